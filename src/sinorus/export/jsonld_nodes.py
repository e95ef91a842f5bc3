"""The nodes of the JSON-LD beside events and claims: data, sources, pages, actors, terms, series, links, contrasts."""

from collections.abc import Iterator, Sequence

from sinorus.export.bibliography import pages
from sinorus.export.jsonld_context import Node
from sinorus.export.jsonld_dates import appeared, bounds, dated, issued
from sinorus.export.jsonld_parts import agent, licence, linked, page, record
from sinorus.model.rows.answer import Dataset
from sinorus.model.rows.claim import Contrast
from sinorus.model.rows.event import EventRow, LinkRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.vocabulary import ActorRow, DriverRow, PeriodRow, ThemeRow
from sinorus.model.rows.works import Author, CslName, Reference, SourceRow
from sinorus.query import works
from sinorus.query.selection import Records

_WORKS = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "interview": "Article",
    "paper-conference": "ScholarlyArticle",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "review-book": "ScholarlyArticle",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_ACTORS = {"state": "Country", "person": "Person", "company": "Corporation"}


def nodes(records: Records) -> Iterator[Node]:
    """Yield everything but events and claims."""
    yield from (_dataset(number, row) for number, row in enumerate(records.datasets, start=1))
    yield from map(_work, records.sources)
    yield from (_page(id, row) for id, row in pages(records).items())
    yield from map(_actor, records.actors)
    yield from (_term("theme", row) for row in records.themes)
    yield from map(_driver, records.drivers)
    yield from ({**_term("period", row), **dated(row)} for row in records.periods)
    yield from map(_series, records.series)
    yield from map(_link, records.links)
    yield from map(_contrast, records.contrasts)


def _dataset(number: int, row: Dataset) -> Node:
    return {
        "@id": f"part:dataset:{number}",
        "@type": "Dataset",
        "name": row["title"],
        "version": row["version"],
        "creator": [agent(name) for name in row["author"]],
        "dateModified": row["as_of"],
        "license": licence(row["licence"]),
    }


def _work(row: SourceRow) -> Node:
    container = row["container-title"]
    return {
        "@id": f"record:{row['id']}",
        "@type": _WORKS.get(row["type"], "CreativeWork"),
        "name": row["title"],
        "author": [agent(name) for name in row["author"]],
        "isPartOf": {"@type": "CreativeWork", "name": container} if container else None,
        **issued(row),
        "note": row["note"],
        "url": row["URL"],
        "inLanguage": row["language"],
        "alternateName": row["csl"].get("translated-title"),
        "volumeNumber": row["csl"].get("volume"),
        "issueNumber": row["csl"].get("issue"),
        "pagination": row["csl"].get("page"),
        "identifier": f"https://doi.org/{row['csl']['DOI']}" if "DOI" in row["csl"] else None,
        "translator": [agent(_whole(name)) for name in row["csl"].get("translator", [])],
        "tradition": row["tradition"],
        "kind": row["kind"],
        "extent": row["extent"],
        "extentNote": row["extent_note"],
        "textBy": row["text_by"],
        "written": row["date_edtf"],
        "copyRead": row["copy_read"],
    }


def _whole(name: CslName) -> Author:
    return {"family": name.get("family"), "given": name.get("given"), "literal": name.get("literal")}


def _page(id: str, row: Reference) -> Node:
    publisher = {"@type": "Organization", "name": row["publisher"]} if row["publisher"] else None
    return {
        "@id": f"part:{id}",
        "@type": "WebPage",
        "name": row["title"],
        "author": [agent(_whole(name)) for name in works.names(row)],
        "publisher": publisher,
        **appeared(row["issued"]),
        "url": row["url"],
        "grade": row["grade"],
        "copyRead": row["copy_read"],
        "accessed": row["accessed"],
        "copyOf": row["copy_of"],
    }


def named(row: EventRow | ActorRow, aliases: Sequence[str] = ()) -> Node:
    """Return the names of a thing besides its own, with their languages, and its item of Wikidata."""
    local = [{"@value": name["text"], "@language": name["language"]} for name in row["names"]]
    item = row["wikidata"]
    return {
        "alternateName": [*aliases, *local],
        "sameAs": {"@id": f"http://www.wikidata.org/entity/{item['id']}"} if item else None,
    }


def _actor(row: ActorRow) -> Node:
    return {
        "@id": f"record:{row['id']}",
        "@type": _ACTORS.get(row["kind"], "Organization"),
        "name": row["name"],
        **named(row, row["aliases"]),
        "kind": row["kind"],
        "member": linked(row["members"]),
    }


def _driver(row: DriverRow) -> Node:
    """Return a driver, which belongs to the set of its theme."""
    return {**_term("driver", row), "inDefinedTermSet": record(row["theme"])}


def _term(kind: str, row: ThemeRow | DriverRow | PeriodRow) -> Node:
    return {
        "@id": f"record:{row['id']}",
        "@type": "DefinedTerm",
        "name": row["label"],
        "description": row["description"],
        "kind": kind,
    }


def _series(row: SeriesRow) -> Node:
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
        **bounds(row),
        "point": row["points"],
    }


def _link(row: LinkRow) -> Node:
    return {
        "@id": f"part:link:{row['cause']}:{row['effect']}",
        "@type": "CausalLink",
        "linkCause": f"record:{row['cause']}",
        "linkEffect": f"record:{row['effect']}",
        "basis": row["basis"],
        "assertedBy": f"record:{row['claim']}" if row["claim"] else None,
        "citation": page(row["reference"]) if row["reference"] else None,
        "passage": row["passage"],
    }


def _contrast(row: Contrast) -> Node:
    return {
        "@id": f"record:{row['id']}",
        "@type": "Contrast",
        "contrasted": linked(row["claims"]),
        "relation": row["relation"],
        "why": row["why"],
    }
