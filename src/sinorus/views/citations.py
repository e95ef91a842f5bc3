"""References for things and for answers, and what has become of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.output.render import MORE
from sinorus.output.view import Column, RowKeys, View, key
from sinorus.views.cells import small_view

if TYPE_CHECKING:
    from sinorus.model.rows.answer import AnswerFacts, AnswerReference, AnswerRow, ReplayRow
    from sinorus.model.rows.works import CiteRow


def references(rows: list[CiteRow]) -> View[CiteRow]:
    """Show references, a paragraph each; BibLaTeX and CSL-JSON are formats of their own."""
    view: View[CiteRow] = small_view("references", rows, RowKeys("cite"), [], ("text",))
    return view._replace(
        cards=True,
        silent=True,
        more=MORE["cite"],
        describe=lambda row: [("Id", row["id"]), ("Reference", row["text"])],
    )


def answer(reference: AnswerReference) -> View[AnswerRow]:
    """Show the reference of an answer, without what only a replay needs."""
    row: AnswerRow = {
        "query": reference["query"],
        "rows": reference["rows"],
        "hash": reference["hash"],
        "sinorus": reference["sinorus"],
        "datasets": reference["datasets"],
        "text": reference["text"],
        "csl": reference["csl"],
    }
    view: View[AnswerRow] = small_view("references", [row], RowKeys("cite-query"), [], ("text",))
    return view._replace(
        cards=True,
        silent=True,
        more=MORE["cite"],
        describe=lambda row: [("Query", row["query"]), ("Reference", row["text"])],
    )


def replay(before: AnswerFacts, now: AnswerFacts, changes: list[ReplayRow], new_keys: list[str]) -> View[ReplayRow]:
    """Show what was added, changed and removed since an answer was cited; ``new_keys`` are paths, only named."""
    columns: list[Column[ReplayRow]] = [
        Column("Change", lambda row: row["change"], 8),
        Column("Record", lambda row: row["id"]),
        Column("Now", _now),
        Column("Why", _why),
    ]
    rows, question = wording.amount(now["rows"], "row"), f"`sinorus {now['query']}`"
    return small_view("changes", changes, RowKeys("replay"), columns, ())._replace(
        plain=[key("change"), key("id"), ("by", _now), ("why", _why)],
        notes=[*_other_versions(before, now), *_new(new_keys)],
        within=f" among {rows} of {question}",
        nothing=f"identical: the {rows} of {question}, {now['hash']}",
    )


def _now(row: ReplayRow) -> str:
    return ", ".join(row["by"])


def _why(row: ReplayRow) -> str:
    return "; ".join(row["why"])


def _other_versions(before: AnswerFacts, now: AnswerFacts) -> list[str]:
    old, new = _versions(before), _versions(now)
    return [f"the answer was taken from {old}, now from {new}"] if old != new else []


def _new(keys: list[str]) -> list[str]:
    return [f"new in the rows since then, and not compared: {wording.join(keys)}"] if keys else []


def _versions(answer: AnswerFacts) -> str:
    data = " and ".join(f"{dataset['title']} {dataset['version']}" for dataset in answer["datasets"]) or "unnamed data"
    return f"{data} with sinorus {answer['sinorus']}"
