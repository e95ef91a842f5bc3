"""A calendar read back by icalendar and khal."""

import datetime
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest

from clients import run_client
from exports import at, export, records_in
from folders import folder_of, save
from sinorus import dates
from sinorus.base.errors import BadUsage
from sinorus.model.rows.event import EventRow
from sinorus.query.selection import Records

Row = dict[str, Any]


def _calendar(records: Records) -> Any:
    calendar = icalendar.Calendar.from_ical(export("ics", records).content)
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.walk("VEVENT"))
    return calendar


def _entries(records: Records) -> dict[str, Any]:
    found = _calendar(records).walk("VEVENT")
    entries = {str(event["uid"]).partition("@")[0]: event for event in found}
    assert len(entries) == len(found)
    return entries


def _read(value: Any) -> str:
    """Return the text of a property that the library does not know to be one, read as one that it knows."""
    return str(icalendar.Event.from_ical(f"BEGIN:VEVENT\r\nSUMMARY:{value}\r\nEND:VEVENT\r\n")["summary"])


@pytest.mark.slow
def test_every_event_is_an_entry_or_told_in_the_description(records: Records) -> None:
    made, entries = export("ics", records), _entries(records)
    told = [event for event in records.events if event["id"] not in entries]
    assert made.counts == {"events": len(entries)}
    assert made.reduced["events that no calendar has a day for, told in the description of the calendar"] == len(told)
    assert [event["earliest"] for event in told] == [None] * len(told)
    description = _read(_calendar(records)["x-wr-caldesc"])
    for event in told:
        written = dates.human(dates.parse(event["date_edtf"] or ""))
        assert f"{written}: {event['title']} ({event['id']})" in description.splitlines()


@pytest.mark.slow
def test_entries_say_what_was_recorded(records: Records) -> None:
    entries = _entries(records)
    for event in records.events:
        if not (entry := entries.get(event["id"])):
            continue
        assert entry["dtstart"].dt.isoformat() == event["earliest"]
        assert str(entry["summary"]).startswith(event["title"])
        said = str(entry["description"])
        assert event["summary"]
        assert said.split("\n\n")[:2] == [dates.human(dates.parse(event["date_edtf"] or "")), event["summary"]]
        addresses = [page["url"] for page in event["references"] if page["url"]]
        assert [str(entry["url"])] == addresses[:1] if addresses else "url" not in entry
        assert f"Date (EDTF): {event['date_edtf']};" in said
        parts = [page[key] for page in event["references"] for key in ("title", "publisher", "url")]
        assert [part for part in parts if part and part not in said] == []
        assert [str(name) for name in entry["categories"].cats] == [*event["themes"], event["effect"]]
        assert (str(entry["transp"]), entry["dtstamp"].dt.date().isoformat()) == (
            "TRANSPARENT",
            records.datasets[0]["as_of"],
        )
        place = event["place"]
        if place:
            assert (str(entry["location"]), entry["geo"].latitude, entry["geo"].longitude) == (
                place["name"],
                place["lat"],
                place["lon"],
            )


def test_the_terms_stand_at_the_calendar_and_at_every_entry(records: Records) -> None:
    [dataset], calendar = records.datasets, _calendar(records)
    assert _read(calendar["x-wr-calname"]) == dataset["title"]
    known = f"{dataset['title']}, version {dataset['version']} ({dataset['as_of']}), {dataset['licence']}"
    assert _read(calendar["x-wr-caldesc"]).splitlines()[0] == known
    terms = {_read(part["x-license"]) for part in (calendar, *calendar.walk("VEVENT"))}
    assert terms == {dataset["licence"]}


@pytest.mark.parametrize(
    ("date", "first", "last", "behind", "yearly"),
    [
        ("1950-02-14", "1950-02-14", "1950-02-14", " (1950)", True),
        ("1969-03-02/1969-09-11", "1969-03-02", "1969-09-11", " (1969)", False),
        ("1969-03-02/1970-01-02", "1969-03-02", "1970-01-02", " (1969–1970)", False),
        ("1960~", "1960-01-01", "1960-01-01", " (c. 1960)", False),
        ("1950-02-14~", "1950-02-14", "1950-02-14", " (c. 14 Feb 1950)", False),
        ("1950-02", "1950-02-01", "1950-02-01", " (Feb 1950)", False),
        ("1969-03-02/1970", "1969-03-02", "1969-03-02", " (2 Mar 1969 – 1970)", False),
        ("1969-03-02/..", "1969-03-02", "1969-03-02", " (2 Mar 1969 onwards)", False),
        ("{1954,1958}", "1954-01-01", "1954-01-01", " (1954 and 1958)", False),
        ("9998-12-31", "9998-12-31", "9998-12-31", " (9998)", True),
        ("9998-12-31/9999-12-31", "9998-12-31", "9998-12-31", " (31 Dec 9998 – 31 Dec 9999)", False),
    ],
)
def test_an_exact_day_or_span_fills_its_days_and_all_else_marks_the_first(
    nasty: Records, date: str, first: str, last: str, behind: str, yearly: bool
) -> None:
    [entry] = _entries(at(nasty, date)).values()
    after = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
    assert (entry["dtstart"].dt.isoformat(), entry["dtend"].dt) == (first, after)
    assert str(entry["summary"]) == nasty.events[0]["title"] + behind
    assert ("rrule" in entry) is yearly


