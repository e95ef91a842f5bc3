"""Every option that commands share, declared once; ``@with_options`` gives a command those that it names."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.number import number
from sinorus.model.vocabulary import EXPORTS
from sinorus.output.settings import Canvas, Output
from sinorus.query.filters import TABLE, Filter
from sinorus.query.request import request

if TYPE_CHECKING:
    from sqlite3 import Connection


def _option(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, show_default=False, **more)


Texts = list[str]
# What TAB offers for the values of a filter.
_COMPLETIONS = {
    "during": completion.periods,
    "on": completion.months,
    "theme": completion.themes,
    "driver": completion.drivers,
    "actor": completion.actors,
    "kind": completion.kinds,
    "place": completion.places,
    "effect": completion.effects,
    "source": completion.sources,
    "tradition": completion.traditions,
    "source_kind": completion.source_kinds,
    "language": completion.languages,
    "type": completion.types,
    "hedging": completion.hedgings,
    "verdict": completion.verdicts,
    "event": completion.events,
    "sort": completion.sorts,
    "count_by": completion.groups,
}


def _of_filter(name: str, filter: Filter) -> tuple[Any, Any]:
    """Make the option of a filter, with the type of its value."""
    if not filter.value:
        return bool, _option(filter.option, help=filter.help)
    more = {"autocompletion": _COMPLETIONS[name]} if name in _COMPLETIONS else {}
    option = _option(filter.option, metavar=filter.value, help=filter.help, **more)
    return Texts if filter.is_many else str | None, option


OPTIONS: dict[str, tuple[Any, Any]] = {
    **{name: _of_filter(name, filter) for name, filter in TABLE.items()},
    "limit": (int | None, _option("--limit", "-n", metavar="N", parser=number("--limit", 0), help="At most N rows.")),
    "all": (bool, _option("--all", help="All rows, however many.")),
    "format": (str | None, _option("--format", metavar="FORMAT", help="table, list, plain, json, jsonl, csv, "
                                   "csv-flat, md; xlsx with -o.",
                                   autocompletion=completion.formats)),
    "json": (bool, _option("--json", help="Short for --format json.")),
    "bom": (bool, _option("--bom", help="Begin CSV with a byte order mark, so that Excel reads it.")),
    "fields": (str | None, _option("--fields", metavar="A,B", autocompletion=completion.fields,
                                   help="Only these keys, in this order: id,place.name,...")),
    "output": (str | None, _option("--output", "-o", metavar="FILE",
                                   help="Write to a file, whole or not at all; - is standard output.")),
    "force": (bool, _option("--force", help="Let -o replace what is named like a data file.")),
    "no_color": (bool, _option("--no-color", help="No colour (also NO_COLOR, TERM=dumb).")),
    "no_pager": (bool, _option("--no-pager", help="No pager (also SINORUS_PAGER=cat).")),
    "title": (str | None, _option("--title", metavar="TEXT", help="What stands above a picture in a file.")),
    "width": (int | None, _option("--width", metavar="PIXELS", parser=number("--width", 200, 10_000),
                                  help="How wide a picture in a file is.")),
    "height": (int | None, _option("--height", metavar="PIXELS", parser=number("--height", 200, 10_000),
                                   help="How high a picture in a file is.")),
    "scale": (int | None, _option("--scale", metavar="N", parser=number("--scale", 1, 10),
                                  help="Pixels of a .png for each of these, on each side (2).")),
    "dark": (bool, _option("--dark", help="A picture in a file for dark paper.")),
    "long": (bool, _option("--long", help="More below each row, such as summaries and themes.")),
    "data": (Texts, _option("--data", metavar="DIR", help="Answer from this folder (builtin: the packaged data); "
                            "repeat to join folders. Also SINORUS_DATA.")),
    "engine": (str | None, _option("--engine", metavar="ENGINE", help="What answers from Parquet: duckdb, spark, "
                                   "sc://HOST.")),
    "prefix": (Texts, _option("--prefix", metavar="DIR=NAME", help="Let the ids of the events and claims of a joined "
                              "folder begin with NAME-.")),
    "strict": (bool, _option("--strict", help="Refuse data with a fault, and leave no record out.")),
}  # fmt: skip

# The options of an output with rows.
SHOWING = (
    "limit", "all", "format", "json", "bom", "fields", "output", "force", "no_color", "no_pager",
    "data", "prefix", "strict",
)  # fmt: skip
# The options of an answer beside a folder that is written.
BESIDE = ("limit", "all", "format", "json", "fields", "no_color")
# The options of an output that is one whole, such as a page.
WRITING = ("output", "force", "data", "prefix", "strict")
# The help of the formats of `export`.
EXPORT_FORMATS = f"{', '.join(EXPORTS)}."
# The options of a picture in a file.
DRAWING = ("title", "width", "height", "scale", "dark")


Command = Callable[..., None]


def with_options(*filters: str, showing: tuple[str, ...] = SHOWING) -> Callable[[Command], Command]:
    """Give a command filters and options of an output by their names; their values are its first argument, a Call.

    Typer reads options from the signature of a function. So the function that replaces the command has a signature made
    of the command's own parameters and the shared ones.
    """
    shared = (*filters, *showing)

    def wrap(command: Command) -> Command:
        def wrapper(context: typer.Context, **arguments: Any) -> None:
            options = {name: arguments.pop(name) for name in shared}
            command(_call(options, context), **arguments)

        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
        parameters = [_CONTEXT, *own, *map(_parameter, shared)]
        wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        wrapper.__name__ = command.__name__
        wrapper.__doc__ = command.__doc__
        return wrapper

    return wrap


_CONTEXT = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)


def _parameter(name: str) -> inspect.Parameter:
    """Make the parameter of a shared option."""
    kind, option = OPTIONS[name]
    default: Any = False if kind is bool else [] if kind == Texts else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option])


def _call(options: dict[str, Any], context: typer.Context) -> Call:
    """Make a Call of the values of the shared options; the ``obj`` of the context is the sink, if there is one."""
    sink = partial(context.obj, context) if context.obj else None
    return Call(
        request(options),
        list(options.get("data", ())),
        _output(options, sink),
        partial(line, context),
        options.get("strict", False),
        list(options.get("prefix", ())),
        options.get("engine"),
    )


def _output(options: dict[str, Any], sink: Callable[[Any], None] | None) -> Output:
    return Output(
        options.get("format"),
        options.get("json", False),
        options.get("fields"),
        None if options.get("output") == "-" else options.get("output"),
        options.get("output") == "-",
        options.get("no_color", False),
        options.get("limit"),
        options.get("all", False),
        options.get("force", False),
        options.get("long", False),
        options.get("bom", False),
        not options.get("no_pager", False),
        sink,
        _canvas(options),
        DRAWING[0] in options,
    )


def _canvas(options: dict[str, Any]) -> Canvas | None:
    """Return how a picture is wanted; None if no option says so."""
    given = {name: value for name in DRAWING if (value := options.get(name)) not in (None, False)}
    return Canvas(**given) if given else None


def line(context: typer.Context, db: "Connection") -> str:
    """Write the command line of a context in its canonical form."""
    from sinorus.query import canonical

    options = [(str(p.name), None if p.param_type_name == "argument" else p.opts[0]) for p in context.command.params]
    return canonical.line(str(context.info_name), options, context.params, db)
