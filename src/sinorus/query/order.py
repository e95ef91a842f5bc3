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
_SOURCE = "(SELECT value FROM tag WHERE tag.n = record.n AND field = 'source')"
COLUMNS: dict[str, Columns] = {
    "date": _DATE,
    "title": (("record.label COLLATE NOCASE", False), ("record.id", False)),
    "links": (("record.links", _BACKWARDS), *_DATE),
    # Within a paragraph claims stand as in their file.
    "passage": ((_SOURCE, False), ("record.passage", False), ("record.n", False)),
}


class Order(NamedTuple):
    """A key of --sort, and whether the order is turned round."""

    key: str
    is_reverse: bool = False


BY_DATE = Order("date")
BY_PASSAGE = Order("passage")


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
    """Return the order of records that nobody sorted: by passage for the claims of one essay, else by date."""
    return BY_PASSAGE if kind == "claim" and one_source(question) else BY_DATE


def one_source(question: Question) -> bool:
    """Say whether a question asks for one essay."""
    parts = [part for part in question.conditions if part.field == "source" and not part.negated]
    return any(len(part.values) == 1 and not part.signed for part in parts)


def columns(order: Order, question: Question) -> Columns:
    """Return the columns by which SQL sorts; the essay is none where it is the same of all claims."""
    columns = COLUMNS[order.key]
    return columns[1:] if order.key == "passage" and one_source(question) else columns


def sql(order: Order, question: Question) -> str:
    """Write an order as SQL. Turned round, it is the same backwards, so that SQLite reads the same index backwards."""
    parts = columns(order, question)
    return ", ".join(f"{column}{' DESC' if backwards != order.is_reverse else ''}" for column, backwards in parts)


def condition(order: Order) -> str:
    """Write what is true of all records that have the order, by which SQLite knows that its index holds them."""
    return " AND record.passage > 0" if order.key == "passage" else ""
