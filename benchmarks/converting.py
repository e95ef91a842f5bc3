"""Events in the form that a neighbour reads; written before anything is measured."""

import calendar
import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
COLUMNS = ("id", "date_edtf", "title", "summary", "kind", "effect", "themes", "drivers", "actors", "references")
JRNL = """\
version: 4.6
journals: {{default: {{journal: "{folder}/journal.txt"}}}}
timeformat: "%Y-%m-%d %H:%M"
default_hour: 9
default_minute: 0
editor: ""
encrypt: false
highlight: false
indent_character: " "
linewrap: 79
tagsymbols: "#"
template: false
colors: {{body: none, date: none, tags: none, title: none}}
"""
KHAL = """\
[calendars]
[[events]]
path = {folder}/events
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""
EVENT = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//sinorus//benchmarks//EN\r
BEGIN:VEVENT\r
UID:{id}\r
DTSTAMP:20000101T000000Z\r
DTSTART;VALUE=DATE:{day}\r
SUMMARY:{title}\r
END:VEVENT\r
END:VCALENDAR\r
"""


def records(data: Path) -> Iterator[Record]:
    """Read the events of a folder one by one."""
    with (data / "events.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def day(date: str) -> str:
    """Return the first day of an EDTF date: ``195X`` gives 1950-01-01."""
    parts = re.split("[/~?%]", date)[0].replace("X", "0").split("-")
    return "-".join([*parts, "01", "01"][:3])


def sqlite(data: Path, folder: Path) -> None:
    """Write a database with an index on the date."""
    db = sqlite3.connect(folder / "events.db")
    columns = ", ".join(f'"{name}"' for name in COLUMNS[1:])
    db.execute(f"CREATE TABLE events (id PRIMARY KEY, {columns})")
    db.executemany(f"INSERT INTO events VALUES ({', '.join('?' * len(COLUMNS))})", map(_flat, records(data)))
    db.execute("CREATE INDEX of_date ON events (date_edtf)")
    db.commit()
    db.close()


def comma(data: Path, folder: Path) -> None:
    """Write a CSV file."""
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(map(_flat, records(data)))


def sheet(data: Path, folder: Path) -> None:
    """Write a sheet as people keep one: heads and lists of their own, plain words for days."""
    with (folder / "events.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("Date", "Event", "What happened", "Kind", "People", "Tags", "Where", "Source", "Link", "Weight")
        )
        for number, record in enumerate(records(data)):
            page = record["references"][0]
            lists = ("; ".join(record[name]) for name in ("actors", "themes"))
            texts = (_written(record["date_edtf"]), record["title"], record["summary"], record["kind"])
            writer.writerow((*texts, *lists, "Moscow", page["title"], page.get("url"), number % 7))


def _written(date: str) -> str:
    """Write a day in words, and leave every other date in EDTF."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", date)
    return f"{int(match[3])} {calendar.month_name[int(match[2])]} {match[1]}" if match else date


def jrnl(data: Path, folder: Path) -> None:
    """Write a journal and the configuration that names it."""
    (folder / "jrnl.yaml").write_text(JRNL.format(folder=folder), encoding="utf-8")
    with (folder / "journal.txt").open("w", encoding="utf-8") as file:
        for record in records(data):
            file.write(f"[{day(record['date_edtf'])} 09:00] {record['title']}.\n{record['summary']}\n\n")


def khal(data: Path, folder: Path) -> None:
    """Write a calendar, one file an event, and the configuration that names it."""
    (folder / "khal.conf").write_text(KHAL.format(folder=folder), encoding="utf-8")
    (folder / "events").mkdir()
    for record in records(data):
        title = re.sub(r"([\\;,])", r"\\\1", record["title"])
        text = EVENT.format(id=record["id"], day=day(record["date_edtf"]).replace("-", ""), title=title)
        (folder / "events" / f"{record['id']}.ics").write_bytes(text.encode())


def hledger(data: Path, folder: Path) -> None:
    """Write a journal in which each event moves one unit."""
    with (folder / "events.journal").open("w", encoding="utf-8") as file:
        for record in records(data):
            title = re.sub("[;|]", ",", record["title"])
            file.write(f"{day(record['date_edtf'])} {title}\n    events  1\n    record\n\n")


def _flat(record: Record) -> list[str]:
    values = (record.get(name, "") for name in COLUMNS)
    return [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values]


FORMS: dict[str, Callable[[Path, Path], None]] = {
    "sqlite": sqlite,
    "csv": comma,
    "sheet": sheet,
    "jrnl": jrnl,
    "khal": khal,
    "hledger": hledger,
}
