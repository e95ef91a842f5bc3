"""Themes, periods, actors and sources."""

from sinorus.model.keys import KEYS
from sinorus.output.view import Column, Row, View
from sinorus.query.question import Question
from sinorus.views.cells import asked, gathered, of, when


def vocabulary(kind: str, found: list[Row], question: Question, all: int) -> View:
    """Show one of the vocabularies with its counts."""
    keys, plain, columns = VOCABULARIES[kind]
    return asked(gathered(f"{kind}s", found, keys, columns, plain), question, all)


def author(row: Row) -> str:
    """Write the authors of a source."""
    return ", ".join(" ".join(filter(None, [a["given"], a["family"], a["literal"]])) for a in row["author"])


def year(row: Row) -> str:
    """Write when a source was issued, as exactly as known."""
    return ("c. " if row["issued"]["circa"] else "") + "-".join(str(part) for part in row["issued"]["date-parts"][0])


_EVENTS, _CLAIMS = Column("Events", of("events"), 6), Column("Claims", of("claims"), 6)
VOCABULARIES: dict[str, tuple[list[str], list[str], list[Column]]] = {
    "theme": (
        ["id", "label", "description", "drivers", "events", "claims"],
        ["id", "events", "claims", "label"],
        [
            Column("Id", of("id"), 18),
            Column("Theme", of("label")),
            Column("Drivers", lambda row: len(row["drivers"]), 7),
            _EVENTS,
            _CLAIMS,
        ],
    ),
    "period": (
        [*KEYS["period"], "events", "claims"],
        ["id", "date_edtf", "events", "claims", "label"],
        [
            Column("Id", of("id"), 26),
            Column("Dates", when, 13, most=27),
            Column("Period", of("label")),
            Column("Era", lambda row: "era" if row["era"] else "", 3),
            _EVENTS,
            _CLAIMS,
        ],
    ),
    "actor": (
        [*KEYS["actor"], "events", "earliest", "latest"],
        ["id", "kind", "events", "name"],
        [Column("Id", of("id"), 24), Column("Name", of("name")), Column("Kind", of("kind"), 12), _EVENTS],
    ),
    "source": (
        [*KEYS["source"], "claims", "events", "effect"],
        ["id", "claims", "events", "title"],
        [
            Column("Id", of("id"), 8),
            Column("Author", author, 18),
            Column("Title", of("title")),
            Column("Issued", year, 7),
            _CLAIMS,
            _EVENTS,
        ],
    ),
}
