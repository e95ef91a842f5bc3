"""--sort: one option, every order forwards and backwards, and claims of one essay as one reads it."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from sinorus import dates
from sinorus.index import open_index
from sinorus.model.vocabulary import SORTS
from sinorus.query import order, sql
from sinorus.query.question import Condition, Question

Row = dict[str, Any]
# By what a row stands where it does; ties may stand in any order.
VALUES: dict[str, Callable[[Row], Any]] = {
    "date": lambda row: row["earliest"] or "",
    "title": lambda row: (row.get("title") or row.get("text") or row["label"]).lower(),
    "links": lambda row: -len(row.get("causes", []) + row.get("led_to", []) + row.get("claims", row.get("events"))),
    "passage": lambda row: (row["source"], row["passage"]["paragraph"] or 10**6),
    "written": lambda row: (_written(row), *VALUES["passage"](row)),
}


def _written(row: Row) -> int:
    """Return the first day on which the source of a claim may have been written, as a number."""
    first = dates.parse(row["source_date"]).earliest
    return first.key() if first else 0


FILTERS = st.lists(
    st.sampled_from(
        [
            Condition("theme", ("energy",), False),
            Condition("theme", ("trade", "territory"), True),
            Condition("effect", ("friction",), False),
            Condition("source", ("sikka",), False),
        ]
    ),
    max_size=2,
)


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    with open_index([]) as index:
        yield index.db


def rows(db: sqlite3.Connection, kind: str, question: Question, limit: int, sort: order.Order) -> list[Row]:
    return [json.loads(text) for text in sql.rows(db, kind, question, limit, sort)]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["event", "claim"])
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_an_order_is_kept_backwards_and_by_limits(kind: str, db: sqlite3.Connection, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(SORTS["timeline" if kind == "event" else "claims"]))
    question, limit = Question(conditions=tuple(data.draw(FILTERS))), data.draw(st.integers(0, 400))
    everything = rows(db, kind, question, -1, order.Order(key))
    values = list(map(VALUES[key], everything))
    assert values == sorted(values)
    assert rows(db, kind, question, -1, order.Order(key, is_reverse=True)) == everything[::-1]
    for is_reverse in (False, True):
        whole = everything[::-1] if is_reverse else everything
        assert rows(db, kind, question, limit, order.Order(key, is_reverse)) == whole[:limit]


@pytest.mark.slow
@pytest.mark.parametrize("command", list(SORTS))
def test_every_order_of_a_command_holds_the_same_rows(run: Run, command: str) -> None:
    unsorted = run(f"{command} --json").ids()
    for key in SORTS[command]:
        ids = run(f"{command} --sort {key} --json").ids()
        assert sorted(ids) == sorted(unsorted)
        assert run(f"{command} --sort -{key} --json").ids() == ids[::-1]
        assert run(f"{command} --sort=-{key} --json --limit 3").ids() == ids[::-1][:3]


@pytest.mark.parametrize("line", ["claims --source sikka", "claims --source Rathod --theme trade"])
def test_claims_of_one_essay_stand_in_order_of_passage(run: Run, line: str) -> None:
    rows = run(f"{line} --json").json()
    assert [VALUES["passage"](row) for row in rows] == sorted(map(VALUES["passage"], rows))
    assert rows == run(f"{line} --sort passage --json").json() != run(f"{line} --sort date --json").json()


def test_the_works_of_an_author_stand_in_order_of_the_time_when_they_were_written(run: Run) -> None:
    rows = run("claims --source lo --json").json()
    assert list(dict.fromkeys(row["source"] for row in rows)) == ["lo-2008", "lo-2017-wary"]
    assert list(map(VALUES["written"], rows)) == sorted(map(VALUES["written"], rows))
    assert rows == run("claims --source lo --sort written --json").json()


def test_check_has_the_order_of_passage_under_each_verdict_and_with_sort_throughout(run: Run) -> None:
    rows = run("check --source sikka --json").json()
    verdicts = list(dict.fromkeys(row["verdict"] for row in rows))
    key = [(verdicts.index(row["verdict"]), VALUES["passage"](row)) for row in rows]
    assert key == sorted(key)
    values = [VALUES["passage"](row) for row in run("check --sort passage --json").json()]
    assert values == sorted(values)
    table = run("check --source sikka --sort passage --format table").out
    assert table.count("contradicted") == 1 + sum(row["verdict"] == "contradicted" for row in rows)


def test_the_newest_stand_first_under_their_eras(run: Run) -> None:
    lines = run("timeline --sort -date --all --format table").out.splitlines()
    assert lines.index("The war in Ukraine") < lines.index("After Crimea")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timeline --sort passage", "there are date, title and links, each with - before it for backwards"),
        ("timeline --sort -titel", "did you mean title?"),
        ("claims --sort ''", "there are date, title, links, passage and written"),
        ("series --sort --date", "did you mean date?"),
        ("drivers --sort passage", "is no order of drivers"),
        ("series trade-total --sort date", "--sort are for all series"),
    ],
)
def test_an_order_that_rows_have_not_is_refused_in_one_paragraph(run: Run, line: str, said: str) -> None:
    result = run(line)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("kind", "key", "conditions"),
    [("event", "date", ()), ("event", "links", ()), ("claim", "passage", (Condition("source", ("sikka",), False),))],
)
@pytest.mark.parametrize("is_reverse", [False, True])
def test_the_first_rows_are_read_off_an_index(
    db: sqlite3.Connection, kind: str, key: str, conditions: tuple[Condition, ...], is_reverse: bool
) -> None:
    question, by = Question(conditions=conditions), order.Order(key, is_reverse)
    clause = sql.where(kind, question, walk=True)
    only = f"{clause.sql}{order.condition(by)} ORDER BY {order.sql(by, question)} LIMIT 3"
    plan = " ".join(
        row[-1] for row in db.execute(f"EXPLAIN QUERY PLAN SELECT n FROM stored AS record WHERE {only}", clause.values)
    )
    assert f"USING {'COVERING ' * (key == 'date')}INDEX stored_by_{key}" in plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan
