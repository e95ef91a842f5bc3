"""The lists that records hold, each as a table of its own: a row an item, with its place in the list."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from sinorus.base.wording import singular
from sinorus.export.tables import BOOLEAN, INTEGER, TEXT, Cells, Table
from sinorus.model.rows import keys
from sinorus.model.rows.claim import ClaimRow, ReviewRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import ActorRow, LocalName
from sinorus.model.rows.works import Reference


class _List(NamedTuple):
    """A list that each record of a kind may hold.

    of       the table of the records
    path     where the list stands in a record
    columns  what an item holds
    refers   which of these columns name the id of a row of which table
    """

    of: str
    path: str
    columns: dict[str, str]
    refers: dict[str, str]


def _ids(of: str, path: str, column: str, to: str) -> _List:
    return _List(of, path, {column: TEXT}, {column: to})


_PAGE = dict.fromkeys(keys(Reference), TEXT)
_NAME = dict.fromkeys(keys(LocalName), TEXT)
_MENTION = {"source": TEXT, "paragraph": INTEGER, "caption": BOOLEAN}
# By the names of their tables.
_LISTS = {
    "event_themes": _ids("events", "themes", "theme", "themes"),
    "event_drivers": _ids("events", "drivers", "driver", "drivers"),
    "event_actors": _ids("events", "actors", "actor", "actors"),
    "claim_themes": _ids("claims", "themes", "theme", "themes"),
    "claim_drivers": _ids("claims", "drivers", "driver", "drivers"),
    "claim_events": _ids("claims", "events", "event", "events"),
    "review_events": _ids("claims", "review.events", "event", "events"),
    "review_series": _ids("claims", "review.series", "series", "series"),
    "contrast_claims": _ids("contrasts", "claims", "claim", "claims"),
    "series_themes": _ids("series", "themes", "theme", "themes"),
    "period_sources": _ids("periods", "sources", "source", "sources"),
    "actor_members": _ids("actors", "members", "member", "actors"),
    "event_references": _List("events", "references", _PAGE, {}),
    "review_references": _List("claims", "review.references", _PAGE, {}),
    "mentions": _List("events", "mentions", _MENTION, {"source": "sources"}),
    "source_authors": _List("sources", "author", {"family": TEXT, "given": TEXT, "literal": TEXT}, {}),
    "review_places": _List("claims", "review.searched", {"place": TEXT}, {}),
    "actor_aliases": _List("actors", "aliases", {"alias": TEXT}, {}),
    "event_names": _List("events", "names", _NAME, {}),
    "actor_names": _List("actors", "names", _NAME, {}),
}
# The items of the lists of a record, by the names of their tables.
_Items = dict[str, list[Cells]]


def _table(name: str, listed: _List) -> Table:
    owner = singular(listed.of)
    title = f"The list {listed.path} of each of the {listed.of}, an item a row"
    columns, refers = {owner: TEXT, "rank": INTEGER, **listed.columns}, {owner: listed.of, **listed.refers}
    return Table(name, title, columns, refers, (owner, "rank"))


LISTS = {name: _table(name, listed) for name, listed in _LISTS.items()}


def rows(of: str, record: Any) -> Iterator[tuple[str, Cells]]:
    """Yield the items of the lists of a record of a kind, each with its table, also those that name others outside."""
    for name, items in _ITEMS[of](record).items() if of in _ITEMS else ():
        for rank, item in enumerate(items, 1):
            yield name, {singular(of): record["id"], "rank": rank, **item}


def _each(column: str, texts: list[str]) -> list[Cells]:
    return [{column: text} for text in texts]


def _of_event(row: EventRow) -> _Items:
    return {
        "event_themes": _each("theme", row["themes"]),
        "event_drivers": _each("driver", row["drivers"]),
        "event_actors": _each("actor", row["actors"]),
        "event_references": [{**page} for page in row["references"]],
        "mentions": [{**mention} for mention in row["mentions"]],
        "event_names": [{**name} for name in row["names"]],
    }


def _of_claim(row: ClaimRow) -> _Items:
    return {
        "claim_themes": _each("theme", row["themes"]),
        "claim_drivers": _each("driver", row["drivers"]),
        "claim_events": _each("event", row["events"]),
        **(_of_review(row["review"]) if row["review"] else {}),
    }


def _of_review(review: ReviewRow) -> _Items:
    return {
        "review_events": _each("event", review["events"]),
        "review_series": _each("series", review["series"]),
        "review_references": [{**page} for page in review["references"]],
        "review_places": _each("place", review["searched"]),
    }


def _of_actor(row: ActorRow) -> _Items:
    return {
        "actor_members": _each("member", row["members"]),
        "actor_aliases": _each("alias", row["aliases"]),
        "actor_names": [{**name} for name in row["names"]],
    }


# Each function takes records of its own kind only, so no one type fits all of them.
_ITEMS: dict[str, Callable[[Any], _Items]] = {
    "events": _of_event,
    "claims": _of_claim,
    "contrasts": lambda row: {"contrast_claims": _each("claim", row["claims"])},
    "series": lambda row: {"series_themes": _each("theme", row["themes"])},
    "periods": lambda row: {"period_sources": _each("source", row["sources"])},
    "actors": _of_actor,
    "sources": lambda row: {"source_authors": [*map(dict, row["author"])]},
}
