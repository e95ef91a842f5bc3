"""The views of `sample` and `agree`: a sheet to be filled, and how far a filled one agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.base.wording import amount
from sinorus.model.sheets import CODES, SEVERAL, TOLD
from sinorus.output.view import Column, RowKeys, View
from sinorus.query.question import Question
from sinorus.query.sample import SheetRow
from sinorus.views.cells import small_view, with_question

if TYPE_CHECKING:
    from sinorus.model.rows.claim import AgreeRow


def sheet(kind: str, rows: list[SheetRow], number: int, question: Question, size: int) -> View[SheetRow]:
    """Show a sheet of so many records as they were asked for; ``size`` is the number of records in the data."""
    view = small_view(f"{kind}s", rows, lambda: [*TOLD[kind], *CODES[kind]], [], ())
    few = f"the sheet has {amount(len(rows), kind)}, for no more match"
    view = with_question(view, question, size)
    return view._replace(notes=(*view.notes, few)) if 0 < len(rows) < number else view


def agreement(rows: list[AgreeRow], notes: tuple[str, ...]) -> View[AgreeRow]:
    """Show how far two codings agree in each field."""
    keys = RowKeys("agree")
    columns: list[Column[AgreeRow]] = [
        Column("Field", lambda row: row["field"]),
        Column("Coded", lambda row: row["coded"], 5),
        Column("Not coded", _not_coded, 9),
        Column("The same", _share, 16),
        Column("Kappa", _kappa, 21),
    ]
    plain = ("field", "records", "coded", "same", "share", "kappa", "kappa_low", "kappa_high")
    view = small_view("fields", rows, keys, columns, plain)
    return view._replace(notes=notes, hints=lambda: _hints(rows))


def _not_coded(row: AgreeRow) -> int:
    return row["records"] - row["coded"]


def _share(row: AgreeRow) -> str:
    """Write a share and its interval in per cent."""
    if row["share"] is None or row["share_low"] is None or row["share_high"] is None:
        return ""
    return f"{row['share']:.0%} ({row['share_low']:.0%}-{row['share_high']:.0%})"


def _kappa(row: AgreeRow) -> str:
    """Write a kappa and, if it has one, its interval."""
    if row["kappa"] is None:
        return ""
    if row["kappa_low"] is None or row["kappa_high"] is None:
        return f"{row['kappa']:.2f}"
    return f"{row['kappa']:.2f} ({row['kappa_low']:.2f} to {row['kappa_high']:.2f})"


def _hints(rows: list[AgreeRow]) -> list[str]:
    """Make what a person is told of the figures."""
    empty = sum(map(_not_coded, rows))
    missing = f"not coded on one side or both, and left out: {amount(empty, 'pair')}"
    same = f"{SEVERAL} are the same with one in common, or none in both"
    return [*[missing] * (empty > 0), same, "in brackets intervals of 95 per cent"]
