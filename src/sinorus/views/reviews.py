"""The views of `check`: the scorecard, the claims with their verdicts, and single claims with their arithmetic."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from sinorus.model import verdicts
from sinorus.model.vocabulary import UNREVIEWED
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query import reviews, sql
from sinorus.query.order import Order
from sinorus.query.question import Question
from sinorus.views.catalogue import Catalogue
from sinorus.views.cells import NOTHING, by_actor, place_of, small_view, within
from sinorus.views.evidence import about, grounds, passage, record_says
from sinorus.views.scorecard import MEANINGS, closing, numbers, scorecard
from sinorus.views.search import with_search

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CheckRow, ClaimRow

# Up to this many claims a person is shown all; of more, only those with a verdict against them.
FEW = 40
# If no claim fails, or very many do, an answer of more than MANY rows is cut to FIRST, as it is for all commands.
MANY, FIRST = 1000, 200
HINT = "these are the ones that the record does not bear out"


def check(db: sqlite3.Connection, question: Question, sort: Order | None = None) -> View[CheckRow]:
    """Show a scorecard, and below it the claims with their verdicts; of many claims people see only those that fail.

    Of claims that are sorted people see all, and each has its verdict in its row.
    """
    view = _by_verdict(db, question)
    return view if sort is None else _sorted(view, db, question, sort)


def _sorted(view: View[CheckRow], db: sqlite3.Connection, question: Question, sort: Order) -> View[CheckRow]:
    where, claim, says, id = view.columns
    verdict: Column[CheckRow] = Column("Verdict", lambda row: row["verdict"] or UNREVIEWED, 13)
    return view._replace(
        rows=partial(reviews.rows, db, question, sort),
        columns=[where, verdict, claim, says, id],
        group=None,
        heading="",
        long=MANY,
        first=FIRST,
        capped=(),
        hints=list,
    )


def _by_verdict(db: sqlite3.Connection, question: Question) -> View[CheckRow]:
    """Show the claims under their verdicts."""
    total, possible = sql.count(db, "claim", question)
    failing = reviews.failing(db, question)
    by_source = reviews.by_source(db, question)
    columns: list[Column[CheckRow]] = [
        Column("Where", place_of, 9, most=20),
        Column("Claim", lambda row: row["text"]),
        Column("What the record says", record_says, place="below"),
        Column("Id", lambda row: row["id"], place="id"),
    ]
    view = View(
        noun="claims",
        rows=partial(reviews.rows, db, question, None),
        keys=RowKeys("check"),
        plain=[key(name) for name in ("id", "source", "verdict", "by", "text")],
        columns=columns,
        tally=lambda: Tally(total, possible, sql.size(db, "claim")),
        within=within(question),
        notes=question.notes,
        group=partial(_heading, numbers(by_source)),
        heading="Verdict",
        before=scorecard(db, by_source) if total else None,
        long=max(failing, FEW) if 0 < failing <= MANY else MANY,
        first=failing if 0 < failing <= MANY else FIRST,
        capped=("table", "list", "md"),
        hints=lambda: [
            *([HINT] if failing and total > max(failing, FEW) else []),
            *closing(by_source),
            *by_actor(question),
        ],
    )
    return with_search(view, db, question, "claim", "Claim", ("note", "verdict", "source"))


def _heading(numbers: dict[str, int], row: CheckRow) -> str:
    """Write a verdict, what it means, and how many of the claims that match have it."""
    verdict = row["verdict"] or UNREVIEWED
    return f"{verdict.capitalize()}: {MEANINGS[verdict]} ({numbers[verdict]})"


def in_full(db: sqlite3.Connection, claims: list[ClaimRow]) -> View[CheckRow]:
    """Show single claims as cards, each with what the record says and the evidence for it."""
    rows = [verdicts.check_row(claim) for claim in claims]
    view: View[CheckRow] = small_view("claims", rows, RowKeys("check"), [], ("id", "source", "verdict", "by", "text"))
    return view._replace(cards=True, silent=True, describe=partial(_card, Catalogue(db)))


def _card(catalogue: Catalogue, row: CheckRow) -> list[tuple[str, str]]:
    fields = [
        ("Claim", row["text"]),
        ("Id", row["id"]),
        ("Said by", catalogue.name(row["source"]) + (f", {passage(row['passage'])}" if row["passage"] else "")),
        ("Read it at", (row["passage"]["link"] or "") if row["passage"] else ""),
        ("About", about(row["date_edtf"], row["match"])),
        ("Type", row["type"] or NOTHING),
        *grounds(catalogue, row),
    ]
    return [(label, text) for label, text in fields if text]
