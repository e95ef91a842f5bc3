"""What `periods`, `themes` and `actors` answer: the vocabularies, with counts."""

from pathlib import Path

import pytest

from conftest import Run
from folders import like, save

KEYS = {
    "themes": ["id", "label", "description", "drivers", "events", "claims"],
    "periods": [
        *("id", "label", "date_edtf", "earliest", "latest", "match", "era", "description", "sources"),
        *("events", "claims"),
    ],
    "actors": ["id", "name", "kind", "aliases", "members", "events", "earliest", "latest", "names", "wikidata"],
}


@pytest.mark.parametrize("command", list(KEYS))
def test_json_has_the_same_keys_for_every_row(run: Run, command: str) -> None:
    rows = run(f"{command} --json").json()
    assert rows
    assert {tuple(row) for row in rows} == {tuple(KEYS[command])}


@pytest.mark.parametrize("command", list(KEYS))
def test_table_list_and_plain_show_every_row(run: Run, command: str) -> None:
    ids = run(f"{command} --json").ids()
    assert [line.split("\t")[0] for line in run(command).out.splitlines()] == ids
    listed = run(f"{command} --format list").out.splitlines()
    assert [line.removeprefix("Id: ") for line in listed if line.startswith("Id: ")] == ids
    table = run(f"{command} --format table")
    assert table.err == f"{len(ids)} {command}\n"


def test_a_theme_counts_its_events_claims_and_drivers(run: Run) -> None:
    for row in run("themes --json").json():
        assert row["events"] == len(run(f"timeline --theme {row['id']} --json").ids())
        assert row["claims"] == len(run(f"claims --theme {row['id']} --json").ids())
        assert sorted(row["drivers"]) == sorted(run(f"drivers --theme {row['id']} --json").ids())


def test_a_period_counts_what_falls_into_it(run: Run) -> None:
    for row in run("periods --json").json()[::5]:
        assert row["events"] == len(run(f"timeline --during {row['id']} --json").ids()), row["id"]
        assert row["claims"] == len(run(f"claims --during {row['id']} --json").ids()), row["id"]


def test_an_actor_counts_its_events_from_the_first_to_the_last_day(run: Run) -> None:
    rows = run("actors --json").json()
    for row in [*rows[:4], *rows[40::60]]:
        events = run(f"timeline --actor {row['id']} --json").json()
        assert row["events"] == len(events)
        assert row["earliest"] == min((event["earliest"] for event in events), default=None)
        assert row["latest"] == max((event["latest"] for event in events), default=None)


def test_actors_with_most_events_come_first_and_lines_name_their_states(run: Run) -> None:
    rows = run("actors --json").json()
    counts = [row["events"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    lines = {row["id"]: row["members"] for row in rows if row["kind"] == "line"}
    assert {"russia", "china"} <= set(lines)
    assert {"soviet-union", "russian-federation"} <= set(lines["russia"])
    assert "prc" in lines["china"]
    assert not any("taiwan" in member for member in lines["china"])
    assert all(row["members"] == [] for row in rows if row["kind"] != "line")


def test_a_period_counts_no_event_of_which_it_is_in_a_gap_and_none_without_a_date(own: Path, run: Run) -> None:
    dates = {"around": "[1900,1910]", "within": "1905", "open": "../1904-02-01", "none": None}
    extra = {"none": {"date_text": "some time"}}
    events = [like("event", id=f"e-{id}", date_edtf=date, **extra.get(id, {})) for id, date in dates.items()]
    save(Path("mine/events.json"), [like("event"), *events])
    [row] = run("periods --data mine --json").json()
    assert run("timeline --during my-period --data mine --json").ids() == ["e-open", "e-within", "my-event-1905"]
    assert row["events"] == 3


def test_periods_stand_in_order_of_date_and_mark_the_eras(run: Run) -> None:
    rows = run("periods --json").json()
    starts = [row["earliest"] or "" for row in rows]
    assert starts == sorted(starts)
    assert "sino-soviet-alliance" in [row["id"] for row in rows if row["era"]]
    assert "cold-war" in [row["id"] for row in rows if not row["era"]]


def test_periods_in_a_window_are_marked_as_events_are(run: Run) -> None:
    rows = run("periods --from 1949 --to 1991 --json").json()
    assert {row["match"] for row in rows} <= {"certain", "possible"}
    assert "sino-soviet-split" in [row["id"] for row in rows]
    assert "covid-19-pandemic" not in [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("themes --search oil", "energy"),
        ("periods --search split", "sino-soviet-split"),
        ("actors --search putin", "vladimir-putin"),
    ],
)
def test_a_vocabulary_can_be_searched(run: Run, line: str, id: str) -> None:
    found = run(f"{line} --json").ids()
    assert id in found
    assert len(found) < len(run(f"{line.split()[0]} --json").ids())


def test_an_unknown_word_finds_nothing_and_says_so(run: Run) -> None:
    result = run("actors --search zzzz")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("nothing matched: 0 of ")
