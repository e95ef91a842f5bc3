"""What `drivers` answers: which forces bind or divide, who names them, how often, since when."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import like, load, put, save, started

KEYS = [
    *("id", "label", "theme", "description", "effect", "sources", "earliest", "latest", "denied"),
    *("claims", "events", "denials"),
]
EFFECTS = ["cooperation", "friction", "mixed", "neutral", "not-coded"]


def claims(run: Run) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in run("claims --json").json()}


def test_json_has_exactly_the_documented_keys_in_their_order(run: Run) -> None:
    for row in run("drivers --json").json():
        assert list(row) == KEYS
        assert list(row["effect"]) == EFFECTS


def test_every_driver_stands_there_once_grouped_by_theme(run: Run) -> None:
    rows = run("drivers --json").json()
    themes = [row["theme"] for row in rows]
    order = run("themes --json").ids()
    assert themes == sorted(themes, key=order.index)
    assert len({row["id"] for row in rows}) == len(rows) >= 30
    assert set(themes) == set(order)


def test_the_counts_are_those_of_the_claims(run: Run) -> None:
    said = claims(run)
    for row in run("drivers --json").json():
        own = {id: claim for id, claim in said.items() if row["id"] in claim["drivers"]}
        assert set(row["claims"]) == set(own)
        assert {k: v for k, v in row["effect"].items() if v} == Counter(claim["effect"] for claim in own.values())
        assert row["sources"] == Counter(claim["source"] for claim in own.values())


def test_the_events_are_those_that_the_driver_moved(run: Run) -> None:
    events = run("timeline --json").json()
    for row in run("drivers --json").json():
        assert row["events"] == [event["id"] for event in events if row["id"] in event["drivers"]]


def test_since_is_the_first_known_day_of_its_claims_and_events_and_until_the_last_or_open(run: Run) -> None:
    said, events = claims(run), {row["id"]: row for row in run("timeline --json").json()}
    for row in run("drivers --json").json():
        records = [said[id] for id in row["claims"]] + [events[id] for id in row["events"]]
        known = [record["earliest"] for record in records if record["earliest"]]
        assert row["earliest"] == min(known, default=None), row["id"]
        ended = [record["latest"] for record in records if record["date_edtf"]]
        assert row["latest"] == (None if None in ended else max(ended, default=None)), row["id"]


def test_a_theme_gives_its_own_drivers_only(run: Run) -> None:
    rows = run("drivers --theme energy --json").json()
    assert {"energy-fit", "energy-leverage"} <= {row["id"] for row in rows}
    assert {row["theme"] for row in rows} == {"energy"}
    others = run("drivers --theme not:energy --json").ids()
    assert len(others) + len(rows) == len(run("drivers --json").ids())


def test_a_theme_shows_each_driver_with_its_claims_in_short_and_their_ids(run: Run) -> None:
    rows, said = run("drivers --theme energy --json").json(), claims(run)
    shown = " ".join(run("drivers --theme energy --format table").out.split())
    for row in rows:
        effect = row["effect"]
        assert f"{row['label']} Id: {row['id']}" in shown
        assert f"binds {effect['cooperation']}, divides {effect['friction']}" in shown
        assert f"{len(row['claims'])} ({', '.join(f'{s} {n}' for s, n in row['sources'].items()) or 'none'})" in shown
        assert f"since {(row['earliest'] or 'unknown')[:4]}" in shown
        for claim in row["claims"]:
            assert f"{claim}: {said[claim]['text']}" in shown


def test_alone_it_gives_the_whole_field_at_a_glance_under_the_labels_of_the_themes(run: Run) -> None:
    lines = run("drivers --format table").out.splitlines()
    labels = [row["label"] for row in run("themes --json").json()]
    assert [line for line in lines if line in labels] == labels
    assert lines[0].split() == ["Driver", "Binds", "Divides", "Claims", "Since"]


def test_plain_is_id_theme_claims_binds_divides_label_and_denials(run: Run) -> None:
    rows = run("drivers --json").json()
    lines = [line.split("\t") for line in run("drivers").out.splitlines()]
    assert lines == [
        [
            row["id"],
            row["theme"],
            str(len(row["claims"])),
            str(row["effect"]["cooperation"]),
            str(row["effect"]["friction"]),
            row["label"],
            str(sum(row["denied"].values())),
        ]
        for row in rows
    ]


@pytest.mark.parametrize(
    ("line", "field", "value"), [("--source sikka", "source", "sikka"), ("--effect friction", "effect", "friction")]
)
def test_a_filter_on_claims_leaves_the_drivers_that_such_claims_name(
    run: Run, line: str, field: str, value: str
) -> None:
    said = claims(run)
    rows = run(f"drivers {line} --json").json()
    naming = {driver for claim in said.values() if claim[field] == value for driver in claim["drivers"]}
    assert {row["id"] for row in rows} == naming
    assert all(said[claim][field] == value for row in rows for claim in row["claims"])


def test_a_window_counts_only_what_falls_into_it(run: Run) -> None:
    window = "--from 1949 --to 1991"
    claims, events = set(run(f"claims {window} --json").ids()), set(run(f"timeline {window} --json").ids())
    rows = run(f"drivers {window} --json").json()
    assert rows
    for row in rows:
        assert row["claims"]
        assert claims >= set(row["claims"])
        assert events >= set(row["events"])


def test_one_driver_is_found_by_id_or_alias(run: Run) -> None:
    assert run("drivers --driver western-sanctions --json").ids() == ["western-sanctions"]
    assert run("drivers", "--driver", "the American card", "--json").ids() == ["triangular-diplomacy"]


def test_a_search_finds_the_driver_by_its_own_words_or_those_of_a_claim(run: Run) -> None:
    assert "energy-fit" in run("drivers --search malacca --json").ids()
    assert "energy-fit" in run("drivers", "--search", "straits", "--json").ids()


@pytest.mark.parametrize("words", ["", "--search gas", "--search not:gas", "--source sikka"])
def test_people_are_shown_the_same_weights_as_programs_are(run: Run, words: str) -> None:
    """What people see was counted when the index was built; what programs get is counted from the claims themselves."""
    counted = run(f"drivers {words} --json").json()
    plain = [line.split("\t")[:5] for line in run(f"drivers {words} --format plain").out.splitlines()]
    for row, line in zip(counted, plain, strict=True):
        effect = row["effect"]
        numbers = map(str, (len(row["claims"]), effect["cooperation"], effect["friction"]))
        assert line == [row["id"], row["theme"], *numbers]
    table = [line.split(" | ") for line in run(f"drivers {words} --format md").out.splitlines()[2:]]
    for row, cells in zip(counted, table, strict=True):
        assert cells[3] == (", ".join(f"{source} {count}" for source, count in row["sources"].items()) or "none")
        assert cells[4] == f"{row['earliest'][:-6] if row['earliest'] else 'unknown'} |"


@pytest.fixture
def denying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data in which one claim names a driver, one denies it, and one denies a second driver."""
    monkeypatch.chdir(tmp_path)
    mine = started("mine")
    other = like("driver", id="other", label="Other")
    claims = [
        like("claim"),
        like("claim", id="no", denies=True),
        like("claim", id="nor", drivers=["other"], denies=True),
    ]
    save(mine / "drivers.json", [*load(mine / "drivers.json"), other])
    save(mine / "claims.json", claims)
    return mine


