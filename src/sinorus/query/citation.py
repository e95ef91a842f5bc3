"""References in words and as CSL-JSON: of a data set, of a record of any kind, and of an answer."""

import json
import sqlite3
from typing import Any

from sinorus import dates
from sinorus.base import wording
from sinorus.query import sql
from sinorus.query.series import years

Row = dict[str, Any]


def dataset(db: sqlite3.Connection) -> Row:
    """Return the reference of the data set, or of those that were joined."""
    return dataset_among(_datasets(db))


def record(db: sqlite3.Connection, kind: str, row: Row) -> Row:
    """Return the reference of a record: a claim is its author's, a series its publisher's, the rest is of the data set."""
    return record_among(_datasets(db), kind, row, _essay_of(db, row) if kind == "claim" else {})


def dataset_among(datasets: list[Row]) -> Row:
    """Return the reference of data sets, without a database."""
    csl = {"id": "dataset", "type": "dataset", "title": _title(datasets), **_issue(datasets)}
    return _row("dataset", "dataset", f"{_authors(csl)}{_versions(datasets)}", csl, _terms(datasets))


def record_among(datasets: list[Row], kind: str, row: Row, essay: Row) -> Row:
    """Return the reference of a record of these data sets, without a database; of a claim with its essay."""
    if kind == "source":
        csl = _source(row)
        return _row(row["id"], kind, _essay(csl), csl, "the author's")
    if kind == "claim":
        return _claim(datasets, row, essay)
    return _series(datasets, row) if kind == "series" else _entry(datasets, kind, row)


def answer(facts: Row, datasets: list[Row]) -> Row:
    """Return the text and the CSL-JSON of a reference to an answer; ``facts`` are what it says of the answer."""
    title = f"Answer to “{facts['query']}”"
    note = f"{wording.counted(facts['rows'], 'row')}, {facts['hash']}, asked with sinorus {facts['sinorus']}"
    csl = {"id": f"answer-{facts['hash'][7:19]}", "type": "dataset", "title": title, **_within(datasets), "note": note}
    text = f"{_authors(csl)}{title}, {note}. In: {_versions(datasets)}"
    row = _row(csl["id"], "answer", text, csl, _terms(datasets))
    return {key: row[key] for key in ("text", "csl")}


def _row(id: str, kind: str, text: str, csl: Row, licence: str) -> Row:
    """Return a reference as `cite` puts it out; what a CSL-JSON item has no value for is left out of it."""
    csl = {key: value for key, value in csl.items() if value not in (None, "", [])}
    sentence = f"{text}. Terms: {licence}." if licence else f"{text}."
    return {"record": kind, "id": id, "text": sentence, "csl": csl, "licence": licence}


def _datasets(db: sqlite3.Connection) -> list[Row]:
    return list(json.loads(sql.meta(db, "datasets")))


def _title(datasets: list[Row]) -> str:
    return " and ".join(dataset["title"] for dataset in datasets) or "a data set without a name"


def _versions(datasets: list[Row]) -> str:
    """Write each data set with its version and day."""
    versions = [f"{d['title']}, version {d['version']} ({d['as_of']})" for d in datasets]
    return " and ".join(versions) or _title(datasets)


def _terms(datasets: list[Row]) -> str:
    return " and ".join(dict.fromkeys(dataset["licence"] for dataset in datasets))


def _issue(datasets: list[Row]) -> Row:
    """Return the CSL-JSON fields that say who made the data sets, and when they were last kept."""
    latest = max((dataset["as_of"] for dataset in datasets), default="")
    return {
        "author": _authors_of(datasets),
        "issued": {"date-parts": [[int(part) for part in latest.split("-")]]} if latest else None,
        "version": " and ".join(dataset["version"] for dataset in datasets),
        "note": _terms(datasets),
    }


def _within(datasets: list[Row]) -> Row:
    """Return the CSL-JSON fields of what is a part of data sets."""
    return {**_issue(datasets), "container-title": _title(datasets)}


