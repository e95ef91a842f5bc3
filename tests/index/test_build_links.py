"""Links between records: they lead to a record of the right kind, causes come first, and eras are apart."""

from pathlib import Path

import pytest

from conftest import Run
from folders import Record, folder_of, like, problems, put, refusal, save, started
from sinorus.model.kinds import KINDS


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh folder `mine` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return started("mine")


# For each link of the model: the template's record gets the value at this pointer, which names a record that is not
# there.
LINKS = {
    ("driver", "theme"): ("/0/theme", "my-thme"),
    ("period", "sources"): ("/0/sources", ["my-esay"]),
    ("actor", "members"): ("/-", {"id": "line", "name": "Line", "kind": "line", "members": ["my-rail"]}),
    ("event", "themes"): ("/0/themes/-", "my-thme"),
    ("event", "drivers"): ("/0/drivers/-", "my-drivr"),
    ("event", "actors"): ("/0/actors/-", "my-rail"),
    ("event", "place"): ("/0/place", "my-plce"),
    ("event", "causes.event"): ("/0/causes/-", {"event": "my-event-1906", "basis": "judgement"}),
    ("event", "causes.claim"): ("/-", like("event", id="late", date_edtf="1950", causes=[
        {"event": "my-event-1905", "basis": "claim", "claim": "my-clam"}])),
    ("event", "mentions.source"): ("/0/mentions/0/source", "my-esay"),
    ("claim", "source"): ("/0/source", "my-esay"),
    ("claim", "themes"): ("/0/themes/-", "my-thme"),
    ("claim", "drivers"): ("/0/drivers/-", "my-drivr"),
    ("claim", "events"): ("/0/events/-", "my-event-1906"),
    ("series", "themes"): ("/themes/0", "my-thme"),
    ("series", "points.event"): ("/points/0/event", "my-event-1906"),
    ("claim", "figure.series"): ("/0/figure", {"value": 7, "unit": "thousand tonnes", "bound": "about",
        "date_edtf": "1905", "what": "freight", "series": "my-sries"}),
    ("claim", "review.series"): ("/0/review", {"verdict": "supported", "note": "It is so.", "series": ["my-sries"]}),
    ("contrast", "claims"): ("/-", {"id": "k", "claims": ["my-claim", "my-clam"], "relation": "contradicts-itself",
        "why": "It is so."}),
    ("claim", "review.events"): (
        "/0/review",
        {"verdict": "supported", "note": "It is so.", "events": ["my-event-1906"]},
    ),
}  # fmt: skip


def test_every_link_of_the_model_is_tried_here() -> None:
    assert set(LINKS) == {(kind, path) for kind, model in KINDS.items() for path in model.LINKS}


@pytest.mark.parametrize(("kind", "path"), LINKS)
def test_a_link_to_nothing_is_refused_and_the_nearest_id_offered(mine: Path, run: Run, kind: str, path: str) -> None:
    pointer, value = LINKS[kind, path]
    file = "series/my-series.json" if kind == "series" else f"{kind}s.json"
    save(mine / "places.json", [{"id": "my-place", "name": "Harbin", "lat": 45.8038, "lon": 126.535}])
    put(mine / file, pointer, value)
    [problem] = problems(run, "mine")
    assert problem["file"] == f"mine/{file}"
    assert path.partition(".")[0] in problem["pointer"]
    assert "in the data" in problem["problem"]
    assert problem["remedy"].startswith('did you mean "my-')
    assert refusal(run, "timeline --data mine --strict", 1).startswith(f"mine/{file}:{problem['line']}:")


def test_a_link_to_nothing_near_says_where_to_add_it(mine: Path, run: Run) -> None:
    put(mine / "claims.json", "/0/events/0", "zhenbao-1969")
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message == (
        'mine/claims.json:24:4 /0/events/0: "zhenbao-1969" is no event in the data; '
        "add it to events.json, or join a folder that has it (--data builtin for the packaged data)"
    )


def test_a_link_to_the_wrong_kind_says_what_stands_there(mine: Path, run: Run) -> None:
    put(mine / "claims.json", "/0/events/0", "my-driver")
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message.startswith('mine/claims.json:24:4 /0/events/0: "my-driver" is the id of a driver')
    assert message.endswith("name an event here")