@pytest.mark.parametrize("more", ["", "--source my-essay", "--from 1900", "--effect cooperation"])
def test_who_denies_a_driver_is_no_witness_for_it_and_is_counted_apart(run: Run, denying: Path, more: str) -> None:
    mine, other = run(f"drivers --data mine {more} --json").json()
    assert (mine["claims"], mine["denials"]) == (["my-claim"], ["no"])
    assert (mine["sources"], mine["denied"]) == ({"my-essay": 1}, {"my-essay": 1})
    assert sum(mine["effect"].values()) == 1
    assert (other["claims"], other["denials"], other["sources"], other["denied"]) == ([], ["nor"], {}, {"my-essay": 1})


def test_people_see_who_denies(run: Run, denying: Path) -> None:
    out = run("drivers --data mine --format md").out
    assert "my-essay 1, denied by my-essay 1 |" in out
    assert "| denied by my-essay 1 |" in out
    shown = run("drivers --data mine --driver my-driver --format list").out
    assert "no denies it: The railway" in shown
    assert "Denied by: my-essay 1" in run("show my-driver --data mine --format list").out
    assert "Denied driver: My driver [my-driver]" in run("show no --data mine --format list").out
    assert "\nDriver: My driver [my-driver]" in run("show my-claim --data mine --format list").out
    assert run("drivers --data mine --format plain").out.splitlines()[1].endswith("\t1")


def test_a_filter_by_driver_finds_who_names_it_and_who_denies_it(run: Run, denying: Path) -> None:
    rows = run("claims --data mine --driver my-driver --json").json()
    assert {row["id"]: row["denies"] for row in rows} == {"my-claim": False, "no": True}


def test_a_denial_without_a_driver_is_refused(run: Run, denying: Path) -> None:
    put(denying / "claims.json", "/1/drivers", [])
    assert "denies says that a driver does not move the tie; name it in drivers" in run("claims --data mine").err


def test_validate_warns_of_a_claim_with_three_drivers(run: Run, denying: Path) -> None:
    third = like("driver", id="third", label="Third")
    save(denying / "drivers.json", [*load(denying / "drivers.json"), third])
    put(denying / "claims.json", "/0/drivers", ["my-driver", "other", "third"])
    [row] = run("validate mine --json").json()
    assert (row["pointer"], row["problem"], row["level"]) == ("/0/drivers", "the claim bears 3 drivers", "warning")
    assert run("validate mine").code == 0


def test_a_driver_that_nobody_names_is_an_answer(run: Run, denying: Path) -> None:
    save(denying / "claims.json", [])
    assert run("validate mine --json").json() == []
    assert [row["sources"] for row in run("drivers --data mine --json").json()] == [{}, {}]
