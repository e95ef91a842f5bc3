"""Claims held against the record: the scorecard, the claims that fail, and one claim in full with its arithmetic."""

import sqlite3
from functools import partial

from sinorus.model import verdicts
from sinorus.model.keys import OF_CHECKS, OF_VERDICTS
from sinorus.model.vocabulary import UNREVIEWED
from sinorus.output.view import Column, Row, Tally, View, key
from sinorus.query import reviews
from sinorus.query import sql as query
from sinorus.query.question import Question
from sinorus.views.cells import asked, gathered, of, said, within
from sinorus.views.evidence import about, grounds, passage, record_says
from sinorus.views.label_cache import Library

# So many claims are shown whole; of more, a person first sees those that the record does not bear out.
FEW = 40
# Where nothing fails, the answer is as long as any other.
MANY, FIRST = 1000, 200
SHOWN_FIRST = "these are the ones that the record does not bear out"
MEANINGS = {
    "contradicted": "the record says otherwise",
    "not-borne-out": "a prediction that failed",
    "imprecise": "right in kind, wrong in date, number, name or extent",
    "open": "a prediction that nothing decides yet",
    "unverified": "the record is silent",
    "judgement": "no record can settle it",
    "supported": "the record bears it out",
    "borne-out": "a prediction that came true",
    UNREVIEWED: "not reviewed",
}


def check(db: sqlite3.Connection, question: Question) -> View:
    """Show a scorecard, and the claims that the record does not bear out."""
    total, possible = query.count(db, "claim", question)
    failing = reviews.failing(db, question)
    columns = [
        Column("Where", said, 9),
        Column("Claim", of("text")),
        Column("What the record says", record_says),
        Column("Id", of("id"), 50, wide=160),
    ]
    return View(
        noun="claims",
        rows=partial(reviews.rows, db, question),
        keys=OF_CHECKS,
        plain=[key(name) for name in ("id", "source", "verdict", "by", "text")],
        columns=columns,
        tally=lambda: Tally(total, possible, query.size(db, "claim")),
        within=within(question),
        notes=question.notes,
        group=_heading,
        heading="Verdict",
        before=scorecard(db, question) if total else None,
        long=max(failing, FEW) if 0 < failing <= MANY else MANY,
        first=failing if 0 < failing <= MANY else FIRST,
        capped=("table", "list", "md"),
        hints=lambda: [SHOWN_FIRST] if failing and total > max(failing, FEW) else [],
    )


def _heading(row: Row) -> str:
    verdict = row["verdict"] or UNREVIEWED
    return f"{verdict.capitalize()}: {MEANINGS[verdict]}"


def scorecard(db: sqlite3.Connection, question: Question) -> View:
    """Count claims by verdict, a column an essay."""
    by = {row["key"]: row for row in reviews.counts(db, question, "source")}
    found = [_score(verdict, by) for verdict in reviews.VERDICTS]
    computed = sum(row["computed"] for row in by.values())
    found = [row for row in found if any(count for source, count in row.items() if source != "verdict")]
    columns = [
        Column("Verdict", of("verdict"), 14),
        *(Column(source, of(source), min(max(len(source), 6), 20)) for source in by),
        Column("Meaning", lambda row: MEANINGS[row["verdict"]]),
    ]
    return gathered("verdicts", found, ["verdict", *by], columns, ())._replace(
        title=f"Claims by verdict and essay, {computed} of them decided by a series"
    )


def _score(verdict: str, by: dict[str, Row]) -> Row:
    return {"verdict": verdict, **{source: row[verdict] for source, row in by.items()}}


def counts(db: sqlite3.Connection, question: Question, by: str) -> View:
    """Count the claims by verdict in groups."""
    found = reviews.counts(db, question, by)
    columns = [
        Column(by.capitalize(), of("key")),
        *(Column(name.capitalize(), of(name), max(len(name), 4), wide=_WIDE.get(name, 0)) for name in OF_VERDICTS[1:]),
    ]
    view = asked(gathered("groups", found, OF_VERDICTS, columns, OF_VERDICTS), question, len(found))
    return view._replace(nothing=f"nothing matched: 0 of {query.size(db, 'claim')} claims{within(question)}")


_WIDE = dict.fromkeys(("not-borne-out", "unverified", "borne-out", "unreviewed", "computed"), 130)


def one(db: sqlite3.Connection, found: list[Row]) -> View:
    """Show claims in full, each with what the record says and on what that rests."""
    rows = [verdicts.checked(row) for row in found]
    view = gathered("claims", rows, OF_CHECKS, [], ("id", "source", "verdict", "by", "text"))
    return view._replace(cards=True, silent=True, describe=partial(_card, Library(db)))


def _card(library: Library, row: Row) -> list[tuple[str, str]]:
    fields = [
        ("Claim", row["text"]),
        ("Id", row["id"]),
        ("Said by", f"{library.named(row['source'])}, {passage(row['passage'])}"),
        ("About", about(row)),
        ("Type", row["type"]),
        *grounds(library, row),
    ]
    return [(label, text) for label, text in fields if text]
