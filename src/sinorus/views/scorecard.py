"""The scorecard of `check`: how many claims have each verdict, by source or, where these are many, by who speaks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.model.vocabulary import UNREVIEWED
from sinorus.output.view import Column, View, key
from sinorus.query import reviews
from sinorus.query.compared import official, traditions
from sinorus.query.question import Question
from sinorus.views.cells import small_view

if TYPE_CHECKING:
    from sinorus.model.rows.claim import VerdictCountRow

# A verdict, and under the id of each source how many of its claims have it, or the numbers of all.
Score = dict[str, str | int]
Counts = list["VerdictCountRow"]
# Up to so many sources have room for a column each beside what a verdict means.
FEW = 3
MEANINGS = {
    "contradicted": "the record says otherwise",
    "not-borne-out": "a prediction that failed",
    "broken": "a commitment that was not kept",
    "imprecise": "right in kind, wrong in date, number, name or extent",
    "open": "a prediction or commitment that nothing decides yet",
    "unverified": "the record is silent",
    "judgement": "no record can settle it",
    "supported": "the record bears it out",
    "borne-out": "a prediction that came true",
    "kept": "a commitment that was kept",
    UNREVIEWED: "not reviewed, or a question, which asserts nothing",
}


def scorecard(db: sqlite3.Connection, by_source: Counts) -> View[Score]:
    """Show how many claims of each source have each verdict; of many, how many claims of how many sources.

    What official texts say is counted apart.
    """
    if len(by_source) <= FEW:
        return _view(by_source, [_of_each(by_source, verdict) for verdict in numbers(by_source)], "source")
    apart = official(traditions(db, Question()))
    texts = [row for row in by_source if row["key"] in apart]
    others = [row for row in by_source if row["key"] not in apart]
    return _view(by_source, [_of_all(others, texts, verdict) for verdict in numbers(by_source)], "who speaks")


def numbers(by_source: Counts) -> dict[str, int]:
    """Return how many claims have each verdict that at least one has, the worst first."""
    sums = {verdict: sum(row[verdict] for row in by_source) for verdict in reviews.VERDICTS}
    return {verdict: number for verdict, number in sums.items() if number}


def closing(by_source: Counts) -> list[str]:
    """Make the hint that sums up what many sources say: how many they are, and how many claims have each verdict."""
    if len(by_source) <= FEW:
        return []
    told = wording.join([f"{number} {verdict}" for verdict, number in numbers(by_source).items()])
    return [f"by {len(by_source)} sources: {told}"]


def _of_each(by_source: Counts, verdict: str) -> Score:
    return {"verdict": verdict, **_claims(by_source, verdict)}


def _of_all(others: Counts, texts: Counts, verdict: str) -> Score:
    """Return the claims of a verdict and their sources, those of official texts apart."""
    score: Score = {"verdict": verdict}
    for names, rows in ((("claims", "sources"), others), (("official claims", "official texts"), texts)):
        if not rows:
            continue
        counts = [count for count in _claims(rows, verdict).values() if count]
        score.update(dict(zip(names, (sum(counts), len(counts)), strict=True)))
    return score


def _claims(by_source: Iterable[VerdictCountRow], verdict: str) -> dict[str, int]:
    """Return under the id of each source how many of its claims have a verdict."""
    # The verdict is a key of the row, which no type can say of a text.
    return {str(row["key"]): row[verdict] for row in by_source}  # type: ignore[literal-required]


def _view(by_source: Counts, rows: list[Score], what: str) -> View[Score]:
    by_series = sum(row["computed"] for row in by_source)
    names = [name for name in rows[0] if name != "verdict"]
    columns: list[Column[Score]] = [
        Column("Verdict", lambda row: row["verdict"], 14),
        *(Column(name[:1].upper() + name[1:] if what != "source" else name, key(name)[1], _width(name, what))
          for name in names),
        Column("Meaning", lambda row: MEANINGS[str(row["verdict"])]),
    ]  # fmt: skip
    return small_view("verdicts", rows, lambda: ["verdict", *names], columns, ())._replace(
        title=f"Claims by verdict and {what}, {by_series} of them decided by a series"
    )


def _width(name: str, what: str) -> int:
    """Return the width of a column: a source has room for its id, a number for its heading in two lines."""
    return min(max(len(name), 6), 20) if what == "source" else 8
