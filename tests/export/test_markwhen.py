"""Markwhen without Markwhen; `tests/npm` asks the program."""

import re
from typing import Any

import pytest

from exports import at, export
from hostile import TEXTS
from sinorus.query.selection import Records

Row = dict[str, Any]


def _only_line(records: Records) -> str:
    [line] = re.findall(r"^(\d.*?): ", export("markwhen", records).content.decode(), re.MULTILINE)
    return str(line)


def test_every_event_is_a_dated_line_under_its_era(real: Records, nasty: Records) -> None:
    for records in (real, nasty):
        text = export("markwhen", records).content.decode("utf-8")
        ids = re.findall(r"^\d[^\n]*\nid: \"(.+?)\"$", text, re.MULTILINE)
        assert sorted(ids) == sorted(event["id"] for event in records.events)
    sections = re.findall(r"^# (.+)$", export("markwhen", real).content.decode("utf-8"), re.MULTILINE)
    assert sections == [period["label"] for period in real.periods if period["era"]]


@pytest.mark.parametrize(
    ("date", "line"),
    [
        ("1949", "1949"),
        ("1949-10-01", "1949-10-01"),
        ("1950-02", "1950-02-01/1950-02-28"),
        ("1969-03-02/1969-03", "1969-03-02/1969-03-31"),
        ("1960~", "1960"),
        ("196X", "1960-01-01/1969-12-31"),
        ("../1850-05-01", "1850-05-01"),
        ("0812", "0812"),
        ("0000", "1 BCE"),
        ("-0500", "501 BCE"),
        ("-0043-03-15", "44 BCE"),
        ("-0500/-0450", "501 BCE - 450 BCE"),
        ("-0500/0100", "501 BCE - 101 CE"),
        ("Y-12000", "12001 BCE"),
        ("Y12000", "12000 CE"),
        ("Y-200000", "99999 BCE"),
        ("../-0500", "501 BCE"),
    ],
)
def test_markwhen_gets_years_days_and_spans_of_days_alone(real: Records, date: str, line: str) -> None:
    made = export("markwhen", at(real, date))
    assert _only_line(at(real, date)) == line
    assert f'\nedtf: "{date}"\n' in made.content.decode("utf-8")
    is_held = re.fullmatch(r"[\d/-]+|Y-?\d{5}", date) and date not in ("-0043-03-15",)
    assert (b"#approx" in made.content) == (not is_held)


def test_text_below_an_event_is_quoted_and_tags_are_words(nasty: Records) -> None:
    text = export("markwhen", nasty).content.decode("utf-8")
    body = text.split("---\n", 2)[2]
    lines = [line for line in body.split("\n") if line]
    assert all(re.match(r"> |# |[\d/-]+: |[a-z]+: [\"\[]", line) for line in lines)
    dated = [line for line in lines if re.match(r"[\d/-]+: ", line)]
    assert all(re.search(r"( #\w+)+$", line, re.ASCII) for line in dated)
    assert not any(re.match(r"> .*(?<!\S)#\w", line) for line in lines)
    assert len(dated) == len(TEXTS)
