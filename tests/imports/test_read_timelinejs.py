import json
from pathlib import Path
from typing import Any

import pytest

from sinorus.base.errors import BadData
from sinorus.imports import read_timelinejs
from sinorus.imports.table import Row, Source, Table

WAR = {
    "start_date": {"year": "-500", "month": "", "day": ""},
    "end_date": {"year": "-479"},
    "text": {
        "headline": "A long <b>war</b>",
        "text": "<p>Told by <a href='//example.org/told'>one who saw it</a>.</p><p>And by&nbsp;others.</p>",
    },
    "media": {"url": "//example.org/war.jpg", "credit": "<a href='https://example.org'>A painter</a>", "caption": ""},
    "group": "Wars",
    "background": {"color": "#fff"},
}


def story(folder: Path, **parts: Any) -> Source:
    path = folder / "story.json"
    path.write_text(json.dumps(parts), encoding="utf-8")
    return Source(path, "story.json")


def rows(table: Table) -> list[dict[str, object]]:
    return [row.cells for row in table.rows]


def test_a_slide_becomes_an_event_in_plain_words_with_its_links_as_references(tmp_path: Path) -> None:
    (events,) = read_timelinejs.tables(story(tmp_path, events=[WAR]))
    assert rows(events) == [
        {
            "title": "A long war",
            "date_edtf": "-0499/-0478",
            "summary": "Told by one who saw it. And by others.",
            "references": [{"title": "one who saw it", "url": "https://example.org/told"}],
            "media": "https://example.org/war.jpg",
            "media credit": "A painter",
            "group": "Wars",
            "background colour": "#fff",
        }
    ]


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ({"year": 1900}, None, "1900"),
        ({"year": "44.0", "month": 3.0}, None, "0044-03"),
        ({"year": "-44", "month": "3", "day": "15"}, None, "-0043-03-15"),
        ({"year": "-12,000"}, None, "Y-11999"),
        ({"year": 1969, "month": 3, "day": 2}, {"year": 1969, "month": 3, "day": 2}, "1969-03-02"),
        ({"year": 1969, "month": 3, "day": 2, "hour": 8, "minute": "5"}, None, "1969-03-02T08:05:00"),
        ({"year": "about 1900"}, None, "about 1900"),
        ({"year": "", "month": "3"}, None, "3"),
        ({"year": 0}, None, "year 0"),
        ({"year": "-13800000000"}, None, "Y-13800000000"),
    ],
)
def test_numbers_become_a_date_and_all_else_stays_as_it_is_written(
    tmp_path: Path, start: dict[str, object], end: dict[str, object] | None, date: str
) -> None:
    slide = {"start_date": start, "text": {"headline": "Something"}, **({"end_date": end} if end else {})}
    (events,) = read_timelinejs.tables(story(tmp_path, events=[slide]))
    assert rows(events) == [{"title": "Something", "date_edtf": date}]


def test_a_slide_that_says_its_date_or_its_text_in_one_word_loses_neither(tmp_path: Path) -> None:
    slide = {"start_date": "spring 1949", "text": "All that there is to say"}
    (events,) = read_timelinejs.tables(story(tmp_path, events=[slide]))
    assert rows(events) == [{"date_edtf": "spring 1949", "summary": "All that there is to say"}]


def test_eras_are_periods_and_the_title_is_told_but_is_no_event(tmp_path: Path) -> None:
    era = {"start_date": {"year": 1900}, "end_date": {"year": 1950}, "text": {"headline": "First half"}}
    title = {"text": {"headline": "A <i>century</i>", "text": "And what it held"}}
    events, periods, dataset = read_timelinejs.tables(story(tmp_path, title=title, events=[WAR], eras=[era]))
    assert events.notes == ["title slide, which is no event: A century – And what it held"]
    assert (periods.kind, rows(periods)) == (
        "period",
        [{"id": "", "label": "First half", "date_edtf": "1900/1950", "description": "First half"}],
    )
    assert (dataset.kind, rows(dataset)) == ("dataset", [{"title": "A century"}])


def test_a_story_of_the_second_version_is_read_too(tmp_path: Path) -> None:
    slide = {"startDate": "1903,12,17 10:35", "headline": "First flight", "text": "", "asset": {"media": "//a.org/f"}}
    events, _ = read_timelinejs.tables(story(tmp_path, timeline={"headline": "Flight", "date": [slide]}))
    assert rows(events) == [{"title": "First flight", "date_edtf": "1903-12-17T10:35:00", "media": "https://a.org/f"}]


def test_our_own_story_keeps_ids_and_uncertain_dates(tmp_path: Path) -> None:
    slide = {"unique_id": "a-treaty", "date_edtf": "1689~", "start_date": {"year": 1689}, "display_date": "c. 1689"}
    (events,) = read_timelinejs.tables(story(tmp_path, events=[{**slide, "text": {"headline": "A treaty"}}]))
    assert rows(events) == [{"id": "a-treaty", "title": "A treaty", "date_edtf": "1689~"}]


@pytest.mark.parametrize("parts", [{"events": []}, {"title": {}}, {"timeline": {"headline": "Nothing"}}])
def test_a_story_without_events_is_refused(tmp_path: Path, parts: dict[str, Any]) -> None:
    with pytest.raises(BadData, match=r'^story\.json: the story has no events; TimelineJS lists them under "events"$'):
        [*read_timelinejs.tables(story(tmp_path, **parts))]


def test_a_row_of_the_spreadsheet_is_a_slide() -> None:
    from sinorus.imports.layouts import translated

    heads = ["Year", "Month", "Day", "End Year", "Display Date", "Headline", "Text", "Media", "Media Credit", "Type"]
    cells = [
        ["", "", "", "", "", "The whole", "About it", "", "", "title"],
        ["1949", "10", "1", "", "Autumn", "A state", "<p>Is\nmade</p>", "https://a.org", "A. B.", ""],
        ["1949", "", "", "1960", "", "An era", "", "", "", "era"],
    ]
    sheet = [Row(line, dict(zip(heads, row, strict=True))) for line, row in enumerate(cells, 2)]
    events, periods, dataset = [(table, rows(table)) for table in translated(Table("event", heads, sheet, "sheet.csv"))]
    assert events[1] == [
        {
            "title": "A state",
            "date_edtf": "1949-10-01",
            "date_text": "Autumn",
            "summary": "Is made",
            "media": "https://a.org",
            "media credit": "A. B.",
        }
    ]
    assert events[0].notes == ["row 2 is a title slide, which is no event: The whole – About it"]
    assert dataset[1] == [{"title": "The whole"}]
    assert periods[1] == [{"id": "", "label": "An era", "date_edtf": "1949/1960", "description": "An era"}]
