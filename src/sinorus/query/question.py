"""A question, made from the filters of a command line: names become ids, dates a window, words a full-text search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sinorus import dates
from sinorus.base import wording
from sinorus.base.errors import BadDate, BadUsage, Damaged
from sinorus.base.optional import require_full_text
from sinorus.base.text import fold, quote
from sinorus.model.vocabulary import BINARY, CLIMATES, EXAMPLES, EXPORTS, FOLDERS, LANGUAGES, NOT_CODED, WORDS
from sinorus.query import retired
from sinorus.query.filters import QUESTIONS, TAGS
from sinorus.query.request import Request, Written

if TYPE_CHECKING:
    from sinorus.base.near_names import Names
    from sinorus.dates.anniversaries import Anniversary
    from sinorus.query.search import Search

T = TypeVar("T")
# The filters that events have and claims have not.
OF_EVENTS_ALONE = tuple(
    field for field, name in TAGS.items() if name in QUESTIONS["timeline"] and name not in QUESTIONS["claims"]
)
# The command that lists what a filter may name.
LISTERS = {
    **{kind: f"sinorus {kind}s" for kind in ("theme", "driver", "actor", "source", "period", "claim")},
    "event": "sinorus timeline",
    "series": "sinorus series",
}
# SQLite refuses an expression that is nested a thousand deep, and each filter is one level of it.
MAX_CONDITIONS = 100
# SQLite limits the number of values in one statement; nobody writes so many names by hand.
MAX_VALUES = 1000


class Signed(NamedTuple):
    """A retired id that had a sign: the record has one of the values, and one of the effects."""

    id: str
    values: tuple[str, ...]
    effects: tuple[str, ...]

    def __str__(self) -> str:
        """Write what it stands for."""
        return f"{' or '.join(self.values)} ({' or '.join(self.effects)})"


class Condition(NamedTuple):
    """A filter: the record has one of the values, or fits one of ``signed``; if ``negated``, neither.

    ``shown`` is how it is told where the values are none that a person writes.
    """

    field: str
    values: tuple[str, ...]
    negated: bool
    signed: tuple[Signed, ...] = ()
    shown: str = ""

    def lets_through(self, value: str | None) -> bool:
        """Say whether a record with a value passes the filter."""
        return (value in self.values) != self.negated

    def every_value(self) -> tuple[str, ...]:
        """Return the values, and those of retired ids whatever their sign."""
        return (*self.values, *chain.from_iterable(signed.values for signed in self.signed))

    def __str__(self) -> str:
        """Write what the filter asks for."""
        return self.shown or f"{'not ' * self.negated}{' or '.join([*self.values, *map(str, self.signed)])}"


class On(NamedTuple):
    """Days or months of any year: a record begins on one of them; if ``negated``, on none."""

    days: tuple[Anniversary, ...]
    negated: bool

    def __str__(self) -> str:
        """Write which days or months are asked for."""
        return f"{'not ' * self.negated}{' or '.join(map(str, self.days))}"


class Lag(NamedTuple):
    """From how many to how many years a claim was written after what it tells; None is no bound."""

    least: int | None
    most: int | None

    def has(self, years: int) -> bool:
        """Say whether it has so many years."""
        return (self.least is None or self.least <= years) and (self.most is None or years <= self.most)

    def __str__(self) -> str:
        """Write it as --lag takes it."""
        ends = [".." if end is None else str(end) for end in self]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)


class Question(NamedTuple):
    """A question that the index can answer.

    window      the time that records must touch; None for all time
    certain     whether they must surely touch it, and not only possibly
    conditions  the filters, of which all must hold
    search      the searches, of which all must hold
    notes       sentences about what was assumed when the dates were read
    on          the days or months of any year, of which all must hold
    """

    window: dates.Window | None = None
    certain: bool = False
    conditions: tuple[Condition, ...] = ()
    search: tuple[Search, ...] = ()
    notes: tuple[str, ...] = ()
    on: tuple[On, ...] = ()

    def is_open(self) -> bool:
        """Say whether the question asks for all records."""
        return not (self.window or self.conditions or self.search or self.on)

    def of_claims(self) -> Question:
        """Return the question without the filters that only events have."""
        return self._replace(conditions=tuple(part for part in self.conditions if part.field not in OF_EVENTS_ALONE))


def understand(request: Request, db: sqlite3.Connection) -> Question:
    """Make a question of the filters of a command line.

    Raises BadUsage if there are too many filters, if a name is unknown (the message offers the nearest names), if a
    date is none, or if an option needs another one; CannotAccess if SQLite lacks what a search needs.
    """
    notes: list[str] = []
    count = sum(len(texts) for _, texts in request.filters) + len(request.search) + len(request.on)
    if count > MAX_CONDITIONS:
        raise BadUsage(f"a question takes up to {MAX_CONDITIONS} filters; this one has {count}")
    conditions: list[Condition] = []
    for field, texts in request.filters:
        conditions += [condition(field, text, db) for text in texts]
    if request.search:
        require_words(db)
    notes += [retirement.in_filter() for retirement in retirements(request.filters, db)]
    searches = _searches(request, db) if request.search else ()
    on = tuple(map(_on, request.on))
    conditions += [*_written(request.written, db, notes), *([_lag(request.lag, db)] if request.lag else [])]
    return Question(_window(request, db, notes), request.certain, tuple(conditions), searches, tuple(notes), on)


def _searches(request: Request, db: sqlite3.Connection) -> tuple[Search, ...]:
    from sinorus.query.search import search

    return tuple(search(text, db) for text in request.search)


def require_words(db: sqlite3.Connection, purpose: str = "--search") -> None:
    """Raise CannotAccess if SQLite has no full-text search; Damaged if only who built the index had none."""
    try:
        db.execute("SELECT 1 FROM word LIMIT 0")
    except sqlite3.OperationalError as error:
        require_full_text(db, purpose)
        raise Damaged from error


def condition(field: str, text: str, db: sqlite3.Connection) -> Condition:
    """Make a condition of the value of a filter, in which commas mean or and a leading ``not:`` means not.

    Raises BadUsage if a name is unknown, missing or denied on its own, or if there are too many names.
    """
    negated = text.startswith("not:")
    parts = list(dict.fromkeys(part.strip() for part in text.removeprefix("not:").split(",")))
    if len(parts) > MAX_VALUES:
        raise BadUsage(f"--{field} takes up to {MAX_VALUES} names; this one has {len(parts)}")
    values: list[str] = []
    signed: list[Signed] = []
    for part in parts:
        if part.startswith("not:"):
            raise BadUsage(f"--{field} {quote(text)}: not: stands once, at the front, and denies the whole list")
        if not part:
            raise BadUsage(f"--{field} {quote(text)}: a name is missing; write one, or take the comma or not: out")
        retirement = _retirement(field, part, db)
        ids = _successors(field, retirement, db) if retirement else _resolve(field, part, db)
        if retirement and retirement.effects:
            signed.append(Signed(retirement.id, tuple(ids), tuple(retirement.effects)))
        else:
            values += ids
    return Condition(field, tuple(dict.fromkeys(values)), negated, tuple(signed))


def _resolve(field: str, value: str, db: sqlite3.Connection) -> list[str]:
    """Return the ids, or the word of the model, that a value of a filter names; BadUsage if it names nothing."""
    if found := _named(field, value, db):
        return found
    if field in WORDS:
        from sinorus.model.near_words import with_near

        raise BadUsage(_no_such_value(field, value, with_near(field, WORDS[field])))
    if field == "language":
        names = {tag: (name,) if name else () for tag, name in _languages(db).items()}
        raise BadUsage(_no_such_value("language", value, names))
    raise BadUsage(_no_such_value(field, value, called(db, field), LISTERS.get(field, "")))


def is_known(field: str, text: str, db: sqlite3.Connection) -> bool:
    """Say whether all names in the value of a filter name something; the nearest names are not looked for."""
    parts = [part.strip() for part in text.removeprefix("not:").split(",")]
    return all(_named(field, part, db) or _retirement(field, part, db) for part in parts)


def _named(field: str, value: str, db: sqlite3.Connection) -> list[str]:
    """Return the ids, or the word of the model, that a value of a filter names; empty where it names nothing."""
    word = fold(value).replace(" ", "-")
    if field in WORDS:
        return [word] if word in WORDS[field] else []
    if ids := _ids(field, value, db):
        return ids
    if field == "language":
        languages = _languages(db).items()
        return [tag for tag, name in languages if fold(value) in (fold(tag), tag.partition("-")[0], name)]
    return [NOT_CODED] if field == "theme" and word == NOT_CODED else []


def _languages(db: sqlite3.Connection) -> dict[str, str]:
    """Return the tags of the languages that sources are in, each with its name in English; "" where none is known."""
    return {tag: LANGUAGES.get(tag.partition("-")[0], "") for tag in _marks("language", db)}


def _ids(field: str, name: str, db: sqlite3.Connection) -> list[str]:
    """Return the ids of the records that a name in a filter names."""
    ids = db.execute(
        "SELECT id FROM name WHERE kind = :kind AND folded = :name"
        " UNION SELECT id FROM record WHERE kind = :kind AND id = :name",
        {"kind": field, "name": fold(name)},
    )
    return [id for (id,) in ids]


def _retirement(field: str, value: str, db: sqlite3.Connection) -> retired.Retirement | None:
    """Return what is known of a retired id in a filter; None for a word of the model, and for a name that is given."""
    return None if field in WORDS or _ids(field, value, db) else retired.find(db, value)


def _successors(field: str, retirement: retired.Retirement, db: sqlite3.Connection) -> list[str]:
    """Return the ids that took the place of a retired id; BadUsage if there are none, or one is of another kind."""
    ids = [_ids(field, id, db) for id in retirement.by]
    if not ids or not all(ids):
        raise BadUsage(f"--{field}: {retirement.sentence()}")
    return [*dict.fromkeys(chain.from_iterable(ids))]


def retirements(filters: Iterable[tuple[str, Iterable[str]]], db: sqlite3.Connection) -> Iterator[retired.Retirement]:
    """Yield each retired id in filters, once; a filter is a field and its texts."""
    known: set[str] = set()
    for field, texts in filters:
        for part in chain.from_iterable(text.removeprefix("not:").split(",") for text in texts):
            retirement = _retirement(field, part.strip(), db)
            if retirement and retirement.id not in known:
                known.add(retirement.id)
                yield retirement


def called(db: sqlite3.Connection, kind: str | None = None) -> dict[str, tuple[str, ...]]:
    """Return the ids of all records of a kind (None: of any), each with the names that it has besides."""
    given = {"kind": kind}
    ids = db.execute("SELECT id FROM record WHERE :kind IS NULL OR kind = :kind ORDER BY id", given)
    names: dict[str, tuple[str, ...]] = dict.fromkeys((id for (id,) in ids), ())
    for id, name in db.execute("SELECT id, folded FROM name WHERE :kind IS NULL OR kind = :kind", given):
        names[id] = (*names.get(id, ()), name)
    return names


def _no_such_value(field: str, value: str, values: Names, lister: str = "") -> str:
    if not values:
        return f"--{field} {quote(value)}: the data hold no {field}"
    return f"--{field} {quote(value)} is no known {field}; {wording.hint(value, values, lister)}"


def require_export_format(format: str, path: str | None, is_piped: bool = False) -> str:
    """Return a format of export. ``is_piped`` is whether a program was meant to read it from standard output.

    Raises BadUsage if there is no such format, if it needs a file (because it is no text) and none is named, or if the
    name of the file has another ending.
    """
    if format not in EXPORTS:
        from sinorus.model.near_words import with_near

        hint = wording.hint(format, with_near("export", EXPORTS))
        raise BadUsage(f"{quote(format)} is no known format of export; {hint}")
    endings = EXPORTS[format]
    if path is None and format in FOLDERS:
        raise BadUsage(f"{format} is a folder of files; name one for it, such as -o {EXAMPLES[format]}")
    if path is None and format in BINARY and not is_piped:
        raise BadUsage(f"{format} is no text; name a file for it, such as -o {EXAMPLES[format]}")
    if path is not None and not path.lower().endswith(endings):
        raise BadUsage(f"-o {quote(path)}: a file of {format} has the ending {' or '.join(endings)}")
    return format


def require_climate(by: str | None) -> str | None:
    """Return the value of --climate; BadUsage if there is no such step."""
    if by is not None and by not in CLIMATES:
        raise BadUsage(f"--climate {quote(by)} is no known step; {wording.hint(by, tuple(CLIMATES))}")
    return by


def or_refuse(option: str, text: str, read: Callable[[str], T], what: str = "date") -> T:
    """Read the value of an option; BadUsage if it is no ``what``, with forms that would be read."""
    try:
        return read(text)
    except BadDate as error:
        forms = f"; write for example {' or '.join(error.forms)}" if error.forms else ""
        raise BadUsage(f"{option} {quote(text)} is no {what}: {error.reason}{forms}") from error


def read_window(text: str, db: sqlite3.Connection) -> dates.Reading:
    """Read what a window may be, up to the last day of the data; BadDate if it is none."""
    [(as_of,)] = db.execute("SELECT value FROM meta WHERE key = 'as_of'")
    return dates.read_window(text, dates.Day.from_iso(as_of))


def _on(text: str) -> On:
    """Read the value of --on: a day or a month of any year, with commas for or, and not: for not."""
    parts = [part.strip() for part in text.removeprefix("not:").split(",")]
    days = [or_refuse("--on", part, dates.read_anniversary, "day of a year") for part in parts]
    return On(tuple(dict.fromkeys(days)), text.startswith("not:"))


def read_date(option: str, text: str, db: sqlite3.Connection, notes: list[str]) -> dates.Date:
    """Read the date given to an option, and add to ``notes`` what was assumed; BadUsage if it is no date."""
    reading = or_refuse(option, text, partial(read_window, db=db))
    if reading.note:
        notes.append(f"{option} {quote(text)}: {reading.note}")
    return reading.date


def _window(request: Request, db: sqlite3.Connection, notes: list[str]) -> dates.Window | None:
    """Return the time that the windows of all options have in common; None if there is no window.

    Raises BadUsage if a date is none, or if --slack or --certain stand without a window.
    """
    windows = [
        *(dates.window(read_date("--from", text, db, notes), None) for text in request.start),
        *(dates.window(None, read_date("--to", text, db, notes)) for text in request.end),
        *(dates.window(None, None, date_or_period("--during", text, db, notes)) for text in request.during),
    ]
    if windows:
        return dates.common(windows, request.slack)
    if request.slack is not None:
        raise BadUsage("--slack widens a window; add --from, --to or --during")
    if request.certain:
        raise BadUsage("--certain asks about a window; add --from, --to or --during")
    return None


def _written(written: Written, db: sqlite3.Connection, notes: list[str]) -> Iterator[Condition]:
    """Yield the filter by when sources were written, if there is one: by the days, first and last, that they bear."""
    options = [(option, text) for option, texts in written._asdict().items() for text in texts]
    windows = []
    for option, text in options:
        date = read_date(f"--{option.replace('_', '-')}", text, db, notes)
        windows.append(
            dates.window(None if option == "written_to" else date, None if option == "written_from" else date)
        )
    if windows:
        shown = ", ".join(f"{option.replace('_', ' ')} {text}" for option, text in options)
        yield written_in(dates.common(windows, None), db, shown)


def written_in(window: dates.Window, db: sqlite3.Connection, shown: str = "") -> Condition:
    """Make the filter by sources written in a window; ``shown`` is how it is told."""
    days = [days for days in _marks("written", db) if _touches(days, *window.keys())]
    return Condition("written", tuple(days), False, (), shown)


def _touches(days: str, first: int, last: int) -> bool:
    """Say whether two day keys with a slash between them, or none, touch a window."""
    ends = days.split("/")
    return len(ends) == 2 and int(ends[0]) <= last and int(ends[1]) >= first


def _marks(field: str, db: sqlite3.Connection) -> list[str]:
    """List the values that records have of a field."""
    return [value for (value,) in db.execute("SELECT value FROM mark WHERE field = ? ORDER BY value", [field])]


def _lag(text: str, db: sqlite3.Connection) -> Condition:
    """Make the filter by how many years after what it tells a claim was written."""
    lag = read_lag(text)
    values = [value for value in _marks("lag", db) if value != "None" and lag.has(int(value))]
    return Condition("lag", tuple(values), False, (), str(lag))


def read_lag(text: str) -> Lag:
    """Read the value of --lag; BadUsage if it is no number of years and no two ends with a slash between them."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) > 2 or not all(re.fullmatch(r"[-+]?[0-9]{1,9}|\.\.", part) for part in parts) or parts == [".."]:
        raise BadUsage(f"--lag {quote(text)}: write years, or from and to: 0, 0/5, ../-1 (to come), 15/.. (history)")
    least, most = (None if part == ".." else int(part) for part in (parts[0], parts[-1]))
    if least is not None and most is not None and least > most:
        raise BadUsage(f"--lag {quote(text)}: the first number is the smaller one; write {most}/{least}")
    return Lag(least, most)


