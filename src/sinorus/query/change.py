"""What is different left and right of a turning point: events by effect and theme, climate, forces, series."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sinorus.base.errors import BadUsage
from sinorus.model.vocabulary import OFFICIAL
from sinorus.query import change_series, counts, sql
from sinorus.query.change_command import command
from sinorus.query.count_keys import By
from sinorus.query.drivers import DRIVER_FILTERS, namings
from sinorus.query.question import Condition, Question, written_in
from sinorus.query.turning_point import Side, Sides

if TYPE_CHECKING:
    from sinorus.model.rows.change import ChangeRow, Measure

# A number below FEW on both sides, or of fewer than FEW_IN_ALL records on one of them, is marked.
FEW, FEW_IN_ALL = 5, 10
FEW_RECORDS = "few records"


class Numbers(NamedTuple):
    """The numbers of a side by their keys, of how many records they are, and the command that gives them."""

    by_key: Mapping[str, int]
    of: int
    command: str


def change(db: sqlite3.Connection, question: Question, sides: Sides) -> list[ChangeRow]:
    """Compare both sides, measure by measure, in each the largest difference first.

    The filters of a question by theme choose events, forces and series, all others the sources of forces. Raises
    BadUsage if a side has no record at all.
    """
    themes = question._replace(conditions=tuple(part for part in question.conditions if part.field == "theme"))
    counted = [*_of_events(db, themes, sides), *_of_forces(db, question, sides)]
    rows = [*chain.from_iterable(counted), *change_series.rows(db, themes, sides.before, sides.after)]
    _require_data(rows, sides)
    return rows


def _require_data(rows: list[ChangeRow], sides: Sides) -> None:
    """Raise BadUsage if a side has neither an event nor a source nor a point."""
    numbers = {"before": [row["of_before"] for row in rows], "after": [row["of_after"] for row in rows]}
    for name, side in zip(numbers, (sides.before, sides.after), strict=True):
        if not any(numbers[name]):
            days = side.window().text()
            raise BadUsage(f"nothing to compare {name}: no event, no source and no point of a series in {days}")


def _of_events(db: sqlite3.Connection, themes: Question, sides: Sides) -> Iterator[list[ChangeRow]]:
    """Yield the rows of the measures that count events."""
    effects = [_groups(db, themes, side, "effect") for side in (sides.before, sides.after)]
    themed = [_groups(db, themes, side, "theme") for side in (sides.before, sides.after)]
    yield _compare("events", "events", {"events": "All events"}, *map(_all, effects))
    yield _compare("climate", "events", {"balance": "Net cooperation"}, *map(_climate, effects))
    yield _compare("effect", "events", {}, *effects)
    yield _compare("theme", "events", sql.labels(db, "theme"), *themed)


def _of_forces(db: sqlite3.Connection, question: Question, sides: Sides) -> Iterator[list[ChangeRow]]:
    """Yield the rows of the forces that others name, and of those that the two states name themselves."""
    labels = sql.labels(db, "driver")
    parts: tuple[tuple[Measure, bool], ...] = (("driver", True), ("official-driver", False))
    for measure, negated in parts:
        conditions = (*question.conditions, Condition("tradition", OFFICIAL, negated))
        numbers = [_named(db, conditions, side) for side in (sides.before, sides.after)]
        yield _compare(measure, "sources", labels, *numbers)


def _groups(db: sqlite3.Connection, themes: Question, side: Side, key: str) -> Numbers:
    """Count the events of a side as `timeline --count-by` does."""
    question = themes._replace(window=side.window())
    found = counts.groups(db, "timeline", question, By((key,)))
    by_key = {row["key"]: row["events"] for row in found.rows(-1)}
    return Numbers(by_key, found.total().records, command("timeline", side, themes.conditions, "--count-by", key))


def _all(effects: Numbers) -> Numbers:
    return effects._replace(by_key={"events": effects.of})


def _climate(effects: Numbers) -> Numbers:
    """Return by how many events cooperation outweighs friction."""
    balance = effects.by_key.get("cooperation", 0) - effects.by_key.get("friction", 0)
    return effects._replace(by_key={"balance": balance})


def _named(db: sqlite3.Connection, conditions: tuple[Condition, ...], side: Side) -> Numbers:
    question = Question(conditions=(*conditions, written_in(side.window(), db)))
    by_key = {one.driver["id"]: len({source for _, source in one.named}) for one in namings(db, question) if one.named}
    return Numbers(by_key, _sources(db, question), command("drivers", side, conditions))


def _sources(db: sqlite3.Connection, question: Question) -> int:
    """Count the sources of which claims match, whatever forces they name."""
    of_claims = tuple(part for part in question.conditions if part.field not in DRIVER_FILTERS)
    clause = sql.where("claim", question._replace(conditions=of_claims))
    sources = f"SELECT DISTINCT {sql.tag_value('source')} FROM record WHERE {clause.sql}"
    [(total,)] = db.execute(f"SELECT count(*) FROM ({sources})", clause.values)
    return int(total)


def _compare(
    measure: Measure, unit: str, labels: Mapping[str, str], before: Numbers, after: Numbers
) -> list[ChangeRow]:
    """Return the rows of a measure, none where neither side has records, the largest difference first."""
    keys = dict.fromkeys((*before.by_key, *after.by_key)) if before.of or after.of else {}
    return sorted(
        (_row(measure, unit, key, labels.get(key, key), before, after) for key in keys), key=change_series.rank
    )


def _row(measure: Measure, unit: str, key: str, label: str, before: Numbers, after: Numbers) -> ChangeRow:
    left, right = (numbers.by_key.get(key, 0) for numbers in (before, after))
    shares = [_share(number, numbers.of) for number, numbers in ((left, before), (right, after))]
    return {
        "measure": measure,
        "key": key,
        "label": label,
        "unit": unit,
        "scale": None,
        "before": left,
        "after": right,
        "difference": right - left,
        "of_before": before.of,
        "of_after": after.of,
        "share_before": shares[0],
        "share_after": shares[1],
        "slope_before": None,
        "slope_after": None,
        "size": change_series.relative(left, right) if measure == "events" else _distance(shares),
        "note": _note(left, right, before.of, after.of, unit),
        "commands": {"before": before.command, "after": after.command},
    }


def _share(number: int, of: int) -> float | None:
    return round(number / of, 4) if of else None


def _distance(shares: list[float | None]) -> float | None:
    left, right = shares
    return None if left is None or right is None else round(abs(right - left), 4)


def _note(left: int, right: int, of_before: int, of_after: int, unit: str) -> str:
    """Say of which side there are no records, or that there are few."""
    if not (of_before and of_after):
        return f"no {unit} {'after' if of_before else 'before'}"
    is_few = max(abs(left), abs(right)) < FEW or min(of_before, of_after) < FEW_IN_ALL
    return FEW_RECORDS if is_few else ""
