"""Every option once, as a parameter; ``@asking`` gives a command the options that it shares with others."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.model.vocabulary import FILTERS
from sinorus.output.settings import Output
from sinorus.query.request import Request

if TYPE_CHECKING:
    from sqlite3 import Connection


def _option(*names: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, help=help, show_default=False, **more)


Texts = list[str]
_MANY = "Repeat for and, commas for or, not: for not."
_OPTIONS: dict[str, tuple[Any, Any]] = {
    "start": (Texts, _option("--from", metavar="DATE", help="Not before this date (all of it counts).")),
    "end": (Texts, _option("--to", metavar="DATE", help="Not after this date (all of it counts).")),
    "during": (
        Texts,
        _option("--during", metavar="DATE|PERIOD", help="Within a date or period.", autocompletion=completion.periods),
    ),
    "slack": (str | None, _option("--slack", metavar="SPAN", help="Widen the window both ways: 5y, 6m, 10d.")),
    "certain": (bool, _option("--certain", help="Only what is certainly in the window.")),
    "theme": (Texts, _option("--theme", metavar="THEME", help=f"By theme. {_MANY}", autocompletion=completion.themes)),
    "driver": (Texts, _option("--driver", metavar="DRIVER", help="By driver.", autocompletion=completion.drivers)),
    "actor": (Texts, _option("--actor", metavar="ACTOR", help="By actor; a line such as russia covers its states.",
                             autocompletion=completion.actors)),
    "kind": (Texts, _option("--kind", metavar="KIND", help="By kind of event.", autocompletion=completion.kinds)),
    "effect": (Texts, _option("--effect", metavar="EFFECT", help="By what it did to the tie: cooperation, friction, mixed or neutral.",
                              autocompletion=completion.effects)),
    "source": (Texts, _option("--source", metavar="SOURCE", help="By essay.", autocompletion=completion.sources)),
    "type": (Texts, _option("--type", metavar="TYPE", help="descriptive, causal, evaluative, predictive, definitional.",
                            autocompletion=completion.types)),
    "hedging": (Texts, _option("--hedging", metavar="HEDGING", help="asserted, hedged or attributed.",
                               autocompletion=completion.hedgings)),
    "verdict": (Texts, _option("--verdict", metavar="VERDICT", help="By what the record says: contradicted, supported, open, ...",
                               autocompletion=completion.verdicts)),
    "event": (Texts, _option("--event", metavar="ID", help="Claims that rest on this event.",
                             autocompletion=completion.events)),
    "search": (Texts, _option("--search", metavar="WORDS", help="Every word begins a word of the record.")),
    "limit": (int | None, _option("--limit", metavar="N", min=0, help="At most N rows.")),
    "all": (bool, _option("--all", help="All rows, however many.")),
    "format": (str | None, _option("--format", metavar="FORMAT", help="table, list, plain, json, jsonl, csv or md.",
                                   autocompletion=completion.formats)),
    "json": (bool, _option("--json", help="Short for --format json.")),
    "fields": (str | None, _option("--fields", metavar="A,B", help="Only these keys of the JSON, in this order.")),
    "output": (str | None, _option("--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.")),
    "no_color": (bool, _option("--no-color", help="No colour (also NO_COLOR, TERM=dumb).")),
    "data": (Texts, _option("--data", metavar="DIR", help="Answer from this folder (builtin: the packaged data); "
                            "repeat to join folders. Also SINORUS_DATA.")),
}  # fmt: skip

WINDOWED = ("start", "end", "during", "slack", "certain")
TAGS = tuple(name for name in FILTERS if name in _OPTIONS)
SHOWING = ("limit", "all", "format", "json", "fields", "output", "no_color", "data")
# What is no table of rows is written to a file or not, and that is all.
WRITING = ("output", "data")


def asking(*filters: str, showing: tuple[str, ...] = SHOWING) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the named filters and options of output; it receives them as its first argument, a Call.

    Typer reads the options from the signature, so the wrapper carries one made of the command's own and the shared.
    """
    shared = (*filters, *showing)

    def wrap(command: Callable[..., None]) -> Callable[..., None]:
        def wrapped(context: typer.Context, **given: Any) -> None:
            typed = {name: given.pop(name) for name in shared}
            command(_call(typed, context), **given)

        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
        parameters = [_CONTEXT, *own, *map(_parameter, shared)]
        wrapped.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        wrapped.__name__ = command.__name__
        wrapped.__doc__ = command.__doc__
        return wrapped

    return wrap


_CONTEXT = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)


def _parameter(name: str) -> inspect.Parameter:
    kind, option = _OPTIONS[name]
    default: Any = False if kind is bool else [] if kind == Texts else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option])


def _call(typed: dict[str, Any], context: typer.Context) -> Call:
    def many(name: str) -> tuple[str, ...]:
        return tuple(typed.get(name, ()))

    request = Request(
        many("start"),
        many("end"),
        many("during"),
        typed.get("slack"),
        typed.get("certain", False),
        tuple((field, many(field)) for field in TAGS if typed.get(field)),
        many("search"),
    )
    output = Output(
        typed.get("format"),
        typed.get("json", False),
        typed.get("fields"),
        typed["output"],
        typed.get("no_color", False),
        typed.get("limit"),
        typed.get("all", False),
        partial(context.obj, context) if context.obj else None,
    )
    return Call(request, list(typed["data"]), output, partial(line, context))


def line(context: typer.Context, db: "Connection") -> str:
    """Write the command line of a context in its canonical form."""
    from sinorus.query import canonical

    options = [(str(p.name), None if p.param_type_name == "argument" else p.opts[0]) for p in context.command.params]
    return canonical.line(str(context.info_name), options, context.params, db)
