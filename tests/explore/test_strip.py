"""The strip of time: how dense a place is, in bins that fit its window."""

import pytest

from conftest import Run
from sinorus.explore import strip
from sinorus.explore.desk import Desk, Stopped
from sinorus.explore.place import Place
from sinorus.explore.strip import Axis


@pytest.mark.parametrize(
    ("window", "step", "first", "last"),
    [
        ({}, "decade", "161X", "202X"),
        ({"start": ("1949",), "end": ("1991",)}, "year", "1927", "2013"),
        ({"during": ("cold-war",)}, "year", "1924", "2014"),
        ({"start": ("2014",), "end": ("2018",)}, "month", "2011-01", "2021-12"),
        ({"start": ("2000",)}, "year", "1986", "2026"),
    ],
)
def test_bins_fit_the_window_and_leave_room_to_move_it(
    packaged: Desk, window: dict[str, tuple[str, ...]], step: str, first: str, last: str
) -> None:
    shown = packaged.strip(Place("timeline", window))
    assert (shown.step, shown.bins[0].label, shown.bins[-1].label) == (step, first, last)
    assert all(before.end < after.start for before, after in zip(shown.bins, shown.bins[1:], strict=False))


def test_numbers_are_those_of_the_command(packaged: Desk, run: Run) -> None:
    shown = packaged.strip(Place("timeline", {"theme": ("energy",), "start": ("1995",), "end": ("2015",)}))
    rows = run("timeline --theme energy --from 1984 --to 2026 --count-by year --json").json()
    counted = {row["key"]: row["events"] for row in rows if row["key"]}
    assert {bin.label: bin.number for bin in shown.bins if bin.number} == counted
    assert shown.window == ("1995-01-01", "2015-12-31")
    assert shown.noun == "events"
    assert [bin for bin in shown.bins if not bin.number]
    [bin] = [bin for bin in shown.bins if bin.label == "2014"]
    assert (bin.start, bin.end) == ("2014-01-01", "2014-12-31")


def test_a_bin_is_a_window(packaged: Desk) -> None:
    for place in (Place(), Place("timeline", {"start": ("2016",), "end": ("2018",)})):
        shown = packaged.strip(place)
        bin = max(shown.bins, key=lambda bin: bin.number)
        window = {"start": (bin.start,), "end": (bin.end,)}
        assert packaged.strip(Place("timeline", window)).window == (bin.start, bin.end)
        assert packaged.listing(Place("timeline", window)).total >= bin.number > 0


def test_periods_are_those_that_the_strip_touches(packaged: Desk) -> None:
    periods = packaged.strip(Place("timeline", {"start": ("2014",), "end": ("2018",)})).periods
    named = {period.id: period for period in periods}
    assert "cold-war" not in named
    assert [period.is_era for period in periods if period.is_era]
    assert all(period.label and (period.end == "" or period.end >= "2011") for period in periods)


@pytest.mark.parametrize(
    ("question", "counts", "noun"),
    [("claims", "claims", "claims"), ("compare", "claims", "claims"), ("drivers", "claims", "claims"),
     ("sources", "claims", "claims"), ("series", "timeline", "events"), ("check", "claims", "claims")],
)  # fmt: skip
def test_each_place_has_the_strip_of_what_it_tells_of(packaged: Desk, question: str, counts: str, noun: str) -> None:
    place = Place(question, {"theme": ("energy",), "tradition": ("russian",), "kind": ("visit",)})
    assert strip.question(place) == counts
    shown = packaged.strip(place)
    assert shown.noun == noun
    assert sum(bin.number for bin in shown.bins) > 0


def test_years_without_end_make_no_endless_strip() -> None:
    axis = Axis(-999_999_999, 2026)
    rows = ['{"key":"Y-999999999","cooperation":1}', '{"key":"202X","friction":2}', '{"key":null,"mixed":5}']
    made = strip.bins(axis, rows)
    assert [(bin.label, bin.number) for bin in made] == [("Y-999999999", 1), ("202X", 2)]
    assert made[1].start == "2020-01-01"
    assert Axis(-25, 14).labels()[0] == "-0025"


def test_the_axis_of_no_data_is_some_year() -> None:
    assert strip.axis(None, []) == Axis(2000, 2000)


def test_a_strip_is_stopped_whole(packaged: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    real = strip.years

    def years(rows: object) -> list[int]:
        packaged.stop()
        return real(rows)  # type: ignore[arg-type]

    monkeypatch.setattr(strip, "years", years)
    with pytest.raises(Stopped):
        packaged.strip(Place())
