"""The help of a command: usage, examples, its own options, and the common ones by name, on one screen of 24 lines."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sinorus.cli.options import DRAWING, OPTIONS, SHOWING
from sinorus.query.filters import OF_SOURCES, TAGS, WINDOWED

# Where the words about options begin: behind the longest name that stands before most of them.
_COLUMN = 18
# What says which data are asked, and how strictly.
_DATA = ("data", "prefix", "strict")
# How a shell shows the common options of a command, in this order: its options that look alike on all commands.
_WINDOW = WINDOWED
_SOURCES = (*(name for name in OF_SOURCES if name != "source"), "lag")
_OUTPUT = (*(name for name in (*SHOWING, "sort", "long") if name not in _DATA), *DRAWING)
# Filters whose values are names of records.
_NAMED = ("theme", "driver", "actor", "place", "source", "event")
_BY_NAME = "by id, label or other name"
# Filters whose values are words of closed lists. A command that has all of them has no room for the lists.
_WORDS = ("kind", "effect", "type", "hedging", "verdict")
_BY_WORD = "by words that `sinorus help options` lists"


def page(command: Any, usage: str, width: int) -> str:
    """Write the help of a command of Typer for a page of so many columns, below its line of usage."""
    lines = [usage.rstrip("\n"), *_about(command.help or "", width), "", "Options:"]
    for name, about in _rows(command.params):
        lines += _row(name, about, width)
    return "\n".join(lines) + "\n"


def common(width: int) -> str:
    """Write the options that commands share, each with what it means."""
    lines: list[str] = []
    for title, about, names in _sections():
        lines += (
            ["", *textwrap.wrap(f"{title}: {about}", width)] if lines else textwrap.wrap(f"{title}: {about}", width)
        )
        for name in names:
            _, option = OPTIONS[name]
            # Typer takes the first name for a default.
            spellings = sorted((option.default, *option.param_decls), key=len)
            lines += _row(f"{', '.join(spellings)} {option.metavar or ''}".rstrip(), option.help, width)
    return "\n".join(lines) + "\n"


def _sections() -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield the parts of the common options: a title, what is true of all of them, and their names."""
    rest = [name for name in OPTIONS if name not in (*_WINDOW, *_SOURCES, *TAGS.values(), "search", *_OUTPUT, *_DATA)]
    values = "an id, a label or another name is a value. Commas mean or, a filter repeated and, not: at the front not."
    yield "Filters", values, (*(name for name in TAGS.values() if name not in _SOURCES), "search")
    yield "Sources", "who says it, and when it was written.", _SOURCES
    yield "Window", "when it happened; a date is EDTF or English, such as 1969-03, spring 1969 or c. 1650.", _WINDOW
    yield "Output", "how the answer looks and where it goes.", [name for name in _OUTPUT if name in OPTIONS]
    yield "Data", "what is asked.", [*_DATA, *rest]


def _about(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a docstring, filled; those of a paragraph that begins with a backspace stay as they are."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ""
        if paragraph.startswith("\b\n"):
            yield from paragraph.splitlines()[1:]
        else:
            yield from textwrap.wrap(paragraph, width)


def _rows(parameters: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Yield what stands on each line of the options: names, and what they mean."""
    every = list(parameters)
    options = {option.name: option for option in every if option.param_type_name == "option"}
    # What is called as a filter and is none says itself what it means.
    named = [name for name in _NAMED if name in options and options[name].help == OPTIONS[name][1].help]
    words = _WORDS if all(name in options for name in _WORDS) else ()
    yield from ((str(argument.metavar), argument.help) for argument in every if argument.name not in options)
    for name, option in options.items():
        if named and name == named[0]:
            yield _names(options, named), _BY_NAME
        if words and name == words[0]:
            yield _names(options, words), _BY_WORD
        if name not in (*named, *words, *_SOURCES, *_WINDOW, *_OUTPUT, *_DATA):
            yield _spelling(option), option.help
    for title, names in (("Sources", _SOURCES), ("Window", _WINDOW), ("Output", _OUTPUT)):
        if some := [name for name in names if name in options]:
            yield title, _names(options, some)
    if "data" in options:
        others = [options[name].opts[0] for name in _DATA[1:] if name in options]
        yield "Data", f"{', '.join(['--data', *others, '--help'])}; `sinorus help options`"
    else:
        yield "-h, --help", "Show this."


def _names(options: dict[str, Any], names: Iterable[str]) -> str:
    return ", ".join("-o" if name == "output" else options[name].opts[0] for name in names)


def _spelling(option: Any) -> str:
    """Write the letter and the first name of an option, and its value, where that says more than the name does."""
    long = next(each for each in option.opts if each.startswith("--"))
    name = ", ".join([*(each for each in option.opts if not each.startswith("--")), long])
    value = None if option.is_flag else option.metavar
    return name if not value or value.lower() in (name.removeprefix("--"), "group") else f"{name} {value}"


def _row(name: str, about: str, width: int) -> list[str]:
    """Write names and what they mean beside them, in as many lines as that needs."""
    head = f"  {name:<{_COLUMN - 4}}  "
    return textwrap.wrap(about, max(width, 40), initial_indent=head, subsequent_indent=" " * _COLUMN) or [head.rstrip()]
