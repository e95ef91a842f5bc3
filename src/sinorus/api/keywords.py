"""The keywords of a question, held against the table of filters and made the texts that the program understands."""

from __future__ import annotations

import datetime as clock
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.base.wording import hint
from sinorus.query.filters import QUESTIONS, TABLE


def checked(question: str, given: Mapping[str, Any], caller: str = "") -> dict[str, Any]:
    """Return the values of filters as a request takes them: tuples of texts, texts, or True; None is left out.

    ``caller`` is what the question is called where its keywords are written. Raises BadUsage for a keyword that the
    question has not, and for a value of another kind.
    """
    names, values = QUESTIONS[question], {}
    for name, value in given.items():
        if name not in names:
            raise BadUsage(f"{caller or question} takes no {quote(name)}; {hint(name, names)}")
        if value is not None:
            values[name] = _value(name, value)
    return values


def _value(name: str, value: Any) -> Any:
    """Return the value of a filter as a request takes it; BadUsage if it is of another kind."""
    filter = TABLE[name]
    if not filter.value:
        if isinstance(value, bool):
            return value
        raise BadUsage(f"{name}={value!r:.80} is neither True nor False")
    if filter.is_many:
        return texts(name, value)
    return text(name, value)


def texts(name: str, value: Any) -> tuple[str, ...]:
    """Return a text, or each of a list of texts; BadUsage if it is neither."""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return tuple(text(name, part) for part in value)
    return (text(name, value),)


def text(name: str, value: Any) -> str:
    """Return a value as a text: a number such as a year, and a date, as they are written; BadUsage for others."""
    if isinstance(value, clock.datetime):
        return value.date().isoformat()
    if isinstance(value, str | int | clock.date) and not isinstance(value, bool):
        return str(value)
    raise BadUsage(f"{name}={value!r:.80} is no text; write one, or a list of texts")


def ids(values: Sequence[Any]) -> tuple[str, ...]:
    """Return ids as they are looked up; BadUsage for what is no text."""
    return tuple(text("id", value) for value in values)
