"""Counts beside a list: what --count-by counts of a place, with names for ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.base.text import safe
from sinorus.explore.choice import applied
from sinorus.explore.place import Place
from sinorus.model.vocabulary import DATED, GROUPS, WORDS
from sinorus.query.sql import labels_of

if TYPE_CHECKING:
    from sinorus.api.reader import Answer

# What stands in the place of a question that counts nothing: the same claims are compared.
_COUNTED_AS = {"compare": "claims"}
# What the groups of a question count.
NOUNS = {"timeline": "events", "drivers": "drivers", "claims": "claims", "check": "claims", "sources": "sources"}
# The groups of which the values are ids.
_OF_IDS = ("theme", "driver", "actor", "place", "source")
EFFECTS = WORDS["effect"]
# The groups of which a record is in one alone, and that a filter names, by the question that counts.
_OF_SOURCE = ("source", "tradition", "source-kind", "language")
_OF_CLAIM = (*_OF_SOURCE, "effect", "type", "hedging", "verdict")
_ALONE = {
    "timeline": ("kind", "place", "effect"),
    "drivers": ("theme",),
    "claims": _OF_CLAIM,
    "check": _OF_CLAIM,
    "sources": _OF_SOURCE[1:],
}


class Count(NamedTuple):
    """How many records of a place are in a group.

    value    what the filter of the group takes; empty for what is in no group
    label    what it is called
    number   how many records there are
    effects  how many of them, or of the claims that name them, have each effect; empty where nothing has one
    """

    value: str
    label: str
    number: int
    effects: Mapping[str, int] = {}


def counted_as(question: str) -> str:
    """Return the question that counts what a question lists; empty if there is none."""
    question = _COUNTED_AS.get(question, question)
    return question if question in GROUPS else ""


def groups(place: Place) -> tuple[str, ...]:
    """List by what the records of a place can be counted."""
    return () if place.own.get("ids") else GROUPS.get(counted_as(place.question), ())


def filter_of(group: str) -> str:
    """Return the name of the filter that takes the values of a group; empty where none does."""
    if group in DATED:
        return "written" if group == "source-decade" else "during"
    return "" if group == "confidence" else group.replace("-", "_")


def is_alone(place: Place, group: str) -> bool:
    """Say whether a record is in one group alone, so that of two groups only one *or* the other can be asked for."""
    return group in _ALONE.get(counted_as(place.question), ())


def beside(place: Place, group: str) -> Place:
    """Return the place of which the counts stand beside the values of a filter.

    Where a record is in one group alone, that is without the filter itself, under which all other values have none: a
    number is what its value adds. Elsewhere it is what is left if the value must hold too.
    """
    own = filter_of(group) if is_alone(place, group) else ""
    return place._replace(filters={name: value for name, value in place.filters.items() if name != own})


def filters(place: Place, group: str) -> dict[str, Any]:
    """Return the filters of a place with what counts by a group."""
    return {**{name: value for name, value in applied(place).items() if name != "sort"}, "count_by": group}


def counts(answer: Answer, question: str, group: str) -> list[Count]:
    """Make counts of the rows of --count-by, in their order; drivers by sources come as pairs, which are summed up."""
    view = answer.view
    rows: dict[str | None, dict[str, int]] = {}
    names: dict[str | None, str] = {}
    for row in map(json.loads, view.rows(view.most)):
        names.setdefault(row["key"], str(view.columns[0].cell(row)))
        sums = rows.setdefault(row["key"], {})
        for key in (NOUNS[question], *EFFECTS):
            if key in row:
                sums[key] = sums.get(key, 0) + row[key]
    if group in _OF_IDS:
        names.update(labels_of(answer.db, [*filter(None, rows)]))
    return [*_counts(rows.items(), names, NOUNS[question])]


def _counts(
    rows: Iterable[tuple[str | None, dict[str, int]]], names: Mapping[str | None, str], noun: str
) -> Iterator[Count]:
    for value, sums in rows:
        number = sums.pop(noun)
        yield Count(value or "", safe(names[value]), number, sums)
