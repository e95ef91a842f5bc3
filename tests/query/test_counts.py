"""What --count-by answers: records in groups by one or two keys, what is apart, and what the groups sum up to."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from edtf_strategies import anything
from sinorus.base.errors import BadDate
from sinorus.dates import Day, parse
from sinorus.index import open_index
from sinorus.model.vocabulary import GROUPS, STORED_GROUPS, TIMES
from sinorus.query import counts
from sinorus.query.question import Question
from typewriter import data_folder, event

EFFECTS = ["cooperation", "friction", "mixed", "neutral"]
KEYS = ["key", "events", "claims", *EFFECTS, "second", "not-coded", "wider"]
Row = dict[str, Any]
Group = str | None
LINES = {"russia", "china"}


def later(day: Day, by: str) -> tuple[int, ...]:
    """Return the same day a year, a decade or a month later, whether there is one or not."""
    if by == "month":
        return (day.year + day.month // 12, day.month % 12 + 1, day.day)
    return (day.year + {"year": 1, "decade": 10}[by], day.month, day.day)


def time(row: Row, by: str, begin: Day | None = None) -> Group:
    """Return the year, decade or month in which a record begins; None if it is wider than that."""
    if row["earliest"] is None or row["latest"] is None:
        return None
    first, last = Day.from_iso(row["earliest"]), Day.from_iso(row["latest"])
    if last >= later(first, by):
        return None
    year, month, _ = max(first, begin or first)
    return {"year": f"{year:04}", "decade": f"{year:04}"[:3] + "X", "month": f"{year:04}-{month:02}"}[by]


# How an event or a claim shows the groups that it belongs to.
OF: dict[str, Callable[[Row], Iterable[Group]]] = {
    "year": lambda row: [time(row, "year")],
    "decade": lambda row: [time(row, "decade")],
    "month": lambda row: [time(row, "month")],
    "theme": lambda row: row["themes"],
    "driver": lambda row: row["drivers"],
    "effect": lambda row: [row["effect"]],
    "actor": lambda row: set(row["actors"]) - LINES,
    "kind": lambda row: [row["kind"]],
    "place": lambda row: [row["place"] and row["place"]["id"]],
    "confidence": lambda row: [row["confidence"]],
    "source": lambda row: {mention["source"] for mention in row["mentions"]} if "mentions" in row else [row["source"]],
    "type": lambda row: [row["type"]],
    "hedging": lambda row: [row["hedging"]],
    "verdict": lambda row: [row["review"]["verdict"] if row["review"] else "unreviewed"],
}


def pair(first: Group, second: Group = None) -> tuple[Group, Group]:
    return first, second


def expected(rows: list[Row], noun: str, by: str) -> dict[tuple[Group, Group], Row]:
    """Count by hand."""
    groups: dict[tuple[Group, Group], list[Row]] = {}
    for row in rows:
        for names in product(*(OF[key](row) for key in by.split(","))):
            groups.setdefault(pair(*names), []).append(row)
    times = [key for key in by.split(",") if key in TIMES]
    return {names: counted(names, own, noun, times) for names, own in groups.items()}


def counted(names: tuple[Group, Group], own: list[Row], noun: str, times: list[str]) -> Row:
    wider = sum(row["earliest"] is not None and any(_is_wider(row, by) for by in times) for row in own)
    claims = {"claims": len({claim for row in own for claim in row["claims"]})} if noun == "events" else {}
    by_effect = Counter(row["effect"] for row in own)
    effects = {effect: by_effect[effect] for effect in EFFECTS}
    return {
        "key": names[0],
        noun: len(own),
        **claims,
        **effects,
        "second": names[1],
        "not-coded": by_effect[None],
        "wider": wider,
    }


def by_names(rows: list[Row]) -> dict[tuple[Group, Group], Row]:
    assert len({(row["key"], row["second"]) for row in rows}) == len(rows)
    return {(row["key"], row["second"]): row for row in rows}


@pytest.mark.parametrize("by", [*GROUPS["timeline"], "theme,decade", "decade,theme", "place,year", "actor,kind"])
@pytest.mark.parametrize("filters", ["", "--theme energy --effect cooperation"])
def test_each_group_counts_its_events_claims_and_effects(run: Run, by: str, filters: str) -> None:
    rows = run(f"timeline {filters} --count-by {by} --json").json()
    assert by_names(rows) == expected(run(f"timeline {filters} --json").json(), "events", by)
    assert [list(row) for row in rows] == [KEYS] * len(rows)


@pytest.mark.parametrize("by", [key for key in GROUPS["claims"] if key != "actor"] + ["source,verdict", "theme,decade"])
@pytest.mark.parametrize("filters", ["", "--theme energy --type not:question"])
def test_claims_are_counted_by_the_same_option(run: Run, by: str, filters: str) -> None:
    rows = run(f"claims {filters} --count-by {by} --json").json()
    assert by_names(rows) == expected(run(f"claims {filters} --json").json(), "claims", by)
    checked = run(f"check {filters} --count-by {by} --json").json()
    assert [(row["key"], row["second"], row["claims"]) for row in checked] == [
        (row["key"], row["second"], row["claims"]) for row in rows
    ]


@pytest.mark.parametrize("by", ["theme", "effect", "source", "theme,source", "effect,theme"])
def test_drivers_are_counted_by_what_names_them(run: Run, by: str) -> None:
    drivers = run("drivers --json").json()
    claims = {row["id"]: row for row in run("claims --json").json()}
    pairs: dict[tuple[Group, Group], list[tuple[str, str | None]]] = {}
    for driver in drivers:
        for claim in [claims[id] for id in driver["claims"]] or [{"effect": None, "source": None}]:
            of = {"theme": driver["theme"], "effect": claim["effect"], "source": claim["source"]}
            names = pair(*(of[key] for key in by.split(",")))
            pairs.setdefault(names, []).append((driver["id"], claim["effect"]))
    rows = by_names(run(f"drivers --count-by {by} --json").json())
    assert set(rows) == set(pairs)
    for names, own in pairs.items():
        assert rows[names]["drivers"] == len({id for id, _ in own})
        assert rows[names]["claims"] == sum(effect is not None for _, effect in own)
        assert {effect: rows[names][effect] for effect in EFFECTS} == {
            effect: sum(said == effect for _, said in own) for effect in EFFECTS
        }


@pytest.mark.parametrize("by", TIMES)
def test_what_began_before_the_window_counts_where_it_opens(run: Run, by: str) -> None:
    begin = Day(1949, 1, 1)
    events = run("timeline --from 1949 --to 1991 --json").json()
    numbers = Counter(time(row, by, begin) for row in events)
    rows = run(f"timeline --from 1949 --to 1991 --count-by {by} --json").json()
    assert {row["key"]: row["events"] for row in rows} == numbers


@pytest.mark.parametrize("command", ["timeline", "claims", "check"])
@pytest.mark.parametrize("by", TIMES)
def test_times_come_in_order_and_what_is_wider_last(run: Run, command: str, by: str) -> None:
    *keys, apart = [row["key"] for row in run(f"{command} --count-by {by} --json").json()]
    assert keys == sorted(keys)
    assert apart is None


@pytest.mark.parametrize("by", ["theme", "effect", "actor", "driver", "kind", "confidence", "source"])
def test_other_groups_come_with_the_largest_first(run: Run, by: str) -> None:
    rows = run(f"timeline --count-by {by} --json").json()
    assert rows == sorted(rows, key=lambda row: (-row["events"], row["key"]))


def test_pairs_stand_under_the_largest_first_group(run: Run) -> None:
    rows = run("timeline --count-by theme,decade --json").json()
    themes = list(dict.fromkeys(row["key"] for row in rows))
    sizes = {theme: sum(row["events"] for row in rows if row["key"] == theme) for theme in themes}
    assert themes == sorted(themes, key=lambda theme: (-sizes[theme], theme))
    for theme in themes:
        decades = [row["second"] for row in rows if row["key"] == theme]
        assert decades == sorted(decades, key=lambda decade: (decade is None, decade))


def test_an_actor_is_counted_for_itself_and_not_for_its_line(run: Run) -> None:
    keys = {row["key"] for row in run("timeline --count-by actor --json").json()}
    assert {"soviet-union", "prc"} <= keys
    assert keys.isdisjoint({"russia", "china"})


@pytest.mark.parametrize(("by", "columns"), [("theme", [key for key in KEYS if key != "second"]), ("theme,kind", KEYS)])
def test_plain_has_the_columns_that_json_has(run: Run, by: str, columns: list[str]) -> None:
    rows = run(f"timeline --count-by {by} --json").json()
    lines = run(f"timeline --count-by {by}").out.splitlines()
    assert [line.split("\t") for line in lines] == [[str(row[key]) for key in columns] for row in rows]


def test_a_decade_can_be_asked_for_as_it_is_written(run: Run) -> None:
    [first, *_] = run("timeline --from 1950 --count-by decade --json").json()
    assert run("timeline", "--during", first["key"], "--json").ids()


def test_counting_nothing_is_no_error(run: Run) -> None:
    result = run("timeline --from 1400 --to 1401 --count-by year --json")
    assert (result.code, result.json()) == (0, [])
    assert "1400-01-01 … 1401-12-31" in result.err


@pytest.mark.parametrize("command", list(GROUPS))
def test_a_group_that_records_lack_is_refused_with_those_that_they_have(run: Run, command: str) -> None:
    known = {key for keys in GROUPS.values() for key in keys}
    for key in [*(known - set(GROUPS[command])), "week"]:
        result = run(f"{command} --count-by {key}")
        assert (result.code, result.out) == (2, "")
        assert f"there are {', '.join(GROUPS[command])}" in result.err
    near = "theme" if "theme" in GROUPS[command] else "tradition"
    assert f"did you mean {near}?" in run(f"{command} --count-by {near},{near[:2]}{near[3:]}").err


@pytest.mark.parametrize("line", ["--count-by theme,kind,year", "--count-by kind,kind", "--count-by kind --sort date"])
def test_more_than_two_groups_or_one_twice_or_sorted_are_refused_in_one_paragraph(run: Run, line: str) -> None:
    result = run(f"timeline {line}")
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    ("command", "by"),
    [(c, by) for c, kind in (("timeline", "event"), ("claims", "claim")) for by in STORED_GROUPS[kind]],
)
def test_counts_of_all_are_those_of_a_window_that_holds_all(run: Run, command: str, by: str) -> None:
    # The former are worked out when the index is built, the latter when they are asked for.
    stored = run(f"{command} --count-by {by} --json")
    assert stored == run(f"{command} --count-by {by} --effect mixed,neutral,friction,cooperation --json")
    assert stored.json()


def test_the_closing_line_says_sums_and_what_is_apart(run: Run) -> None:
    events = len(run("timeline --json").json())
    apart = [row for row in run("timeline --json").json() if time(row, "year") is None]
    wider = sum(row["earliest"] is not None for row in apart)
    said = run("timeline --count-by year --format table").err
    assert f"{events} events in all, {len(apart)} of them apart ({wider} longer than a year" in said
    assert (f", {len(apart) - wider} without a known beginning)" in said) == (len(apart) > wider)
    themes = sum(row["events"] for row in run("timeline --count-by theme --json").json())
    said = run("timeline --count-by theme --format table").err
    assert f"{themes} events in all; {events} match, and each counts in every group that it has" in said


def test_an_answer_with_very_many_groups_is_bounded_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sinorus.views.counts.MOST", 10)
    result = run("timeline --count-by actor,month --json")
    assert len(result.json()) == 10
    assert re.fullmatch(r"\d+ groups; 10 shown, a larger --limit shows more\n", result.err)
    assert len(run("timeline --count-by actor,month --json --limit 25").json()) == 25


DATES = st.one_of(
    anything, st.sampled_from(["18XX", "1850/1950", "1969-12-15/1970-01-14", "-0059", "Y12345", "../1911"])
)


@settings(max_examples=15, deadline=None)
@given(st.lists(DATES, min_size=1, max_size=12), st.sampled_from([*TIMES, "kind", "effect", "confidence", "place"]))
def test_groups_of_a_key_that_each_has_once_sum_up_to_what_is_not_wider_and_what_is_apart(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], by: str
) -> None:
    valid = [text for text in texts if _is_date(text)]
    folder: Path = tmp_path_factory.mktemp("counted")
    data_folder(folder, [{**event(f"event-{n}", "An event"), "date_edtf": text} for n, text in enumerate(valid)])
    with open_index([str(folder)]) as index:
        table = counts.groups(index.db, "timeline", Question(), (by,))
        rows, total = list(table.rows(-1)), table.total()
        found = [json.loads(text) for (text,) in index.db.execute("SELECT json FROM record WHERE kind = 'event'")]
    assert sum(row["events"] for row in rows) == total.sum == total.records == len(valid)
    assert sum(row["events"] for row in rows if row["key"] is None) == total.apart
    if by in TIMES:
        assert total.apart == sum(row["earliest"] is None or _is_wider(row, by) for row in found)


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except BadDate:
        return False
    return True


def _is_wider(row: Row, by: str) -> bool:
    return row["latest"] is None or Day.from_iso(row["latest"]) >= later(Day.from_iso(row["earliest"]), by)
