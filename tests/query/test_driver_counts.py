"""What `drivers --count-by` answers: who names which force, by tradition, decade of writing and the like."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Run
from sinorus.index import open_index
from sinorus.model.vocabulary import BY_SOURCE
from sinorus.query.count_keys import require
from sinorus.query.driver_counts import groups
from sinorus.query.question import Question, understand
from sinorus.query.request import Request
from sinorus.query.sql import rows

EFFECTS = ["cooperation", "friction", "mixed", "neutral"]
KEYS = [
    *("key", "drivers", "claims", *EFFECTS, "second", "not-coded", "sources", "binds", "divides", "denied"),
    "of_sources",
]
BINDS, DIVIDES = ("cooperation", "mixed"), ("friction", "mixed")
FIELDS = {"source": "id", "tradition": "tradition", "source-kind": "kind", "language": "language"}
Row = dict[str, Any]


def counted(claims: list[Row]) -> Row:
    """Count the sources of claims on one force by hand."""
    named = [row for row in claims if not row["denies"]]
    return {
        "claims": len(named),
        **{effect: sum(row["effect"] == effect for row in named) for effect in EFFECTS},
        "sources": len({row["source"] for row in named}),
        "binds": len({row["source"] for row in named if row["effect"] in BINDS}),
        "divides": len({row["source"] for row in named if row["effect"] in DIVIDES}),
        "denied": len({row["source"] for row in claims if row["denies"]}),
    }


def by_force(claims: list[Row]) -> dict[str, list[Row]]:
    forces: dict[str, list[Row]] = {}
    for claim in claims:
        for driver in claim["drivers"]:
            forces.setdefault(driver, []).append(claim)
    return forces


@pytest.mark.slow
@pytest.mark.parametrize("by", [*FIELDS, "source-decade"])
@pytest.mark.parametrize("filters", ["", "--theme security --written-from 2010"])
def test_a_row_says_how_many_sources_of_a_group_name_a_force_and_with_which_sign(
    run: Run, by: str, filters: str
) -> None:
    sources = {row["id"]: row for row in run("sources --json").json()}
    themes = {row["id"]: row["theme"] for row in run("drivers --json").json()}
    rows = run(f"drivers {filters} --count-by {by} --json").json()
    expected: dict[tuple[str, str], Row] = {}
    for force, claims in by_force(run(f"claims {filters.replace('--theme security', '')} --json").json()).items():
        groups: dict[str, list[Row]] = {}
        for claim in claims:
            of = sources[claim["source"]]
            group = claim["source_date"][:3] + "X" if by == "source-decade" else of[FIELDS[by]]
            groups.setdefault(group, []).append(claim)
        if "--theme" not in filters or themes[force] == "security":
            expected |= {(group, force): counted(own) for group, own in groups.items()}
    assert {(row["key"], row["second"]): {key: row[key] for key in counted([])} for row in rows} == expected
    assert [list(row) for row in rows] == [KEYS] * len(rows)
    assert {row["drivers"] for row in rows} <= {0, 1}


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_the_numbers_of_the_matrix_are_those_of_the_claims_that_filters_find(data: st.DataObject) -> None:
    with open_index([]) as index:
        by = data.draw(st.sampled_from([key for key in BY_SOURCE if key != "source-decade"]))
        pairs = [*groups(index.db, understand(Request(), index.db), require(by, "drivers")).rows(-1)]
        row = data.draw(st.sampled_from(pairs))
        request = Request(filters=(("driver", (row["second"],)), (by, (row["key"],))))
        claims = [json.loads(text) for text in rows(index.db, "claim", understand(request, index.db))]
        sources = {source["id"]: source for source in map(json.loads, rows(index.db, "source", Question()))}
    # As a filter a language takes in its scripts, as zh does zh-Hant, which are counted apart.
    if by == "language":
        claims = [claim for claim in claims if sources[claim["source"]]["language"] == row["key"]]
    assert {key: row[key] for key in counted([])} == counted(claims)


@pytest.mark.slow
@pytest.mark.parametrize("by", ["theme", "effect", "theme,source", "effect,theme", "tradition,theme"])
def test_groups_of_themes_and_effects_and_pairs_count_drivers_claims_and_sources(run: Run, by: str) -> None:
    drivers = {row["id"]: row for row in run("drivers --json").json()}
    sources = {row["id"]: row for row in run("sources --json").json()}
    pairs: dict[tuple[str, ...], list[tuple[str, Row]]] = {}
    for force, claims in by_force(run("claims --json").json()).items():
        for claim in claims:
            of = {
                "theme": drivers[force]["theme"],
                "effect": claim["effect"],
                "source": claim["source"],
                "tradition": sources[claim["source"]]["tradition"],
            }
            pairs.setdefault(tuple(of[key] for key in by.split(",")), []).append((force, claim))
    rows = {
        (row["key"], row["second"])[: len(by.split(","))]: row for row in run(f"drivers --count-by {by} --json").json()
    }
    assert set(rows) == set(pairs)
    for names, own in pairs.items():
        assert {key: rows[names][key] for key in counted([])} == counted([claim for _, claim in own])
        assert rows[names]["drivers"] == len({force for force, claim in own if not claim["denies"]})


def test_each_group_says_of_how_many_sources_it_is_so_that_three_of_three_are_told_from_three_of_many(run: Run) -> None:
    sizes = Counter(row["tradition"] for row in run("sources --json").json())
    rows = run("drivers --count-by tradition --json").json()
    assert {row["key"]: row["of_sources"] for row in rows} == sizes
    only = Counter(row["tradition"] for row in run("sources --source-kind book --json").json())
    rows = run("drivers --count-by tradition --source-kind book --json").json()
    assert {row["key"]: row["of_sources"] for row in rows}.items() <= only.items()


def test_the_largest_group_and_in_it_the_force_that_most_sources_name_come_first(run: Run) -> None:
    rows = run("drivers --count-by tradition --json").json()
    sizes = [row["of_sources"] for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    for group in {row["key"] for row in rows}:
        own = [row["sources"] for row in rows if row["key"] == group]
        assert own == sorted(own, reverse=True)


def test_a_source_that_says_both_counts_in_both(run: Run) -> None:
    row = next(row for row in run("drivers --count-by source --json").json() if row["mixed"] and not row["friction"])
    assert (row["sources"], row["binds"], row["divides"]) == (1, 1, 1)
