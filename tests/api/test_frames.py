"""Frames of pandas: a column for each key, with a type that suits what it holds."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinorus.api import frames
from sinorus.api.dataset import Dataset
from sinorus.api.dataset import open as open_data
from sinorus.api.warning import DataWarning
from sinorus.base.errors import BadUsage
from sinorus.base.install import command


@pytest.fixture(scope="module")
def data() -> Iterator[Dataset]:
    """Return the packaged data."""
    with open_data("builtin") as data:
        yield data


def test_columns_are_the_keys_and_have_types(data: Dataset) -> None:
    events = data.events(theme="territory")
    frame = events.to_frame()
    assert list(frame) == list(events[0])
    assert len(frame) == len(events)
    types = {name: str(frame[name].dtype) for name in ("id", "earliest", "latest", "themes", "place")}
    assert types == {
        "id": "string",
        "themes": "object",
        "place": "object",
        **dict.fromkeys(("earliest", "latest"), "datetime64[s]"),
    }
    assert frame["themes"][0] == events[0]["themes"]
    # Dates stay in EDTF, and years before 1677 are days too.
    assert frame["date_edtf"][0] == events[0].date_edtf
    assert str(data.events(end=1600).to_frame()["earliest"][0].date()).startswith("15")


def test_numbers_are_numbers_also_where_some_are_missing(data: Dataset) -> None:
    points = data.series("trade-total").to_frame()
    assert {str(points[name].dtype) for name in ("value", "low", "change_percent")} == {"float64"}
    assert str(data.claims().to_frame()["lag_years"].dtype) == "Int64"
    counts = data.events().counts("theme").to_frame()
    assert str(counts["not-coded"].dtype) == "int64"
    assert counts["events"].sum() > 600


def test_an_answer_without_rows_has_the_same_columns_and_types(data: Dataset) -> None:
    none, all = data.events(limit=0).to_frame(), data.events().to_frame()
    assert len(none) == 0
    assert none.dtypes.equals(all.dtypes)


def test_records_of_several_kinds_share_their_columns(data: Dataset) -> None:
    frame = data.get("energy", "trade-total").to_frame()
    assert frame["record"].to_list() == ["theme", "series"]
    assert frame["label"].to_list()[0] == "Energy"


def test_a_day_that_pandas_has_not_is_none(own: Path) -> None:
    events = Path("mine/events.json")
    events.write_text(events.read_text().replace('"1905-09~"', '"-0043-03-15"'))
    with open_data("mine") as data:
        frame = data.events().to_frame()
    assert frame["date_edtf"][0] == "-0043-03-15"
    assert frame["earliest"].isna()[0]


def test_a_large_frame_says_its_size_first(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MANY", 10)
    with pytest.warns(DataWarning, match=r"a frame of \d+ rows takes about \d+ MB of memory; to_arrow\(\) gives them"):
        data.events().to_frame()


def test_without_pandas_it_is_said_how_to_install_it(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(BadUsage) as refusal:
        data.events().to_frame()
    expected = f"to_frame() needs pandas, which is not installed; `{command('frames')}` installs it"
    assert str(refusal.value) == expected
