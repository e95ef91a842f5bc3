"""The keywords of a question, held against the table of filters and made the texts that the program understands."""

from __future__ import annotations

import datetime as clock
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.base.wording import hint
from sinorus.dates import Date
from sinorus.query.filters import QUESTIONS, TABLE


def check(question: str, given: Mapping[str, Any], caller: str = "", without: Sequence[str] = ()) -> dict[str, Any]:
    """Return the values of filters as a request takes them: tuples of texts, texts, or True; None is left out.

    ``caller`` is what the question is called where its keywords are written, and ``without`` are filters that it has
    not there, because counts are asked of records. Raises BadUsage for a keyword that the question has not, and for a
    value of another kind.
    """
    names, values = [name for name in QUESTIONS[question] if name not in without], {}
    for name, value in given.items():
        if name in without:
            raise BadUsage(f"{caller or question} takes no {quote(name)}; ask counts() of what it gives")
        if name not in names:
            raise BadUsage(f"{caller or question} takes no {quote(name)}; {hint(name, names)}")
        if value is not None:
            values[name] = _value(name, value)
    return values


def _value(name: str, value: Any) -> Any:
    """Return the value of a filter as a request takes it; BadUsage if it is of another kind."""
    filter = TABLE[name]
    if not filter.value:
        return flag(name, value)
    if filter.is_many:
        return texts(name, value)
    return text(name, value)


def flag(name: str, value: Any) -> bool:
    """Return True or False; BadUsage for anything else."""
    if isinstance(value, bool):
        return value
    raise BadUsage(f"{name}={value!r:.80} is neither True nor False")


def number(name: str, value: Any, least: int, most: int | None = None) -> int | None:
    """Return a whole number within bounds, or None for None; BadUsage for anything else."""
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= (value if most is None else most):
        return value
    wanted = f"from {least} up" if most is None else f"from {least} to {most}"
    raise BadUsage(f"{name}={value!r:.80} is no number {wanted}")


def texts(name: str, value: Any) -> tuple[str, ...]:
    """Return a text, or each of a list of texts; BadUsage if it is neither."""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping | Date):
        return tuple(text(name, part) for part in value)
    return (text(name, value),)


def text(name: str, value: Any) -> str:
    """Return a value as a text: a year and a date as EDTF writes them; BadUsage for others than these and texts."""
    if isinstance(value, clock.datetime):
        return value.date().isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return _year(value) if (TABLE.get(name) and "DATE" in TABLE[name].value) or name in _DATES else str(value)
    if isinstance(value, str | clock.date | Date):
        return str(value)
    raise BadUsage(f"{name}={value!r:.80} is no text; write one, or a list of texts")


# What takes a date and is no filter.
_DATES = ("at", "before", "after")


def _year(year: int) -> str:
    """Write a year in EDTF: with four digits, or with a Y before more of them."""
    return f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) < 10_000 else f"Y{year}"


def ids(values: Sequence[Any]) -> tuple[str, ...]:
    """Return ids as they are looked up; BadUsage for what is no text."""
    return tuple(text("id", value) for value in values)
