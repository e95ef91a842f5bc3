"""References: for an event, a claim, a series, any other record, the data set, and for an answer."""

import json
import sqlite3
from typing import Any

from sinorus import dates
from sinorus.base import wording
from sinorus.query import series as measures
from sinorus.query import sql as query

Row = dict[str, Any]


def dataset(db: sqlite3.Connection) -> Row:
    """Return the reference of the data set, or of those that were joined."""
    return dataset_among(_datasets(db))


def record(db: sqlite3.Connection, kind: str, row: Row) -> Row:
    """Return the reference of a record: a claim is its author's, a series its publisher's, all else an entry of the data."""
    essay = json.loads(_json(db, row["source"])) if kind == "claim" else {}
    return record_among(_datasets(db), kind, row, essay)


def dataset_among(known: list[Row]) -> Row:
    """Return the reference of data sets, without a database."""
    csl = {"id": "dataset", "type": "dataset", "title": _title(known), **_made(known)}
    return _row("dataset", "dataset", f"{_authors(csl)}{_named(known)}", csl, _terms(known))


def record_among(known: list[Row], kind: str, row: Row, essay: Row) -> Row:
    """Return the reference of a record of these data sets, without a database; of a claim with its essay."""
    if kind == "source":
        csl = _source(row)
        return _row(row["id"], kind, _essay(csl), csl, "the author's")
    if kind == "claim":
        return _claim(known, row, essay)
    return _series(known, row) if kind == "series" else _entry(known, kind, row)


def answer(known: Row, datasets: list[Row]) -> Row:
    """Return the text and the CSL-JSON of the reference of an answer."""
    title = f"Answer to “{known['query']}”"
    note = f"{wording.counted(known['rows'], 'row')}, {known['hash']}, asked with sinorus {known['sinorus']}"
    csl = {"id": f"answer-{known['hash'][7:19]}", "type": "dataset", "title": title, **_within(datasets), "note": note}
    row = _row(
        csl["id"],
        "answer",
        f"{_authors(csl)}{title}, {note}. In: {_named(datasets)}",
        csl,
        _terms(datasets),
    )
    return {key: row[key] for key in ("text", "csl")}


def _row(id: str, kind: str, text: str, csl: Row, licence: str) -> Row:
    csl = {key: value for key, value in csl.items() if value not in (None, "", [])}
    written = f"{text}. Terms: {licence}." if licence else f"{text}."
    return {"record": kind, "id": id, "text": written, "csl": csl, "licence": licence}


def _datasets(db: sqlite3.Connection) -> list[Row]:
    return list(json.loads(query.meta(db, "datasets")))


def _title(datasets: list[Row]) -> str:
    return " and ".join(dataset["title"] for dataset in datasets) or "a data set without a name"


def _named(datasets: list[Row]) -> str:
    """Write each data set with its version and day."""
    listed = [f"{d['title']}, version {d['version']} ({d['as_of']})" for d in datasets]
    return " and ".join(listed) or _title(datasets)


def _terms(datasets: list[Row]) -> str:
    return " and ".join(dict.fromkeys(dataset["licence"] for dataset in datasets))


def _made(datasets: list[Row]) -> Row:
    """Return who made the data sets, and when they were last kept."""
    latest = max((dataset["as_of"] for dataset in datasets), default="")
    return {
        "author": _each_once([name for dataset in datasets for name in _plain(dataset["author"])]),
        "issued": {"date-parts": [[int(part) for part in latest.split("-")]]} if latest else None,
        "version": " and ".join(dataset["version"] for dataset in datasets),
        "note": _terms(datasets),
    }


def _within(datasets: list[Row]) -> Row:
    return {**_made(datasets), "container-title": _title(datasets)}


def _each_once(names: list[Row]) -> list[Row]:
    return [name for number, name in enumerate(names) if name not in names[:number]]


def _plain(names: list[Row]) -> list[Row]:
    return [{key: value for key, value in name.items() if value} for name in names]


def _authors(csl: Row) -> str:
    names = [
        " ".join(filter(None, [n.get("given"), n.get("family"), n.get("literal")])) for n in csl.get("author") or []
    ]
    return f"{' and '.join(names)}, " if names else ""


def _json(db: sqlite3.Connection, id: str) -> str:
    found = query.record(db, id)
    return found.json if found else "{}"


def _source(source: Row) -> Row:
    """Return an essay as CSL-JSON: what its record is, without what is null."""
    issued = {key: value for key, value in source["issued"].items() if value}
    kept = {key: source[key] for key in ("id", "type", "title", "container-title", "URL")}
    return {**kept, "author": _plain(source["author"]), "issued": issued}


def _essay(csl: Row) -> str:
    issued = csl["issued"]
    day = ("c. " if issued.get("circa") else "") + "-".join(map(str, issued["date-parts"][0]))
    return ", ".join(filter(None, [f"{_authors(csl)}“{csl['title']}”", csl["container-title"], day, csl["URL"]]))


def _claim(datasets: list[Row], claim: Row, source: Row) -> Row:
    paragraph = claim["passage"]["paragraph"]
    where = f"paragraph {paragraph}" if paragraph else "caption"
    coded = f"coded as {claim['id']} in {_named(datasets)}"
    essay = _source(source)
    csl = {**essay, "id": claim["id"], "note": f"{where}; {coded}"}
    return _row(
        claim["id"],
        "claim",
        f"{_essay(essay)}, {where}; {coded}",
        csl,
        f"the essay its author's, the coding {_terms(datasets)}",
    )


def _series(datasets: list[Row], series: Row) -> Row:
    source = series["source"]
    kept = f"kept as {series['id']} in {_named(datasets)}"
    csl = {
        "id": series["id"],
        "type": "dataset",
        "title": f"{series['title']}, {measures.years(series)} ({series['unit']})",
        "publisher": source["publisher"],
        "container-title": source["title"],
        "URL": source["url"],
        "note": f"{kept}; {series['licence']}",
    }
    text = ", ".join(filter(None, [csl["title"], source["title"], source["publisher"], source["url"]]))
    return _row(series["id"], "series", f"{text}; {kept}", csl, series["licence"].rstrip("."))


def _entry(datasets: list[Row], kind: str, row: Row) -> Row:
    named = next(row[key] for key in ("title", "label", "name", "why") if row.get(key))
    date = f", {dates.human(dates.parse(row['date_edtf']))}" if row.get("date_edtf") else ""
    rests = "; ".join(_page(page) for page in row.get("references", ()))
    csl = {"id": row["id"], "type": "entry", "title": f"{named}{date}", **_within(datasets)}
    csl["note"] = f"{kind} {row['id']}" + (f"; rests on {rests}" if rests else "")
    text = f"{_authors(csl)}“{csl['title']}”, {kind} {row['id']} in {_named(datasets)}"
    return _row(row["id"], kind, text + (f"; rests on {rests}" if rests else ""), csl, _terms(datasets))


def _page(page: Row) -> str:
    return ", ".join(filter(None, [page["title"], page["publisher"], page["url"]]))
