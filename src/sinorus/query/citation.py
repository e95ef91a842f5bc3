"""References in words and as CSL-JSON: of a data set, of a record of any kind, and of an answer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from sinorus import dates
from sinorus.base import wording
from sinorus.query import sql, works
from sinorus.query.series import years
from sinorus.query.work_reference import by, copy_read, reference, seen

if TYPE_CHECKING:
    from sinorus.model.rows.answer import AnswerFacts, Dataset
    from sinorus.model.rows.claim import ClaimRow
    from sinorus.model.rows.series import SeriesRow
    from sinorus.model.rows.works import Author, CiteRow, Csl, CslName, Reference, Source

# The fields of a CSL-JSON item, some of which may still be without a value.
Fields = dict[str, object]


def dataset(db: sqlite3.Connection) -> CiteRow:
    """Return the reference of the data set, or of those that were joined."""
    return dataset_among(datasets_of(db))


def record(db: sqlite3.Connection, kind: str, row: Any) -> CiteRow:
    """Return the reference of a record: a claim is its author's, a series its publisher's, the rest is of the data set.

    ``row`` is of the type of its kind.
    """
    if kind != "claim":
        return record_among(datasets_of(db), kind, row)
    source = sql.record(db, row["source"])
    assert source is not None
    return claim_among(datasets_of(db), row, json.loads(source.json))


def dataset_among(datasets: list[Dataset]) -> CiteRow:
    """Return the reference of data sets, without a database."""
    csl = {"id": "dataset", "type": "dataset", "title": _title(datasets), **_issue(datasets)}
    return _row("dataset", "dataset", f"{by(_authors(datasets))}{versions(datasets)}", csl, _terms(datasets))


def record_among(datasets: list[Dataset], kind: str, row: Any) -> CiteRow:
    """Return the reference of a record of these data sets other than a claim, without a database.

    ``row`` is of the type of its kind.
    """
    if kind == "source":
        csl = {**_source(row), "note": "; ".join(filter(None, [seen(row), copy_read(row)]))}
        return _row(row["id"], kind, ", ".join(filter(None, [reference(row), seen(row)])), csl, "the author's")
    return _series(datasets, row) if kind == "series" else _entry(datasets, kind, row)


def claim_among(datasets: list[Dataset], claim: ClaimRow, source: Source) -> CiteRow:
    """Return the reference of a claim: its source is cited, at the passage; the data set only codes it."""
    passage = claim["passage"]
    where = ""
    if passage:
        source = {**source, "URL": passage["link"]}
        where = seen(source, passage["where"])
    coding = f"coded as {claim['id']} in {versions(datasets)}"
    notes = [where, copy_read(source), coding]
    csl = {**_source(source), "id": claim["id"], "note": "; ".join(filter(None, notes))}
    licence = f"the source its author's, the coding {_terms(datasets)}"
    text = f"{', '.join(filter(None, [reference(source), where]))}; {coding}"
    return _row(claim["id"], "claim", text, csl, licence)


def answer(facts: AnswerFacts, datasets: list[Dataset]) -> tuple[str, Csl]:
    """Return the text and the CSL-JSON of a reference to an answer; ``facts`` are what it says of the answer."""
    title = f"Answer to “{facts['query']}”"
    note = f"{wording.amount(facts['rows'], 'row')}, {facts['hash']}, asked with sinorus {facts['sinorus']}"
    id = f"answer-{facts['hash'][7:19]}"
    csl: Fields = {"id": id, "type": "dataset", "title": title, **_within(datasets), "note": note}
    text = f"{by(_authors(datasets))}{title}, {note}. In: {versions(datasets)}"
    row = _row(id, "answer", text, csl, _terms(datasets))
    return row["text"], row["csl"]


def _row(id: str, kind: str, text: str, csl: Fields, licence: str, references: Sequence[Csl] = ()) -> CiteRow:
    """Return a reference as `cite` puts it out; what a CSL-JSON item has no value for is left out of it."""
    item = cast("Csl", {key: value for key, value in csl.items() if value not in (None, "", [])})
    sentence = f"{text}. Terms: {licence}." if licence else f"{text}."
    return {
        "record": kind, "id": id, "text": sentence, "csl": item, "licence": licence, "references": list(references)
    }  # fmt: skip


def datasets_of(db: sqlite3.Connection) -> list[Dataset]:
    """Return the data sets of an index: one, or those that were joined."""
    return list(json.loads(sql.meta(db, "datasets")))


def _title(datasets: list[Dataset]) -> str:
    return " and ".join(dataset["title"] for dataset in datasets) or "a data set without a name"


def versions(datasets: list[Dataset]) -> str:
    """Write each data set with its version and day."""
    versions = [f"{d['title']}, version {d['version']} ({d['as_of']})" for d in datasets]
    return " and ".join(versions) or _title(datasets)


def _terms(datasets: list[Dataset]) -> str:
    return " and ".join(dict.fromkeys(dataset["licence"] for dataset in datasets))


def _issue(datasets: list[Dataset]) -> Fields:
    """Return the CSL-JSON fields that say who made the data sets, and when they were last kept."""
    latest = max((dataset["as_of"] for dataset in datasets), default="")
    return {
        "author": _authors(datasets),
        "issued": {"date-parts": [[int(part) for part in latest.split("-")]]} if latest else None,
        "version": " and ".join(dataset["version"] for dataset in datasets),
        "note": _terms(datasets),
    }


def _within(datasets: list[Dataset]) -> Fields:
    """Return the CSL-JSON fields of what is a part of data sets."""
    return {**_issue(datasets), "container-title": _title(datasets)}


def _authors(datasets: list[Dataset]) -> list[CslName]:
    """Return the authors of data sets, each once."""
    authors: list[CslName] = []
    for dataset in datasets:
        for name in map(_plain, dataset["author"]):
            if name not in authors:
                authors.append(name)
    return authors


def _plain(author: Author) -> CslName:
    """Return a CSL-JSON name without the parts that are null."""
    return cast("CslName", {key: value for key, value in author.items() if value})


def _source(source: Source) -> Fields:
    """Return a source as CSL-JSON: what its record is, without what is null."""
    return {
        "id": source["id"],
        "type": source["type"],
        "title": source["title"],
        "container-title": source["container-title"],
        "URL": source["URL"],
        "language": source["language"],
        "author": [_plain(author) for author in source["author"]],
        "issued": {key: value for key, value in source["issued"].items() if value} if source["issued"] else None,
        **source["csl"],
    }


def _series(datasets: list[Dataset], series: SeriesRow) -> CiteRow:
    """Return the reference of a series: its publisher is cited, under its own terms."""
    source = series["source"]
    title = f"{series['title']}, {years(series)} ({series['unit']})"
    place = f"kept as {series['id']} in {versions(datasets)}"
    csl: Fields = {
        "id": series["id"],
        "type": "dataset",
        "title": title,
        "publisher": source["publisher"],
        "container-title": source["title"],
        "URL": source["url"],
        "note": f"{place}; {series['licence']}",
    }
    text = ", ".join(filter(None, [title, source["title"], source["publisher"], source["url"]]))
    return _row(series["id"], "series", f"{text}; {place}", csl, series["licence"].rstrip("."))


def _entry(datasets: list[Dataset], kind: str, row: Any) -> CiteRow:
    """Return the reference of a record that is the data set's own, with the pages that it rests on.

    Rows of six kinds come here, and each lacks some of the keys.
    """
    name = next(row[key] for key in ("title", "label", "name", "why") if row.get(key))
    date = f", {dates.human(dates.parse(row['date_edtf']))}" if row.get("date_edtf") else ""
    title, entry = f"{name}{date}", f"{kind} {row['id']}"
    pages = row.get("references", ())
    rests = f"; rests on {'; '.join(map(_page, pages))}" if pages else ""
    csl = {"id": row["id"], "type": "entry", "title": title, **_within(datasets), "note": entry}
    text = f"{by(_authors(datasets))}“{title}”, {entry} in {versions(datasets)}{rests}"
    items = [works.csl(page, [f"the {entry}"]) for page in pages]
    return _row(row["id"], kind, text, csl, _terms(datasets), items)


def _page(page: Reference) -> str:
    """Write a page with its address, its grade, and on which day a copy of it was read."""
    standing = works.standing(page)
    return ", ".join(filter(None, [works.words(page), page["url"]])) + (f" ({standing})" if standing else "")
