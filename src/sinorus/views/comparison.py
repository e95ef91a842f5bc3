"""The essays side by side, a column an essay, and the matrix of who speaks of what."""

import json
import sqlite3
from collections.abc import Sequence
from functools import partial

from sinorus.model.keys import OF_COMPARISONS, OF_MATRIX
from sinorus.output.view import Cell, Column, Row, View, key
from sinorus.query import comparison as comparing
from sinorus.query import comparison_matrix as matrices
from sinorus.query.comparison import Comparison
from sinorus.query.question import Condition, Question
from sinorus.views.cells import MARKS, asked, gathered, of

RELATION = 24
NOBODY = "Claims that name no driver"


def compare(db: sqlite3.Connection, question: Question, relations: Sequence[Condition]) -> View:
    """Show what each essay says of each driver or event, and how that bears on each other; at the end the matrix."""
    comparison = comparing.compared(db, question)
    found = [row for row in comparing.rows(comparison) if all(_keeps(part, row) for part in relations)]
    texts = Texts(db, brief=not question.conditions)
    columns = [
        Column("Relation", _relation, RELATION),
        *(Column(source, partial(texts.cell, source)) for source in comparison.sources),
    ]
    plain = [
        ("subject", lambda row: row["driver"] or row["event"]),
        key("relation"),
        key("contrast"),
        ("claims", lambda row: [claim for claims in row["claims"].values() for claim in claims]),
        key("why"),
    ]
    labels = {subject.id: f"{subject.label} [{subject.id}]" for subject in comparison.subjects}
    view = asked(gathered("points", found, OF_COMPARISONS, columns, ()), question, len(found))
    return view._replace(
        plain=plain,
        group=lambda row: labels.get(row["driver"] or row["event"], NOBODY),
        heading="On",
        after=matrix(db, comparison) if found and not relations else None,
        nothing="nothing matched: no claim to compare" if not found else "",
    )


def _keeps(part: Condition, row: Row) -> bool:
    return (row["relation"] in part.values) != part.negated


def _relation(row: Row) -> str:
    if row["relation"] == "only":
        return f"only {row['sources'][0]}"
    if row["relation"] is None:
        return "not set against each other" if len(row["sources"]) > 1 else f"{row['sources'][0]} says besides"
    return f"{row['relation'].replace('-', ' ')}: {row['why']} [{row['contrast']}]"


class Texts:
    """Writes what an essay says of a point; in brief only how many claims there are, where nothing bears on another."""

    def __init__(self, db: sqlite3.Connection, brief: bool) -> None:
        found = db.execute("SELECT id, json FROM record WHERE kind = 'claim'")
        self.claims = {id: json.loads(text) for id, text in found}
        self.brief = brief

    def cell(self, source: str, row: Row) -> str:
        """Write the claims of an essay in a row."""
        claims = [self.claims[id] for id in row["claims"].get(source, ())]
        if self.brief and not row["contrast"]:
            return _counted([claim["effect"] for claim in claims])
        return "\n".join(f"{MARKS[claim['effect']][0]} {claim['text']} ({_place(claim)})" for claim in claims)


def _place(claim: Row) -> str:
    paragraph = claim["passage"]["paragraph"]
    return f"par. {paragraph}" if paragraph else "caption"


def _counted(effects: Sequence[str]) -> str:
    return _cell({"claims": len(effects), **{effect: effects.count(effect) for effect in MARKS}}) if effects else ""


def numbers(db: sqlite3.Connection, question: Question) -> View:
    """Show the matrix alone."""
    view = matrix(db, comparing.compared(db, question))
    return asked(view, question, view.tally().total)


def matrix(db: sqlite3.Connection, comparison: Comparison) -> View:
    """Count the claims of each essay on each driver or event by effect, where they clash most first."""
    found = matrices.matrix(db, comparison)
    columns = [
        Column("On", of("label")),
        *(Column(source, partial(_of_source, source), 14) for source in comparison.sources),
        Column("Agree", lambda row: row["relations"]["agree"] or "", 5),
        Column("Clash", lambda row: sum(row["relations"][relation] for relation in matrices.CLASHES) or "", 5),
    ]
    plain: list[tuple[str, Cell]] = [
        ("subject", lambda row: row["driver"] or row["event"]),
        *((source, partial(_claims, source)) for source in comparison.sources),
        *((relation, partial(_bearing, relation)) for relation in ("agree", *matrices.CLASHES)),
        key("silent"),
    ]
    title = "Claims by essay (+ binds, - divides, ~ mixed, = neutral), most clashes first"
    return gathered("subjects", found, OF_MATRIX, columns, ())._replace(plain=plain, title=title)


def _of_source(source: str, row: Row) -> str:
    return _cell(row["sources"][source]) or ("says nothing" if source in row["silent"] else "none matches")


def _cell(counts: Row) -> str:
    marks = " ".join(f"{mark[0]}{counts[effect]}" for effect, mark in MARKS.items() if counts[effect])
    return f"{counts['claims']}: {marks}" if counts["claims"] else ""


def _claims(source: str, row: Row) -> int:
    return int(row["sources"][source]["claims"])


def _bearing(relation: str, row: Row) -> int:
    return int(row["relations"][relation])
