"""Of most lines of a large file a glance says that nothing is wrong; what it says is what a closer look finds."""

import json
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import DATA
from folders import load
from fuzzing import CHANGES, Change, changed, examples
from sinorus.base.text import is_plain
from sinorus.index.check_record import check
from sinorus.index.check_text import is_crowded
from sinorus.index.fast_path import _SIMPLE, check_line, check_value
from sinorus.index.line_numbers import Place
from sinorus.index.problems import Unreadable
from sinorus.index.read_records import Line, read_line
from sinorus.model.record_texts import texts_of

STYLES: list[dict[str, Any]] = [
    {"ensure_ascii": False},
    {"ensure_ascii": True},
    {"ensure_ascii": False, "separators": (",", ":")},
    {"ensure_ascii": False, "separators": (" , ", " : ")},
]
RECORDS = [(f"{kind}", record) for kind in ("event", "claim", "contrast") for record in load(DATA / f"{kind}s.json")]
Found = tuple[dict[str, Any], list[str]]


def looked_at(kind: str, line: bytes) -> tuple[Found | None, list[str]]:
    """Return what a closer look finds: the record with its texts, and all that is wrong."""
    try:
        raw = read_line(Line(Place("mine/events.jsonl"), line))
    except Unreadable as error:
        return None, [error.problem.sentence()]
    record, faults = check(kind, raw)
    return (record, texts_of(record)) if record else None, [raw.document.problem(fault).sentence() for fault in faults]


def value_checked(kind: str, line: bytes) -> Found | None:
    """Return what a glance at the JSON value of a line finds."""
    try:
        return check_value(kind, read_line(Line(Place("mine/events.jsonl"), line)))
    except Unreadable:
        return None


def lines(style: dict[str, Any]) -> list[tuple[str, bytes]]:
    return [(kind, json.dumps(record, **style).encode()) for kind, record in RECORDS]


@pytest.mark.parametrize("style", STYLES[:3])
def test_a_glance_is_enough_for_good_records_however_their_json_is_written(style: dict[str, Any]) -> None:
    unclear = [line for kind, line in lines(style) if not check_line(kind, line)]
    assert len(unclear) < len(RECORDS) / 100, unclear[:3]


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_a_glance_and_a_closer_look_find_the_same_record_and_the_same_texts(style: dict[str, Any]) -> None:
    for kind, line in lines(style):
        found, problems = looked_at(kind, line)
        assert found
        assert problems == []
        assert check_line(kind, line) in (None, found)
        assert value_checked(kind, line) in (None, found)


@examples(600)
@given(
    record=st.sampled_from(RECORDS), style=st.sampled_from(STYLES), changes=st.lists(CHANGES, min_size=1, max_size=3)
)
def test_no_changed_line_passes_at_a_glance_that_a_closer_look_refuses(
    record: tuple[str, Any], style: dict[str, Any], changes: list[Change]
) -> None:
    kind, line = record[0], json.dumps(record[1], **style).encode()
    for change in changes:
        line = changed(line, change)
    if glance := check_line(kind, line):
        assert looked_at(kind, line) == (glance, [])
    if glance := value_checked(kind, line):
        assert looked_at(kind, line) == (glance, [])


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"id"', '"id": "other", "id"', 'the key "id" stands more than once'),
        ('"id"', '"id" : "other", "id"', 'the key "id" stands more than once'),
        ('"id"', '"id"\t\r: "other", "id" ', 'the key "id" stands more than once'),
        ('"place": {', '"place": {"lat": 9, ', 'the key "lat" stands more than once'),
        ('"publisher"', '"publisher": "\\":", "publisher"', 'the key "publisher" stands more than once'),
        ('"title": "', '"title": " ', "begins or ends with a blank"),
        ('", "summary"', ' ", "summary"', "begins or ends with a blank"),
        ('"title": "', '"title": "\\u0000', "control or invisible character"),
        ('"title": "', '"title": "\\n', "a line break"),
        ('"title": "', '"title": "\u200b', "control or invisible character"),
        ('"title": "', '"title": "\u3164', "control or invisible character"),
        ('"title": "', '"title": "\u2800', "control or invisible character"),
        ('"title": "', '"title": "x' + "\u0323" * 31, "more than 30 combining marks in a row"),
        ('"paragraph": 1', '"paragraph": 1234567890123456789', "a number of more than 18 digits"),
        ('"paragraph": 1', '"paragraph": 1e2', "paragraph must be a whole number"),
        ('"lat": ', '"lat": 1e999, "x": ', "a number beyond all bounds"),
        ('"lat": ', '"lat": NaN, "x": ', "NaN is not allowed"),
    ],
)
def test_what_json_parsers_let_through_needs_a_closer_look(old: str, new: str, problem: str) -> None:
    event = next(record for kind, record in RECORDS if kind == "event" and record.get("place") and record["mentions"])
    place = {"name": "Moscow", "lat": 55.75, "lon": 37.6}
    event = {**event, "place": place, "mentions": [{"source": "sikka", "paragraph": 1}]}
    line = json.dumps(event, ensure_ascii=False)
    assert old in line
    hostile = line.replace(old, new, 1).encode()
    assert check_line("event", line.encode())
    assert check_line("event", hostile) is None
    assert any(problem in told for told in looked_at("event", hostile)[1])


def test_an_accent_in_two_parts_is_put_together_either_way() -> None:
    event = next(record for kind, record in RECORDS if kind == "event")
    line = json.dumps({**event, "title": "Cafe\u0301"}, ensure_ascii=False).encode()
    assert check_line("event", line) is None
    found, problems = looked_at("event", line)
    assert not problems
    assert found
    assert found[0]["title"] == "Caf\u00e9"


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff", b"{} {}", b"\xef\xbb\xbf{}"])
def test_what_is_no_record_does_not_pass(broken: bytes) -> None:
    assert check_line("event", broken) is None


def test_a_character_that_is_let_through_unseen_is_seen_stands_alone_and_is_composed_with_nothing() -> None:
    parts = [unicodedata.decomposition(chr(code)) for code in range(sys.maxunicode)]
    seconds = {chr(int(part.split()[1], 16)) for part in parts if " " in part and not part.startswith("<")}
    simple = [chr(code) for code in range(sys.maxunicode) if _SIMPLE.fullmatch(chr(code))]
    assert seconds.isdisjoint(simple)
    assert is_plain("".join(simple))
    assert not is_crowded("".join(simple))
    assert unicodedata.is_normalized("NFC", "".join(simple))
    assert not any(unicodedata.combining(one) or one.isspace() for one in simple)