def _authors_of(datasets: list[Row]) -> list[Row]:
    """Return the authors of data sets, each once."""
    authors: list[Row] = []
    for dataset in datasets:
        for name in _plain(dataset["author"]):
            if name not in authors:
                authors.append(name)
    return authors


def _plain(names: list[Row]) -> list[Row]:
    """Return CSL-JSON names without the parts that are null."""
    return [{key: value for key, value in name.items() if value} for name in names]


def _authors(csl: Row) -> str:
    """Write the authors of an item with a comma behind them; "" where it has none."""
    names = [_name(name) for name in csl.get("author") or []]
    return f"{' and '.join(names)}, " if names else ""


def _name(name: Row) -> str:
    return " ".join(name[part] for part in ("given", "family", "literal") if name.get(part))


def _essay_of(db: sqlite3.Connection, claim: Row) -> Row:
    essay = sql.record(db, claim["source"])
    return dict(json.loads(essay.json)) if essay else {}


def _source(source: Row) -> Row:
    """Return an essay as CSL-JSON: what its record is, without what is null."""
    issued = {key: value for key, value in source["issued"].items() if value}
    plain = {key: source[key] for key in ("id", "type", "title", "container-title", "URL")}
    return {**plain, "author": _plain(source["author"]), "issued": issued}


def _essay(csl: Row) -> str:
    """Write an essay with its authors, magazine, day and address, as far as they are known."""
    issued = csl["issued"]
    day = ("c. " if issued.get("circa") else "") + "-".join(map(str, issued["date-parts"][0]))
    return ", ".join(filter(None, [f"{_authors(csl)}“{csl['title']}”", csl["container-title"], day, csl["URL"]]))


def _claim(datasets: list[Row], claim: Row, source: Row) -> Row:
    """Return the reference of a claim: the essay is cited, the data set only codes it."""
    paragraph = claim["passage"]["paragraph"]
    where = f"paragraph {paragraph}" if paragraph else "caption"
    coded = f"coded as {claim['id']} in {_versions(datasets)}"
    essay = _source(source)
    csl = {**essay, "id": claim["id"], "note": f"{where}; {coded}"}
    licence = f"the essay its author's, the coding {_terms(datasets)}"
    return _row(claim["id"], "claim", f"{_essay(essay)}, {where}; {coded}", csl, licence)


def _series(datasets: list[Row], series: Row) -> Row:
    """Return the reference of a series: its publisher is cited, under its own terms."""
    source = series["source"]
    kept = f"kept as {series['id']} in {_versions(datasets)}"
    csl = {
        "id": series["id"],
        "type": "dataset",
        "title": f"{series['title']}, {years(series)} ({series['unit']})",
        "publisher": source["publisher"],
        "container-title": source["title"],
        "URL": source["url"],
        "note": f"{kept}; {series['licence']}",
    }
    text = ", ".join(filter(None, [csl["title"], source["title"], source["publisher"], source["url"]]))
    return _row(series["id"], "series", f"{text}; {kept}", csl, series["licence"].rstrip("."))


def _entry(datasets: list[Row], kind: str, row: Row) -> Row:
    """Return the reference of a record that is the data set's own, with the pages that it rests on."""
    title = next(row[key] for key in ("title", "label", "name", "why") if row.get(key))
    date = f", {dates.human(dates.parse(row['date_edtf']))}" if row.get("date_edtf") else ""
    pages = "; ".join(_page(page) for page in row.get("references", ()))
    rests = f"; rests on {pages}" if pages else ""
    csl = {"id": row["id"], "type": "entry", "title": f"{title}{date}", **_within(datasets)}
    csl["note"] = f"{kind} {row['id']}{rests}"
    text = f"{_authors(csl)}“{csl['title']}”, {kind} {row['id']} in {_versions(datasets)}{rests}"
    return _row(row["id"], kind, text, csl, _terms(datasets))


def _page(page: Row) -> str:
    return ", ".join(filter(None, [page["title"], page["publisher"], page["url"]]))
