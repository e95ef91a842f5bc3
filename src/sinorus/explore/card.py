"""A record as a card: its fields as `show` has them, and in their texts the ids and addresses that one can follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.base.text import safe
from sinorus.explore.listing import shown
from sinorus.model.vocabulary import WORDS
from sinorus.query.sql import labels_of

if TYPE_CHECKING:
    import sqlite3

_ID = r"[a-z0-9][a-z0-9-]{0,63}"
# An id in brackets, one that is told to be a claim or a series, and one that no word of a sentence looks like.
_NAMED = rf"\[({_ID})\]|\bthe (?:claim|series) ({_ID})(?![\w-])|(?<![\w-])([a-z0-9]+-{_ID})(?![\w-])"
# A member of a list of ids, behind which may stand where in the record.
_MEMBER = rf"(?:^|(?<=[,;] ))({_ID})(?=$|[,;] )"
_ADDRESS = r"https?://[^\s\"<>“”]+"
_PASSAGE = r"from “[^”]*” to “[^”]*”"
# What ends a sentence and no address.
_BEHIND = ".,;:!?"


class Link(NamedTuple):
    """A piece of a text that leads somewhere.

    start   where it begins in the text
    end     where it ends
    target  an id, or an address
    kind    ``record`` or ``page``
    """

    start: int
    end: int
    target: str
    kind: str


class Field(NamedTuple):
    """A labelled text of a card, with the links in it in their order; line breaks part the texts of a list."""

    label: str
    text: str
    links: tuple[Link, ...] = ()


class Card(NamedTuple):
    """All that is told of a record, or of a row that is none.

    id       of the record, or of what the row is about
    kind     such as ``event``; empty for a row that is no record
    title    what it is called
    fields   its labelled texts
    causes   the ids of the events that led to it
    effects  the ids of the events that it led to
    address  the page that shows it best: the very words of a claim, a work, the first reference; empty for none
    """

    id: str
    kind: str
    title: str
    fields: tuple[Field, ...]
    causes: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    address: str = ""


def card(db: sqlite3.Connection, id: str, row: Mapping[str, Any], fields: list[tuple[str, str]]) -> Card:
    """Make a card of a row and its labelled texts, the title first."""
    kind = str(row.get("record", ""))
    linked = tuple(_fields(db, id, row, fields))
    return Card(
        id=id,
        kind=kind,
        title=linked[0].text if linked else id,
        fields=linked,
        causes=tuple(row.get("causes", ())) if kind == "event" else (),
        effects=tuple(row.get("led_to", ())) if kind == "event" else (),
        address=_address(kind, row),
    )


def _address(kind: str, row: Mapping[str, Any]) -> str:
    """Return the page that shows a record best; empty where there is none, or a browser would be led elsewhere."""
    page = _PAGES[kind](row) if kind in _PAGES else None
    return page if page and page == safe(page) else ""


def _wikidata(row: Mapping[str, Any]) -> str | None:
    return row["wikidata"]["page"] if row["wikidata"] else None


# The page that shows a record of a kind best, where there is one.
_PAGES: Mapping[str, Callable[[Mapping[str, Any]], str | None]] = {
    "claim": lambda row: row["passage"]["link"] if row["passage"] else None,
    "source": lambda row: row["URL"],
    "series": lambda row: row["source"]["url"],
    "event": lambda row: next((page["url"] for page in row["references"] if page["url"]), None),
    "actor": _wikidata,
    "place": _wikidata,
}


def _fields(db: sqlite3.Connection, id: str, row: Mapping[str, Any], fields: list[tuple[str, str]]) -> Iterator[Field]:
    """Yield the fields with their links; all ids are looked up at once."""
    found = [[*_candidates(label, text)] for label, text in fields]
    own = id if row.get("record") else ""
    known = labels_of(db, sorted({link.target for links in found for link in links if link.kind == "record"}))
    for (label, text), candidates in zip(fields, found, strict=True):
        links = [*_of_row(row, label, text), *(link for link in candidates if link.kind == "page")]
        links += [link for link in candidates if link.kind == "record" and link.target in known and link.target != own]
        yield Field(safe(label), shown(text), tuple(_shifted(text, _apart(links))))


def _candidates(label: str, text: str) -> Iterator[Link]:
    """Yield the pieces of a text that are addresses, or could be ids."""
    for match in _pattern(_ADDRESS).finditer(text):
        address = _end_of(match[0])
        if address == safe(address):
            yield Link(match.start(), match.start() + len(address), address, "page")
        else:
            # It is shown, but nobody can see where it leads.
            yield Link(match.start(), match.end(), "", "")
    for match in _pattern(_NAMED).finditer(text):
        yield Link(*match.span(match.lastindex or 0), match[match.lastindex or 0], "record")
    if label.casefold().replace(" ", "-") not in WORDS:
        yield from _members(text)


def _members(text: str) -> Iterator[Link]:
    """Yield the members of a text that is a list of ids: one that begins with an id."""
    for match in _pattern(_MEMBER).finditer(text):
        if match.start() and not _pattern(_MEMBER).match(text):
            return
        yield Link(*match.span(1), match[1], "record")


def _of_row(row: Mapping[str, Any], label: str, text: str) -> Iterator[Link]:
    """Yield the links of a text that only its row has: the words of a passage, and the record of a place."""
    passage, place = row.get("passage"), row.get("place")
    if label == "Said by" and passage and passage["link"] and passage["link"] == safe(passage["link"]):
        for match in _pattern(_PASSAGE).finditer(text):
            yield Link(*match.span(), passage["link"], "page")
    if label == "Place" and place and place.get("id"):
        yield Link(0, len(text), place["id"], "record")


def _end_of(address: str) -> str:
    """Return an address without what the sentence around it has put behind."""
    address = address.rstrip(_BEHIND)
    return address[:-1].rstrip(_BEHIND) if address.endswith(")") and "(" not in address else address


def _apart(links: Iterable[Link]) -> Iterator[Link]:
    """Yield links in the order of the text, of those that meet the one that begins first or is longest."""
    end = 0
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if link.start >= end:
            end = link.end
            yield from [link] if link.kind else []


def _shifted(text: str, links: Iterable[Link]) -> Iterator[Link]:
    """Yield links at their places in the harmless text, which may be longer."""
    for link in links:
        yield link._replace(start=len(shown(text[: link.start])), end=len(shown(text[: link.end])))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern, compiled once."""
    return re.compile(text)
