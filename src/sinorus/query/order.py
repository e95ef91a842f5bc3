"""In which order records are put out: the values of --sort, and what they are in SQL."""

from collections.abc import Sequence
from typing import NamedTuple

from sinorus.base import wording
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.model.vocabulary import SORTS
from sinorus.query.question import Question

# Whether a column runs backwards.
_BACKWARDS = True
Columns = tuple[tuple[str, bool], ...]
# Earliest first; of records that begin on the same day, the longest first, and of those of one day by their time.
_DATE: Columns = (("record.lo", False), ("record.hi", _BACKWARDS), ("record.moment", False), ("record.id", False))
# The first day on which the source of a claim may have been written; the tag is two day keys with a slash between them.
_WRITTEN = "(SELECT CAST(value AS INTEGER) FROM tag WHERE tag.n = record.n AND field = 'written')"
_SOURCE = "(SELECT value FROM tag WHERE tag.n = record.n AND field = 'source')"
# Within a paragraph claims stand as in their file.
_PASSAGE: Columns = ((_SOURCE, False), ("record.passage", False), ("record.n", False))
COLUMNS: dict[str, Columns] = {
    "date": _DATE,
    "title": (("record.label COLLATE NOCASE", False), ("record.id", False)),
    "links": (("record.links", _BACKWARDS), *_DATE),
    "passage": _PASSAGE,
    "written": ((_WRITTEN, False), *_PASSAGE),
}


class Order(NamedTuple):
    """A key of --sort, and whether the order is turned round."""

    key: str
    is_reverse: bool = False


BY_DATE = Order("date")
BY_PASSAGE = Order("passage")
BY_WRITTEN = Order("written")


def require(text: str | None, command: str) -> Order | None:
    """Return the value of --sort, None where there is none; BadUsage if the rows of the command have no such order."""
    if text is None:
        return None
    key = text.strip().removeprefix("-")
    if key in SORTS[command]:
        return Order(key, text.strip().startswith("-"))
    raise BadUsage(f"--sort {quote(text)} is no order of {_NOUNS.get(command, command)}; {_hint(key, SORTS[command])}")


_NOUNS = {"timeline": "events", "check": "claims"}


def _hint(key: str, keys: Sequence[str]) -> str:
    """Say which order may be meant, or which there are; one that other rows have is no slip."""
    is_slip = key not in COLUMNS and wording.near(key, keys)
    return (
        wording.hint(key, keys) if is_slip else f"there are {wording.join(keys)}, each with - before it for backwards"
    )


def default(kind: str, question: Question) -> Order:
    """Return the order of records that nobody sorted: of claims of one source that by passage, of several that are
    named that by the time written, so that a change of mind shows, else that by date.
    """
    named = _sources(question) if kind == "claim" else 0
    return BY_PASSAGE if named == 1 else BY_WRITTEN if named else BY_DATE


def one_source(question: Question) -> bool:
    """Say whether a question asks for one source."""
    return _sources(question) == 1


def _sources(question: Question) -> int:
    """Count the sources that a question names; 0 if it names none."""
    parts = [part for part in question.conditions if part.field == "source" and not part.negated]
    return min((len(part.values) for part in parts if not part.signed), default=0)


def columns(order: Order, question: Question) -> Columns:
    """Return the columns by which SQL sorts; the source is none where it is the same of all claims."""
    columns = COLUMNS[order.key]
    return columns[1:] if order.key == "passage" and one_source(question) else columns


def sql(order: Order, question: Question) -> str:
    """Write an order as SQL. Turned round, it is the same backwards, so that SQLite reads the same index backwards."""
    parts = columns(order, question)
    return ", ".join(f"{column}{' DESC' if backwards != order.is_reverse else ''}" for column, backwards in parts)


def condition(order: Order) -> str:
    """Write what is true of all records that have the order, by which SQLite knows that its index holds them."""
    return " AND record.passage > 0" if order.key == "passage" else ""
