"""The views of `themes`, `periods` and `actors`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sinorus.output.view import Column, RowKeys, View
from sinorus.query.question import Question
from sinorus.views.cells import small_view, when, with_question

if TYPE_CHECKING:
    from sinorus.model.rows.vocabulary import ActorRow, PeriodRow, ThemeRow


def vocabulary(kind: str, rows: list[Any], question: Question, size: int) -> View[Any]:
    """Show a vocabulary with its counts; ``size`` is the number of its entries in the data."""
    return with_question(VIEWS[kind](rows), question, size)


def _themes(rows: list[ThemeRow]) -> View[ThemeRow]:
    columns: list[Column[ThemeRow]] = [
        Column("Id", lambda row: row["id"], 18, most=40),
        Column("Theme", lambda row: row["label"]),
        Column("Drivers", lambda row: len(row["drivers"]), 7),
        Column("Events", lambda row: row["events"], 6),
        Column("Claims", lambda row: row["claims"], 6),
    ]
    return small_view("themes", rows, RowKeys("themes"), columns, ("id", "events", "claims", "label"))


def _periods(rows: list[PeriodRow]) -> View[PeriodRow]:
    columns: list[Column[PeriodRow]] = [
        Column("Id", lambda row: row["id"], 26, most=40),
        Column("Dates", lambda row: when(row["date_edtf"], row["match"]), 13, most=27),
        Column("Period", lambda row: row["label"]),
        Column("Era", lambda row: "era" if row["era"] else "", 3),
        Column("Events", lambda row: row["events"], 6),
        Column("Claims", lambda row: row["claims"], 6),
    ]
    return small_view("periods", rows, RowKeys("periods"), columns, ("id", "date_edtf", "events", "claims", "label"))


def _actors(rows: list[ActorRow]) -> View[ActorRow]:
    columns: list[Column[ActorRow]] = [
        Column("Id", lambda row: row["id"], 24, most=60),
        Column("Name", lambda row: row["name"]),
        Column("Kind", lambda row: row["kind"], 12),
        Column("Events", lambda row: row["events"], 6),
    ]
    return small_view("actors", rows, RowKeys("actors"), columns, ("id", "kind", "events", "name"))


# Each function takes rows of its own kind only, so no one type of row fits all of them.
VIEWS: dict[str, Callable[[Any], View[Any]]] = {
    "theme": _themes,
    "period": _periods,
    "actor": _actors,
}
