"""The canonical form of a command line: the same words for the same question, so that it can be cited."""

import shlex
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from sinorus import dates
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote, sound
from sinorus.model.vocabulary import FILTERS
from sinorus.query import lookup, question, turning_point

# Options that say how an answer looks or where the data lie; they are no part of the question.
PRESENTATION = (
    "all",
    "format",
    "json",
    "bom",
    "fields",
    "output",
    "force",
    "no_color",
    "no_pager",
    "long",
    "data",
    "engine",
    "prefix",
    "strict",
    "title",
    "width",
    "height",
    "scale",
    "dark",
)
# The commands whose answers can be cited.
CITABLE = (
    "find", "timeline", "drivers", "claims", "show", "compare", "change", "check", "trace", "series",
    "periods", "themes", "actors", "sources",
)  # fmt: skip


def citable(command: str) -> None:
    """Raise BadUsage for a command that gives no answer from the data."""
    if command not in CITABLE:
        raise BadUsage(f"{quote(command)} gives no answer that can be cited; cite one of {', '.join(CITABLE)}")


def line(
    command: str, options: Sequence[tuple[str, str | None]], values: Mapping[str, object], db: sqlite3.Connection
) -> str:
    """Write a question with long names, ids for names and EDTF for dates, in the order of the command's options.

    ``options`` are the parameters of the command, each with its spelling; an argument has None, and is never left out.
    """
    words = [command]
    for name, spelling in options:
        if spelling is None or name not in PRESENTATION:
            words += _option(name, spelling, values.get(name), db)
    return sound(shlex.join(words))


def _option(name: str, spelling: str | None, value: object, db: sqlite3.Connection) -> Iterator[str]:
    """Yield the words of one option, once for each of its values; none where it was not given."""
    if isinstance(value, bool) or value is None:
        yield from [spelling] if spelling and value else []
        return
    for text in _texts(name, value, db):
        yield from pair(spelling, text) if spelling else [text]


def pair(spelling: str, text: str) -> list[str]:
    """Write an option and its value as two words, or as one where the value would be taken for an option.

    A year before our era begins with a minus, and the command line understands it.
    """
    is_like_an_option = text.startswith("-") and not text[1:2].isdigit()
    return [f"{spelling}={text}"] if is_like_an_option else [spelling, text]


def _texts(name: str, value: object, db: sqlite3.Connection) -> list[str]:
    """Return the values of an option in canonical form: ids in the order of the question, all else sorted."""
    write = _WRITERS.get(name, _words)
    texts = [write(str(part), db) for part in (value if isinstance(value, list | tuple) else [value])]
    return texts if name in ("ids", "words") else sorted(texts)


def _words(text: str, db: sqlite3.Connection) -> str:
    return " ".join(text.split())


def _list(text: str, db: sqlite3.Connection) -> str:
    return ",".join(part.strip() for part in text.split(","))


def _id(text: str, db: sqlite3.Connection) -> str:
    return str(lookup.find(db, [text])[0]["id"])


def _filter(name: str, text: str, db: sqlite3.Connection) -> str:
    return filter_text(question.condition(name, text, db))


def filter_text(condition: question.Condition) -> str:
    """Write the value of a filter by ids or words."""
    # A retired id with a sign has no other spelling.
    words = {*condition.values, *(signed.id for signed in condition.signed)}
    return ("not:" if condition.negated else "") + ",".join(sorted(words))


def _date(text: str, db: sqlite3.Connection) -> str:
    return question.read_window(text, db).edtf


def _on(text: str, db: sqlite3.Connection) -> str:
    days = {dates.read_anniversary(part).edtf() for part in text.removeprefix("not:").split(",")}
    return ("not:" if text.startswith("not:") else "") + ",".join(sorted(days))


def _lag(text: str, db: sqlite3.Connection) -> str:
    return str(question.read_lag(text))


def _point(text: str, db: sqlite3.Connection) -> str:
    record = lookup.of_kinds(db, turning_point.KINDS, text)
    return record.id if record else _date(text, db)


def _date_or_period(text: str, db: sqlite3.Connection) -> str:
    return question.period(text, db) or _date(text, db)


# How a value of an option is written; one that is not named here keeps its words.
_WRITERS: dict[str, Callable[[str, sqlite3.Connection], str]] = {
    **{name.replace("-", "_"): partial(_filter, name) for name in FILTERS},
    "start": _date,
    "end": _date,
    "during": _date_or_period,
    "on": _on,
    **dict.fromkeys(("point", "at"), _point),
    **dict.fromkeys(("before", "after"), _date_or_period),
    **dict.fromkeys(("written_from", "written_to", "written"), _date),
    "lag": _lag,
    **dict.fromkeys(("count_by", "cut"), _list),
    "ids": _id,
    "id": _id,
    "to": _id,
}