def period(text: str, db: sqlite3.Connection) -> str | None:
    """Return the id of the period of a name, or None."""
    row = db.execute("SELECT id FROM name WHERE kind = 'period' AND folded = ?", [fold(text)]).fetchone()
    return str(row[0]) if row else None


def date_or_period(option: str, text: str, db: sqlite3.Connection, notes: list[str]) -> dates.Date:
    """Read the value of an option such as --during, the name of a period or a date; BadUsage if it is neither."""
    if id := period(text, db):
        import json

        [(record,)] = db.execute("SELECT json FROM record WHERE id = ?", [id])
        return dates.parse(json.loads(record)["date_edtf"])
    if text.startswith("not:") or ("," in text and text[:1] not in ("[", "{")):
        repeated = "; repeated, it asks for what they share" if option == "--during" else ""
        raise BadUsage(f"{option} {quote(text)}: it takes one date or period{repeated}")
    try:
        return read_date(option, text, db, notes)
    except BadUsage as error:
        if nearest := wording.near(text, called(db, "period")):
            raise BadUsage(f"{option} {quote(text)} is no period; did you mean {' or '.join(nearest)}?") from error
        raise BadUsage(f"{error}; `sinorus periods` lists the periods") from error


def stands(db: sqlite3.Connection, word: str) -> bool:
    """Say whether a word stands in any record; no if SQLite has no full-text search."""
    from sinorus.query.search import search

    try:
        expression = search(word, db).expression
        found = db.execute("SELECT 1 FROM word WHERE word MATCH ? LIMIT 1", [expression]).fetchone()
    except (BadUsage, sqlite3.OperationalError):
        return False
    return found is not None
