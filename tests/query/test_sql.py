"""Which records a window and filters give: worked examples, and random questions against a brute-force reference."""

import itertools
import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import Result, Run
from folders import Record, like
from overlaps import (
    ALWAYS,
    BOUND,
    DATA,
    EVER,
    Condition,
    Window,
    answer,
    bounds,
    conditions,
    in_order,
    numbered,
    wanted,
    write,
)
from sinorus import dates
from sinorus.index import open_index
from sinorus.model.vocabulary import SORTS
from sinorus.query import order, question, search, sql
from sinorus.query.request import Request
from sinorus.query.sql import where
from worked_examples import EXAMPLES

Drawn = tuple[list[Record], list[Record]]

# Without a window the command marks nothing.
ASKED = [example for example in EXAMPLES if example[1] or example[2]]

many = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINORUS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for data."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def asked(command: str, folder: Path, start: str | None, end: str | None, *more: str) -> list[str]:
    window = [f"--{name}={text}" for name, text in (("from", start), ("to", end)) if text is not None]
    return [command, "--json", "--data", str(folder), *window, *more]


def written(asked: list[Condition]) -> list[str]:
    return [f"--{field}={'not:' if negated else ''}{','.join(values)}" for field, negated, values in asked]


def one_event(folder: Path, date: str) -> None:
    write(folder, [like("event", date_edtf=date, themes=["energy"], drivers=[], actors=[], mentions=[])], [])


@pytest.mark.parametrize(("date", "start", "end", "expected"), ASKED)
def test_a_worked_example_is_answered_as_in_the_table(
    run: Run, folder: Path, date: str, start: str | None, end: str | None, expected: str
) -> None:
    one_event(folder, date)
    rows = run(*asked("timeline", folder, start, end)).json()
    assert [row["match"] for row in rows] == ([] if expected == "no" else [expected])
    certain = run(*asked("timeline", folder, start, end, "--certain")).json()
    assert len(certain) == (expected == "certain")


def test_the_worked_example_of_an_inverted_window_is_refused(run: Run, folder: Path) -> None:
    one_event(folder, "1950-02-14")
    result = run(*asked("timeline", folder, "1991", "1949"))
    assert (result.code, result.out) == (2, "")
    assert "1991-01-01" in result.err
    assert "1949-12-31" in result.err


def test_the_worked_example_without_a_window_is_listed_whatever_its_date(run: Run, folder: Path) -> None:
    one_event(folder, "Y-17E7")
    [row] = run(*asked("timeline", folder, None, None)).json()
    assert (row["earliest"], row["match"]) == ("-170000000-01-01", None)


def test_two_clauses_of_different_prefixes_share_no_name() -> None:
    kinds = question.Condition("kind", ("summit", "visit"), negated=True)
    words = search.Search("gas", "gas", negated=False)
    whole = question.Question(dates.Window(None, None), certain=True, conditions=(kinds,), search=(words,))
    one, other = where("event", whole), where("event", whole, prefix="other_")
    assert not one.values.keys() & other.values.keys()
    assert set(re.findall(r":(\w+)", other.sql)) == other.values.keys()
    assert other.sql.replace(":other_", ":") == one.sql


def test_slack_finds_what_a_qualifier_does_not_widen(run: Run, folder: Path) -> None:
    one_event(folder, "1650~")
    assert run(*asked("timeline", folder, "1651", "1700")).json() == []
    [row] = run(*asked("timeline", folder, "1651", "1700", "--slack", "5y")).json()
    assert row["match"] == "possible"


def window(start: str | None, end: str | None) -> Window | None:
    """Return the window of two options; None if the two are inverted."""
    first = bounds(start).first if start else ALWAYS
    last = bounds(end).last if end else EVER
    return Window(first, last) if first <= last else None


@pytest.mark.slow
@settings(many, max_examples=50)
@given(data=st.data(), drawn=DATA, command=st.sampled_from(["timeline", "claims"]))
def test_a_question_is_answered_as_by_brute_force(
    run: Run, folder: Path, data: st.DataObject, drawn: Drawn, command: str
) -> None:
    events, claims = numbered("event", drawn[0]), numbered("claim", drawn[1])
    write(folder, events, claims)
    records = events if command == "timeline" else claims
    for start, end, filters in data.draw(
        st.lists(st.tuples(BOUND, BOUND, conditions(command)), min_size=3, max_size=6)
    ):
        found = in_order([record for record in records if wanted(record, filters, events)], filters)
        question = asked(command, folder, start, end, *written(filters))
        if (within := window(start, end)) is None:
            assert run(*question).code == 2
        elif (start, end) == (None, None):
            assert matches(run(*question)) == [(record["id"], None) for record in found]
        else:
            answers = [(r["id"], answer(r["date_edtf"], within)) for r in found if r["date_edtf"]]
            assert matches(run(*question)) == [pair for pair in answers if pair[1] != "no"]
            assert matches(run(*question, "--certain")) == [pair for pair in answers if pair[1] == "certain"]


