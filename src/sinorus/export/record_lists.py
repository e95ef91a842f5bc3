"""The lists that records hold, each as a table of its own: a row an item, with its place in the list."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sinorus.base.wording import singular
from sinorus.export.tables import BOOLEAN, INTEGER, TEXT, Cells, Table
from sinorus.model.rows import keys
from sinorus.model.rows.claim import ClaimRow, ReviewRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import ActorRow, LocalName
from sinorus.model.rows.works import Reference
from sinorus.query.selection import Records


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


def lists(records: Records) -> list[Table]:
    """Return the tables of the lists with all of their items, also those that name a record outside the file."""
    rows: _Items = {name: [] for name in _LISTS}
    for id, items in _items(records):
        for name, listed in items.items():
            rows[name] += _ranked(singular(_LISTS[name].of), id, listed)
    return [_table(name, rows[name]) for name in _LISTS]


def _ranked(owner: str, id: str, listed: Iterable[Cells]) -> Iterator[Cells]:
    return ({owner: id, "rank": rank, **item} for rank, item in enumerate(listed, 1))


def _table(name: str, rows: list[Cells]) -> Table:
    of, path, columns, refers = _LISTS[name]
    owner = singular(of)
    title = f"The list {path} of each of the {of}, an item a row"
    return Table(name, title, {owner: TEXT, "rank": INTEGER, **columns}, {owner: of, **refers}, rows, (owner, "rank"))


def _items(records: Records) -> Iterator[tuple[str, _Items]]:
    """Yield the id of each record that holds lists, with the items of these."""
    yield from ((row["id"], _of_event(row)) for row in records.events)
    yield from ((row["id"], _of_claim(row)) for row in records.claims)
    yield from ((row["id"], {"contrast_claims": _each("claim", row["claims"])}) for row in records.contrasts)
    yield from ((row["id"], {"series_themes": _each("theme", row["themes"])}) for row in records.series)
    yield from ((row["id"], {"period_sources": _each("source", row["sources"])}) for row in records.periods)
    yield from ((row["id"], _of_actor(row)) for row in records.actors)
    yield from ((row["id"], {"source_authors": list(map(dict, row["author"]))}) for row in records.sources)


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
