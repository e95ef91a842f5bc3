"""What `timeline --count-by` answers: events by group, the claims that rest on them, and what the events did."""

from collections.abc import Callable
from typing import Any

import pytest

from conftest import Run

KEYS = ["key", "events", "claims", "cooperation", "friction", "mixed", "neutral"]
Row = dict[str, Any]

# How an event shows the groups that it belongs to.
GROUPS: dict[str, Callable[[Row], list[str]]] = {
    "year": lambda row: [row["earliest"][:4]],
    "decade": lambda row: [row["earliest"][:3] + "X"],
    "theme": lambda row: row["themes"],
    "effect": lambda row: [row["effect"]],
    "actor": lambda row: row["actors"],
    "driver": lambda row: row["drivers"],
}


def expected(events: list[Row], group: Callable[[Row], list[str]]) -> dict[str, Row]:
    """Count by hand."""
    keys = {key for event in events for key in group(event)}
    return {key: counted(key, [event for event in events if key in group(event)]) for key in keys}


def counted(key: str, events: list[Row]) -> Row:
    return {
        "key": key,
        "events": len(events),
        "claims": len({claim for event in events for claim in event["claims"]}),
        **{effect: sum(event["effect"] == effect for event in events) for effect in KEYS[3:]},
    }


@pytest.mark.parametrize("by", list(GROUPS))
@pytest.mark.parametrize("filters", ["", "--from 1949 --to 1991", "--theme energy --effect cooperation"])
def test_each_group_counts_its_events_claims_and_effects(run: Run, by: str, filters: str) -> None:
    rows = run(f"timeline {filters} --count-by {by} --json").json()
    events = run(f"timeline {filters} --json").json()
    if "--from 1949" in filters:
        # What began before the window counts where the window opens.
        events = [{**event, "earliest": max(event["earliest"], "1949-01-01")} for event in events]
    assert {row["key"]: row for row in rows} == expected(events, GROUPS[by])
    assert [list(row) for row in rows] == [KEYS] * len(rows)


@pytest.mark.parametrize("by", ["year", "decade"])
def test_years_and_decades_come_in_order(run: Run, by: str) -> None:
    keys = [row["key"] for row in run(f"timeline --count-by {by} --json").json()]
    assert keys == sorted(keys)


@pytest.mark.parametrize("by", ["theme", "effect", "actor", "driver"])
def test_other_groups_come_with_the_largest_first(run: Run, by: str) -> None:
    rows = run(f"timeline --count-by {by} --json").json()
    assert rows == sorted(rows, key=lambda row: (-row["events"], row["key"]))


def test_the_effects_of_a_group_add_up_to_its_events(run: Run) -> None:
    for row in run("timeline --count-by decade --json").json():
        assert sum(row[effect] for effect in KEYS[3:]) == row["events"]


def test_an_actor_is_counted_for_itself_and_not_for_its_line(run: Run) -> None:
    keys = {row["key"] for row in run("timeline --count-by actor --json").json()}
    assert {"soviet-union", "prc"} <= keys
    assert keys.isdisjoint({"russia", "china"})


def test_plain_has_the_same_columns_as_json(run: Run) -> None:
    rows = run("timeline --count-by theme --json").json()
    lines = run("timeline --count-by theme").out.splitlines()
    assert [line.split("\t") for line in lines] == [[str(row[key]) for key in KEYS] for row in rows]


def test_a_decade_can_be_asked_for_as_it_is_written(run: Run) -> None:
    [first, *_] = run("timeline --from 1950 --count-by decade --json").json()
    assert run("timeline", "--during", first["key"], "--json").ids()


def test_counting_nothing_is_no_error(run: Run) -> None:
    result = run("timeline --from 1400 --to 1401 --count-by year --json")
    assert (result.code, result.json()) == (0, [])
    assert "1400-01-01 … 1401-12-31" in result.err


def test_an_unknown_group_is_refused(run: Run) -> None:
    result = run("timeline --count-by month")
    assert (result.code, result.out) == (2, "")
    assert "there are year, decade, theme, effect, actor, driver" in result.err or "did you mean" in result.err


@pytest.mark.parametrize("group", ["year", "theme", "effect", "actor", "driver"])
def test_counts_of_all_are_those_of_a_window_that_holds_all(run: Run, group: str) -> None:
    # The former are worked out when the index is built, the latter when they are asked for.
    counted = run(f"timeline --count-by {group} --json")
    assert counted == run(f"timeline --count-by {group} --search not:nothinglikethis --json")
    assert counted.json()
