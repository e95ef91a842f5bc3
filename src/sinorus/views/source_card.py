"""The parts of the card of a source: the work, how it was read, and its claims in the order of their passages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sinorus.model.csl_names import whole
from sinorus.query import order, sql
from sinorus.query.question import Condition, Question
from sinorus.query.work_reference import WORDS, reference, variable
from sinorus.views.catalogue import Catalogue
from sinorus.views.cells import MARKS, NOTHING, join_ids, when

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow
    from sinorus.model.rows.works import Source

Fields = Iterator[tuple[str, str]]
# The variables of CSL that the reference names; `page-first` stands there where no `page` does.
_NAMED = ("author", "translated-title", "volume", "issue", "edition", "publisher", "publisher-place", "page",
          "DOI", "ISBN", "editor", "translator", "accessed")  # fmt: skip


def work(row: Source) -> Fields:
    """Yield the title, the whole reference, what the work is, and what of it was read when and where."""
    csl = row["csl"]
    yield "Source", row["title"]
    yield "Translated title", csl.get("translated-title", "")
    yield "Id", row["id"]
    yield "Author", ", ".join(map(whole, row["author"]))
    yield "Author's origin", row["author_origin"] or ""
    yield "More by the author", f"`sinorus sources --source {row['author_series']}`" if row["author_series"] else ""
    yield "Reference", reference(row)
    yield "Tradition", row["tradition"] or ""
    yield "Kind", row["kind"] or ""
    yield "Language", " from ".join(filter(None, [row["language"], row["original_language"]]))
    yield "Written", when(row["written"])
    yield "Issued", variable(row["issued"] or {})
    yield "Address", row["URL"] or ""
    yield "Copy read", when(row["copy_read"])
    yield "Seen", ": ".join(filter(None, [row["extent"], row["extent_note"]]))
    yield "Text", "in the author's own words" if row["text_by"] == "author" else WORDS.get(row["text_by"] or "", "")
    for name, value in csl.items():
        if name not in _NAMED:
            yield name[:1].upper() + name[1:].replace("-", " "), variable(value) if name != "custom" else _custom(value)
    yield "Note", row["note"] or ""


def _custom(values: Any) -> str:
    """Write what a reference manager keeps under names of its own."""
    return "; ".join(f"{name}: {value}" for name, value in values.items())


def claims(catalogue: Catalogue, row: Source) -> Fields:
    """Yield the claims of a source in the order of their passages, as many as the catalogue lists."""
    question = Question(conditions=(Condition("source", (row["id"],), False),))
    texts = sql.rows(catalogue.db, "claim", question, catalogue.most, order.BY_PASSAGE)
    total, _ = sql.count(catalogue.db, "claim", question)
    yield "Claims", str(total)
    shown = [json.loads(text) for text in texts]
    yield from (("Claim", _claim(claim)) for claim in shown)
    if total > len(shown):
        yield "More claims", f"{total - len(shown)}: --all lists them, or `sinorus claims --source {row['id']}`"


def _claim(claim: ClaimRow) -> str:
    """Write a claim, and below it where it stands, its effect, its forces and its verdict."""
    where = claim["passage"]["where"] if claim["passage"] else ""
    verdict = claim["review"]["verdict"] if claim["review"] else "not reviewed"
    coded = filter(None, [where, MARKS[claim["effect"]], _forces(claim), verdict])
    return f"{claim['text']} [{claim['id']}]\n{'; '.join(coded)}"


def _forces(claim: ClaimRow) -> str:
    """Write the drivers of a claim, and whether it denies that they move the tie."""
    names = join_ids(claim["drivers"])
    return f"denies {names}" if claim["denies"] and names else names or NOTHING
