"""Dates as a person writes them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edtf_strategies import anything
from sinorus.dates import human, parse, read


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1950-02-14", "14 Feb 1950"),
        ("1969-09-11T09:30:00Z", "11 Sep 1969"),
        ("1969-03", "Mar 1969"),
        ("1969", "1969"),
        ("195X", "1950s"),
        ("190X", "1900–1909"),
        ("18XX", "1800–1899"),
        ("1XXX", "1000–1999"),
        ("000X", "1 BC – AD 9"),
        ("-05XX", "600–501 BC"),
        ("XXXX", "some year"),
        ("1985-XX", "some month of 1985"),
        ("1985-04-XX", "some day of Apr 1985"),
        ("1985-XX-XX", "some day of 1985"),
        ("19XX-XX-XX", "some day of 1900–1999"),
        ("1949-XX-01", "day 1 of some month of 1949"),
        ("156X-12-25", "25 Dec in the 1560s"),
        ("15XX-12-25", "25 Dec in 1500–1599"),
        ("XXXX-12-25", "25 Dec of some year"),
        ("198X-11-XX/198X-11-30", "some day of Nov in the 1980s – 30 Nov in the 1980s"),
        ("1984-1X", "between Oct and Dec 1984"),
        ("1985-X2", "Feb or Dec 1985"),
        ("1985-04-3X", "30 Apr 1985"),
        ("2004-06-1X", "between 10 and 19 Jun 2004"),
        ("1950S2", "1950 (to 2 significant digits)"),
        ("Y171010000S3", "171,010,000 (to 3 significant digits)"),
        ("2004-06~-11", "11 Jun 2004 (year and month approximate)"),
        ("?1969-03-02", "2 Mar 1969 (year uncertain)"),
        ("2004?-06~-11", "11 Jun 2004 (year uncertain and approximate; month approximate)"),
        ("?1969-21", "spring 1969 (year uncertain)"),
        ("1650~", "c. 1650"),
        ("1650?", "1650?"),
        ("1650%", "c. 1650?"),
        ("195X~", "c. 1950s"),
        ("1969-03-02/1969-03-15", "2–15 Mar 1969"),
        ("1954-09-29/1954-10-12", "29 Sep – 12 Oct 1954"),
        ("1949-12-16/1950-02-17", "16 Dec 1949 – 17 Feb 1950"),
        ("1969-03/1969-05", "Mar–May 1969"),
        ("1950-10/1953-07", "Oct 1950 – Jul 1953"),
        ("1950/1953", "1950–1953"),
        ("1950/1950", "1950"),
        ("1792~/1805~", "c. 1792 – c. 1805"),
        ("2004-02-01/2005", "1 Feb 2004 – 2005"),
        ("1991/..", "1991 onwards"),
        ("1991/", "1991 – unknown"),
        ("/1911", "unknown – 1911"),
        ("../1911", "until 1911"),
        ("1969-21", "spring 1969"),
        ("1949-24", "winter 1949–50"),
        ("1999-24", "winter 1999–2000"),
        ("1969-28", "winter 1969–70 (northern)"),
        ("1931-32", "winter 1931 (southern)"),
        ("1969-33", "Q1 1969"),
        ("1969-37", "Jan–Apr 1969"),
        ("1969-40", "first half of 1969"),
        ("[1858,1859,1860]", "1858, 1859 or 1860"),
        ("[1858..1860]", "between 1858 and 1860"),
        ("[1760-12..]", "Dec 1760 or later"),
        ("[1760-01,1760-12..]", "Jan 1760 or Dec 1760 or later"),
        ("{..1983-12,1985}", "Dec 1983 and earlier and 1985"),
        ("[1667..1670,1672]", "1667–1670 or 1672"),
        ("190X/1915", "from 1900–1909 to 1915"),
        ("[..1984]", "1984 or earlier"),
        ("{1858,1860}", "1858 and 1860"),
        ("{1689,1727..1728,1858}", "1689, 1727–1728 and 1858"),
        ("{2001-07-16..}", "16 Jul 2001 onwards"),
        ("-0500", "501 BC"),
        ("0000-02-29", "29 Feb 1 BC"),
        ("-0221/-0206", "222–207 BC"),
        ("-0206/0220", "207 BC – AD 220"),
        ("-0209-03/-0209-05", "Mar–May 210 BC"),
        ("0618", "AD 618"),
        ("0618/0907", "AD 618–907"),
        ("0618-04", "Apr AD 618"),
        ("Y170000002", "170,000,002"),
        ("Y-17E7", "170,000,001 BC"),
    ],
)
def test_a_date_is_written_as_a_person_does(edtf: str, words: str) -> None:
    assert human(parse(edtf)) == words


@pytest.mark.parametrize("edtf", ["1X59", "196X-XX-1X", "1949-1X-01", "1900-0X/1901", "0XXX-12", "Y3388E2S3"])
def test_what_a_person_has_no_words_for_stays_in_edtf(edtf: str) -> None:
    assert human(parse(edtf)) == edtf


CASES = json.loads((Path(__file__).parent / "edtf_cases.json").read_text(encoding="utf-8"))
# Qualifiers, open and unknown ends, plain masks: all that levels 0 and 1 have.
LEVEL_1 = [case["edtf"] for case in CASES if case["valid"] and case["level"] < 2]
CODE = re.compile(r"[0-9]X|X[0-9-]|~|%|^Y|\.\.|/|[0-9]{4}-[0-9]{2}")


@pytest.mark.parametrize("edtf", LEVEL_1)
def test_every_date_of_levels_0_and_1_has_words_and_no_code(edtf: str) -> None:
    assert not CODE.search(human(parse(edtf)))


@given(anything)
def test_what_is_written_in_words_is_read_with_the_same_bounds(edtf: str) -> None:
    date, words = parse(edtf), human(parse(edtf))
    assert read(words).date[2:4] == date[2:4], words


@pytest.mark.parametrize("edtf", [case["edtf"] for case in CASES if case["valid"]])
def test_the_words_of_every_case_are_read_with_its_bounds(edtf: str) -> None:
    assert read(human(parse(edtf))).date[2:4] == parse(edtf)[2:4]


marks = st.sampled_from(["", "?", "~", "%"])


@given(st.builds("{}{}-{}{}-{}{}".format, marks, st.integers(1000, 9999), marks, st.just("06"), marks, st.just("11")))
def test_marks_on_the_parts_of_a_date_are_read_as_they_were(edtf: str) -> None:
    assert read(human(parse(edtf))).date.edtf.lstrip("?~%")[-2:] == "11"
    assert read(human(parse(edtf))).date[6:] == parse(edtf)[6:]


@given(anything)
def test_every_date_has_words(edtf: str) -> None:
    assert human(parse(edtf)).strip()


modern = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}").filter(lambda text: text >= "1000")
readable = st.one_of(modern, modern.map(lambda text: text[:7]), modern.map(lambda text: text[:4]))


@given(
    st.one_of(
        readable,
        st.builds("{}{}".format, readable, st.sampled_from("?~%")),
        st.tuples(modern, modern).map(sorted).filter(lambda pair: pair[0] != pair[1]).map("/".join),
        readable.map("{}/..".format),
        readable.map("../{}".format),
        st.tuples(readable, readable).map("[{0[0]},{0[1]}]".format),
    )
)
def test_the_words_of_plain_dates_are_read_back(edtf: str) -> None:
    assert read(human(parse(edtf))).edtf == edtf