def test_what_no_calendar_has_a_day_for_is_told(nasty: Records) -> None:
    never = ("-0043-03-15", "0000", "Y12000", "../1850", "9999-12-31", "/1850")
    made = export("ics", at(nasty, *never, "0001-01-01"))
    assert made.counts == {"events": 1}
    assert made.reduced == {
        "events that no calendar has a day for, told in the description of the calendar": 6,
        "claims, for which this format has no place, are left out": len(nasty.claims),
    }
    description = _read(_calendar(at(nasty, *never))["x-wr-caldesc"])
    assert all(f"({event['id']})" in description for event in at(nasty, *never).events)
    assert "15 Mar 44 BC" in description


@pytest.mark.slow
def test_the_packaged_events_are_known_by_the_ids_that_they_had_in_0_1_0(real: Records) -> None:
    assert {str(entry["uid"]) for entry in _entries(real).values()} == {f"{id}@sinorus" for id in _entries(real)}


@pytest.mark.slow
def test_events_of_one_id_in_two_data_sets_are_two_also_where_folders_are_joined(tmp_path: Path) -> None:
    summit = {"id": "summit", "date_edtf": "1950-01-01", "title": "A summit", "kind": "summit"}
    old = "treaty-of-nerchinsk-1689"
    uids: list[str] = []
    for title in ("Mine", "Theirs"):
        folder = folder_of(str(tmp_path / title), events=[summit])
        save(folder / "dataset.json", {"title": title, "version": "1", "licence": "CC0"})
        [entry] = _entries(records_in([str(folder)])).values()
        joined = _entries(records_in([str(folder), "builtin"]))
        assert (joined["summit"]["uid"], joined[old]["uid"]) == (entry["uid"], f"{old}@sinorus")
        uids.append(str(entry["uid"]))
    assert len({*uids, "summit@sinorus"}) == 3
    assert all(re.fullmatch(r"summit@[0-9a-f]{12}\.sinorus", uid) for uid in uids)


@pytest.mark.slow
def test_an_event_that_was_revised_takes_the_place_of_what_it_was(real: Records) -> None:
    revised = {id: int(entry["sequence"]) for id, entry in _entries(real).items() if "sequence" in entry}
    assert revised == {id: real.revised[id] for id in _entries(real) if real.revised.get(id)}
    assert revised


def test_events_without_a_date_are_left_out_and_counted(real: Records) -> None:
    undated: EventRow = {**real.events[0], "date_edtf": None, "earliest": None, "latest": None}
    made = export("ics", real._replace(events=[undated, real.events[1]]))
    assert (made.counts, made.reduced["events without a date are left out"]) == ({"events": 1}, 1)


def test_no_line_of_a_calendar_is_longer_than_75_octets(records: Records) -> None:
    lines = export("ics", records).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_icalendar_refuses_a_calendar_that_is_cut_off(nasty: Records) -> None:
    cut = export("ics", nasty).content.replace(b"END:VEVENT\r\n", b"", 1)
    with pytest.raises(ValueError, match="END"):
        icalendar.Calendar.from_ical(cut)


KHAL = """[calendars]
[[s]]
path = {folder}/vdir
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = UTC
local_timezone = UTC
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = s
"""


Khal = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def khal(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run khal with a calendar, a configuration and a home of its own; its entries come to lie in ``vdir``."""
    (tmp_path / "vdir").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path), encoding="utf-8")
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    env = {**os.environ, **dict.fromkeys(homes, str(tmp_path)), "LC_ALL": "C.UTF-8"}

    def ran(*line: str) -> subprocess.CompletedProcess[str]:
        return run_client(tmp_path, "khal", "-c", "khal.conf", *line, env=env)

    return ran


def _listed(khal: Khal, day: str) -> list[str]:
    shown = khal("list", "--format", "{title}|{start-date}|{end-date}", "--day-format", "", day, day)
    return shown.stdout.splitlines()


@pytest.mark.slow
def test_khal_takes_every_entry_over(records: Records, tmp_path: Path, khal: Khal) -> None:
    (tmp_path / "out.ics").write_bytes(export("ics", records).content)
    done = khal("import", "--batch", "-a", "s", "out.ics")
    assert done.returncode == 0, done.stderr
    kept = [icalendar.Calendar.from_ical(file.read_bytes()) for file in (tmp_path / "vdir").iterdir()]
    summaries = {str(e["uid"]): str(e["summary"]) for calendar in kept for e in calendar.walk("VEVENT")}
    assert summaries == {str(entry["uid"]): str(entry["summary"]) for entry in _entries(records).values()}
    dated = [(event["title"], event["date_edtf"] or "") for event in records.events]
    exact = [(title, date) for title, date in dated if re.fullmatch(r"\d{4}-\d\d-\d\d", date)]
    for title, date in (exact[0], exact[-1]):
        assert f"{title} ({int(date[:4])})|{date}|{date}" in _listed(khal, date)
    # An anniversary; the first day is that of the event and not of the year before.
    title, date = exact[-1]
    year, month_and_day = int(date[:4]), date[4:]
    told = f"{title} ({year})|"
    assert any(line.startswith(told) for line in _listed(khal, f"{year + 1}{month_and_day}"))
    assert not any(line.startswith(told) for line in _listed(khal, f"{year - 1}{month_and_day}"))


@pytest.mark.slow
def test_khal_does_not_take_over_an_entry_without_a_first_day(nasty: Records, tmp_path: Path, khal: Khal) -> None:
    broken = re.sub(rb"DTSTART[^\r]*\r\n", b"", export("ics", nasty).content)
    (tmp_path / "out.ics").write_bytes(broken)
    done = khal("import", "--batch", "-a", "s", "out.ics")
    assert done.returncode != 0 or "rror" in done.stderr
    assert _listed(khal, "1949-10-01") == []


def test_a_missing_library_is_named_with_what_installs_it(nasty: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(BadUsage, match=r"export ics needs icalendar.*\[export\]"):
        export("ics", nasty)
