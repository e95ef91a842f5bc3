"""The EDTF parser against the cases, the properties and the fuzz of docs/dates.md."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sinorus
from edtf_strategies import anything, intervals, masked_dates, moments, parsed, plain_dates
from sinorus.base.errors import BadDate
from sinorus.dates import Date, Day, parse, read
from sinorus.dates.names import is_date

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "edtf_cases.json").read_text(encoding="utf-8"))
DECIDED = [case for case in CASES if case["basis"] != "open"]
WORDS = (
    *(
        "before",
        "until",
        "after",
        "since",
        "between",
        "and",
        "or",
        "to",
        "-",
        "–",
        ",",
        "/",
        "c.",
        "probably",
        "?",
        "early",
    ),
    *(
        "late",
        "the",
        "1950s",
        "fifties",
        "17th",
        "century",
        "March",
        "Feb.",
        "2",
        "31",
        "1969",
        "1858",
        "618",
        "BC",
        "AD",
    ),
    *("winter", "Q1", "first", "half", "of", "O.S.", "(Julian)", "1969-03-02", "195X", "[1858..1860]", "1991/..", "50"),
)
# Eight figures are an id as well as a day, so that they are read as a date but are no date for a name.
SOLID = re.compile(r"\s*[0-9]{8}\s*")
VALID = [case for case in DECIDED if case["valid"]]
INVALID = [case for case in DECIDED if not case["valid"]]


def iso(day: Day | None) -> str | None:
    return None if day is None else day.iso()


def end_of(date: Date, place: int) -> str | None:
    """Say whether the first or the last part is open or unknown, as the case file does."""
    while date.parts:
        date = date.parts[place]
    return date.kind if date.kind in ("open", "unknown") else None


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["edtf"])
def test_a_valid_case_has_the_level_and_the_bounds_of_the_file(case: dict[str, Any]) -> None:
    date = parse(case["edtf"])

    assert [iso(date.earliest), iso(date.latest)] in [[case["earliest"], case["latest"]], *case.get("alt", [])]
    assert date.level in [case["level"], case.get("level_alt")]
    assert (end_of(date, 0), end_of(date, -1)) == (case.get("start"), case.get("end"))
    assert str(date) == case["edtf"]


def figures(text: str) -> list[int]:
    return sorted(map(int, re.findall("[0-9]+", text)))


@pytest.mark.parametrize("case", INVALID, ids=lambda case: ascii(case["edtf"]))
def test_an_invalid_case_is_refused_with_a_reason_and_forms_that_keep_its_figures(case: dict[str, Any]) -> None:
    with pytest.raises(BadDate) as caught:
        parse(case["edtf"])

    refusal = caught.value
    assert refusal.text == case["edtf"]
    assert refusal.reason
    assert 0 <= refusal.position <= len(case["edtf"])
    assert len({parse(form) for form in refusal.forms}) == len(refusal.forms)
    assert len(case["edtf"]) == 2 or all(figures(form) == figures(case["edtf"]) for form in refusal.forms)


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("1969-02-30", "February 1969 has 28 days", 8),
        ("1900-02-29", "29 February 1900 exists only in the Julian calendar; in the Gregorian it is 1900-03-13", 8),
        ("1949/1900-02-29", "29 February 1900 exists only in the Julian calendar", 13),
        ("195\u0425", "CYRILLIC CAPITAL LETTER HA (U+0425) stands where the Latin X belongs", 3),
        ("618", "a year has four digits, so the year 618 is written 0618", 0),
        ("2008/1964", "the interval runs backwards", 5),
        ("[1949,1950-13]", "a month runs from 01 to 12", 11),
        ("195x", "a masked digit is a capital X", 3),
        ("-0000", "there is no year -0000", 0),
        ("Y17E8", "years run from -999,999,999 to 999,999,999", 0),
        ("Y1E999999999", "years run from", 0),
        ("Y1985", "Y is for years of five digits or more", 0),
        ("12000", "a year of five digits or more begins with Y", 0),
        ("1950S5", "the significant digits of this year run from S1 to S4", 5),
        ("19XXS2", "significant digits need a year without masks", 2),
        ("?1950~", "the year is qualified on both sides", 5),
        ("1969-21-03", "a season or another part of a year has no days", 8),
        ("1985-04-12T10:00:00Z?", "a time of day", 9),
        ("[1985/1986]", "an interval cannot stand inside a set", 5),
        ("[1985,..1990]", "an open start comes first in a set", 6),
        ("[1672..1670]", "the range runs backwards", 7),
        ("1985-2X", "no month fits this mask", 5),
        ("XXX1-02-29", "no day of the calendar fits this mask", 8),
        ("", "nothing was given", 0),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(text: str, reason: str, position: int) -> None:
    with pytest.raises(BadDate) as caught:
        parse(text)

    assert caught.value.reason.startswith(reason)
    assert caught.value.position == position
    assert all(parse(form) for form in caught.value.forms)


def test_a_text_of_more_than_200_characters_is_refused_unread() -> None:
    with pytest.raises(BadDate, match="at most 200 characters"):
        parse("1" * 201)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-0050S1", "-0999-01-01", "-0001-12-31"),
        ("-1950S3", "-1959-01-01", "-1950-12-31"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
        ("190X-02-29", "1904-02-29", "1908-02-29"),
        ("195X-24", "1950-12-01", "1960-02-29"),
        ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ],
)
def test_a_bound_that_is_easy_to_get_wrong(text: str, earliest: str, latest: str) -> None:
    date = parse(text)
    assert (iso(date.earliest), iso(date.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["1984~", "1984?", "1984%", "2004-06~-11", "1984?/2004", "[1667~,1668]", "{1667..1668?}"]
)
def test_a_qualifier_is_kept_wherever_it_stands(text: str) -> None:
    date = parse(text)
    assert date.qualified
    assert date.approximate == ("~" in text or "%" in text)
    assert date.uncertain == ("?" in text or "%" in text)


def test_open_and_unknown_ends_are_kept_apart() -> None:
    assert parse("1991/..") != parse("1991/")
    assert [str(parse(text)) for text in ("1991/..", "1991/", "../1991", "/1991")] == [
        *("1991/..", "1991/", "../1991", "/1991")
    ]


@pytest.mark.parametrize(
    ("text", "iso_day"), [("1949-10-01", "1949-10-01"), ("-0500-01-01", "-0500-01-01"), ("Y12000", "12000-01-01")]
)
def test_a_day_reads_what_it_wrote(text: str, iso_day: str) -> None:
    day = parse(text).earliest
    assert day is not None
    assert day.iso() == iso_day
    assert Day.from_iso(iso_day) == day
    assert Day.from_key(day.key()) == day


@given(anything)
def test_earliest_is_never_after_latest(text: str) -> None:
    date = parse(text)
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest


@given(anything)
def test_parsing_what_was_written_gives_the_same_value(text: str) -> None:
    date = parse(text)
    assert parse(str(date)) == date


@given(plain_dates, st.data())
def test_masking_a_digit_never_narrows(text: str, data: st.DataObject) -> None:
    places = [place for place, character in enumerate(text) if character.isdigit()]
    place = data.draw(st.sampled_from(places))
    plain, masked = parse(text), parsed(f"{text[:place]}X{text[place + 1 :]}")

    assert masked is not None
    assert plain.earliest is not None
    assert plain.latest is not None
    assert masked.earliest is not None
    assert masked.latest is not None
    assert masked.earliest <= plain.earliest
    assert plain.latest <= masked.latest


def completions(mask: str) -> list[Date]:
    choices = ["0123456789" if character == "X" else character for character in mask]
    dates = [parsed("".join(chosen)) for chosen in product(*choices)]
    return [date for date in dates if date is not None]


@given(masked_dates().filter(lambda text: text.count("X") <= 3))
def test_the_bounds_of_a_mask_are_those_of_its_completions(text: str) -> None:
    date, dates = parse(text), [date for date in completions(text) if date.precision != "season"]
    assert date.earliest == min(date.earliest for date in dates if date.earliest)
    assert date.latest == max(date.latest for date in dates if date.latest)


@given(intervals())
def test_the_bounds_of_an_interval_are_those_of_its_ends(text: str) -> None:
    date, (start, end) = parse(text), text.split("/")
    assert date.earliest == (parse(start).earliest if start not in ("", "..") else None)
    assert date.latest == (parse(end).latest if end not in ("", "..") else None)


@given(moments, st.sampled_from("?~%"))
def test_a_qualifier_never_moves_the_bounds(text: str, mark: str) -> None:
    bare = parse(text.rstrip("?~%"))
    date = parse(f"{bare}{mark}")
    assert (date.earliest, date.latest) == (bare.earliest, bare.latest)


def refusal(reader: Callable[[str], object], text: str) -> BadDate | None:
    try:
        reader(text)
    except BadDate as error:
        return error
    return None


def check(text: str) -> None:
    """Let the parser and the reader give a value or the one exception, whose forms can be read; a value is no name."""
    for error in (refusal(parse, text), refusal(read, text)):
        if error is not None:
            assert error.reason
            assert 0 <= error.position <= len(text)
            assert len({read(form).date for form in error.forms}) == len(error.forms)
    assert is_date(text) or refusal(read, text) or SOLID.fullmatch(text)


@given(st.text(max_size=200))
def test_any_text_gives_a_value_or_a_refusal(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["\ud800", "195\ud800", "\x00", "1985\n", "1985\u2028", "\u0661\u0669\u0668\u0665"])
def test_a_character_that_cannot_be_printed_is_refused(text: str) -> None:
    check(text)
    assert refusal(parse, text)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(lambda words: " ".join(words)[:100]))
def test_any_words_of_dates_give_a_value_or_a_refusal(text: str) -> None:
    check(text)


@given(st.text("0123456789X-/.,?~%[]{}YES TZ:+", max_size=200))
def test_any_text_in_the_letters_of_edtf_gives_a_value_or_a_refusal(text: str) -> None:
    check(text)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["edtf"]))
def test_a_case_with_one_character_changed_gives_a_value_or_a_refusal(case: dict[str, Any]) -> None:
    text = case["edtf"]
    for place in range(len(text)):
        before, character, after = text[:place], text[place], text[place + 1 :]
        for changed in ("", character * 2, *"09X?~/.,-[} YSETx\u0425\uff11\n"):
            check(before + changed + after)


def test_stored_dates_are_parsed_without_heavy_imports() -> None:
    code = (
        "import sys, sinorus.dates as dates\n"
        "for text in ('1949', '1949-12~/1950-02~', '[1858..1860]'): dates.parse(text)\n"
        "dates.window(dates.parse('1949'), None)\n"
        "print([name for name in ('dateutil', 'datetime', 'dataclasses', 'unicodedata', 'sinorus.dates.read_words',"
        " 'sinorus.dates.julian', 'sinorus.dates.write_words') if name in sys.modules])"
    )
    path = str(Path(sinorus.__file__).parents[1])
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code], env=os.environ | {"PYTHONPATH": path}, capture_output=True, check=True
    )
    assert ran.stdout.strip() == b"[]"