@pytest.mark.slow
@many
@given(data=st.data(), drawn=DATA, command=st.sampled_from(["timeline", "claims"]))
def test_a_page_anywhere_is_that_part_of_all_rows(
    folder: Path, data: st.DataObject, drawn: Drawn, command: str
) -> None:
    write(folder, numbered("event", drawn[0]), numbered("claim", drawn[1]))
    kind, keys = (
        command.replace("timeline", "events")[:-1],
        [f"{way}{key}" for way in ("", "-") for key in SORTS[command]],
    )
    asked = st.tuples(BOUND, BOUND, conditions(command), st.sampled_from([None, *keys]))
    with open_index([str(folder)]) as index:
        for start, end, filters, sort in data.draw(st.lists(asked, min_size=5, max_size=10)):
            if window(start, end) is None:
                continue
            request = Request(start=(start,) if start else (), end=(end,) if end else ())
            values = tuple((option[2:], (value,)) for option, _, value in (f.partition("=") for f in written(filters)))
            one = question.understand(request._replace(filters=values), index.db)
            by = order.require(sort, command)
            whole = [*sql.rows(index.db, kind, one, sort=by)]
            assert sql.count(index.db, kind, one)[0] == len(whole)
            for skip, limit in itertools.product((0, 1, 2, 5, 9, 16), (1, 3, 20)):
                for total in (len(whole), -1):
                    assert [*sql.page(index.db, kind, one, by, skip, limit, total)] == whole[skip : skip + limit]


def matches(result: Result) -> list[tuple[str, str | None]]:
    return [(row["id"], row["match"]) for row in result.json()]


@pytest.mark.slow
@many
@given(drawn=DATA, start=BOUND, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_records_in_the_files_does_not_matter(
    run: Run, folder: Path, drawn: Drawn, start: str | None, seed: random.Random
) -> None:
    events, claims = numbered("event", drawn[0]), numbered("claim", drawn[1])
    questions = [asked(command, folder, start, None) for command in ("timeline", "claims", "actors")]
    questions.append(["show", *[event["id"] for event in events], "--data", str(folder), "--format", "list"])
    write(folder, events, claims)
    before = [run(*question) for question in questions]
    write(folder, seed.sample(events, len(events)), seed.sample(claims, len(claims)))
    assert [run(*question) for question in questions] == before


@pytest.mark.slow
@many
@given(drawn=DATA, start=BOUND, end=BOUND, slack=st.sampled_from(["1d", "7m", "3y"]), certain=st.booleans())
def test_widening_a_window_never_loses_a_row_nor_its_certainty(
    run: Run, folder: Path, drawn: Drawn, start: str | None, end: str | None, slack: str, certain: bool
) -> None:
    if window(start, end) is None or (start is None and end is None):
        return
    write(folder, numbered("event", drawn[0]), [])
    more = ["--certain"] if certain else []
    narrow = set(run(*asked("timeline", folder, start, end, *more)).ids())
    assert narrow <= set(run(*asked("timeline", folder, start, end, "--slack", slack, *more)).ids())
    if start is not None and end is not None:
        assert narrow <= set(run(*asked("timeline", folder, start, None, *more)).ids())
        assert narrow <= set(run(*asked("timeline", folder, None, end, *more)).ids())


@pytest.mark.slow
@many
@given(drawn=DATA, start=BOUND, end=BOUND, certain=st.booleans())
def test_a_window_is_the_filter_on_its_end_of_the_filter_on_its_start(
    run: Run, folder: Path, drawn: Drawn, start: str | None, end: str | None, certain: bool
) -> None:
    # Sets are left out: they may have one member before the end, another after the start, and none in between.
    events = [event for event in numbered("event", drawn[0]) if event["date_edtf"][0] not in "[{"]
    if window(start, end) is None or start is None or end is None:
        return
    write(folder, events, [])
    more = ["--certain"] if certain else []
    twice = set(run(*asked("timeline", folder, None, end, *more)).ids())
    once = [id for id in run(*asked("timeline", folder, start, None, *more)).ids() if id in twice]
    assert run(*asked("timeline", folder, start, end, *more)).ids() == once
