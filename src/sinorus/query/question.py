"""What a person asks, understood: names become ids, dates become days, words become a search."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from sinorus import dates
from sinorus.base import wording
from sinorus.base.errors import BadDate, BadUsage
from sinorus.base.text import fold, quoted, words
from sinorus.model.vocabulary import BINARY, CLIMATES, EXPORTS, FOLDERS, GROUPS, WORDS
from sinorus.query.request import Request

MAX_SEARCH = 1000
# SQLite gives up at a thousand conditions; nobody asks a hundred.
MAX_CONDITIONS = 100
# Nor does it take many thousand names at once, which nobody types.
MAX_VALUES = 1000


class Condition(NamedTuple):
    """One filter given once: the record has one of the values, or none of them."""

    field: str
    values: tuple[str, ...]
    negated: bool


class Search(NamedTuple):
    """One search given once: the record matches a full-text expression, or does not; an empty one matches nothing."""

    expression: str
    negated: bool


class Question(NamedTuple):
    """A question that the index can answer; ``window`` is None where no window was asked."""

    window: dates.Window | None = None
    certain: bool = False
    conditions: tuple[Condition, ...] = ()
    search: tuple[Search, ...] = ()
    notes: tuple[str, ...] = ()

    def is_open(self) -> bool:
        """Say whether it asks for all records there are."""
        return not (self.window or self.conditions or self.search)

    def of_claims(self) -> "Question":
        """Return what it asks of claims: they have no kind, so that a kind chooses among the events only."""
        return self._replace(conditions=tuple(part for part in self.conditions if part.field != "kind"))


def understand(request: Request, db: sqlite3.Connection) -> Question:
    """Resolve what was typed; BadUsage with the nearest names where something is unknown."""
    notes: list[str] = []
    typed = [(field, text) for field, texts in request.filters for text in texts]
    given = len(typed) + len(request.search)
    if given > MAX_CONDITIONS:
        raise BadUsage(f"a question takes up to {MAX_CONDITIONS} filters; this one has {given}")
    conditions = [condition(field, text, db) for field, text in typed]
    search = tuple(_search(text) for text in request.search)
    return Question(_window(request, db, notes), request.certain, tuple(conditions), search, tuple(notes))


def condition(field: str, text: str, db: sqlite3.Connection) -> Condition:
    """Understand one value of a filter: commas mean or, a leading ``not:`` means not."""
    negated = text.startswith("not:")
    parts = list(dict.fromkeys(part.strip() for part in text.removeprefix("not:").split(",")))
    if len(parts) > MAX_VALUES:
        raise BadUsage(f"--{field} takes up to {MAX_VALUES} names; this one has {len(parts)}")
    values: list[str] = []
    for part in parts:
        if part.startswith("not:"):
            raise BadUsage(f"--{field} {quoted(text)}: not: stands once, at the front, and denies the whole list")
        if not part:
            raise BadUsage(f"--{field} {quoted(text)}: a name is missing; write one, or take the comma or not: out")
        values += _resolve(field, part, db)
    return Condition(field, tuple(dict.fromkeys(values)), negated)


def _resolve(field: str, value: str, db: sqlite3.Connection) -> list[str]:
    if field in WORDS:
        if value in WORDS[field]:
            return [value]
        raise BadUsage(_unknown(field, value, list(WORDS[field])))
    found = db.execute(
        "SELECT id FROM name WHERE kind = :kind AND folded = :name"
        " UNION SELECT id FROM record WHERE kind = :kind AND id = :name",
        {"kind": field, "name": fold(value)},
    ).fetchall()
    if not found:
        raise BadUsage(_unknown(field, value, names(field, db)))
    return [id for (id,) in found]


def names(field: str, db: sqlite3.Connection) -> list[str]:
    """List the ids of the records that a filter may name."""
    return [id for (id,) in db.execute("SELECT id FROM record WHERE kind = ? ORDER BY id", [field])]


def _unknown(field: str, value: str, known: list[str]) -> str:
    if not known:
        return f"--{field} {quoted(value)}: the data hold no {field}"
    return f"--{field} {quoted(value)} is no known {field}; {wording.hint(value, known)}"


def grouping(by: str, known: Sequence[str] = GROUPS) -> str:
    """Understand what an answer is to be counted by."""
    if by not in known:
        raise BadUsage(f"--count-by {quoted(by)} is no known group; {wording.hint(by, known)}")
    return by


def export_format(format: str, path: str | None) -> str:
    """Understand a format of export, and that its file has an ending of it; what is no text needs a file."""
    if format not in EXPORTS:
        raise BadUsage(f"{quoted(format)} is no known format of export; {wording.hint(format, tuple(EXPORTS))}")
    endings = EXPORTS[format]
    if path is None and format in FOLDERS:
        raise BadUsage(f"{format} is a folder of files; name one for it, such as -o sinorus-{format}")
    if path is None and format in BINARY:
        raise BadUsage(f"{format} is no text; name a file for it, such as -o sinorus{endings[0]}")
    if path is not None and not path.lower().endswith(endings):
        raise BadUsage(f"-o {quoted(path)}: a file of {format} has the ending {' or '.join(endings)}")
    return format


def climate_of(by: str | None) -> str | None:
    """Understand the step of the climate."""
    if by is not None and by not in CLIMATES:
        raise BadUsage(f"--climate {quoted(by)} is no known step; {wording.hint(by, CLIMATES)}")
    return by


def understood(option: str, text: str) -> dates.Reading:
    """Read the date of an option, or refuse it with the nearest forms that would be read."""
    try:
        return dates.read(text)
    except BadDate as error:
        forms = f"; write for example {' or '.join(error.forms)}" if error.forms else ""
        raise BadUsage(f"{option} {quoted(text)} is no date: {error.reason}{forms}") from error


def _read(option: str, text: str, notes: list[str]) -> dates.Date:
    """Read a date; what was assumed goes to ``notes``."""
    reading = understood(option, text)
    if reading.note:
        notes.append(f"{option} {quoted(text)}: {reading.note}")
    return reading.date


def _window(request: Request, db: sqlite3.Connection, notes: list[str]) -> dates.Window | None:
    """Make the window that all of the options have in common; None where none was given."""
    windows = [
        *(dates.window(_read("--from", text, notes), None) for text in request.start),
        *(dates.window(None, _read("--to", text, notes)) for text in request.end),
        *(dates.window(None, None, _period(text, db, notes)) for text in request.during),
    ]
    if windows:
        return dates.common(windows, request.slack)
    if request.slack is not None:
        raise BadUsage("--slack widens a window; add --from, --to or --during")
    if request.certain:
        raise BadUsage("--certain asks about a window; add --from, --to or --during")
    return None


def period(text: str, db: sqlite3.Connection) -> str | None:
    """Return the id of the period that a text names, if it names one."""
    row = db.execute("SELECT id FROM name WHERE kind = 'period' AND folded = ?", [fold(text)]).fetchone()
    return str(row[0]) if row else None


def _period(text: str, db: sqlite3.Connection, notes: list[str]) -> dates.Date:
    if named := period(text, db):
        import json

        [(record,)] = db.execute("SELECT json FROM record WHERE id = ?", [named])
        return dates.parse(json.loads(record)["date_edtf"])
    if text.startswith("not:") or ("," in text and text[:1] not in ("[", "{")):
        raise BadUsage(f"--during {quoted(text)}: it takes one date or period; repeated, it asks for what they share")
    try:
        return _read("--during", text, notes)
    except BadUsage as error:
        near = wording.near(text, names("period", db))
        if near:
            raise BadUsage(f"--during {quoted(text)} is no period; did you mean {' or '.join(near)}?") from error
        raise BadUsage(f"{error}; `sinorus periods` lists the periods") from error


def _search(text: str) -> Search:
    """Make a full-text expression: all words of an alternative, commas mean or, a leading ``not:`` means not.

    Of a word its beginning counts, and a Chinese word may stand anywhere.
    """
    if len(text) > MAX_SEARCH:
        raise BadUsage(f"--search takes up to {MAX_SEARCH} characters; this text has {len(text)}")
    alternatives = [_alternative(part) for part in text.removeprefix("not:").split(",")]
    expression = " OR ".join(f"({alternative})" for alternative in alternatives if alternative)
    return Search(expression, text.startswith("not:"))


def _alternative(text: str) -> str:
    phrases = [words(part) for part in text.split()]
    return " AND ".join(f'"{" ".join(phrase)}" *' for phrase in phrases if phrase)
