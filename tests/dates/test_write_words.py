"""Dates as a person writes them."""

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
        ("18XX", "1800s"),
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
        ("[..1984]", "1984 or earlier"),
        ("{1858,1860}", "1858 and 1860"),
        ("{1689,1727..1728,1858}", "1689, 1727–1728 and 1858"),
        ("{2001-07-16..}", "16 Jul 2001 onwards"),
        ("-0500", "501 BC"),
        ("0000-02-29", "29 Feb 1 BC"),
        ("-0221/-0206", "222–207 BC"),
        ("-0206/0220", "207 BC – AD 220"),
        ("-0209-03/-0209-05", "Mar–May 210 BC"),
        ("0618/0907", "618–907"),
        ("Y170000002", "170,000,002"),
        ("Y-17E7", "170,000,001 BC"),
    ],
)
def test_a_date_is_written_as_a_person_does(edtf: str, words: str) -> None:
    assert human(parse(edtf)) == words


@pytest.mark.parametrize(
    "edtf", ["1950S3", "1984-1X", "?1969-03-02", "196X-03-02", "[1760-01,1760-12..]", "1XXX", "000X"]
)
def test_what_a_person_has_no_words_for_stays_in_edtf(edtf: str) -> None:
    assert human(parse(edtf)) == edtf


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
