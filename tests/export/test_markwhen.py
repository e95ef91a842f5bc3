"""Stories for other programs, looked at without them: TimelineJS, Argdown, Markwhen. `tests/npm` asks the programs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hostile import TEXTS, hostile
from sinorus import dates
from sinorus import index as store
from sinorus.export import Export, export
from sinorus.model.rows import ClaimRow, EventRow
from sinorus.query import question
from sinorus.query.request import Request
from sinorus.query.selection import Records, select

Row = dict[str, Any]
FORMATS = ("timelinejs", "argdown", "markwhen")


def _records(*folders: Path) -> Records:
    with store.open_index([str(folder) for folder in folders]) as index:
        return select(index.db, question.understand(Request(), index.db), "export x")


@pytest.fixture
def real() -> Records:
    """Return all of the packaged data."""
    return _records()


@pytest.fixture
def nasty(tmp_path: Path) -> Records:
    """Return a data set in which every text would act if it were let."""
    return _records(hostile(tmp_path / "H"))


def _at(records: Records, date: str) -> Records:
    """Return one event, at this date."""
    found = dates.parse(date)
    earliest, latest = (day and day.iso() for day in (found.earliest, found.latest))
    event: EventRow = {**records.events[0], "date_edtf": date, "earliest": earliest, "latest": latest}
    return records._replace(events=[event])


def _slides(made: Export) -> Any:
    return json.loads(made.content)


def _only_slide(records: Records) -> Row:
    [slide] = _slides(export("timelinejs", records))["events"]
    return dict(slide)


def _only_line(records: Records) -> str:
    [line] = re.findall(r"^(\d.*?): ", export("markwhen", records).content.decode(), re.MULTILINE)
    return str(line)


def _day(iso: str | None) -> dict[str, int]:
    assert iso is not None
    return dates.Day.from_iso(iso)._asdict()


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_come_again(real: Records, nasty: Records, format: str) -> None:
    assert export(format, real) == export(format, _records())
    assert export(format, nasty).content == export(format, nasty).content


@pytest.mark.parametrize("format", FORMATS)
def test_the_terms_and_the_version_stand_in_the_file(real: Records, format: str) -> None:
    text = export(format, real).content.decode("utf-8")
    [known] = real.datasets
    assert all(known[key] in text for key in ("title", "version", "as_of", "licence"))


@pytest.mark.parametrize("format", FORMATS)
def test_a_data_set_without_a_name_or_an_event_gives_a_file(real: Records, format: str) -> None:
    nothing = real._replace(datasets=[], events=[], claims=[], contrasts=[])
    made = export(format, nothing)
    assert b"a data set without a name" in made.content
    assert {made.counts[key] for key in made.counts if key != "eras"} == {0}


@pytest.mark.parametrize("format", FORMATS)
def test_controls_and_lines_in_a_text_become_blanks(real: Records, format: str) -> None:
    bad = "one\n1960: two\r\n\x1b[31m# three\u2028four\ud800"
    event: EventRow = {**real.events[0], "title": bad, "summary": bad, "disputed": bad}
    claim: ClaimRow = {**real.claims[0], "text": bad, "attributed_to": bad}
    text = export(format, real._replace(events=[event], claims=[claim], contrasts=[])).content.decode("utf-8")
    assert not set("\r\x1b\u2028\ud800") & set(text)
    assert "one 1960: two" in text


def test_every_event_is_a_slide_with_its_first_and_last_day(real: Records) -> None:
    made = export("timelinejs", real)
    slides = {slide["unique_id"]: slide for slide in _slides(made)["events"]}
    assert made.counts["events"] == len(slides) == len(real.events)
    for event in real.events:
        slide = slides[event["id"]]
        assert slide["start_date"] == _day(event["earliest"])
        assert slide.get("end_date", slide["start_date"]) == _day(event["latest"])


def test_a_slide_says_in_words_what_is_not_of_a_day(real: Records) -> None:
    assert "display_date" not in _only_slide(_at(real, "1949-10-01"))
    assert "display_date" not in _only_slide(_at(real, "1969-03-02/1969-03-15"))
    assert _only_slide(_at(real, "1960~"))["display_date"] == "c. 1960"
    assert _only_slide(_at(real, "1950-02"))["display_date"] == "Feb 1950"
    assert _only_slide(_at(real, "../1850"))["display_date"] == "until 1850"
    assert _only_slide(_at(real, "-0500"))["start_date"]["year"] == -500


def test_a_slide_that_begins_nobody_knows_when_stands_at_its_end(real: Records) -> None:
    made = export("timelinejs", _at(real, "../1850-05-01"))
    [slide] = _slides(made)["events"]
    assert slide["start_date"] == {"year": 1850, "month": 5, "day": 1}
    assert "end_date" not in slide
    assert made.reduced["events without a known first day stand at their last"] == 1


@pytest.mark.parametrize("format", ["timelinejs", "markwhen"])
def test_a_date_open_at_both_ends_still_has_a_place(real: Records, format: str) -> None:
    made = export(format, _at(real, "[..1960,1970..]"))
    assert made.counts["events"] == 1
    assert b"1960" in made.content


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
        assert slide["group"] == labels[event["themes"][0]]


def test_slides_may_stand_in_a_page_and_hold_no_markup_but_ours(nasty: Records) -> None:
    made = export("timelinejs", nasty)
    assert b"</" not in made.content
    tags = re.findall(r"<[^>]*>", "".join(slide["text"]["text"] for slide in _slides(made)["events"]))
    assert {tag.split()[0].strip("</>") for tag in tags} == {"p", "ul", "li", "a"}


def test_every_claim_is_a_statement_once(real: Records, nasty: Records) -> None:
    for records in (real, nasty):
        made = export("argdown", records)
        ids = re.findall(r"^\[(.+?)\]: ", made.content.decode("utf-8"), re.MULTILINE)
        assert sorted(ids) == sorted(claim["id"] for claim in records.claims)
        assert made.counts["claims"] == len(ids)


def test_claims_stand_under_their_first_driver(real: Records) -> None:
    heading, section, found = re.compile(r"^# .*?(?:\{driver: \"(.+?)\"|$)"), "", {}
    for line in export("argdown", real).content.decode("utf-8").split("\n"):
        if known := heading.match(line):
            section = known[1] or ""
        elif line.startswith("["):
            found[line[1 : line.index("]")]] = section
    assert found == {claim["id"]: next(iter(claim["drivers"]), "") for claim in real.claims}


def test_a_contrast_of_two_essays_sets_each_claim_against_those_of_the_other(real: Records) -> None:
    source = {claim["id"]: claim["source"] for claim in real.claims}
    contrast = next(row for row in real.contrasts if len({source[id] for id in row["claims"]}) == 2)
    made = export("argdown", real._replace(contrasts=[contrast]))
    essays = [[id for id in contrast["claims"] if source[id] == essay] for essay in ("sikka", "rathod")]
    assert made.counts["relations"] == len(essays[0]) * len(essays[1])
    assert made.counts["contrasts"] == 1


def test_every_event_is_a_dated_line_under_its_era(real: Records, nasty: Records) -> None:
    for records in (real, nasty):
        text = export("markwhen", records).content.decode("utf-8")
        ids = re.findall(r"^\d[^\n]*\nid: \"(.+?)\"$", text, re.MULTILINE)
        assert sorted(ids) == sorted(event["id"] for event in records.events)
    sections = re.findall(r"^# (.+)$", export("markwhen", real).content.decode("utf-8"), re.MULTILINE)
    assert sections == [period["label"] for period in real.periods if period["era"]]


@pytest.mark.parametrize(
    ("date", "line"),
    [
        ("1949", "1949"),
        ("1949-10-01", "1949-10-01"),
        ("1950-02", "1950-02-01/1950-02-28"),
        ("1969-03-02/1969-03", "1969-03-02/1969-03-31"),
        ("1960~", "1960"),
        ("196X", "1960-01-01/1969-12-31"),
        ("../1850-05-01", "1850-05-01"),
        ("0812", "0812"),
        ("-0500", "0001-01-01"),
        ("Y12000", "9999-12-31"),
    ],
)
def test_markwhen_gets_years_days_and_spans_of_days_alone(real: Records, date: str, line: str) -> None:
    made = export("markwhen", _at(real, date))
    assert _only_line(_at(real, date)) == line
    assert f'\nedtf: "{date}"\n' in made.content.decode("utf-8")
    assert (b"#approx" in made.content) == (not re.fullmatch(r"[\d/-]+", date) or date.startswith(("-", "..")))


def test_text_below_an_event_is_quoted_and_tags_are_words(nasty: Records) -> None:
    text = export("markwhen", nasty).content.decode("utf-8")
    body = text.split("---\n", 2)[2]
    lines = [line for line in body.split("\n") if line]
    assert all(re.match(r"> |# |[\d/-]+: |[a-z]+: [\"\[]", line) for line in lines)
    dated = [line for line in lines if re.match(r"[\d/-]+: ", line)]
    assert all(re.search(r"( #\w+)+$", line, re.ASCII) for line in dated)
    assert not any(re.match(r"> .*(?<!\S)#\w", line) for line in lines)
    assert len(dated) == len(TEXTS)
