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
from sinorus.views import official
from sinorus.views.cells import NOTHING, small_view, with_question
from sinorus.views.search import with_search

if TYPE_CHECKING:
    from sinorus.model.rows.vocabulary import DriverRow, DriverWeight, Voices


NOT_OFFICIAL = "binds and divides leave official texts out"


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
    columns = _columns(rows, themes if is_sorted else {})
    view = small_view("drivers", rows, RowKeys("drivers"), columns, (), complete)
    view = with_question(view, question, sql.size(db, "driver"))._replace(
        plain=_plain(),
        group=None if is_sorted else lambda row: themes[row["theme"]],
        cards=detailed,
        describe=partial(_driver_card, db, themes) if detailed else None,
        hints=lambda: [
            *(f"{NOT_OFFICIAL}, and {told}" for told in official.of_drivers(rows)),
            *_not_coded(rows),
            *_other_claims(db, rows, question),
            *unnamed(query.silent(db, question, rows)),
        ],
    )
    return with_search(view, db, question, "driver", "" if detailed else "Driver", ("id",))


def _columns(rows: list[DriverWeight], themes: dict[str, str]) -> list[Column[DriverWeight]]:
    """Return the columns: those that count sources, then that of claims; with that of the theme if there are labels."""
    theme: Column[DriverWeight] = Column("Theme", lambda row: themes[row["theme"]], 20)
    sources = rows[0]["of_sources"] if rows else 0
    return [
        Column("Driver", lambda row: f"{row['label']} [{row['id']}]"),
        *([theme] if themes else []),
        Column(f"Named, of {sources}", _named, 6),
        *_balance(rows),
        Column("Claims", query.weight, 6, wide=90),
        Column("Since", _since, 7, wide=90),
        Column("What it is", lambda row: row["description"], place="long"),
    ]


def _named(row: DriverWeight) -> str:
    """Write how many sources name a driver and, behind a sign, how many deny it."""
    return f"{row['named_by']} !{row['denied_by']}" if row["denied_by"] else str(row["named_by"])


def _balance(rows: list[DriverWeight]) -> list[Column[DriverWeight]]:
    """Return the columns of who says that a driver binds or divides; those of official texts alone stand apart."""
    if not official.are_some(rows):
        return [Column("Binds", key("binds_by")[1], 5), Column("Divides", key("divides_by")[1], 7)]
    return [
        Column("Binds", lambda row: official.others(row)["binds_by"], 5),
        Column("Divides", lambda row: official.others(row)["divides_by"], 7),
        Column(f"Official, of {rows[0]['official']['of_sources']}", lambda row: _said(row["official"]), 10),
    ]


def _said(voices: Voices) -> str:
    """Write how many of some sources name a driver, and what they say of it."""
    signs = {"+": voices["binds_by"], "-": voices["divides_by"], "!": voices["denied_by"]}
    said = "".join(f"{sign}{number}" for sign, number in signs.items() if number)
    return f"{voices['named_by']} {said}".rstrip() if voices["named_by"] or said else NOTHING


def unnamed(ids: list[str]) -> list[str]:
    """Make the hint of the drivers that no claim names that the filters leave: what is never said tells as much."""
    shown, rest = ", ".join(ids[: wording.MANY]), len(ids) - wording.MANY
    names = f"{shown} and {rest} more" if rest > 0 else shown
    return [f"no such claim names {wording.amount(len(ids), 'force')}: {names}"] if ids else []


def _plain() -> list[tuple[str, Cell[DriverWeight]]]:
    return [
        key("id"),
        key("theme"),
        ("claims", query.weight),
        ("binds", lambda row: row["effect"]["cooperation"]),
        ("divides", lambda row: row["effect"]["friction"]),
        key("label"),
        ("denials", lambda row: sum(row["denied"].values())),
        key("named_by"),
        key("denied_by"),
        key("of_sources"),
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


def balances(row: DriverWeight) -> list[tuple[str, str]]:
    """List how many sources name a driver and what they say of it, official texts apart from all others."""
    parts = [("Official texts", row["official"]), ("All others", official.others(row))]
    shown = parts if official.are_some([row]) else []
    return [("Sources", _in_full(row)), *((label, _in_full(voices)) for label, voices in shown)]


def _in_full(voices: Voices) -> str:
    binds, divides = voices["binds_by"], voices["divides_by"]
    named = f"named by {voices['named_by']} of {voices['of_sources']}, denied by {voices['denied_by']}"
    return f"{named}; binds {binds}, divides {divides}"


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
        *balances(row),
        ("Claims", f"{len(row['claims'])} ({effects(row)}), {_events(row)}, since {_since(row)}"),
        *((claim, texts[claim]) for claim in row["claims"]),
        *((f"{claim} denies it", texts[claim]) for claim in row["denials"]),
    ]
