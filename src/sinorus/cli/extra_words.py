"""Words that are too many on a command line: the options whose values they are."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any

from sinorus.base.errors import BadUsage, SinorusError
from sinorus.base.wording import near
from sinorus.cli.command import open_option
from sinorus.cli.completion import folders_of
from sinorus.model.vocabulary import FILTERS, WORDS

Line = list[str]
# The options for whose value a name or a date alone may stand, in the order in which they are tried.
_NAMING = ("--theme", "--actor", "--driver", "--during", "--source", "--place")
# Of these a record has one.
_SINGLE = ("--source", *(f"--{name}" for name in WORDS))
# Words between values, and not values themselves.
_BETWEEN = frozenset(
    ("a", "about", "and", "between", "by", "for", "from", "in", "of", "on", "or", "since", "the", "to", "until", "with")
)


def in_options(line: Line, extra: Sequence[str], options: Mapping[str, Any]) -> Line | None:
    """Return a line on which words that were too many are values of options; None where no option takes them.

    The words belong to the option before them where both together make its value, as an unquoted date does. Else each
    is the name, the date or the word of the model that it is, and what is none of these is searched for.
    """
    from sinorus.index import open_index

    with (
        suppress(SinorusError, sqlite3.Error, OSError),
        open_index(folders_of(line), prefix=folders_of(line, "--prefix")) as index,
    ):
        return _Words(index.db, options).place(line, _places(line, len(extra), options))
    return None


def _places(line: Line, count: int, options: Mapping[str, Any]) -> set[int]:
    """Return the places of the last words of a line that are neither options nor their values."""
    bare: list[int] = []
    at = 1
    while at < len(line):
        if open_option(line[at], options):
            at += 1
        elif not (line[at].startswith("-") and len(line[at]) > 1):
            bare.append(at)
        at += 1
    return set(bare[-count:])


class _Words:
    """The data and the options of a command, by which words are understood."""

    def __init__(self, db: sqlite3.Connection, options: Mapping[str, Any]) -> None:
        self.db = db
        self.options = options

    def place(self, line: Line, extra: Collection[int]) -> Line | None:
        """Return a line with the words at some places in options; None where no option takes them."""
        placed, at = line[:1], 1
        while at < len(line):
            run = _run(line, at, extra)
            if run:
                found = self._in_options(run)
                if found is None:
                    return None
                placed += found
                at += len(run)
                continue
            name, value, size = self._option(line, at)
            if size == 1 and not value:
                placed.append(line[at])
            else:
                run = _run(line, at + size, extra)
                text, used = self._joined(name, value, run)
                placed += [name, text]
                at += used
            at += size
        return placed

    def _option(self, line: Line, at: int) -> tuple[str, str, int]:
        """Return the option at a place and its value, if it takes one, and how many words they are."""
        name, _, value = line[at].partition("=")
        if value and name in self.options:
            return name, value, 1
        if open_option(line[at], self.options) and at + 1 < len(line):
            return line[at], line[at + 1], 2
        return line[at], "", 1

    def _joined(self, name: str, value: str, run: Line) -> tuple[str, int]:
        """Join the value of an option with as many of the words behind it as make a value with it."""
        for used in range(len(run), 0, -1):
            text = " ".join([value, *run[:used]])
            if self._is_value(name, text):
                return text, used
        return value, 0

    def _is_value(self, name: str, text: str) -> bool:
        """Say whether a text is a value of an option: a date, a name or several, words to search for."""
        from sinorus.query.question import is_known, understand
        from sinorus.query.request import Request

        if name == "--fields":
            return text.count(",") == text.count(" ")
        field = {"--from": "start", "--to": "end", "--during": "during", "--search": "search"}.get(name)
        filter = name.removeprefix("--")
        if not field and not (filter in FILTERS and is_known(filter, text, self.db)):
            return False
        request = Request(**{field: (text,)}) if field else Request(filters=((filter, (text,)),))  # type: ignore[arg-type]
        try:
            understand(request, self.db)
        except BadUsage:
            return False
        return True

    def _in_options(self, run: Line) -> Line | None:
        """Return some words as values of options; None where no option takes them."""
        placed: Line = []
        rest: Line = []
        at = 0
        while at < len(run):
            ends = range(len(run), at, -1)
            end, found = next(
                ((end, found) for end in ends if (found := self._as_option(" ".join(run[at:end])))), (0, [])
            )
            placed += found
            if not found and run[at].lower() not in _BETWEEN:
                rest.append(run[at])
            at = end or at + 1
        if not rest:
            return _together(placed)
        return [*_together(placed), "--search", " ".join(rest)] if "--search" in self.options else None

    def _as_option(self, text: str) -> Line:
        """Return the option of which a text is a value, and the value; empty where there is none."""
        for name in _NAMING:
            if name in self.options and self._is_value(name, text):
                return [name, text]
        for field, words in WORDS.items():
            if f"--{field}" in self.options and len(found := near(text, words)) == 1:
                return [f"--{field}", *found]
        return []


def _run(line: Line, at: int, extra: Collection[int]) -> Line:
    """Return the words from a place on that are too many."""
    end = at
    while end in extra:
        end += 1
    return line[at:end]


def _together(placed: Line) -> Line:
    """Return options that can be fulfilled together.

    Two dates are the first and the last, and of what each record has only one the values are alternatives.
    """
    values: dict[str, list[str]] = {}
    for name, value in zip(placed[::2], placed[1::2], strict=True):
        values.setdefault(name, []).append(value)
    dates = values.get("--during", [])
    if len(dates) == 2:
        del values["--during"]
        values = {"--from": dates[:1], "--to": dates[1:], **values}
    joined = {name: [",".join(texts)] if name in _SINGLE else texts for name, texts in values.items()}
    return [word for name, texts in joined.items() for text in texts for word in (name, text)]
