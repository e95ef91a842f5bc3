"""Cells of a date column: the habits of spreadsheets, which are read in `import` alone."""

import pytest

from sinorus.base.errors import BadDate
from sinorus.dates import parse, read, sheet
from sinorus.dates.sheet import DAY_FIRST, MONTH_FIRST, SERIAL, TWO_FIGURES


@pytest.mark.parametrize(
    ("cell", "edtf", "notes"),
    [
        ("1950-02-14", "1950-02-14", ()),
        ("late 1960s", "1967/1969", ()),
        ("2/2/1955", "1955-02-02", ()),
        ("15/10/2016", "2016-10-15", ()),
        ("26.11.1973", "1973-11-26", ()),
        ("2001/06/12", "2001-06-12", ()),
        ("28-Jan-93", "1993-01-28", (TWO_FIGURES,)),
        ("28 Jan '93", "1993-01-28", (TWO_FIGURES,)),
        ("Jan 5, 93", "1993-01-05", (TWO_FIGURES,)),
        ("Nov 88", "1988-11", (TWO_FIGURES,)),
        ("Nov '05", "2005-11", (TWO_FIGURES,)),
        ("Q3 71", "1971-35", (TWO_FIGURES,)),
        ("88", "1988", (TWO_FIGURES,)),
        ("29", "2029", (TWO_FIGURES,)),
        ("30", "1930", (TWO_FIGURES,)),
        ("26.11.73", "1973-11-26", (TWO_FIGURES,)),
        ("31.12.99", "1999-12-31", (TWO_FIGURES,)),
        ("34241", "1993-09-29", (SERIAL,)),
        ("34241.75", "1993-09-29", (SERIAL,)),
        ("1904", "1904", ()),
        ("1971-08-09 00:00:00", "1971-08-09", ()),
        ("1971-08-09 10:30:45", "1971-08-09T10:30:45", ()),
        ("15/10/2016 10:30", "2016-10-15T10:30:00", ()),
        ("2020-05-01T10:30:45.123+0800", "2020-05-01T10:30:45+08:00", ()),
        ("2020-05-01T10:30:45Z", "2020-05-01T10:30:45Z", ()),
        ("5 May 1950, 10:30 p.m.", "1950-05-05", ()),
        ("+1949-10-00T00:00:00Z", "1949-10", ()),
        ("1 октября 1949 г.", "1949-10-01", ()),
        ("16 (28) May 1858", "1858-05-28", ()),
    ],
)
def test_a_cell_becomes_its_edtf_and_what_was_decided_is_noted(cell: str, edtf: str, notes: tuple[str, ...]) -> None:
    reading = sheet.read(cell)
    assert (reading.edtf, reading.notes) == (edtf, notes)
    parse(edtf)


@pytest.mark.parametrize(
    ("cell", "day_first", "month_first"),
    [
        ("9/8/1971", "1971-08-09", "1971-09-08"),
        ("02.03.04", "2004-03-02", "2004-02-03"),
        ("7/1/51", "1951-01-07", "1951-07-01"),
        ("1/2/1971 - 4/5/1971", "1971-02-01/1971-05-04", "1971-01-02/1971-04-05"),
        ("before 3/4/1955", "../1955-04-02", "../1955-03-03"),
    ],
)
def test_the_order_decides_what_figures_mean(cell: str, day_first: str, month_first: str) -> None:
    for order, edtf in ((DAY_FIRST, day_first), (MONTH_FIRST, month_first)):
        reading = sheet.read(cell, order)
        assert reading.edtf == edtf
        assert order in reading.notes
    with pytest.raises(BadDate):
        sheet.read(cell)


@pytest.mark.parametrize("order", [DAY_FIRST, MONTH_FIRST])
@pytest.mark.parametrize("cell", ["15/10/2016", "12/25/1993", "2/2/1955", "31/12/99"])
def test_where_one_reading_exists_the_order_changes_and_notes_nothing(cell: str, order: str) -> None:
    assert sheet.read(cell, order).edtf == sheet.read(cell).edtf
    assert order not in sheet.read(cell, order).notes


def test_a_serial_number_counts_from_the_epoch_of_its_book() -> None:
    assert sheet.read("34241", epoch=1900).edtf == "1993-09-29"
    assert sheet.read("32779", epoch=1904).edtf == "1993-09-29"


@pytest.mark.parametrize(
    ("cell", "forms"),
    [
        ("9/8/1971", ("1971-08-09", "1971-09-08")),
        ("02/03/04", ("2002-03-04", "2004-02-03", "2004-03-02")),
        ("15/10/16", ("2015-10-16", "2016-10-15")),
        ("Nov 05", ("2005-11",)),
        ("30/2/1955", ()),
        ("2001/13/01", ()),
    ],
)
def test_what_could_be_two_dates_or_none_is_refused_with_its_readings(cell: str, forms: tuple[str, ...]) -> None:
    with pytest.raises(BadDate) as refusal:
        sheet.read(cell)
    assert (refusal.value.text, refusal.value.forms) == (cell, forms)


@pytest.mark.parametrize("cell", ["28-Jan-93", "Nov 88", "88", "26.11.73", "34241", "7/1/51"])
def test_outside_of_import_these_habits_are_refused(cell: str) -> None:
    with pytest.raises(BadDate):
        read(cell)
