"""Every option that commands share, declared once; ``@with_options`` gives a command those that it names."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.number import number
from sinorus.model.vocabulary import FILTERS, WORDS
from sinorus.output.settings import Canvas, Output
from sinorus.query.request import Request, Written

if TYPE_CHECKING:
    from sqlite3 import Connection


def _option(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, show_default=False, **more)


def one_of(field: str) -> str:
    """Write the words of a closed list, of which the value of a filter is one."""
    return ", ".join(WORDS[field])


Texts = list[str]
OPTIONS: dict[str, tuple[Any, Any]] = {
    "start": (Texts, _option("--from", metavar="DATE", help="Not before this date (all of it counts).")),
    "end": (Texts, _option("--to", metavar="DATE", help="Not after this date (all of it counts).")),
    "during": (
        Texts,
        _option("--during", metavar="DATE|PERIOD", help="Within a date or period.", autocompletion=completion.periods),
    ),
    "on": (Texts, _option("--on", metavar="DAY", help="On a day of any year, or in a month: 11-29, november.",
                          autocompletion=completion.months)),
    "slack": (str | None, _option("--slack", metavar="SPAN", help="Widen the window both ways: 5y, 6m, 10d.")),
    "certain": (bool, _option("--certain", help="Only what is certainly in the window.")),
    "theme": (Texts, _option("--theme", metavar="THEME", help="By theme.", autocompletion=completion.themes)),
    "driver": (Texts, _option("--driver", metavar="DRIVER", help="By driver.", autocompletion=completion.drivers)),
    "actor": (Texts, _option("--actor", metavar="ACTOR", help="By actor; a line such as russia covers its states.",
                             autocompletion=completion.actors)),
    "kind": (Texts, _option("--kind", metavar="KIND", help=one_of("kind"), autocompletion=completion.kinds)),
    "place": (Texts, _option("--place", metavar="PLACE", help="By place: id, name or other name.",
                             autocompletion=completion.places)),
    "effect": (Texts, _option("--effect", metavar="EFFECT", autocompletion=completion.effects,
                              help=f"On the tie: {one_of('effect')}")),
    "source": (Texts, _option("--source", metavar="SOURCE", help="By source: id, or author for all the works.",
                              autocompletion=completion.sources)),
    "tradition": (Texts, _option("--tradition", metavar="TRADITION", help=one_of("tradition"),
                                 autocompletion=completion.traditions)),
    "source_kind": (Texts, _option("--source-kind", metavar="KIND", help=one_of("source-kind"),
                                   autocompletion=completion.source_kinds)),
    "language": (Texts, _option("--language", metavar="LANGUAGE", help="By language of the source: ru, chinese.",
                                autocompletion=completion.languages)),
    "written_from": (Texts, _option("--written-from", metavar="DATE", help="By sources not written before this date.")),
    "written_to": (Texts, _option("--written-to", metavar="DATE", help="By sources not written after this date.")),
    "written": (Texts, _option("--written", metavar="DATE", help="By sources written within a date: 2010s.")),
    "lag": (str | None, _option("--lag", metavar="YEARS", help="Years from what is told to the writing: 0/5, ../-1, "
                                "15/...")),
    "type": (Texts, _option("--type", metavar="TYPE", help=one_of("type"),
                            autocompletion=completion.types)),
    "hedging": (Texts, _option("--hedging", metavar="HEDGING", help=one_of("hedging"),
                               autocompletion=completion.hedgings)),
    "verdict": (Texts, _option("--verdict", metavar="VERDICT", autocompletion=completion.verdicts,
                               help=one_of("verdict"))),
    "event": (Texts, _option("--event", metavar="ID", help="Claims that rest on this event.",
                             autocompletion=completion.events)),
    "search": (Texts, _option("--search", metavar="WORDS",
                              help='Words in any form, word* a beginning, "a phrase", -word not.')),
    "sort": (str | None, _option("--sort", metavar="ORDER", autocompletion=completion.sorts,
                                 help="date, title, links, passage or written; with - before it backwards.")),
    "count_by": (str | None, _option("--count-by", metavar="GROUP", autocompletion=completion.groups,
                                     help="Count by year, theme, tradition, ... or two: theme,decade.")),
    "cut": (str | None, _option("--cut", metavar="YEARS", help="Count by spans of time that begin in these years: "
                                "2014,2022.")),
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
    "prefix": (Texts, _option("--prefix", metavar="DIR=NAME", help="Let the ids of the events and claims of a joined "
                              "folder begin with NAME-.")),
    "strict": (bool, _option("--strict", help="Refuse data with a fault, and leave no record out.")),
}  # fmt: skip

# The options of a window.
WINDOWED = ("start", "end", "during", "on", "slack", "certain")
# The filters that name ids or words of the model.
TAGS = {field: name for field in FILTERS if (name := field.replace("-", "_")) in OPTIONS}
# What chooses among the sources, and among what they say.
OF_SOURCES = ("source", "tradition", "source_kind", "language", "written_from", "written_to", "written")
# What counts records in place of listing them.
COUNTED = ("count_by", "cut")
# What chooses claims, and puts them in order or counts them.
OF_CLAIMS = (
    *COUNTED, *WINDOWED, "theme", "driver", "actor", "effect", *OF_SOURCES, "lag", "type", "hedging", "verdict",
    "event", "search", "sort",
)  # fmt: skip
# The options of an output with rows.
SHOWING = (
    "limit", "all", "format", "json", "bom", "fields", "output", "force", "no_color", "no_pager",
    "data", "prefix", "strict",
)  # fmt: skip
# The options of an answer beside a folder that is written.
BESIDE = ("limit", "all", "format", "json", "fields", "no_color")
# The options of an output that is one whole, such as a page.
WRITING = ("output", "force", "data", "prefix", "strict")
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
        _request(options),
        list(options.get("data", ())),
        _output(options, sink),
        partial(line, context),
        options.get("sort"),
        options.get("count_by"),
        options.get("strict", False),
        list(options.get("prefix", ())),
        options.get("cut"),
    )


def _request(options: dict[str, Any]) -> Request:
    def many(name: str) -> tuple[str, ...]:
        return tuple(options.get(name, ()))

    return Request(
        many("start"),
        many("end"),
        many("during"),
        options.get("slack"),
        options.get("certain", False),
        tuple((field, many(name)) for field, name in TAGS.items() if options.get(name)),
        many("search"),
        many("on"),
        Written(many("written_from"), many("written_to"), many("written")),
        options.get("lag"),
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
