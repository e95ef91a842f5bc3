"""What comes back is a sequence that reads its rows when they are asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sinorus.api import texts
from sinorus.api.dataset import Dataset
from sinorus.api.dataset import open as open_data


@pytest.fixture(scope="module")
def data() -> Iterator[Dataset]:
    """Return the packaged data."""
    with open_data("builtin") as data:
        yield data


def test_it_is_a_sequence(data: Dataset) -> None:
    themes = data.themes()
    ids = [theme.id for theme in themes]
    assert len(themes) == len(ids)
    assert [theme.id for theme in reversed(themes)] == ids[::-1]
    assert (themes[-1].id, themes[len(ids) - 1].id) == (ids[-1], ids[-1])
    assert themes.index(themes[2]) == 2
    assert themes[0] in themes
    for place in (len(ids), -len(ids) - 1):
        with pytest.raises(IndexError):
            themes[place]


@pytest.mark.parametrize("part", [slice(3), slice(2, 5), slice(None, None, 2), slice(-3, None), slice(None, None, -1)])
def test_a_slice_is_a_sequence_of_the_same_records(part: slice, data: Dataset) -> None:
    whole = data.events(theme="territory")
    assert [event.id for event in whole[part]] == [event.id for event in whole][part]
    assert len(whole[part]) == len([*whole][part])
    assert whole[part].to_frame()["id"].to_list() == [event.id for event in whole[part]]


def test_rows_are_read_in_blocks_when_they_are_asked_for(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "BLOCK", 10)
    events = data.events()
    assert len(events) > 600
    assert events._texts._taken == []
    assert events[12].id
    assert len(events._texts._taken) == 20
    assert len(events[:25]) == 25
    assert len(events._texts._taken) == 30
    # What streams keeps nothing.
    assert events.to_json().count("\n") == len(events) + 2
    assert sum(batch.num_rows for batch in events.to_arrow()) == len(events)
    assert len(events._texts._taken) == 30
    assert len([*events]) == len(events) == len(events._texts._taken)


def test_rows_go_on_after_ctrl_c_and_never_seem_to_end(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "BLOCK", 10)
    for error in (KeyboardInterrupt(), OSError("unplugged")):
        events = data.events(theme="territory")
        ids = [event.id for event in events]

        def broken(rest: Iterator[str], error: BaseException = error) -> Iterator[str]:
            yield next(rest)
            raise error

        again = data.events(theme="territory")
        assert again[0].id == ids[0]
        again._texts._rest = broken(again._texts._rest)
        with pytest.raises(type(error)):
            again[25]
        if isinstance(error, KeyboardInterrupt):
            assert [event.id for event in again] == ids
        else:
            with pytest.raises(OSError, match="unplugged"):
                list(again)


def test_what_it_is_shows_in_a_line(data: Dataset) -> None:
    assert repr(data.get("energy", "trade-total")) == "<2 records: sinorus show energy trade-total>"
    assert repr(data.events()[:1]) == "<1 event>"
    assert repr(data) == "<data: builtin>"


def test_a_notebook_shows_the_first_rows_and_says_how_many_there_are(data: Dataset) -> None:
    table = data.events()._repr_html_() or ""
    assert table.count("<tr>") == 21
    assert f"<p>{len(data.events())} events; the first 20 are shown</p>" in table
    assert "<th align=left>Event</th>" in table
    assert (data.events(limit=3)._repr_html_() or "").endswith("<p>3 events</p>")


def test_no_text_of_the_data_becomes_markup(own: Path) -> None:
    events = Path("mine/events.json")
    hostile = "<script>alert(1)</script> &amp; <img src=x onerror=alert(2)>"
    events.write_text(events.read_text().replace("Something happened", hostile), encoding="utf-8")
    with open_data("mine") as data:
        assert data.events()[0].title == hostile
        table = data.events()._repr_html_() or ""
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &lt;img" in table
    assert "<script" not in table
    assert "<img" not in table


@pytest.mark.parametrize("sort", ["date", "-date", "title", "-links"])
@pytest.mark.parametrize("filters", [{}, {"theme": "energy"}, {"start": "1949", "search": "china"}])
@pytest.mark.parametrize("question", ["events", "claims"])
def test_a_page_anywhere_is_that_part_of_all_rows(
    question: str, filters: dict[str, str], sort: str, data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "BLOCK", 5)
    if question == "claims":
        sort = {"title": "written", "-links": "-passage"}.get(sort, sort)
    whole = [row.id for row in getattr(data, question)(sort=sort, **filters)]
    assert len(whole) > 30
    for start in (6, 11, len(whole) // 2, len(whole) - 12, len(whole) - 1):
        far = getattr(data, question)(sort=sort, **filters)
        assert [row.id for row in far[start : start + 10]] == whole[start : start + 10]
        assert far[start].id == whole[start]
        # What lies before a far row was not read.
        assert not far._texts._taken or start <= 2 * texts.BLOCK


def test_a_page_keeps_to_the_limit(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "BLOCK", 5)
    some = data.events(limit=40)
    ids = [row.id for row in data.events()[:40]]
    assert [row.id for row in some[35:50]] == ids[35:]
    assert [*some[45:60]] == []
    assert [row.id for row in some[30:39][2:4]] == ids[32:34]
    with pytest.raises(IndexError):
        some[40]
