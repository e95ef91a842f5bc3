"""The view of `compare`: sources side by side, a column each; where they are many, by tradition."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.model.vocabulary import NOT_CODED
from sinorus.output.view import Cell, Column, RowKeys, View, key
from sinorus.query import comparison as query
from sinorus.query import sql
from sinorus.query.compared import FEW, by_tradition
from sinorus.query.comparison import Comparison
from sinorus.query.points import REST, Points, part, subject_of
from sinorus.query.question import Condition, Question
from sinorus.query.voices import OF_SOURCES
from sinorus.views.cells import streamed, with_question
from sinorus.views.comparison_matrix import matrix
from sinorus.views.comparison_texts import ClaimTexts
from sinorus.views.search import with_search
from sinorus.views.traditions import NAMES

if TYPE_CHECKING:
    from sinorus.model.rows.claim import CompareRow
    from sinorus.query.subjects import Subject

Columns = list[Column["CompareRow"]]
RELATION_WIDTH = 24
# So many sources or traditions stand in a column each; more stand below each other.
MOST_COLUMNS = 3
NOTHING = "Other contrasts"


def compare(db: sqlite3.Connection, question: Question, relations: Sequence[Condition]) -> View[CompareRow]:
    """Show what sources say of each driver, theme or event, and where they agree or clash; at the end the matrix.

    ``relations`` are filters by relation; with one, the matrix is left out, because it counts all relations.
    """
    comparison = query.compare(db, question, with_lone_events=any(map(_asks_for_only, relations)))
    points = Points(comparison, lambda relation: all(part.lets_through(relation) for part in relations))
    sources = _side_by_side(comparison, points)
    is_overview = not sources and _asks_of_all(question)
    view = with_question(streamed("points", points, RowKeys("compare")), question, len(points))
    view = view._replace(
        columns=_columns(ClaimTexts(db, is_overview, comparison.traditions), comparison)
        if not sources
        else _columns_of(ClaimTexts(db, not (question.conditions or question.search)), sources),
        plain=_plain(),
        group=partial(_group, comparison, points, not sources),
        heading="On",
        after=matrix(comparison) if points and not relations else None,
        nothing="nothing matched: no claim to compare" if not points else "",
    )
    told = len([row for row in points.before if part(row) < REST])
    is_cut = is_overview and 0 < told < len(points)
    if is_cut:
        view = view._replace(long=told, first=told, capped=("table", "list", "md"))

    def hints() -> list[str]:
        rest = _rest(points, told) if is_cut else []
        return [*rest, *([] if relations else _mixed(comparison)), *_outside(db, question)]

    return with_search(view._replace(hints=hints), db, question, "claim")


def _side_by_side(comparison: Comparison, points: Points) -> list[str]:
    """Return the sources that have a column each: the few that are compared, or that speak; none if they are many."""
    if not comparison.is_of_many:
        return comparison.sources
    speakers = points.sources()
    return [source for source in comparison.sources if source in speakers] if len(speakers) <= FEW else []


def _asks_of_all(question: Question) -> bool:
    """Say whether a question names no subject, but only sources or nothing at all."""
    narrow = [part for part in question.conditions if part.field not in OF_SOURCES]
    return not (narrow or question.search or question.window or question.on)


def _plain() -> list[tuple[str, Cell[CompareRow]]]:
    return [("subject", subject_of), key("relation"), key("contrast"), ("claims", _claim_ids), key("why")]


def _columns_of(texts: ClaimTexts, sources: list[str]) -> Columns:
    """Return the columns of few sources: very few side by side, more below each other."""
    relation: Column[CompareRow] = Column("Relation", _relation, RELATION_WIDTH, most=40)
    if len(sources) > MOST_COLUMNS:
        return [relation, Column("Who says what", partial(texts.of_each, sources))]
    return [relation, *(Column(source, partial(texts.of_source, source)) for source in sources)]


def _columns(texts: ClaimTexts, comparison: Comparison) -> Columns:
    """Return the columns of many sources: few traditions side by side, more below each other."""
    if texts.brief:
        says = Column("Who says so", texts.of_all, 26, most=50)
        return [Column("Relation", _word, 11, most=18), Column("Why", _why), says]
    traditions = list(by_tradition(comparison.traditions))
    relation: Column[CompareRow] = Column("Relation", _relation, RELATION_WIDTH, most=40)
    if len(traditions) > MOST_COLUMNS:
        return [relation, Column("Who says what", texts.of_all)]
    return [relation, *(Column(NAMES[one], partial(texts.of_tradition, one)) for one in traditions)]


def _group(comparison: Comparison, points: Points, with_numbers: bool, row: CompareRow) -> str:
    """Write the heading of the subject of a row, with the numbers of those who speak and are silent."""
    subject = points.subject(row)
    if subject is None:
        return NOTHING
    return f"{_heading(subject)}{_numbers(comparison, subject) if with_numbers else ''}"


def _heading(subject: Subject) -> str:
    return f"{'The theme ' if subject.key == 'theme' else ''}{subject.label} [{subject.id}]"


def _numbers(comparison: Comparison, subject: Subject) -> str:
    """Write how many sources speak of a subject in claims that match, and how many say nothing of it at all."""
    total, silent = len(comparison.sources), len(set(comparison.sources) - subject.speakers)
    return f": {len(subject.sources())} of {total} sources speak here, {silent} say nothing"


def _rest(rest: Points, told: int) -> list[str]:
    """Make the hint of what an overview leaves out, and of the command that shows it."""
    claims = wording.amount(len({claim for row in rest.rows(told) for claim in _claim_ids(row)}), "claim")
    points = wording.amount(len(rest) - told, "more point")
    return [f"{points} with {claims} set against nothing: `sinorus compare --driver ID` shows all said of a driver"]


def _mixed(comparison: Comparison) -> list[str]:
    """Make the hint of how many contrasts are left out because others speak in them, and where they are shown."""
    contrasts, sources = comparison.mixed, comparison.statements
    if not contrasts:
        return []
    first = next(sources[claim].source for claim in contrasts[0]["claims"] if claim in sources)
    others = "`sinorus compare` shows those of all" if comparison.is_of_many else f"`sinorus compare --source {first}`"
    command = f"`sinorus show {contrasts[0]['id']}`" if len(contrasts) == 1 else others
    return [f"{wording.amount(len(contrasts), 'contrast')} in which other sources speak too: {command}"]


def _outside(db: sqlite3.Connection, question: Question) -> list[str]:
    """Make the hint of how many claims have neither a driver nor a theme under which they could stand."""
    if not sql.has_not_coded(db, "theme"):
        return []
    alone = (Condition("theme", (NOT_CODED,), False), Condition("driver", tuple(sql.labels(db, "driver")), True))
    conditions = tuple(part for part in alone if part.values)
    count, _ = sql.count(db, "claim", question._replace(conditions=(*question.conditions, *conditions)))
    return [f"{wording.amount(count, 'claim')} with no theme and no driver coded, under no heading"] if count else []


def _asks_for_only(part: Condition) -> bool:
    return "only" in part.values and not part.negated


def _claim_ids(row: CompareRow) -> list[str]:
    return list(chain.from_iterable(row["claims"].values()))


def _relation(row: CompareRow) -> str:
    """Write how the claims of a row bear on each other, and why."""
    return f"{_word(row)}: {_why(row)}" if row["why"] else _word(row)


def _word(row: CompareRow) -> str:
    """Write in a word or two how the claims of a row bear on each other."""
    if row["relation"] == "only":
        return f"only {row['sources'][0]}"
    if row["relation"] is None:
        return "not set against each other" if len(row["sources"]) > 1 else f"{row['sources'][0]} says besides"
    return row["relation"].replace("-", " ")


def _why(row: CompareRow) -> str:
    """Write why that is the relation, and the id of the contrast."""
    return f"{row['why']} [{row['contrast']}]" if row["contrast"] else row["why"]