def test_a_file_that_is_not_there_makes_its_links_dangle(mine: Path, run: Run) -> None:
    (mine / "sources.json").unlink()
    message = refusal(run, "timeline --data mine --strict", 1)
    assert 'mine/events.json:14:29 /0/mentions/0/source: "my-essay" is no source in the data' in message


def test_the_same_id_twice_is_named_with_both_places(mine: Path, run: Run) -> None:
    put(mine / "themes.json", "/-", like("theme", id="my-event-1905"))
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message.startswith(
        'mine/events.json:3:11 /0/id: the id "my-event-1905" is taken by mine/themes.json:8 /1/id; '
        "ids are unique over all files"
    )


def caused(id: str, date: str, *causes: str) -> Record:
    """Make an event with causes that rest on judgement."""
    return like("event", id=id, date_edtf=date, causes=[{"event": cause, "basis": "judgement"} for cause in causes])


def events(mine: Path, *records: Record) -> None:
    """Add events to the folder."""
    save(mine / "events.json", [like("event"), *records])


def test_a_cause_after_its_effect_is_refused(mine: Path, run: Run) -> None:
    events(mine, caused("early", "1949-10-01", "late"), caused("late", "1949-10-02"))
    [problem] = problems(run, "mine")
    assert problem["problem"] == 'the cause "late" begins after its effect has ended'
    assert problem["pointer"] == "/1/causes/0/event"


def test_a_cause_that_may_lie_before_its_effect_is_fine(mine: Path, run: Run) -> None:
    events(mine, caused("effect", "1949", "cause"), caused("cause", "1949-12-31"), caused("same-day", "1949", "effect"))
    assert run("validate mine").code == 0


def test_a_circle_of_causes_is_named_in_full(mine: Path, run: Run) -> None:
    events(mine, caused("a", "1950", "c"), caused("b", "1950", "a"), caused("c", "1950", "b"))
    [problem] = problems(run, "mine")
    circle = problem["problem"].removeprefix("causes run in a circle: ").split(" → ")
    assert circle[0] == circle[-1]
    assert sorted(circle[1:]) == ["a", "b", "c"]
    assert problem["pointer"].endswith("/causes")


def test_an_event_that_causes_itself_is_a_circle(mine: Path, run: Run) -> None:
    events(mine, caused("a", "1950", "a"))
    assert "causes run in a circle: a → a" in refusal(run, "timeline --data mine --strict", 1)


def era(id: str, date: str, era: bool = True) -> Record:
    """Make a period."""
    return like("period", id=id, label=id, date_edtf=date, era=era)


def test_eras_that_overlap_are_refused_and_other_periods_may(mine: Path, run: Run) -> None:
    save(mine / "periods.json", [era("first", "1900/1949"), era("second", "1950/.."), era("other", "1940/1960", False)])
    assert run("validate mine").code == 0
    save(mine / "periods.json", [era("first", "1900/1950"), era("second", "1950/..")])
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message.startswith('mine/periods.json:12:16 /1/date_edtf: the eras "first" and "second" overlap')


def test_an_era_inside_a_longer_one_is_noticed_behind_a_third(mine: Path, run: Run) -> None:
    save(mine / "periods.json", [era("long", "1900/1990"), era("within", "1910/1920"), era("later", "1950/1960")])
    found = [problem["problem"] for problem in problems(run, "mine")]
    assert found == ['the eras "long" and "within" overlap', 'the eras "long" and "later" overlap']


def test_links_hold_across_jsonl_files_with_their_lines(mine: Path, run: Run) -> None:
    folder_of("more")
    lines = [
        '{"id": "theme-2", "label": "T2", "description": "x"}',
        '{"id": "theme-3", "label": "T3", "description": "x"}',
    ]
    Path("more/themes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path("more/drivers.jsonl").write_text(
        '\n\n{"id": "d2", "label": "D2", "theme": "theme-4", "description": "x"}\n', encoding="utf-8"
    )
    message = refusal(run, "timeline --data mine --data more --strict", 1)
    assert message.startswith('more/drivers.jsonl:3:38 /theme: "theme-4" is no theme in the data; did you mean "theme-')
