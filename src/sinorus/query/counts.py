"""Count the events of an answer by group, with the claims that rest on them and what the events did."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.model.rows import CountRow
from sinorus.model.vocabulary import WORDS
from sinorus.query.question import Question
from sinorus.query.sql import where

EFFECTS = WORDS["effect"]

# An event counts in the year of its earliest day, as in the eras of the table, but not before the window that was asked
# for (keys are (year * 16 + month) * 32 + day); one without a known beginning has no key. Other groups are those of the
# filters, except that an actor is counted for itself and not for its line.
LINES = "SELECT id FROM record JOIN tag USING (n) WHERE field = 'kind' AND value = 'line'"
YEAR = "CASE WHEN max(lo, :begin) > :never THEN max(lo, :begin) >> 9 END"


def groups(db: sqlite3.Connection, question: Question, by: str) -> list[CountRow]:
    """Return a row a group: years and decades in order, other groups by number of events."""
    if by != "decade" and question.is_open():
        return _all(db, by)
    if by == "decade":
        return _decades(_grouped(db, question, "year"))
    groups = _grouped(db, question, by)
    if by == "year":
        groups.sort(key=lambda group: (group.key is not None, group.key))
        return [_row(group, _edtf(group.key)) for group in groups]
    return [_row(group, group.key) for group in sorted(groups, key=lambda group: (-group.events, group.key))]


def _all(db: sqlite3.Connection, by: str) -> list[CountRow]:
    """Return the groups of all events, which were counted when the index was built."""
    order = "value" if by == "year" else "events DESC, value"
    own = f"AND value NOT IN ({LINES})" if by == "actor" else ""
    groups = db.execute(
        f"SELECT value, events, claims, {', '.join(EFFECTS)} FROM facet WHERE field = ? {own} ORDER BY {order}", [by]
    )
    return [
        _counts(_edtf(key) if by == "year" else key, events, claims, effects)
        for key, events, claims, *effects in groups
    ]


class Group(NamedTuple):
    """Events that belong together, and the claims that rest on them."""

    key: Any
    events: int
    claims: frozenset[int]
    effects: tuple[int, ...]


def _grouped(db: sqlite3.Connection, question: Question, by: str) -> list[Group]:
    clause = where("event", question)
    groups = db.execute(
        f"WITH hit AS (SELECT n, id, lo FROM record WHERE {clause.sql}), grouped AS ({_grouping(by)})"
        " SELECT key, count(DISTINCT grouped.n), json_group_array(DISTINCT claim.n),"
        + ", ".join(f"count(DISTINCT CASE WHEN effect.value = '{effect}' THEN grouped.n END)" for effect in EFFECTS)
        + " FROM grouped JOIN hit USING (n) JOIN tag AS effect ON effect.n = grouped.n AND effect.field = 'effect'"
        " LEFT JOIN resting AS claim ON claim.target = hit.id GROUP BY key",
        {**clause.values, "never": dates.START, "begin": clause.values.get("first", dates.START)},
    )
    return [
        Group(key, events, frozenset(json.loads(claims)) - {None}, tuple(effects))
        for key, events, claims, *effects in groups
    ]


def _grouping(by: str) -> str:
    if by == "year":
        return f"SELECT n, {YEAR} AS key FROM hit"
    own = f"AND value NOT IN ({LINES})" if by == "actor" else ""
    return f"SELECT tag.n, value AS key FROM tag JOIN hit USING (n) WHERE field = '{by}' {own}"


def _decades(years: list[Group]) -> list[CountRow]:
    """Join years into decades, which EDTF masks away from zero: 194X, and -005X for 60 to 51 BC."""
    joined: dict[str | None, list[Group]] = {}
    for group in sorted(years, key=lambda group: (group.key is not None, group.key)):
        joined.setdefault(_edtf(group.key, masked=True), []).append(group)
    return [_row(_together(groups), key) for key, groups in joined.items()]


def _together(groups: list[Group]) -> Group:
    claims = frozenset[int]().union(*(group.claims for group in groups))
    effects = tuple(map(sum, zip(*(group.effects for group in groups), strict=True)))
    return Group(None, sum(group.events for group in groups), claims, effects)


def _row(group: Group, key: str | None) -> CountRow:
    return _counts(key, group.events, len(group.claims), group.effects)


def _counts(key: str | None, events: int, claims: int, effects: Iterable[int]) -> CountRow:
    """Make a row; ``effects`` are numbers in the order of the effects."""
    cooperation, friction, mixed, neutral = effects
    return {
        "key": key,
        "events": events,
        "claims": claims,
        "cooperation": cooperation,
        "friction": friction,
        "mixed": mixed,
        "neutral": neutral,
    }


def _edtf(year: int | None, masked: bool = False) -> str | None:
    if year is None:
        return None
    digits = f"{abs(year):04}"
    sign = ("Y" if len(digits) > 4 else "") + ("-" if year < 0 else "")
    return sign + (f"{digits[:-1]}X" if masked and len(digits) == 4 else digits)
