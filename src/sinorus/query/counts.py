"""Events counted by group, such as decade or theme, with their effects and the claims that rest on them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus import dates
from sinorus.model.vocabulary import WORDS
from sinorus.query.question import Question
from sinorus.query.sql import where

if TYPE_CHECKING:
    from sinorus.model.rows.event import CountRow

EFFECTS = WORDS["effect"]

# An actor such as the line of Russian states has all events of its members; counting it beside them would count twice.
LINES_OF_STATES = "SELECT id FROM record JOIN tag USING (n) WHERE field = 'kind' AND value = 'line'"
# An event counts in the year of its earliest day, or of the first day of the window (:begin) if it began before; an
# event without a known beginning has no year. A day key is (year * 16 + month) * 32 + day; without its last 9 bits it
# is the year.
YEAR = "CASE WHEN max(lo, :begin) > :never THEN max(lo, :begin) >> 9 END"


def groups(db: sqlite3.Connection, question: Question, by: str) -> list[CountRow]:
    """Return a row for each group: years and decades in order of time, other groups by number of events."""
    if by != "decade" and question.is_open():
        return _stored_groups(db, by)
    if by == "decade":
        return _decades(_count_groups(db, question, "year"))
    groups = _count_groups(db, question, by)
    if by == "year":
        return [_row(group, _edtf(group.key)) for group in _by_time(groups)]
    return [_row(group, group.key) for group in sorted(groups, key=lambda group: (-group.events, group.key))]


def _stored_groups(db: sqlite3.Connection, by: str) -> list[CountRow]:
    """Return the rows of all events, which were counted when the index was built."""
    order = "value" if by == "year" else "events DESC, value"
    except_lines = f"AND value NOT IN ({LINES_OF_STATES})" if by == "actor" else ""
    columns = ", ".join(("value", "events", "claims", *EFFECTS))
    groups = db.execute(f"SELECT {columns} FROM facet WHERE field = ? {except_lines} ORDER BY {order}", [by])
    return [
        _counts(_edtf(key) if by == "year" else key, events, claims, effects)
        for key, events, claims, *effects in groups
    ]


class Group(NamedTuple):
    """Events with something in common.

    key      what they share: a year as a number (None: unknown), or a word or id
    events   how many there are
    claims   the numbers of the claims that rest on them
    effects  how many events have each effect, in the order of EFFECTS
    """

    key: Any
    events: int
    claims: frozenset[int]
    effects: tuple[int, ...]


def _count_groups(db: sqlite3.Connection, question: Question, by: str) -> list[Group]:
    """Count the events that match in groups; by year if ``by`` is "year", else by a tag."""
    clause = where("event", question)
    groups = db.execute(
        f"WITH hit AS (SELECT n, id, lo FROM record WHERE {clause.sql}), member AS ({_members(by)})"
        " SELECT key, count(DISTINCT member.n), json_group_array(DISTINCT claim.n),"
        + ", ".join(f"count(DISTINCT CASE WHEN effect.value = '{effect}' THEN member.n END)" for effect in EFFECTS)
        + " FROM member JOIN hit USING (n) JOIN tag AS effect ON effect.n = member.n AND effect.field = 'effect'"
        " LEFT JOIN resting AS claim ON claim.target = hit.id GROUP BY key",
        {**clause.values, "never": dates.START, "begin": clause.values.get("first", dates.START)},
    )
    return [
        Group(key, events, frozenset(json.loads(claims)) - {None}, tuple(effects))
        for key, events, claims, *effects in groups
    ]


def _members(by: str) -> str:
    """Write SQL that pairs the number of each event of the table ``hit`` with the keys of its groups."""
    if by == "year":
        return f"SELECT n, {YEAR} AS key FROM hit"
    except_lines = f"AND value NOT IN ({LINES_OF_STATES})" if by == "actor" else ""
    return f"SELECT tag.n, value AS key FROM tag JOIN hit USING (n) WHERE field = '{by}' {except_lines}"


def _decades(years: list[Group]) -> list[CountRow]:
    """Merge years into decades. EDTF writes these as 194X, and as -005X the years -59 to -50, which are 60 to 51 BC."""
    by_decade: dict[str | None, list[Group]] = {}
    for group in _by_time(years):
        by_decade.setdefault(_edtf(group.key, decade=True), []).append(group)
    return [_row(_merge(groups), key) for key, groups in by_decade.items()]


def _by_time(years: list[Group]) -> list[Group]:
    """Sort groups by year, the unknown year first."""
    return sorted(years, key=lambda group: (group.key is not None, group.key))


def _merge(groups: list[Group]) -> Group:
    """Merge groups that have no event in common, but may have claims in common."""
    claims = frozenset[int]().union(*(group.claims for group in groups))
    effects = tuple(map(sum, zip(*(group.effects for group in groups), strict=True)))
    return Group(None, sum(group.events for group in groups), claims, effects)


def _row(group: Group, key: str | None) -> CountRow:
    return _counts(key, group.events, len(group.claims), group.effects)


def _counts(key: str | None, events: int, claims: int, effects: Iterable[int]) -> CountRow:
    """Make a row; ``effects`` are numbers in the order of EFFECTS."""
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


def _edtf(year: int | None, decade: bool = False) -> str | None:
    """Write a year in EDTF, or the decade that it lies in."""
    if year is None:
        return None
    digits = f"{abs(year):04}"
    sign = ("Y" if len(digits) > 4 else "") + ("-" if year < 0 else "")
    return sign + (f"{digits[:-1]}X" if decade and len(digits) == 4 else digits)
