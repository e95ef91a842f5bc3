"""TimelineJS without TimelineJS; `tests/npm` asks the program."""

import json
import re
from typing import Any

import pytest

from exports import Export, at, export
from sinorus import dates
from sinorus.export.timelinejs import LONG
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.works import Reference
from sinorus.model.signs import SIGNS
from sinorus.query.selection import Records

Row = dict[str, Any]


def _slides(made: Export) -> Any:
    return json.loads(made.content)


def _only_slide(records: Records) -> Row:
    [slide] = _slides(export("timelinejs", records))["events"]
    return dict(slide)


def _day(iso: str | None) -> dict[str, int]:
    assert iso is not None
    return dates.Day.from_iso(iso)._asdict()


def test_every_event_is_a_slide_with_its_first_and_last_day(real: Records) -> None:
    made = export("timelinejs", real)
    slides = {slide["unique_id"]: slide for slide in _slides(made)["events"]}
    assert made.counts["events"] == len(slides) == len(real.events)
    for event in real.events:
        slide = slides[event["id"]]
        assert slide["start_date"] == _day(event["earliest"])
        assert slide.get("end_date", slide["start_date"]) == _day(event["latest"])


def test_a_slide_says_in_words_what_is_not_of_a_day(real: Records) -> None:
    assert "display_date" not in _only_slide(at(real, "1949-10-01"))
    assert "display_date" not in _only_slide(at(real, "1969-03-02/1969-03-15"))
    assert _only_slide(at(real, "1960~"))["display_date"] == "c. 1960"
    assert _only_slide(at(real, "1950-02"))["display_date"] == "Feb 1950"
    assert _only_slide(at(real, "../1850"))["display_date"] == "until 1850"
    assert _only_slide(at(real, "-0500"))["start_date"]["year"] == -500


def test_a_slide_that_begins_nobody_knows_when_stands_at_its_end(real: Records) -> None:
    made = export("timelinejs", at(real, "../1850-05-01"))
    [slide] = _slides(made)["events"]
    assert slide["start_date"] == {"year": 1850, "month": 5, "day": 1}
    assert "end_date" not in slide
    assert made.reduced["events without a known first day stand at their last"] == 1


def test_only_periods_that_tile_time_and_have_both_ends_are_eras(real: Records) -> None:
    made = export("timelinejs", real)
    ended = [period["id"] for period in real.periods if period["era"] and period["earliest"] and period["latest"]]
    assert [era["unique_id"] for era in _slides(made)["eras"]] == ended
    assert made.reduced["periods that overlap others or have no end are left out of the eras"] == len(
        real.periods
    ) - len(ended)


def test_all_themes_of_an_event_are_in_its_text(real: Records) -> None:
    labels = {theme["id"]: theme["label"] for theme in real.themes}
    slides = _slides(export("timelinejs", real))["events"]
    for event, slide in zip(real.events, slides, strict=True):
        assert all(labels[theme] in slide["text"]["text"] for theme in event["themes"])


def test_the_groups_are_the_effects_which_leave_room_for_a_slide(real: Records) -> None:
    slides = _slides(export("timelinejs", real))["events"]
    assert [slide["group"] for slide in slides] == [SIGNS[event["effect"]].word for event in real.events]
    assert len({slide["group"] for slide in slides}) <= 5


def test_an_article_of_wikipedia_is_the_picture_of_a_slide(real: Records) -> None:
    slides = {slide["unique_id"]: slide for slide in _slides(export("timelinejs", real))["events"]}
    for event in real.events:
        articles = [page["url"] for page in event["references"] if ".wikipedia.org/wiki/" in (page["url"] or "")]
        assert slides[event["id"]].get("media", {}).get("url") == next(iter(articles), None)
    assert sum("media" in slide for slide in slides.values()) > 10


@pytest.mark.parametrize("path", ["<img src=x>", "File:A.jpg", 'a" onload="x', "a?b=c#d"])
def test_an_address_that_is_no_article_is_no_picture(real: Records, path: str) -> None:
    page: Reference = {**real.events[0]["references"][0], "url": f"https://en.wikipedia.org/wiki/{path}"}
    event: EventRow = {**real.events[0], "references": [page]}
    assert "media" not in _only_slide(real._replace(events=[event]))


def test_who_writes_a_story_that_nobody_follows_is_told(real: Records) -> None:
    said = f"slides beyond the {LONG} that a reader follows; --theme, --from and --search choose"
    assert export("timelinejs", real).reduced[said] == len(real.events) - LONG
    assert said not in export("timelinejs", real._replace(events=real.events[:LONG])).reduced


def test_slides_may_stand_in_a_page_and_hold_no_markup_but_ours(nasty: Records) -> None:
    made = export("timelinejs", nasty)
    assert b"</" not in made.content
    tags = re.findall(r"<[^>]*>", "".join(slide["text"]["text"] for slide in _slides(made)["events"]))
    assert {tag.split()[0].strip("</>") for tag in tags} == {"p", "ul", "li", "a"}
