"""Places: an event names one by its id or gives a point by itself, and a place has one point."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import load, put, refusal, save, started

HARBIN = {
    "id": "harbin",
    "name": "Harbin",
    "aliases": ["Kharbin"],
    "names": [
        {"text": "哈尔滨", "language": "zh", "page": "https://example.org/harbin"},
        {"text": "Харбин", "language": "ru", "page": None},
    ],
}
POINT = {"lat": 45.8, "lon": 126.5}


@pytest.fixture
def events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data with a place, and return the file of the events."""
    monkeypatch.chdir(tmp_path)
    folder = Path(started("mine"))
    save(folder / "places.json", [{**HARBIN, **POINT}])
    return folder / "events.json"


def place(run: Run) -> Any:
    """Return the place of the event."""
    [row] = run("timeline --data mine --json").json()
    return row["place"]


def test_an_event_names_a_place_by_its_id(run: Run, events: Path) -> None:
    put(events, "/0/place", "harbin")
    assert place(run) == {"id": "harbin", "name": "Harbin", "lat": 45.8, "lon": 126.5}


def test_an_event_gives_a_point_by_itself_as_in_0_1_0(run: Run, events: Path) -> None:
    put(events, "/0/place", {"name": "A station", **POINT})
    assert place(run) == {"id": None, "name": "A station", "lat": 45.8, "lon": 126.5}
    assert run("validate mine").err == "no problems found\n"


@pytest.mark.parametrize("word", ["harbin", "kharbin", "哈尔滨", "Харбин"])
def test_an_event_is_found_by_every_name_of_its_place(run: Run, events: Path, word: str) -> None:
    put(events, "/0/place", "harbin")
    assert run("timeline", "--data", "mine", "--search", word, "--json").ids() == ["my-event-1905"]


@pytest.mark.parametrize("name", ["harbin", "Harbin", "哈尔滨", "Kharbin"])
def test_a_place_is_shown_with_its_names_and_its_events(run: Run, events: Path, name: str) -> None:
    put(events, "/0/place", "harbin")
    [row] = run("show", name, "--data", "mine", "--json").json()
    assert row == {
        "record": "place",
        **HARBIN,
        "wikidata": None,
        **POINT,
        "note": "",
        "events": 1,
        "event_ids": ["my-event-1905"],
        "claim_ids": ["my-claim"],
    }
    card = run("show", name, "--data", "mine", "--format", "list").out
    assert "In Chinese: 哈尔滨" in card
    assert "Event: c. Sep 1905: Something happened [my-event-1905]" in card


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("kharbin", ':12:12 /0/place: "kharbin" is no place in the data; did you mean "harbin"?'),
        ("my-theme", '/0/place: "my-theme" is the id of a theme and not of a place'),
        ({"lat": 45.8, "lon": 126.5}, '/0/place: name is missing; add "name"'),
        ({"name": "A", "lat": 95, "lon": 126.5}, "/0/place/lat: lat is 95; write a number up to 90"),
        ({"id": "harbin", "name": "A", **POINT}, '/0/place/id: unknown field "id"'),
        (7, "/0/place"),
    ],
)
def test_what_is_no_place_is_refused_with_its_place(run: Run, events: Path, given: object, said: str) -> None:
    put(events, "/0/place", given)
    assert said.split("/", 1)[1] in refusal(run, "timeline --data mine --strict", 1)


def test_a_place_without_a_name_is_refused(run: Run, events: Path) -> None:
    save(events.parent / "places.json", [{"id": "harbin", **POINT}])
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message == 'mine/places.json:2:2 /0: name is missing; add "name"'


@pytest.mark.parametrize("name", ["Harbin", "HARBIN", "Hárbin"])
def test_a_place_with_two_points_is_warned_of(run: Run, events: Path, name: str) -> None:
    put(events, "/0/place", {"name": name, "lat": 45.75, "lon": 126.5})
    [row] = run("validate mine --json").json()
    assert (row["level"], row["pointer"]) == ("warning", "/0/place")
    assert f'"{name}" is at 45.75, 126.5 here, and at 45.8, 126.5 in mine/places.json:' in row["problem"]
    assert run("validate mine").code == 0


def test_places_of_one_name_in_joined_folders_are_one(run: Run, events: Path) -> None:
    put(events, "/0/place", "harbin")
    other = Path(started("other"))
    save(other / "places.json", [{"id": "kharbin", "name": "Harbin", "lat": 45.75, "lon": 126.6}])
    own = load(other / "events.json")[0]
    for file in ("events", "claims", "contrasts", "sources"):
        save(other / f"{file}.json", [])
    save(other / "events.json", [{**own, "id": "another", "place": "kharbin", "mentions": []}])
    for name in ("dataset.json", "series/my-series.json", "sources.json", "claims.json", "contrasts.json"):
        (other / name).unlink()
    rows = run("timeline --data mine --data other --json")
    assert {row["place"]["id"] for row in rows.json()} == {"harbin"}
    assert 'the place "kharbin" is "harbin" of mine/places.json' in rows.err
