"""The records of a page as rows for its script, which makes an entry of one when somebody opens it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sinorus import dates
from sinorus.model.rows.claim import ClaimRow, Passage, ReviewRow
from sinorus.model.rows.event import EventRow, LinkRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.works import Reference
from sinorus.model.vocabulary import NOT_CODED
from sinorus.page.charts import chart
from sinorus.query.selection import Records
from sinorus.query.series import years
from sinorus.query.works import by
from sinorus.views.catalogue import sentence
from sinorus.views.cells import number, when
from sinorus.views.evidence import arithmetic

# A day key further out than any of the data, for open ends; JavaScript is exact only up to 2**53.
FAR = 10**12
# Day keys: lo and hi, and, unless the date is approximate or uncertain, sure_end and sure_start.
Span = list[int]
Row = dict[str, Any]


class Entries:
    """Makes the rows of records, which name their references by number.

    ``lines`` are the actors under which a filter finds each record.
    """

    def __init__(self, records: Records, as_of: dates.Day, lines: Mapping[str, list[str]]) -> None:
        self.as_of, self.lines = as_of, lines
        self.known = {row["id"] for row in (*records.events, *records.claims)}
        self.addresses = {row["id"]: row["URL"] for row in records.sources}
        self.links = {(link["cause"], link["effect"]): link for link in records.links}
        self.pages: dict[tuple[str, ...], int] = {}
        self.places: set[str] = set()

    def references(self) -> list[tuple[str, ...]]:
        """List the references that rows name by number: what stands before the title, it, its address, and the rest."""
        return list(self.pages)

    def used(self, places: Iterable[Any]) -> list[Any]:
        """Return those of some places that events name."""
        return [place for place in places if place["id"] in self.places]

    def event(self, event: EventRow) -> Row:
        """Make the row of an event; what it led to and its claims follow from other rows, but for what is not there."""
        place = event["place"]
        if place and place["id"]:
            self.places.add(place["id"])
        kept = ("id", "title", "summary", "kind", "themes", "drivers", "confidence", "disputed", "extra")
        beyond = [id for id in (*event["led_to"], *event["claims"]) if id not in self.known]
        return {
            **{key: event[key] for key in kept},  # type: ignore[literal-required]
            **self._common(event),
            "names": local_names(event),
            "date_text": None if event["date_edtf"] else event["date_text"],
            "actors": event["actors"],
            "lines": [id for id in self.lines.get(event["id"], ()) if id not in event["actors"]],
            "place": place and (place["id"] or place["name"]),
            "point": [place["lat"], place["lon"]] if place and not place["id"] and place["lat"] is not None else None,
            "causes": [self._cause(id, self.links.get((id, event["id"]))) for id in event["causes"]],
            "beyond": beyond,
            "sources": list(dict.fromkeys(mention["source"] for mention in event["mentions"])),
            "mentions": "; ".join(_mention(mention) for mention in event["mentions"]),
            "references": self._pages(event["references"]),
        }

    def claim(self, claim: ClaimRow) -> Row:
        """Make the row of a claim."""
        kept = ("id", "text", "type", "hedging", "attributed_to", "themes", "drivers", "denies", "events", "extra")
        return {
            **{key: claim[key] for key in kept},  # type: ignore[literal-required]
            **self._common(claim),
            **(self._passage(claim["passage"], claim["source"]) if claim["passage"] else {}),
            "sources": [claim["source"]],
            **(self._review(claim["review"]) if claim["review"] else {}),
        }

    def series(self, series: SeriesRow) -> Row:
        """Make the row of a series, with the shapes of its chart."""
        kept = ("id", "title", "unit", "method", "note", "licence", "themes")
        return {
            **{key: series[key] for key in kept},  # type: ignore[literal-required]
            "years": years(series),
            "source": ["", series["source"]["title"], series["source"]["url"], f", {series['source']['publisher']}"],
            "points": [[p["date_edtf"], *map(_number, (p["value"], p["low"], p["high"]))] for p in series["points"]],
            "chart": chart(series)._asdict(),
            "spans": [span for point in series["points"] for span in spans(point["date_edtf"], self.as_of)],
        }

    def _common(self, row: EventRow | ClaimRow) -> Row:
        words = when(row["date_edtf"], row["match"])
        return {
            "when": words,
            "edtf": row["date_edtf"] if row["date_edtf"] != words else None,
            "effect": row["effect"] or NOT_CODED,
            "spans": spans(row["date_edtf"], self.as_of),
            "lines": self.lines.get(row["id"], []),
        }

    def _cause(self, id: str, link: LinkRow | None) -> list[Any]:
        """Write a cause: its id, its basis, and the claim, the page and the passage on which that rests."""
        if not link:
            return [id]
        page = self._pages([link["reference"]])[0] if link["reference"] else None
        return [id, link["basis"], link["claim"], page, sentence(link["passage"]) if link["passage"] else None]

    def _passage(self, passage: Passage, source: str) -> Row:
        section, where = passage["section"], passage["where"]
        named = not section or section.casefold() in where.casefold()
        page = (passage["link"] or "").partition(":~:text=")[0].removesuffix("#")
        return {
            "where": where,
            "section": None if named else section,
            "start": passage["start"],
            "end": passage["end"],
            "page": page if page != self.addresses.get(source) else None,
        }

    def _review(self, review: ReviewRow) -> Row:
        return {
            "verdict": review["verdict"],
            "by": review["by"],
            "measure": arithmetic(review["measure"]),
            "note": review["note"],
            "rests": [*review["events"], *review["series"]],
            "references": self._pages(review["references"]),
            "searched": "; ".join(review["searched"]),
        }

    def _pages(self, references: Sequence[Reference]) -> list[int]:
        return [self.pages.setdefault(_page(reference), len(self.pages)) for reference in references]


def _page(page: Reference) -> tuple[str, ...]:
    rest = f", {page['publisher']}" if page["publisher"] else ""
    rest += f", {when(page['issued'])}" if page["issued"] else ""
    rest += f" ({page['grade']})" if page["grade"] else ""
    return by(page), page["title"], page["url"] or "", rest


def _mention(mention: Any) -> str:
    place = "caption" if mention["caption"] else f"paragraph {mention['paragraph']}"
    return f"{mention['source']}, {place}"


def _number(value: float | None) -> str | None:
    return None if value is None else number(value)


def name_row(row: Any) -> Row:
    """Make the row of an actor or a place, with its other names."""
    local = {name["text"] for name in row["names"]}
    others = [name for name in row["aliases"] if name not in local]
    return {"id": row["id"], "name": row["name"], "aliases": others, "names": local_names(row)}


def local_names(row: Any) -> list[str]:
    """Write the names in Chinese and Russian, each behind its language; the pages that show them are in the JSON."""
    return [f"{name['language']} {name['text']}" for name in row["names"]]


def days(first: str | None, last: str | None) -> tuple[int, int]:
    """Return two ISO days as day keys, far out where an end is open."""
    keys = [dates.Day.from_iso(day).key() if day else None for day in (first, last)]
    return (-FAR if keys[0] is None else keys[0]), (FAR if keys[1] is None else keys[1])


def spans(date: str | None, as_of: dates.Day) -> list[Span]:
    """Return the spans of a date in EDTF as day keys; none if there is no date."""
    if not date:
        return []
    value = dates.parse(date)
    length = 2 if value.qualified else 4
    return [_short([*map(_clamp, span[:length])]) for span in value.spans(as_of)]


def _short(span: Span) -> Span:
    """Write a span of one certain day once, and the ends of one that is certain as a whole, with a 1 behind them."""
    if len(span) == 4 and span[:2] == span[2:]:
        return span[:1] if span[0] == span[1] else [*span[:2], 1]
    return span


def _clamp(key: int) -> int:
    """Bring a day key of an open end nearer."""
    return max(-FAR, min(FAR, key))
