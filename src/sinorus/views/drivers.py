"""The view of `drivers`: the drivers under their themes."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, cast

from sinorus.base import wording
from sinorus.output.view import Cell, Column, RowKeys, View, key
from sinorus.query import drivers as query
from sinorus.query import sql
from sinorus.query.question import Condition, Question
from sinorus.views.cells import small_view, with_question
from sinorus.views.search import with_search

if TYPE_CHECKING:
    from sinorus.model.rows.vocabulary import DriverRow, DriverWeight


def drivers(
    db: sqlite3.Connection,
    rows: list[DriverWeight],
    question: Question,
    detailed: bool,
    whole: bool,
    is_sorted: bool = False,
) -> View[DriverWeight]:
    """Show drivers under their themes; if ``detailed``, as cards with the text of each claim.

    If ``is_sorted``, they stand in another order, and the theme of each stands in its row.

    If the rows are put out ``whole``, the claims and events of each driver are looked up when its row is put out.
    """
    themes = sql.labels(db, "theme")
    complete = partial(query.complete, db, question) if whole else None
    view = small_view("drivers", rows, RowKeys("drivers"), _columns(themes if is_sorted else {}), (), complete)
    view = with_question(view, question, sql.size(db, "driver"))._replace(
        plain=_plain(),
        group=None if is_sorted else lambda row: themes[row["theme"]],
        cards=detailed,
        describe=partial(_driver_card, db, themes) if detailed else None,
        hints=lambda: [*_not_coded(rows), *_other_claims(db, rows, question)],
    )
    return with_search(view, db, question, "driver", "" if detailed else "Driver", ("id",))


def _columns(themes: dict[str, str]) -> list[Column[DriverWeight]]:
    """Return the columns, with that of the theme if ``themes`` has their labels."""
    theme: Column[DriverWeight] = Column("Theme", lambda row: themes[row["theme"]], 20)
    return [
        Column("Driver", lambda row: f"{row['label']} [{row['id']}]"),
        *([theme] if themes else []),
        Column("Binds", lambda row: row["effect"]["cooperation"], 5),
        Column("Divides", lambda row: row["effect"]["friction"], 7),
        Column("Claims", _by_source, 10, most=40),
        Column("Since", _since, 7),
        Column("What it is", lambda row: row["description"], place="long"),
    ]


def _plain() -> list[tuple[str, Cell[DriverWeight]]]:
    return [
        key("id"),
        key("theme"),
        ("claims", query.weight),
        ("binds", lambda row: row["effect"]["cooperation"]),
        ("divides", lambda row: row["effect"]["friction"]),
        key("label"),
        ("denials", lambda row: sum(row["denied"].values())),
    ]


def _not_coded(rows: list[DriverWeight]) -> list[str]:
    """Make the hint of how many namings are not coded, and so stand neither for binding nor for dividing."""
    count = sum(row["effect"]["not-coded"] for row in rows)
    return [f"of {wording.amount(count, 'naming')} by claims no effect is coded"] if count else []


def _other_claims(db: sqlite3.Connection, rows: list[DriverWeight], question: Question) -> list[str]:
    """Make the hint of how many claims on the themes of the question name none of the drivers that are shown."""
    themes = [part for part in question.conditions if part.field == "theme" and not part.negated]
    if not themes:
        return []
    conditions = tuple(part for part in question.conditions if part.field != "driver")
    other_drivers = Condition("driver", tuple(row["id"] for row in rows), True)
    count, _ = sql.count(db, "claim", question._replace(conditions=(*conditions, other_drivers), search=()))
    options = " ".join(f"--theme {','.join(theme.values)}" for theme in themes)
    return (
        [f"{count} more claims on this theme name other drivers or none: `sinorus claims {options}`"] if count else []
    )


def _since(row: DriverWeight) -> str:
    return str(row["earliest"] or "unknown").rsplit("-", 2)[0]


def _events(row: DriverRow) -> str:
    count = len(row["events"])
    return f"with {count} event{'' if count == 1 else 's'}"


def _by_source(row: DriverWeight) -> str:
    """Write how many claims of each essay name a driver, and how many deny it."""
    denials = [f"denied by {source} {count}" for source, count in row["denied"].items()]
    return ", ".join([*(f"{source} {count}" for source, count in row["sources"].items()), *denials]) or "none"


def effects(row: DriverWeight) -> str:
    """Write how many claims say of a driver that it binds, divides, does both or neither."""
    by = row["effect"]
    coded = f"binds {by['cooperation']}, divides {by['friction']}, mixed {by['mixed']}, neutral {by['neutral']}"
    return f"{coded}, not coded {by['not-coded']}" if by["not-coded"] else coded


def _driver_card(db: sqlite3.Connection, themes: dict[str, str], weight: DriverWeight) -> list[tuple[str, str]]:
    # Rows are put out whole where they are shown in detail, so the lists of ids are there.
    row = cast("DriverRow", weight)
    texts = sql.labels_of(db, [*row["claims"], *row["denials"]])
    return [
        (themes[row["theme"]], row["label"]),
        ("Id", row["id"]),
        ("What it is", row["description"]),
        ("Effect", effects(row)),
        ("Claims", f"{len(row['claims'])} ({_by_source(row)}), {_events(row)}, since {_since(row)}"),
        *((claim, texts[claim]) for claim in row["claims"]),
        *((f"{claim} denies it", texts[claim]) for claim in row["denials"]),
    ]
