"""Data with characters that drive a terminal or hide in it are refused, wherever they stand and whatever was asked."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import load, put, refusal, save
from hostile import hostile
from hostile_walk import FILES, WALK
from reading_back import drives
from sinorus.base.text import to_system
from sinorus.model.vocabulary import EXPORTS, FOLDERS
from sinorus.output.render import FORMATS

BAD = {
    "an escape sequence": "\x1b]0;owned\x07",
    "colour": "\x1b[31m",
    "a C1 control": "\x9b31m",
    "a null": "\0",
    "a line break": "a\nb",
    "a tab": "a\tb",
    "an override": "\u202eabc",
    "an isolate": "\u2066abc",
    "a mark": "a\u200fb",
    "a zero width space": "a\u200bb",
    "a joiner": "a\u200db",
    "a byte order mark": "a\ufeffb",
    "a line separator": "a\u2028b",
    "a soft hyphen": "a\xadb",
    "a tag": "a\U000e0041b",
    "half a character": "a\ud800b",
    "no character": "a\ufffeb",
}
PLACES = ("dataset.json/title", "events.json/0/title", "events.json/0/id", "series/series.json/points/0/note")
# What reads no data, or is refused in another way.
OTHERS = ("date", "validate", "replay", "agree", "import")
LINES = [asked.line for asked in WALK.values() if not asked.line.startswith(OTHERS)]
WRITING = [
    *(f"chart -o out{ending}" for ending in FILES["chart"]),
    "chart",
    "page -o out.html",
    *(f"sample {records} 9 -o out.csv" for records in FILES["sample"]),
    *(f"export {format} -o out{endings[0]}" for format, endings in EXPORTS.items() if format not in FOLDERS),
    *(f"export {format} -o out" for format in FOLDERS),
]


@pytest.fixture(autouse=True)
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a valid folder, of which each test spoils a text."""
    monkeypatch.chdir(tmp_path)
    return hostile(tmp_path / "bad")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("what", BAD)
def test_no_such_character_is_let_into_any_place(run: Run, bad: Path, what: str, place: str) -> None:
    file, pointer = re.split(r"(?<=json)/", place)
    put(bad / file, pointer, BAD[what])
    assert f"{file}:" in refusal(run, "timeline --data bad --strict", 1)


@pytest.mark.parametrize("what", BAD)
def test_no_such_character_is_let_into_a_key(run: Run, bad: Path, what: str) -> None:
    put(bad / "events.json", f"/0/{BAD[what]}", 1)
    what_it_is = "a line break" if re.search("[\n\u2028]", BAD[what]) else "the control or invisible character"
    assert f"the key holds {what_it_is}" in refusal(run, "timeline --data bad --strict", 1)


@pytest.mark.parametrize("what", [what for what in BAD if what != "half a character"])
def test_they_are_found_without_an_escape_too(run: Run, bad: Path, what: str) -> None:
    events = load(bad / "events.json")
    events[0]["title"] = BAD[what]
    (bad / "events.json").write_text(json.dumps(events).replace(json.dumps(BAD[what])[1:-1], BAD[what]), "utf-8")
    assert "events.json:" in refusal(run, "timeline --data bad --strict", 1)


def pointers(value: Any, at: str = "") -> Iterator[str]:
    """Yield where texts stand in a JSON value."""
    if isinstance(value, str):
        yield at
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from pointers(inner, f"{at}/{key}")


def test_there_is_no_text_in_any_file_that_is_not_looked_at(run: Run, bad: Path) -> None:
    walked = 0
    for file in sorted(bad.rglob("*.json")):
        whole = load(file)
        for pointer in {re.sub(r"/\d+", "/0", pointer): pointer for pointer in pointers(whole)}.values():
            put(file, pointer, "a\u202eb")
            assert f" {pointer}: the text holds" in refusal(run, "timeline --data bad --strict", 1)
            save(file, whole)
            walked += 1
    assert walked > 70
    assert run("timeline --data bad").code == 0


@pytest.mark.parametrize("line", [*LINES, *WRITING])
def test_every_command_refuses_and_writes_nothing(run: Run, bad: Path, line: str) -> None:
    put(bad / "events.json", "/0/title", BAD["an escape sequence"])
    assert "\\x1b" in refusal(run, f"{line} --data bad --strict", 1)


def test_an_answer_to_be_asked_again_is_refused_like_data(run: Run, bad: Path) -> None:
    assert run("cite --query timeline --data bad -o answer.json").code == 0
    for pointer in ("/query", "/datasets/0/title", "/records/0/id", "/text"):
        whole = load(Path("answer.json"))
        put(Path("answer.json"), pointer, BAD["an escape sequence"])
        assert "\\x1b" in refusal(run, "replay answer.json --data bad", 1)
        save(Path("answer.json"), whole)


@pytest.mark.parametrize("format", FORMATS)
def test_validate_tells_of_all_of_them_and_shows_none(run: Run, bad: Path, format: str) -> None:
    events = load(bad / "events.json")
    for event, text in zip(events, BAD.values(), strict=False):
        event["title"] = text
    save(bad / "events.json", [*events, {text: text for text in BAD.values()}])
    (bad / "series" / to_system("\x1b]0;owned\x07\u202e.txt")).write_text("not read", encoding="utf-8")
    result = run(f"validate bad --all --format {format}")
    assert (result.code, drives(result.out, "\t\n" if format == "plain" else "\n"), drives(result.err)) == (1, [], [])
    assert len(run("validate bad --json").json()) > len(BAD)
