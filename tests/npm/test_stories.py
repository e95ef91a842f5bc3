"""Stories read back by the programs that they are for: TimelineJS in a browser, Argdown, and the parser of Markwhen.

They come from npm, so `pytest` passes this folder over; `make clients` fetches them and runs it.
"""

import json
import os
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from clients import client
from conftest import ROOT
from exports import at, export, records_in
from hostile import hostile
from sinorus import dates
from sinorus.model import signs
from sinorus.model.rows.claim import ClaimRow, Contrast
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.vocabulary import DriverRow, ThemeRow
from sinorus.query.selection import Records

CLIENTS = ROOT / "clients"
# What would act in one of the three and stands in no other hostile text.
SIGNS = (
    "100% of it, ![a picture](example.org/a.png) and [a place](location)",
    "[x] ticked",
    "[] not ticked !name and .start, .end",
    "J.A. Smith of the U.S.A. :neg: .~.",
    "=== a: b ===",
    "/* no comment */ <!-- nor this -->",
    "++ -- (1) +> >< _> @[claim-0] @<driver>",
    "} , } and {",
    "title: no property",
    "--- three dashes",
    "http://example.org and www.example.org",
    "every 2 days until 1969: x",
)


@pytest.fixture(params=["real", "hostile", "signs"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Records:
    """Return all of the packaged data, then a data set in which every text would act if it were let."""
    folders = [] if request.param == "real" else [str(hostile(tmp_path / "H"))]
    found = records_in(folders)
    return _signed(found) if request.param == "signs" else found


def _signed(records: Records) -> Records:
    """Put a sign into each text, after what it was or instead of it."""
    events: list[EventRow] = [
        {**event, "title": sign, "summary": f"{event['summary']} {sign}", "disputed": sign}
        for event, sign in zip(records.events, SIGNS, strict=False)
    ]
    claims = [_signed_claim(claim, sign) for claim, sign in zip(records.claims, SIGNS, strict=False)]
    known = {claim["id"] for claim in claims}
    contrasts: list[Contrast] = [
        {**row, "why": SIGNS[4]} for row in records.contrasts if known.issuperset(row["claims"])
    ]
    themes: list[ThemeRow] = [{**theme, "label": SIGNS[0]} for theme in records.themes]
    drivers: list[DriverRow] = [{**driver, "label": SIGNS[3]} for driver in records.drivers]
    return records._replace(events=events, claims=claims, contrasts=contrasts, themes=themes, drivers=drivers)


def _signed_claim(claim: ClaimRow, sign: str) -> ClaimRow:
    assert claim["review"] is not None
    return {**claim, "text": sign, "review": {**claim["review"], "note": sign}}


def understood(script: str, file: Path) -> Any:
    """Return what a program understands of a file."""
    if not (CLIENTS / "node_modules").is_dir():
        assert "CI" not in os.environ, "the programs of npm are missing: `make clients` installs them"
        pytest.skip("the programs of npm are not installed")
    return json.loads(_told(client("node"), script, file.name, file.read_bytes()))


@cache
def _told(node: str, script: str, name: str, content: bytes) -> bytes:
    """Let a program read a content, once for all tests that ask about it."""
    with TemporaryDirectory() as folder:
        (file := Path(folder) / name).write_bytes(content)
        command = [node, str(CLIENTS / script), str(file)]
        return subprocess.run(command, capture_output=True, check=True, timeout=300).stdout


def written(records: Records, format: str, file: Path) -> Path:
    """Write an export and return its file."""
    file.write_bytes(export(format, records).content)
    return file


def _changed(file: Path, old: str, new: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def _by_id(rows: list[Any]) -> dict[str, Any]:
    return {row["id"]: row for row in rows}


def _placed(event: EventRow) -> list[dates.Day]:
    """Return the first and the last day, the known one where the other is open."""
    first, last = (event["earliest"] or event["latest"], event["latest"] or event["earliest"])
    assert first is not None
    assert last is not None
    return [dates.Day.from_iso(first), dates.Day.from_iso(last)]


def _slides_of(records: Records, folder: Path) -> Any:
    client("chromium")
    return understood("timelinejs.mjs", written(records, "timelinejs", folder / "t.json"))


def test_timelinejs_shows_every_event_with_its_title_and_days(records: Records, tmp_path: Path) -> None:
    seen = _slides_of(records, tmp_path)
    assert seen["errors"] == []
    assert seen["strangers"] == 0
    shown = _by_id(seen["events"])
    assert list(shown) == [event["id"] for event in seen["events"]]
    assert set(shown) == {event["id"] for event in records.events}
    for event in records.events:
        found = [shown[event["id"]].get(end) or shown[event["id"]]["start"] for end in ("start", "end")]
        assert [dates.Day(day["year"], day["month"], day["day"]) for day in found] == _placed(event)
    titles = Counter(event["title"] for event in records.events)
    assert Counter(seen["markers"]) == titles
    assert Counter(slide["headline"] for slide in seen["slides"][1:]) == titles


def test_timelinejs_shows_words_themes_and_links(records: Records, tmp_path: Path) -> None:
    seen = _slides_of(records, tmp_path)
    slides = {slide["headline"]: slide for slide in seen["slides"][1:]}
    assert records.datasets[0]["licence"] in seen["slides"][0]["text"]
    assert set(seen["groups"]) == {signs.SIGNS[event["effect"]].word for event in records.events}
    assert Counter(seen["eras"]) == Counter(
        row["label"] for row in records.periods if row["era"] and row["earliest"] and row["latest"]
    )
    for event in records.events:
        slide = slides[event["title"]]
        assert event["summary"]
        assert event["summary"] in slide["text"]
        assert slide["links"] == [page["url"] for page in event["references"] if page["url"]]
        assert event["date_edtf"]
        if len(event["date_edtf"]) != 10 and len(event["date_edtf"]) != 21:
            assert slide["date"] == dates.human(dates.parse(event["date_edtf"]))


@pytest.mark.parametrize("records", ["hostile"], indirect=True)
def test_timelinejs_never_comes_up_with_a_year_that_is_no_number(records: Records, tmp_path: Path) -> None:
    client("chromium")
    file = _changed(written(records, "timelinejs", tmp_path / "t.json"), '"year": 1949,', '"year": "1949~",')
    seen = understood("timelinejs.mjs", file)
    assert seen["errors"]
    assert seen["slides"] == []


@pytest.mark.parametrize("records", ["hostile"], indirect=True)
def test_timelinejs_skips_an_event_without_a_start(records: Records, tmp_path: Path) -> None:
    client("chromium")
    file = _changed(written(records, "timelinejs", tmp_path / "t.json"), '"start_date"', '"no_date"')
    assert len(understood("timelinejs.mjs", file)["events"]) == len(records.events) - 1


def test_argdown_reads_every_claim_with_its_text_and_data(records: Records, tmp_path: Path) -> None:
    seen = understood("argdown.mjs", written(records, "argdown", tmp_path / "a.argdown"))
    assert seen["errors"] == []
    assert seen["nodes"] == len(seen["statements"]) == len(records.claims)
    statements = _by_id(seen["statements"])
    for claim in records.claims:
        statement, review = statements[claim["id"]], claim["review"]
        known = statement["data"]
        passage = claim["passage"]
        assert passage
        assert (statement["text"], statement["tags"]) == (claim["text"], [])
        place = passage["paragraph"] or passage["where"]
        assert (known["source"], known.get("paragraph", "")) == (claim["source"], place)
        assert (known["themes"], known.get("drivers", [])) == (claim["themes"], claim["drivers"])
        assert known.get("date_edtf") == claim["date_edtf"]
        # A question asserts nothing that the record could bear out.
        assert (review is None) == (claim["type"] == "question") == ("review" not in known) == ("verdict" not in known)
        if review:
            assert (known["verdict"], known["review"].get("note", "")) == (review["verdict"], review["note"])
            assert known["review"].get("references", []) == review["references"]


def test_argdown_reads_drivers_relations_and_contrasts(records: Records, tmp_path: Path) -> None:
    seen = understood("argdown.mjs", written(records, "argdown", tmp_path / "a.argdown"))
    labels = {driver["id"]: driver["label"] for driver in records.drivers}
    sections = {row["id"]: row for row in seen["sections"]}
    for statement in seen["statements"]:
        section = sections[statement["section"]]
        drivers = statement["data"].get("drivers")
        assert section["title"] == (labels[drivers[0]] if drivers else "Claims that name no driver")
    assert seen["front"]["licence"] == records.datasets[0]["licence"]
    assert seen["front"]["contrasts"] == [
        {key: row[key] for key in ("id", "relation", "claims", "why")} for row in records.contrasts
    ]
    types = {"agree": "support", "differ": "contradictory", "contradicts-itself": "contradictory", "tension": "attack"}
    drawn = {(frozenset((row["from"], row["to"])), row["type"]) for row in seen["relations"]}
    assert len(drawn) == len(seen["relations"]) == export("argdown", records).counts["relations"]
    for contrast in records.contrasts:
        within = [kind for ends, kind in drawn if ends <= set(contrast["claims"])]
        assert types[contrast["relation"]] in within


@pytest.mark.parametrize("records", ["hostile"], indirect=True)
def test_argdown_refuses_a_brace_that_is_let_act(records: Records, tmp_path: Path) -> None:
    file = _changed(written(records, "argdown", tmp_path / "a.argdown"), r"\{", "{")
    seen = understood("argdown.mjs", file)
    assert seen["errors"]
    assert seen["statements"] == []


def test_markwhen_reads_every_event_with_its_title_days_and_tags(records: Records, tmp_path: Path) -> None:
    seen = understood("markwhen.mjs", written(records, "markwhen", tmp_path / "m.mw"))
    assert seen["errors"] == []
    assert len(seen["events"]) == len(records.events)
    found = _by_id(seen["events"])
    assert set(found) == set(seen["ids"]) == {event["id"] for event in records.events}
    for event in records.events:
        line = found[event["id"]]
        first, last = _placed(event)
        assert line["properties"].get("title", line["title"]) == event["title"]
        assert line["title"].replace(" ", "") == event["title"].replace(" ", "")
        assert (line["from"], line["to"]) == (_midnight(first), _midnight(last.shift(days=1)))
        assert line["properties"]["edtf"] == event["date_edtf"]
        tags = [event["effect"], *(theme.replace("-", "_") for theme in event["themes"])]
        assert [tag for tag in line["tags"] if tag != "approx"] == tags
        assert "percent" not in line
        assert line.get("completed") is None


def test_markwhen_keeps_text_as_text(records: Records, tmp_path: Path) -> None:
    seen = understood("markwhen.mjs", written(records, "markwhen", tmp_path / "m.mw"))
    found = _by_id(seen["events"])
    assert (seen["header"]["timezone"], seen["header"]["licence"]) == ("+0", records.datasets[0]["licence"])
    assert seen["header"]["title"] == records.datasets[0]["title"]
    for event in records.events:
        lines = found[event["id"]]["lines"]
        assert lines[0].replace(" ", "") == f">{event['summary']}".replace(" ", "")
        assert all(line.startswith("> ") for line in lines)
        told = "\n".join(lines)
        assert all(page["url"] in told for page in event["references"] if page["url"])
    assert all(section["tags"] == [] for section in seen["sections"])


@pytest.mark.parametrize("records", ["hostile"], indirect=True)
def test_markwhen_reads_years_before_christ_and_after_9999(records: Records, tmp_path: Path) -> None:
    spans = {
        "-0500": ("-000500", "-000499"),
        "-0043-03-15": ("-000043", "-000042"),
        "-0500/-0450": ("-000500", "-000449"),
        "-0043/0100": ("-000043", "0101"),
        "Y12000": ("+012000", "+012001"),
    }
    seen = understood("markwhen.mjs", written(at(records, *spans), "markwhen", tmp_path / "m.mw"))
    found = [(line["from"].split("-01-01")[0], line["to"].split("-01-01")[0]) for line in seen["events"]]
    assert seen["errors"] == []
    assert dict(zip((line["properties"]["edtf"] for line in seen["events"]), found, strict=True)) == spans
    titles = [line["properties"]["title"] for line in seen["events"]]
    assert titles == [records.events[0]["title"]] * len(spans)


@pytest.mark.parametrize("records", ["hostile"], indirect=True)
def test_markwhen_loses_an_event_whose_date_it_cannot_read(records: Records, tmp_path: Path) -> None:
    file = _changed(written(records, "markwhen", tmp_path / "m.mw"), "\n1949-10-01: ", "\n1949~: ")
    assert len(understood("markwhen.mjs", file)["events"]) == len(records.events) - 1


def _midnight(day: dates.Day) -> str:
    return f"{day.iso()}T00:00:00.000Z"
