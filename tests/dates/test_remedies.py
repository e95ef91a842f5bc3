"""What is offered in place of a refused date: it is read, and it never means something else."""

import re
from itertools import product

import pytest
from hypothesis import given

from edtf_strategies import anything
from sinorus.base.errors import BadDate
from sinorus.dates import parse, read
from sinorus.dates.remedies import keeps, remedies

# A text, and the first and the last day that a person can mean by it.
SPANS = [
    ("12 AUG 1401 BCE", "-1400-08-12", "-1400-08-12"),
    ("10,000 BC", "-9999-01-01", "-9999-12-31"),
    ("1190/85 BC", "-1189-01-01", "-0084-12-31"),
    ("7/2008", "2008-07-01", "2008-07-31"),
    ("201801", "2018-01-01", "2018-01-31"),
    ("1949-10-00", "1949-10-01", "1949-10-31"),
    ("prior to 1949", None, "1948-12-31"),
    ("BEF 1911", None, "1910-12-31"),
    ("not before 1949", "1949-01-01", None),
    ("EITHER 1731 OR 1734", "1731-01-01", "1734-12-31"),
    ("14-Feb-1950", "1950-02-14", "1950-02-14"),
    ("Tue, 14 Feb 1950", "1950-02-14", "1950-02-14"),
    ("7/1/51", "1951-01-07", "1951-07-01"),
    ("'February 1999", "1999-02-01", "1999-02-28"),
    ("16 (28) May 1858", "1858-05-28", "1858-05-28"),
    ("1 JAN 1750/1", "1751-01-01", "1751-01-12"),
    ("March 44 B.C.E.", "-0043-03-01", "-0043-03-31"),
    ("no sooner than June 1950", "1950-06-01", None),
    ("either 3 May or 5 May 1950", "1950-05-03", "1950-05-05"),
    ("the reign that ended in 1908", "1908-01-01", "1908-12-31"),
]


def offered(text: str) -> list[str]:
    """Return what a text is read as, or what is offered in its place."""
    try:
        return [read(text).edtf]
    except BadDate as error:
        return list(error.forms)


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_nothing_is_read_or_offered_that_lies_outside_of_what_was_meant(
    text: str, first: str | None, last: str | None
) -> None:
    for form in offered(text):
        date = parse(form)
        assert first is None or (date.earliest is not None and date.earliest >= parse(first).earliest)  # type: ignore[operator]
        assert last is None or (date.latest is not None and date.latest <= parse(last).latest)  # type: ignore[operator]
    with pytest.raises(BadDate) as refusal:
        parse(text)
    assert set(refusal.value.forms) <= set(offered(text))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("195x", ("195X",)),
        ("19uu", ("19XX",)),
        ("y17000", ("Y17000",)),
        ("-Y17000", ("Y-17000",)),
        ("Y1985", ("1985",)),
        ("1991/open", ("1991/..",)),
        ("1950??", ("1950?",)),
        ("1950?~", ("1950%",)),
        ("1985,1986", ("[1985,1986]", "{1985,1986}")),
        ("1949..1950", ("1949/1950", "[1949..1950]")),
        ("618", ("0618",)),
        ("-44", ("-0044",)),
        ("985-04-12", ("0985-04-12",)),
        ("49", ("1949", "1849")),
        ("201801", ("2018-01",)),
        ("1969-3-2/1969-4", ("1969-03-02/1969-04",)),
        ("1914-8", ()),
        ("34241", ()),
        ("1950.5", ()),
        ("1950-13", ()),
        ("7/1/51", ()),
    ],
)
def test_a_slip_is_mended_where_the_mended_date_says_all_that_the_text_says(text: str, forms: tuple[str, ...]) -> None:
    assert remedies(text) == forms


@given(anything)
def test_every_date_keeps_what_it_says_itself(edtf: str) -> None:
    assert keeps(edtf, edtf)


@pytest.mark.parametrize("form", ["1949", "1949-10", "1949-11-01", "-1949-10-01", "1949-10-01/1950", "1949-10-01?"])
@pytest.mark.parametrize("text", ["1949-10-01", "14 Feb 1949-10-01", "before 1949-10-01"])
def test_a_form_that_says_less_or_other_than_the_text_is_no_remedy(text: str, form: str) -> None:
    assert not keeps(text, form) or (text, form) == ("1949-10-01", "1949-10-01?")


def test_no_remedy_is_made_of_a_date_with_a_part_taken_out() -> None:
    dates = ["1949-10-01", "-0044-03-15", "1949/1991", "[1858,1860]", "1650~"]
    for date, part in product(dates, ["-", "0", "1", "/", ",", "[", "~", "9"]):
        text = date.replace(part, "", 1)
        for form in remedies(text):
            assert sorted(re.findall("[1-9]", form)) == sorted(re.findall("[1-9]", text)) or len(text) == 2
