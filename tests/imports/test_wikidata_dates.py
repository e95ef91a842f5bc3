import pytest

from sinorus import dates
from sinorus.imports.wikidata_dates import span, text


@pytest.mark.parametrize(
    ("written", "precision", "date"),
    [
        ("1949-10-01T00:00:00Z", 11, "1949-10-01"),
        ("1949-10-01T00:00:00Z", None, "1949-10-01"),
        ("+1949-10-00T00:00:00Z", None, "1949-10"),
        ("+1949-00-00T00:00:00Z", None, "1949"),
        ("1949-01-01T00:00:00Z", 9, "1949"),
        ("1949-01-01T00:00:00Z", 8, "194X"),
        ("1949-01-01T00:00:00Z", 7, "1901/2000"),
        ("2000-01-01T00:00:00Z", 7, "1901/2000"),
        ("0900-01-01T00:00:00Z", 6, "0001/1000"),
        ("2020-05-01T10:30:45Z", None, "2020-05-01T10:30:45Z"),
        # The query service has a year 0, which is 1 BC; items have none.
        ("-0043-03-15T00:00:00Z", 11, "-0043-03-15"),
        ("-0044-00-00T00:00:00Z", None, "-0043"),
        ("0000-01-01T00:00:00Z", 7, "-0099/0000"),
        ("-12000-01-01T00:00:00Z", 5, "Y-12000S1"),
        ("-138000000-01-01T00:00:00Z", 3, "Y-138000000S3"),
    ],
)
def test_a_time_is_as_exact_as_its_precision(written: str, precision: int | None, date: str) -> None:
    assert text(span(written, precision)) == date
    dates.parse(date)


def test_a_text_that_is_no_time_stays_as_it_is() -> None:
    assert text(span("spring of 1949", 9)) == "spring of 1949"
