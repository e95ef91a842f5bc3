"""The canonical form of a question and of an answer: the same on any machine, so that both can be cited."""

import shlex
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sinorus import dates
from sinorus.base import checksum
from sinorus.base.errors import BadUsage
from sinorus.base.text import quoted, sound
from sinorus.model.vocabulary import FILTERS
from sinorus.query import lookup, question

Row = dict[str, Any]
# How an answer is shown, and where it comes from, is no part of what is asked.
SHOWN = ("all", "format", "json", "fields", "output", "no_color", "data")


def line(
    command: str, options: Sequence[tuple[str, str | None]], given: Mapping[str, Any], db: sqlite3.Connection
) -> str:
    """Write a question with long names, ids for names, EDTF for dates, in the order of the options of the command.

    ``options`` are the parameters of the command with their spellings; an argument has none.
    """
    written = [command]
    for name, spelling in options:
        for value in [] if name in SHOWN else _values(name, given.get(name), db):
            # A value that looks like an option is tied to its own; a year before our era looks like none.
            tied = spelling and value and value.startswith("-") and not value[1:2].isdigit()
            written += [f"{spelling}={value}"] if tied else [part for part in (spelling, value) if part is not None]
    return sound(shlex.join(written))


def _values(name: str, given: Any, db: sqlite3.Connection) -> Sequence[str | None]:
    """Return the values of an option in canonical order; a flag that is set has none."""
    if given is None or given is False:
        return []
    if given is True:
        return [None]
    listed = [str(value) for value in (given if isinstance(given, list | tuple) else [given])]
    if name in FILTERS:
        return sorted(_filter(name, value, db) for value in listed)
    if name in ("start", "end", "during"):
        return sorted(_date(name, value, db) for value in listed)
    if name in ("ids", "id", "to"):
        return [lookup.find(db, [value])[0]["id"] for value in listed]
    return sorted(" ".join(value.split()) for value in listed)


def _filter(name: str, value: str, db: sqlite3.Connection) -> str:
    asked = question.condition(name, value, db)
    return ("not:" if asked.negated else "") + ",".join(sorted(set(asked.values)))


def _date(name: str, value: str, db: sqlite3.Connection) -> str:
    if name == "during" and (period := question.period(value, db)):
        return period
    return dates.read(value).edtf


def records(rows: list[Row]) -> list[Row]:
    """Return the name and hash of every record of an answer; a name that comes again is numbered."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        name = _name(row)
        seen[name] = seen.get(name, 0) + 1
        found.append({"id": name if seen[name] == 1 else f"{name} ({seen[name]})", "hash": checksum.digest(row)})
    return found


def _name(row: Row) -> str:
    """Name a row by its id, else by what tells it from the others of its answer."""
    keys = next((keys for keys in _NAMES if keys[0] in row), ())
    return " ".join(str(row[key]) for key in keys if row[key] is not None) or "unknown"


_NAMES = (("id",), ("key",), ("series", "date_edtf"), ("relation", "driver", "event", "contrast"), ("driver", "event"))


def citable(command: str) -> None:
    """Refuse to cite what is no answer from the data."""
    if command not in CITABLE:
        raise BadUsage(f"{quoted(command)} gives no answer that can be cited; cite one of {', '.join(CITABLE)}")


CITABLE = (
    "timeline", "drivers", "claims", "show", "compare", "check", "trace", "series", "periods", "themes", "actors", "sources",
)  # fmt: skip
