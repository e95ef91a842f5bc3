"""Dates in English: what each becomes, what is refused, and that no clock has a say."""

import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from sinorus.base.errors import BadDate
from sinorus.dates import parse, read
from sinorus.dates.names import is_date

FORMS = [
    ("March 1969", "1969-03"),
    ("Mar 1969", "1969-03"),
    ("1969 March", "1969-03"),
    ("SEPT. 1969", "1969-09"),
    ("Mar-1969", "1969-03"),
    ("9-Aug-1971", "1971-08-09"),
    ("9th of August 1971", "1971-08-09"),
    ("August the 9th, 1971", "1971-08-09"),
    ("25/12/1969", "1969-12-25"),
    ("2/2/1955", "1955-02-02"),
    ("26.11.1973", "1973-11-26"),
    ("1969/03/02", "1969-03-02"),
    ("1969/3", "1969-03"),
    ("7/2008", "2008-07"),
    ("1969-3-2", "1969-03-02"),
    ("Feb 4 2022", "2022-02-04"),
    ("4 Feb 2022", "2022-02-04"),
    ("4th February 2022", "2022-02-04"),
    ("Feb. 4, 2022", "2022-02-04"),
    ("  4   February\u00a02022 ", "2022-02-04"),
    ("March 2-15, 1969", "1969-03-02/1969-03-15"),
    ("2–15 March 1969", "1969-03-02/1969-03-15"),
    ("2 to 15 March 1969", "1969-03-02/1969-03-15"),
    ("29 Sep – 12 Oct 1954", "1954-09-29/1954-10-12"),
    ("1858-1860", "1858/1860"),
    ("1858–1860", "1858/1860"),
    ("1858 to 1860", "1858/1860"),
    ("from 1858 to 1860", "1858/1860"),
    ("March 1858 until 28 May 1860", "1858-03/1860-05-28"),
    ("1949/50", "1949/1950"),
    ("1949–50", "1949/1950"),
    ("1949-50", "1949/1950"),
    ("1950s", "195X"),
    ("the 1950s", "195X"),
    ("the fifties", "195X"),
    ("the '50s", "195X"),
    ("the ’50s", "195X"),
    ("early 1960s", "1960/1963"),
    ("mid 1960s", "1964/1966"),
    ("mid-1960s", "1964/1966"),
    ("late 1960s", "1967/1969"),
    ("early to mid 1960s", "1960/1966"),
    ("17th century", "1601/1700"),
    ("seventeenth century", "1601/1700"),
    ("the twenty-first century", "2001/2100"),
    ("1st century", "0001/0100"),
    ("early 17th century", "1601/1633"),
    ("mid 17th century", "1634/1666"),
    ("late 17th century", "1667/1700"),
    ("c. 1650", "1650~"),
    ("c.1650", "1650~"),
    ("ca 1650", "1650~"),
    ("ca. 1650", "1650~"),
    ("circa 1650", "1650~"),
    ("around 1650", "1650~"),
    ("c. 1858–1860", "1858~/1860~"),
    ("c. 1650?", "1650%"),
    ("possibly c. 1650", "1650%"),
    ("1650?", "1650?"),
    ("probably 1650", "1650?"),
    ("possibly 1650", "1650?"),
    ("2 March 1969?", "1969-03-02?"),
    ("spring 1969", "1969-21"),
    ("summer of 1969", "1969-22"),
    ("autumn 1969", "1969-23"),
    ("fall 1969", "1969-23"),
    ("winter 1949-50", "1949-24"),
    ("winter 1949/50", "1949-24"),
    ("winter 1949–1950", "1949-24"),
    ("winter 1950", "1950-24"),
    ("Q1 1969", "1969-33"),
    ("first quarter of 1969", "1969-33"),
    ("4th quarter 1969", "1969-36"),
    ("first half of 1969", "1969-40"),
    ("the second half of 1969", "1969-41"),
    ("before 1911", "../1910"),
    ("before March 1911", "../1911-02"),
    ("before 1 January 1911", "../1910-12-31"),
    ("before the 1950s", "../1949"),
    ("before 1 BC", "../-0001"),
    ("before c. 1911", "../1910~"),
    ("until 1911", "../1911"),
    ("by 1911", "../1911"),
    ("up to 1911", "../1911"),
    ("until the late 1960s", "../1969"),
    ("after 1991", "1992/.."),
    ("after 28 February 1991", "1991-03-01/.."),
    ("after winter 1949-50", "1950-03/.."),
    ("after 9999", "Y10000/.."),
    ("since 1991", "1991/.."),
    ("from 1991", "1991/.."),
    ("1991 onwards", "1991/.."),
    ("2010–present", "2010/.."),
    ("from 2010 to the present", "2010/.."),
    ("c. 2010 to present", "2010~/.."),
    ("between 1858 and 1860", "[1858..1860]"),
    ("between March and May 1969", "[1969-03..1969-05]"),
    ("1858 or 1860", "[1858,1860]"),
    ("1858, 1859 or 1860", "[1858,1859,1860]"),
    ("1858 and 1860", "{1858,1860}"),
    ("Feb. 4, 1858 and Feb. 5, 1860", "{1858-02-04,1860-02-05}"),
    ("501 BC", "-0500"),
    ("501 BCE", "-0500"),
    ("501 B.C.", "-0500"),
    ("1 BC", "0000"),
    ("12000 BC", "Y-11999"),
    ("221–206 BC", "-0220/-0205"),
    ("618 AD", "0618"),
    ("AD 618", "0618"),
    ("618 CE", "0618"),
    ("27 August 1689 O.S.", "1689-09-06"),
    ("27 August 1689 (O.S.)", "1689-09-06"),
    ("27 August 1689, old style", "1689-09-06"),
    ("27 August 1689 (Julian)", "1689-09-06"),
    ("1896-05-22 O.S.", "1896-06-03"),
    ("29 February 1900 O.S.", "1900-03-13"),
    ("August 1689 O.S.", "[1689-08-11..1689-09-10]"),
    ("before 27 August 1689 O.S.", "../1689-09-05"),
]

