"""The nodes of the JSON-LD that events and claims refer to: data, essays, pages, actors, terms, series, links, contrasts."""

from collections.abc import Iterator
from typing import Any

from sinorus.export.bibliography import pages
from sinorus.export.jsonld_dates import dated, issued
from sinorus.export.jsonld_parts import agent, licence, linked, page, record
from sinorus.query.selection import Records

Row = dict[str, Any]
_ESSAYS = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "paper-conference": "ScholarlyArticle",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_ACTORS = {"state": "Country", "person": "Person", "company": "Corporation"}


def nodes(records: Records) -> Iterator[Row]:
    """Yield everything but events and claims."""
    yield from (_dataset(number, row) for number, row in enumerate(records.datasets, start=1))
    yield from map(_essay, records.sources)
    yield from (_page(id, row) for id, row in pages(records).items())
    yield from map(_actor, records.actors)
    yield from (_term(kind, row) for kind in ("themes", "drivers", "periods") for row in getattr(records, kind))
    yield from map(_series, records.series)
    yield from map(_link, records.links)
    yield from map(_contrast, records.contrasts)


def _dataset(number: int, row: Row) -> Row:
    made = {"creator": [agent(name) for name in row["author"]], "dateModified": row["as_of"]}
    named = {"@id": f"part:dataset:{number}", "@type": "Dataset", "name": row["title"], "version": row["version"]}
    return {**named, **made, "license": licence(row["licence"])}


def _essay(row: Row) -> Row:
    container = row["container-title"]
    return {
        "@id": f"record:{row['id']}",
        "@type": _ESSAYS.get(row["type"], "CreativeWork"),
        "name": row["title"],
        "author": [agent(name) for name in row["author"]],
        "isPartOf": {"@type": "CreativeWork", "name": container} if container else None,
        **issued(row),
        "note": row["note"],
        "url": row["URL"],
    }


def _page(id: str, row: Row) -> Row:
    publisher = {"@type": "Organization", "name": row["publisher"]}
    return {"@id": f"part:{id}", "@type": "WebPage", "name": row["title"], "publisher": publisher, "url": row["url"]}


def _actor(row: Row) -> Row:
    return {
        "@id": f"record:{row['id']}",
        "@type": _ACTORS.get(row["kind"], "Organization"),
        "name": row["name"],
        "alternateName": row["aliases"],
        "kind": row["kind"],
        "member": linked(row["members"]),
    }


def _term(kind: str, row: Row) -> Row:
    """Return a theme, driver or period; a driver belongs to the set of its theme."""
    return {
        "@id": f"record:{row['id']}",
        "@type": "DefinedTerm",
        "name": row["label"],
        "description": row["description"],
        "kind": kind.removesuffix("s"),
        "inDefinedTermSet": record(row.get("theme")),
        **(dated(row) if kind == "periods" else {}),
    }


def _series(row: Row) -> Row:
    source = row["source"]
    return {
        "@id": f"record:{row['id']}",
        "@type": "Dataset",
        "name": row["title"],
        "variableMeasured": {"@type": "PropertyValue", "name": row["title"], "unitText": row["unit"]},
        "measurementTechnique": row["method"],
        "about": [record(theme) for theme in row["themes"]],
        "license": licence(row["licence"]),
        "publisher": {"@type": "Organization", "name": source["publisher"]},
        "isPartOf": {"@type": "Dataset", "name": source["title"], "url": source["url"]},
        "note": row["note"] or None,
        "earliest": row["earliest"],
        "latest": row["latest"],
        "point": row["points"],
    }


def _link(row: Row) -> Row:
    return {
        "@id": f"part:link:{row['cause']}:{row['effect']}",
        "@type": "CausalLink",
        "linkCause": f"record:{row['cause']}",
        "linkEffect": f"record:{row['effect']}",
        "basis": row["basis"],
        "assertedBy": f"record:{row['claim']}" if row["claim"] else None,
        "citation": page(row["reference"]) if row["reference"] else None,
    }


def _contrast(row: Row) -> Row:
    said = {"relation": row["relation"], "why": row["why"]}
    return {"@id": f"record:{row['id']}", "@type": "Contrast", "contrasted": linked(row["claims"]), **said}
