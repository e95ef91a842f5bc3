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

# The habits of programs, of genealogists and of other peoples, and plainer English than that of the docs.
FORMS += [
    ("[1667, 1668]", "[1667,1668]"),
    ("[1667,1668, 1670..1672]", "[1667,1668,1670..1672]"),
    ("[..2018, 2020..]", "[..2018,2020..]"),
    ("{ 1667 , 1760-12 }", "{1667,1760-12}"),
    ("1949 / 1991", "1949/1991"),
    ("1949 /..", "1949/.."),
    ("\u22120500", "-0500"),
    ("2020-05-01T10:30:45.123Z", "2020-05-01"),
    ("2020-05-01 10:30:45", "2020-05-01"),
    ("2020-05-01 10:30:45.123456+00:00", "2020-05-01"),
    ("2020-05-01T10:30", "2020-05-01"),
    ("2016-05-02T24:00:00", "2016-05-02"),
    ("15/10/2016 10:30", "2016-10-15"),
    ("5 May 1950, 10:30 p.m.", "1950-05-05"),
    ("Tue, 14 Feb 1950 08:00:00 GMT", "1950-02-14"),
    ("+1949-10-01T00:00:00Z", "1949-10-01"),
    ("+1949-10-01", "1949-10-01"),
    ("+1949-10-00T00:00:00Z", "1949-10"),
    ("+1949-00-00T00:00:00Z", "1949"),
    ("+00000001949-10-00T00:00:00Z", "1949-10"),
    ("1949-10-00", "1949-10"),
    ("1949-00-00", "1949"),
    ("ABT 1650", "1650~"),
    ("EST 1650", "1650~"),
    ("CAL 12 AUG 1401", "1401-08-12~"),
    ("BEF 1911", "../1910"),
    ("AFT 12 AUG 1911", "1911-08-13/.."),
    ("BET 1858 AND 1860", "[1858..1860]"),
    ("BET 1858 AND MAR 1860", "[1858-01..1860-03]"),
    ("between 1858 and 3 March 1860", "[1858-01-01..1860-03-03]"),
    ("FROM JAN 1900 TO FEB 1901", "1900-01/1901-02"),
    ("TO 1915", "../1915"),
    ("INT 1650 (about)", "1650"),
    ("EITHER 1731 OR 1734", "[1731,1734]"),
    ("12 AUG 1401 BCE", "-1400-08-12"),
    ("@#DJULIAN@ 16 MAY 1858", "1858-05-28"),
    ("JULIAN 16 MAY 1858", "1858-05-28"),
    ("14-Feb-1950", "1950-02-14"),
    ("14FEB1950", "1950-02-14"),
    ("1949-Oct-01", "1949-10-01"),
    ("Tue, 14 Feb 1950", "1950-02-14"),
    ("Tuesday 14 February 1950", "1950-02-14"),
    ("10,000 BC", "-9999"),
    ("170,000", "Y170000"),
    ("15 Mar 44 BC", "-0043-03-15"),
    ("March 15, 44 BC", "-0043-03-15"),
    ("Q2 44 BC", "-0043-34"),
    ("spring 44 BC", "-0043-21"),
    ("2-15 March 44 BC", "-0043-03-02/-0043-03-15"),
    ("approximately 1860", "1860~"),
    ("1860 approx", "1860~"),
    ("~ Feb 1812", "1812-02~"),
    ("maybe 1862", "1862?"),
    ("1862 (?)", "1862?"),
    ("the year 1800", "1800"),
    ("in 1800", "1800"),
    ("in the summer of 1969", "1969-22"),
    ("on 14 February 1950", "1950-02-14"),
    ("2nd century AD", "0101/0200"),
    ("5th century BC", "-0499/-0400"),
    ("early 5th century BC", "-0499/-0467"),
    ("19c", "1801/1900"),
    ("19th c.", "1801/1900"),
    ("the 440s BC", "-0448/-0439"),
    ("1920s - early 1930s", "192X/1933"),
    ("early 1963", "1963-01/1963-04"),
    ("mid-1971", "1971-05/1971-08"),
    ("end of 1971", "1971-09/1971-12"),
    ("early May 1950", "1950-05-01/1950-05-10"),
    ("mid-March 1969", "1969-03-11/1969-03-20"),
    ("late February 1972", "1972-02-21/1972-02-29"),
    ("early summer 1969", "1969-06"),
    ("late winter 1949", "1950-02"),
    ("the end of the 19th century", "1867/1900"),
    ("1st half of the 20th century", "1901/1950"),
    ("last quarter of the 18th century", "1776/1800"),
    ("second half of the 1950s", "1955/1959"),
    ("first half of May 1950", "1950-05-01/1950-05-15"),
    ("H1 1969", "1969-40"),
    ("3Q 1971", "1971-35"),
    ("1971 Q3", "1971-35"),
    ("Spring, 2002", "2002-21"),
    ("not before 1949", "1949/.."),
    ("no later than May 1949", "../1949-05"),
    ("prior to 1949", "../1948"),
    ("pre-1949", "../1948"),
    ("1760 or later", "[1760..]"),
    ("1991–", "1991/.."),
    ("11 and 13 May 1998", "{1998-05-11,1998-05-13}"),
    ("11, 12 or 13 May 1998", "[1998-05-11,1998-05-12,1998-05-13]"),
    ("March or April 1969", "[1969-03,1969-04]"),
    ("late 1960s or 1971", "[1967..1969,1971]"),
    ("1862 (uncertain)", "1862?"),
    ("1950 - ?", "1950/"),
    ("1950/?", "1950/"),
    ("? - 1950", "/1950"),
    ("A.D. 1950", "1950"),
    ("3/May/1950", "1950-05-03"),
    ("3.V.1950", "1950-05-03"),
    ("on or after 1 May 1950", "1950-05-01/.."),
    ("1950 or before", "[..1950]"),
    ("1949-1", "1949-01"),
    ("Fri May 01 2020 10:30:45 GMT+0300", "2020-05-01"),
    ("Fri May  1 10:30:45 2020", "2020-05-01"),
    ("20200501T103045Z", "2020-05-01"),
    ("+2020-05-01T00:00:00Z/11", "2020-05-01"),
    ("+1950-00-00T00:00:00Z/8", "195X"),
    ("1862 maybe", "1862?"),
    ("15c.", "1401/1500"),
    ("1920s -early 1930s", "192X/1933"),
    ("a day in January 1872", "1872-01-XX"),
    ("March 1975 or an earlier month", "[..1975-03]"),
    ("July 11th, 1975 and all later dates", "{1975-07-11..}"),
    ("January 14th, 2023 (day is uncertain)", "2023-01-?14"),
    ("2016-00", "2016"),
    ("14 Feb 1950/15 Mar 1950", "1950-02-14/1950-03-15"),
    ("1 Jun 2004 – unknown", "2004-06-01/"),
    ("spring 2001 (northern)", "2001-25"),
]
DOUBLE = [
    ("16 (28) May 1858", "1858-05-28"),
    ("16(28) May 1858", "1858-05-28"),
    ("16/28 May 1858", "1858-05-28"),
    ("28/16 May 1858", "1858-05-28"),
    ("May 16 (28), 1858", "1858-05-28"),
    ("16 May (28 N.S.) 1858", "1858-05-28"),
    ("16 May O.S. / 28 May N.S. 1858", "1858-05-28"),
    ("28 May [O.S. 16 May] 1858", "1858-05-28"),
    ("28 May 1858 (O.S. 16 May)", "1858-05-28"),
    ("30 April (12 May) 1858", "1858-05-12"),
    ("20 December 1894 (1 January 1895)", "1895-01-01"),
    ("20 Dec. 1894 / 1 Jan. 1895", "1895-01-01"),
    ("28 May 1858 N.S.", "1858-05-28"),
    ("28 May 1858 (Gregorian)", "1858-05-28"),
    ("1 JAN 1750/1", "1751-01-01"),
    ("24 March 1750/51", "1751-03-24"),
    ("1 January 1750/51 O.S.", "1751-01-12"),
    ("16 (28) мая 1858 г.", "1858-05-28"),
]
FORMS += DOUBLE
FOREIGN = [
    ("1949年", "1949"),
    ("1949年10月", "1949-10"),
    ("1949年10月1日", "1949-10-01"),
    ("一九四九年十月一日", "1949-10-01"),
    ("1949 年 10 月 1 日", "1949-10-01"),
    ("1949年10月1日至5日", "1949-10-01/1949-10-05"),
    ("1949年10月上旬", "1949-10-01/1949-10-10"),
    ("1950—1953年", "1950/1953"),
    ("公元前221年", "-0220"),
    ("20世纪50年代", "195X"),
    ("约1650年", "1650~"),
    ("1 октября 1949 г.", "1949-10-01"),
    ("октябрь 1949 года", "1949-10"),
    ("в 1949 году", "1949"),
    ("1950—1953 гг.", "1950/1953"),
    ("1950-е годы", "195X"),
    ("конец XIX века", "1867/1900"),
    ("около 1650 г.", "1650~"),
    ("между 1858 и 1860 гг.", "[1858..1860]"),
    ("с мая 1949 по март 1960", "1949-05/1960-03"),
    ("221 г. до н. э.", "-0220"),
    ("осенью 1949 года", "1949-23"),
    ("1. Oktober 1949", "1949-10-01"),
    ("Oktober 1949", "1949-10"),
    ("3. März 1969", "1969-03-03"),
    ("Mitte der 1950er Jahre", "1954/1956"),
    ("zwischen 1858 und 1860", "[1858..1860]"),
    ("19. Jahrhundert", "1801/1900"),
    ("221 v. Chr.", "-0220"),
    ("1er octobre 1949", "1949-10-01"),
    ("le 14 juillet 1969", "1969-07-14"),
    ("du 1er au 5 octobre 1949", "1949-10-01/1949-10-05"),
    ("au printemps 1969", "1969-21"),
    ("années 1950", "195X"),
    ("première moitié du XXe siècle", "1901/1950"),
    ("vers 1650", "1650~"),
]
FORMS += FOREIGN

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
        ("mid 2000s", "this could be the decade or the century", ("2004/2006", "2034/2066")),
        ("1958/9", "this could be a month, or the first and the last of several", ("1958-09", "1958/1959")),
        ("1914-8", "this could be a month, or the first and the last of several", ("1914-08", "1914/1918")),
        ("20 Dec (1 Jan) 1895", "the two names of the day fit in two years", ("1895-01-01", "1896-01-01")),
        ("16 (29) May 1858", "the two days do not fit each other", ()),
        ("16/20 May 1858", "the two days do not fit each other", ()),
        ("1 May 1750/51", "two years beside each other stand only before 25 March", ()),
        ("Wed, 14 Feb 1950", "the day falls on another weekday", ()),
        ("-0500-00-00T00:00:00Z", "a program means 500 BC by it, and EDTF 501 BC", ("-0499", "-0500")),
        ("+1949-13-00T00:00:00Z", "the calendar has no such day", ()),
        ("2020-05-01 25:30", "the hour of its time of day is none", ()),
        ("1190/85 BC", "its end could be given in full or by its last figures alone", ()),
        ("до 1911 года", "it is neither EDTF nor a form in English, German, French, Russian or Chinese", ()),
        ("Nov 88", "it is neither EDTF nor an English form that is read", ()),
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
            "the fiftie\u017f",
            "Augu\u017ft 1969",
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
