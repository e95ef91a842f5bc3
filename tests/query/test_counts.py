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
from sinorus.model.vocabulary import GROUPS, OFFICIAL, STORED_GROUPS, TIMES
from sinorus.query import counts
from sinorus.query.count_keys import By
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
    "tradition": lambda row: [row["of"]["tradition"]],
    "source-kind": lambda row: [row["of"]["kind"]],
    "language": lambda row: [row["of"]["language"]],
    "source-decade": lambda row: [row["source_date"][:3] + "X"],
}


def claims(run: Run, filters: str = "") -> list[Row]:
    """Return the claims that match, each with its source under ``of``."""
    sources = {row["id"]: row for row in run("sources --json").json()}
    return [{**row, "of": sources[row["source"]]} for row in run(f"claims {filters} --json").json()]


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
    of_claims = {
        "sources": len({row.get("source") for row in own}),
        "official": sum(row.get("of", {}).get("tradition") in OFFICIAL for row in own),
    }
    return {
        "key": names[0],
        noun: len(own),
        **claims,
        **effects,
        "second": names[1],
        "not-coded": by_effect[None],
        "wider": wider,
        **(of_claims if noun == "claims" else {}),
    }


def by_names(rows: list[Row]) -> dict[tuple[Group, Group], Row]:
    assert len({(row["key"], row["second"]) for row in rows}) == len(rows)
    return {(row["key"], row["second"]): row for row in rows}


@pytest.mark.slow
@pytest.mark.parametrize("by", [*GROUPS["timeline"], "theme,decade", "decade,theme", "place,year", "actor,kind"])
@pytest.mark.parametrize("filters", ["", "--theme energy --effect cooperation"])
def test_each_group_counts_its_events_claims_and_effects(run: Run, by: str, filters: str) -> None:
    rows = run(f"timeline {filters} --count-by {by} --json").json()
    assert by_names(rows) == expected(run(f"timeline {filters} --json").json(), "events", by)
    assert [list(row) for row in rows] == [KEYS] * len(rows)


@pytest.mark.slow
@pytest.mark.parametrize("by", [key for key in GROUPS["claims"] if key != "actor"] + ["source,verdict", "theme,decade"])
@pytest.mark.parametrize("filters", ["", "--theme energy --type not:question"])
def test_claims_are_counted_by_the_same_option(run: Run, by: str, filters: str) -> None:
    rows = run(f"claims {filters} --count-by {by} --json").json()
    assert by_names(rows) == expected(claims(run, filters), "claims", by)
    checked = run(f"check {filters} --count-by {by} --json").json()
    assert [[row[key] for key in ("key", "second", "claims", "sources")] for row in checked] == [
        [row[key] for key in ("key", "second", "claims", "sources")] for row in rows
    ]


@pytest.mark.parametrize("by", TIMES)
def test_what_began_before_the_window_counts_where_it_opens(run: Run, by: str) -> None:
    begin = Day(1949, 1, 1)
    events = run("timeline --from 1949 --to 1991 --json").json()
    numbers = Counter(time(row, by, begin) for row in events)
    rows = run(f"timeline --from 1949 --to 1991 --count-by {by} --json").json()
    assert {row["key"]: row["events"] for row in rows} == numbers


@pytest.mark.parametrize(("command", "by"), [("timeline", "decade"), ("claims", "year"), ("check", "month")])
def test_spans_of_ones_own_hold_what_ends_in_them_and_what_is_wider_is_apart(run: Run, command: str, by: str) -> None:
    rows = run(f"{command} --count-by {by} --cut 1949,1991 --json").json()
    noun = "events" if command == "timeline" else "claims"
    records = [row for row in run(f"{noun.replace('events', 'timeline')} --json").json() if row["date_edtf"]]
    spans = {"../1948": ("0000", "1948"), "1949/1990": ("1949", "1990"), "1991/..": ("1991", "9999")}
    within = {
        span: sum(first <= (row["earliest"] or "0000")[:4] and (row["latest"] or "9999")[:4] <= last for row in records)
        for span, (first, last) in spans.items()
    }
    assert {row["key"]: row[noun] for row in rows if row["key"]} == within
    assert rows[-1]["key"] is None
    assert rows[-1]["wider"] == sum(row["earliest"] is not None for row in records) - sum(
        count for span, count in within.items() if span
    ) + sum(row["earliest"] is None and (row["latest"] or "9999")[:4] <= "1948" for row in records)


@pytest.mark.parametrize("command", ["claims", "check", "drivers"])
def test_spans_of_the_writing_part_the_sources_by_the_year_in_which_they_were_written(run: Run, command: str) -> None:
    spans = [f"{command} --count-by source-decade --cut {cut} --json" for cut in ("2010,2020", "2010")]
    three, two = (Counter[str](), Counter[str]())
    for line, found in zip(spans, (three, two), strict=True):
        for row in run(line).json():
            found[row["key"]] += row["claims"]
    decades = Counter[str]()
    for row in run(f"{command} --count-by source-decade --json").json():
        decades[row["key"]] += row["claims"]
    assert list(three) == ["../2009", "2010/2019", "2020/.."]
    assert (three["2010/2019"], three["2020/.."]) == (decades["201X"], decades["202X"])
    assert two == {"../2009": three["../2009"], "2010/..": three["2010/2019"] + three["2020/.."]}


def test_decades_of_writing_come_in_order_of_time(run: Run) -> None:
    for command in ("claims", "check", "drivers"):
        keys = [row["key"] for row in run(f"{command} --count-by source-decade --json").json()]
        assert keys == sorted(keys)
    assert run("claims --count-by source-decade --format table").out.splitlines()[1].startswith("1890s")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timeline --cut 2014", "add --count-by, such as --count-by decade"),
        ("claims --count-by theme --cut 2014", "by which nothing is counted; add --count-by year"),
        ("drivers --count-by tradition --cut 2014", "by which nothing is counted; add --count-by source-decade"),
        ("claims --count-by year --cut 2014,20x2", '--cut "20x2" is no year; write years'),
        ("claims --count-by year --cut 2014,", '--cut "" is no year; write years'),
        ("claims --count-by year --cut 2022,2014,2022", "write 2014,2022"),
        (f"claims --count-by year --cut {','.join(map(str, range(1000, 1101)))}", "up to 100 years; this one has 101"),
    ],
)
def test_cuts_are_refused_where_they_cut_nothing_or_are_no_years_in_order(run: Run, line: str, said: str) -> None:
    result = run(line)
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
    assert said in result.err


def test_a_table_of_spans_says_them_in_words_and_how_many_are_longer(run: Run) -> None:
    result = run("claims --count-by decade --cut 2014,2022 --format table")
    assert [line.split("  ")[0] for line in result.out.splitlines()] == [
        *("Time", "until 2013", "2014–2021", "2022 onwards", "no single span")
    ]
    assert "longer than their span, " in result.err


def test_official_texts_stand_apart_in_the_balance_of_claims(run: Run) -> None:
    every = claims(run)
    texts = [row for row in every if row["of"]["tradition"] in OFFICIAL]
    binds, divides = (Counter(row["effect"] for row in texts)[effect] for effect in ("cooperation", "friction"))
    said = run("claims --count-by theme --format table").err
    assert f"official texts have {len(texts)} of the {len(every)}: cooperation {binds}, friction {divides};" in said
    assert "official texts" not in run("claims --count-by theme --source sikka --format table").err


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
        table = counts.groups(index.db, "timeline", Question(), By((by,)))
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
