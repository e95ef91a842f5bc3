"""References in words and as CSL-JSON: of a data set, of a record of any kind, and of an answer."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from sinorus import dates
from sinorus.base import wording
from sinorus.model.csl_dates import words_of
from sinorus.query import sql, works
from sinorus.query.series import years

if TYPE_CHECKING:
    from sinorus.model.rows.answer import AnswerFacts, Dataset
    from sinorus.model.rows.claim import ClaimRow
    from sinorus.model.rows.series import SeriesRow
    from sinorus.model.rows.works import Author, CiteRow, Csl, CslName, Issued, Reference, Source, Variables

# The fields of a CSL-JSON item, some of which may still be without a value.
Fields = dict[str, object]


def dataset(db: sqlite3.Connection) -> CiteRow:
    """Return the reference of the data set, or of those that were joined."""
    return dataset_among(_datasets(db))


def record(db: sqlite3.Connection, kind: str, row: Any) -> CiteRow:
    """Return the reference of a record: a claim is its author's, a series its publisher's, the rest is of the data set.

    ``row`` is of the type of its kind.
    """
    if kind != "claim":
        return record_among(_datasets(db), kind, row)
    essay = sql.record(db, row["source"])
    assert essay is not None
    return claim_among(_datasets(db), row, json.loads(essay.json))


def dataset_among(datasets: list[Dataset]) -> CiteRow:
    """Return the reference of data sets, without a database."""
    csl = {"id": "dataset", "type": "dataset", "title": _title(datasets), **_issue(datasets)}
    return _row("dataset", "dataset", f"{_by(_authors(datasets))}{_versions(datasets)}", csl, _terms(datasets))


def record_among(datasets: list[Dataset], kind: str, row: Any) -> CiteRow:
    """Return the reference of a record of these data sets other than a claim, without a database.

    ``row`` is of the type of its kind.
    """
    if kind == "source":
        return _row(row["id"], kind, _essay(row), _source(row), "the author's")
    return _series(datasets, row) if kind == "series" else _entry(datasets, kind, row)


def claim_among(datasets: list[Dataset], claim: ClaimRow, essay: Source) -> CiteRow:
    """Return the reference of a claim: the essay is cited, at the passage; the data set only codes it."""
    passage = claim["passage"]
    where = ""
    if passage:
        essay = {**essay, "URL": passage["link"]}
        where = f"paragraph {passage['paragraph']}" if passage["paragraph"] else "caption"
    coding = f"coded as {claim['id']} in {_versions(datasets)}"
    csl = {**_source(essay), "id": claim["id"], "note": "; ".join(filter(None, [where, coding]))}
    licence = f"the essay its author's, the coding {_terms(datasets)}"
    return _row(claim["id"], "claim", f"{', '.join(filter(None, [_essay(essay), where]))}; {coding}", csl, licence)


def answer(facts: AnswerFacts, datasets: list[Dataset]) -> tuple[str, Csl]:
    """Return the text and the CSL-JSON of a reference to an answer; ``facts`` are what it says of the answer."""
    title = f"Answer to “{facts['query']}”"
    note = f"{wording.amount(facts['rows'], 'row')}, {facts['hash']}, asked with sinorus {facts['sinorus']}"
    id = f"answer-{facts['hash'][7:19]}"
    csl: Fields = {"id": id, "type": "dataset", "title": title, **_within(datasets), "note": note}
    text = f"{_by(_authors(datasets))}{title}, {note}. In: {_versions(datasets)}"
    row = _row(id, "answer", text, csl, _terms(datasets))
    return row["text"], row["csl"]


def _row(id: str, kind: str, text: str, csl: Fields, licence: str, references: Sequence[Csl] = ()) -> CiteRow:
    """Return a reference as `cite` puts it out; what a CSL-JSON item has no value for is left out of it."""
    item = cast("Csl", {key: value for key, value in csl.items() if value not in (None, "", [])})
    sentence = f"{text}. Terms: {licence}." if licence else f"{text}."
    return {
        "record": kind, "id": id, "text": sentence, "csl": item, "licence": licence, "references": list(references)
    }  # fmt: skip


def _datasets(db: sqlite3.Connection) -> list[Dataset]:
    return list(json.loads(sql.meta(db, "datasets")))


def _title(datasets: list[Dataset]) -> str:
    return " and ".join(dataset["title"] for dataset in datasets) or "a data set without a name"


def _versions(datasets: list[Dataset]) -> str:
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


def _by(names: list[CslName]) -> str:
    """Write authors with a comma behind them; "" where there is none."""
    return f"{' and '.join(map(_name, names))}, " if names else ""


def _name(name: CslName) -> str:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    return " ".join(
        filter(None, (name.get("given"), *particles, name.get("family"), name.get("suffix"), name.get("literal")))
    )


def _source(source: Source) -> Fields:
    """Return an essay as CSL-JSON: what its record is, without what is null."""
    return {
        "id": source["id"],
        "type": source["type"],
        "title": source["title"],
        "container-title": source["container-title"],
        "URL": source["URL"],
        "author": [_plain(author) for author in source["author"]],
        "issued": {key: value for key, value in (source["issued"] or {}).items() if value},
        **source["csl"],
    }


def issued(date: Issued | None) -> str:
    """Write when an essay was issued, as the dates of events are written; "" where it is unknown."""
    return words_of(date)


def variable(value: Any) -> str:
    """Write the value of a variable of CSL: names, a date, a list of words, or a text or number."""
    if isinstance(value, dict):
        return words_of(value)
    if isinstance(value, list):
        return "; ".join(_name(cast("CslName", item)) if isinstance(item, dict) else str(item) for item in value)
    return str(value)


def _essay(source: Source) -> str:
    """Write an essay with its authors, where and when it was published, and its address, as far as they are known."""
    csl = source["csl"]
    authors = csl.get("author") or [_plain(author) for author in source["author"]]
    title = f"{_by(authors)}“{source['title']}”"
    parts = [title, *_helpers(csl), *_container(source), issued(source["issued"]), *_standing(csl), source["URL"]]
    read = f"accessed {words_of(csl['accessed'])}" if csl.get("accessed") else ""
    return ", ".join(filter(None, [*parts, read]))


def _helpers(csl: Variables) -> Iterator[str]:
    """Yield who edited and who translated a work."""
    yield from (f"edited by {' and '.join(map(_name, names))}" for names in [csl.get("editor")] if names)
    yield from (f"translated by {' and '.join(map(_name, names))}" for names in [csl.get("translator")] if names)


def _container(source: Source) -> Iterator[str]:
    """Yield in what a work stands: a journal with volume and issue, a book with its edition and its publisher."""
    csl = source["csl"]
    yield source["container-title"] or ""
    yield from (f"vol. {volume}" for volume in [csl.get("volume")] if volume)
    yield from (f"no. {issue}" for issue in [csl.get("issue")] if issue)
    yield from (f"edition {edition}" for edition in [csl.get("edition")] if edition)
    yield ": ".join(filter(None, [csl.get("publisher-place"), csl.get("publisher")]))


def _standing(csl: Variables) -> Iterator[str]:
    """Yield on which pages a work stands, and its number in the catalogues."""
    if page := str(csl.get("page", "")):
        yield f"{'p.' if page.isdigit() else 'pp.'} {re.sub('(?<=[0-9])-(?=[0-9])', '–', page)}"
    yield f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else ""
    yield f"ISBN {csl['ISBN']}" if csl.get("ISBN") else ""


def _series(datasets: list[Dataset], series: SeriesRow) -> CiteRow:
    """Return the reference of a series: its publisher is cited, under its own terms."""
    source = series["source"]
    title = f"{series['title']}, {years(series)} ({series['unit']})"
    place = f"kept as {series['id']} in {_versions(datasets)}"
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
    text = f"{_by(_authors(datasets))}“{title}”, {entry} in {_versions(datasets)}{rests}"
    items = [works.csl(page, [f"the {entry}"]) for page in pages]
    return _row(row["id"], kind, text, csl, _terms(datasets), items)


def _page(page: Reference) -> str:
    """Write a page with its address, its grade, and on which day a copy of it was read."""
    standing = works.standing(page)
    return ", ".join(filter(None, [works.words(page), page["url"]])) + (f" ({standing})" if standing else "")