CLOCKS = [datetime(2023, 1, 31, 23, 59), datetime(2024, 2, 29, 12), datetime(2025, 12, 31, 23, 59, 59)]


@pytest.mark.parametrize("text", [text for text, _ in FORMS])
def test_what_is_read_is_no_name_in_any_case(text: str) -> None:
    assert [is_date(form) for form in (text, text.upper(), text.lower(), text.title())] == [True] * 4


@pytest.mark.parametrize(("text", "edtf"), FORMS)
def test_a_form_becomes_its_edtf(text: str, edtf: str) -> None:
    reading = read(text)
    assert reading[:3] == (text, edtf, parse(edtf))


@pytest.mark.parametrize("now", CLOCKS, ids=str)
def test_no_reading_depends_on_the_clock(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        assert [read(text).edtf for text, _ in FORMS] == [edtf for _, edtf in FORMS]


@pytest.mark.parametrize("now", CLOCKS, ids=str)
def test_a_bare_year_or_month_covers_all_of_itself_on_every_day(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        assert [str(day and day.iso()) for day in read("1991").date[2:4]] == ["1991-01-01", "1991-12-31"]
        assert [str(day and day.iso()) for day in read("Feb 1991").date[2:4]] == ["1991-02-01", "1991-02-28"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("1949-10-01", ""),
        ("March 1969", ""),
        ("the fifties", "the last century is assumed"),
        ("the '50s", "the last century is assumed"),
        ("winter 1950", "the winter from December 1950 to February 1951 is assumed"),
        ("27 August 1689 O.S.", "27 August 1689 Julian is 6 September 1689 Gregorian"),
        ("August 1689 O.S.", "August 1689 Julian is 11 August 1689 to 10 September 1689 Gregorian"),
        ("1904–05", "the month 1904-05 is assumed; for the years 1904 to 1905 write 1904/1905"),
        ("1931-32", "read as EDTF: winter 1931 (southern); for the years 1931 to 1932 write 1931/1932"),
        ("1949-24", ""),
        ("1904-05", ""),
    ],
)
def test_a_note_says_what_was_assumed(text: str, note: str) -> None:
    assert read(text).note == note


@pytest.mark.parametrize(
    ("text", "reason", "forms"),
    [
        ("03/02/1969", "in these figures day and month could be either way round", ("1969-02-03", "1969-03-02")),
        ("02.03.1969", "in these figures day and month could be either way round", ("1969-02-03", "1969-03-02")),
        ("the 1600s", "this could be the decade or the century", ("160X", "16XX")),
        ("early 1900s", "this could be the decade or the century", ("1900/1903", "1901/1933")),
        ("before 03/02/1969", "in these figures day and month could be", ("../1969-02-02", "../1969-03-01")),
        ("618", "a year has four digits, so the year 618 is written 0618", ("0618",)),
        ("reign of 618", "a year has four digits or an era", ()),
        ("Treaty of 1689", "the year 1689 is understood, but not what stands beside it", ()),
        ("30 February 1969", "February 1969 has 28 days", ()),
        ("since 30 February 1969", "February 1969 has 28 days", ()),
        ("1969-02-30", "February 1969 has 28 days", ()),
        ("1860 to 1858", "the interval runs backwards", ("1858/1860",)),
        ("1689 O.S.", "only a day or a month of the Julian calendar can be converted", ()),
        ("30 February 1900 O.S.", "the Julian calendar has no such day", ()),
        ("0 BC", "there is no year 0", ()),
        ("195\u0425", "CYRILLIC CAPITAL LETTER HA (U+0425) stands where the Latin X belongs", ("195X",)),
        ("", "nothing was given", ("1949-10-01", "1949/1991")),
        (" \t\n", "nothing was given", ("1949-10-01", "1949/1991")),
        ("rubbish", "it is neither EDTF nor an English form that is read", ("1949-10-01", "1949/1991")),
        ("March 1969" + " " * 91, "a date in words has at most 100 characters", ()),
    ],
)
def test_a_refusal_offers_the_forms_that_mean_the_same_or_none(text: str, reason: str, forms: tuple[str, ...]) -> None:
    with pytest.raises(BadDate) as caught:
        read(text)

    assert caught.value.text == text
    assert caught.value.reason.startswith(reason)
    assert caught.value.forms == forms
    assert len({read(form).date for form in caught.value.forms}) == len(forms)


@pytest.mark.parametrize(
    "text",
    ["today", "now", "last year", "next week", "Sunday", "on Fri", "12:30", "5 pm", "3 days ago", "1949 to today"],
)
def test_what_depends_on_the_clock_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match="depend on the day they are read"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        *("10", "49", "1A2B", "Mar 69", "3 February 69", "4 July 0022", "March", "4 March", "1949 1950", "12 1969"),
        *(
            "0th century",
            "spring 1949/50",
            "winter 1949/51",
            "third half of 1969",
            "the '00s",
            "between 1858",
            "or 1858",
        ),
        *(
            "1858 and 1860 or 1870",
            "c. c. 1650",
            "6 марта 1969",
            "the fiftie\u017f",
            "Augu\u017ft 1969",
            "1969年3月",
            "March 32, 1969",
            "13-14-1969",
            "the 1951s",
        ),
    ],
)
def test_what_could_only_be_guessed_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        read(text)


def test_a_long_chain_of_words_is_refused_without_trying_every_reading() -> None:
    for words in ("c. ", "to ", "or x ", "x - ", "between x and ", "before "):
        with pytest.raises(BadDate):
            read((words * 50)[:100])


def test_only_a_month_by_name_brings_in_dateutil() -> None:
    code = (
        "import sys\n"
        "from sinorus.dates import parse, read\n"
        "parse('1949-10-01'), read('1949'), read('the fifties'), read('before 1911')\n"
        "print('dateutil' in sys.modules)\n"
        "read('March 1969')\n"
        "print('dateutil' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout.split() == ["False", "True"]


def test_the_forms_of_the_docs_are_read_as_they_say() -> None:
    page = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]+`) \| `([^`]+)` \|", page, re.MULTILINE)
    assert len(rows) > 20
    for typed, edtf in rows:
        for text in re.findall(r"`([^`]+)`", typed):
            assert read(text).edtf == edtf
