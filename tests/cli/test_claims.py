"""What `claims` answers: who says what, where, how surely."""

import pytest

from conftest import Run

KEYS = [
    *("id", "source", "text", "passage", "themes", "drivers", "effect", "type", "hedging", "attributed_to"),
    *("date_edtf", "earliest", "latest", "match", "events", "figure", "review", "denies", "extra"),
    *("source_date", "lag_years"),
]


def test_json_has_exactly_the_documented_keys_in_their_order(run: Run) -> None:
    for row in run("claims --json").json():
        assert list(row) == KEYS
        assert list(row["passage"]) == ["paragraph", "section", "start", "end", "address", "link", "where"]
        assert row["figure"] is None or list(row["figure"])[:3] == ["value", "unit", "bound"]


def test_filters_combine(run: Run) -> None:
    rows = run("claims --type predictive --source rathod --json").json()
    assert rows
    assert {(row["type"], row["source"]) for row in rows} == {("predictive", "rathod")}
    trade = run("claims --theme trade --source rathod --json").json()
    assert all("trade" in row["themes"] and row["source"] == "rathod" for row in trade)


def test_an_actor_finds_the_claims_that_rest_on_its_events(run: Run) -> None:
    events = set(run("timeline --actor mao-zedong --json").ids())
    expected = [row["id"] for row in run("claims --json").json() if events & set(row["events"])]
    assert run("claims --actor mao-zedong --json").ids() == expected != []


def test_claims_stand_in_order_of_the_time_that_they_are_about_those_without_one_first(run: Run) -> None:
    rows = run("claims --json").json()
    starts = [row["earliest"] or "" for row in rows]
    assert starts == sorted(starts)
    timeless = [row["id"] for row in rows if row["date_edtf"] is None]
    assert timeless == sorted(timeless)


def test_a_claim_tells_where_it_stands_and_how_surely(run: Run) -> None:
    sources = set(run("sources --json").ids())
    for row in run("claims --json").json():
        assert row["source"] in sources
        assert row["passage"]["start"]
        assert (row["hedging"] == "attributed") == (row["attributed_to"] is not None)
    card = run("claims --hedging attributed --source rathod --limit 1 --format list").out
    assert "attributed" in card
    assert "rathod" in card


def test_claims_with_a_figure_give_its_number_and_unit(run: Run) -> None:
    figures = [row["figure"] for row in run("claims --theme trade --json").json() if row["figure"]]
    assert figures
    assert {figure["bound"] for figure in figures} <= {"exact", "about", "over", "under"}


def test_plain_is_id_source_date_effect_and_text(run: Run) -> None:
    rows = run("claims --json").json()
    lines = [line.split("\t") for line in run("claims").out.splitlines()]
    assert lines == [[row["id"], row["source"], row["date_edtf"] or "", row["effect"], row["text"]] for row in rows]


@pytest.mark.parametrize("hedging", ["asserted", "hedged", "attributed"])
@pytest.mark.parametrize("source", ["sikka", "rathod"])
def test_every_way_of_saying_is_counted_once(run: Run, hedging: str, source: str) -> None:
    rows = run("claims --sort passage --json").json()
    expected = [row["id"] for row in rows if row["hedging"] == hedging and row["source"] == source]
    assert run(f"claims --hedging {hedging} --source {source} --json").ids() == expected


def test_claims_only_possibly_in_the_window_are_marked(run: Run) -> None:
    window = "claims --from 1955 --to 1955"
    rows = run(f"{window} --json").json()
    possible = sum(row["match"] == "possible" for row in rows)
    assert possible
    assert (
        f"{len(rows)} claims, {possible} of them only possibly in 1955-01-01 … 1955-12-31"
        in run(f"{window} --format table").err
    )
    assert run(f"{window} --format table").out.count(" ? ") == possible
