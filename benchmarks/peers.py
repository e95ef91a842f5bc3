"""The same job of sinorus and its neighbours: of 300 dated records those of 1949-1991, of many those of one month."""

from pathlib import Path

from benchmarks.model import Job
from benchmarks.places import converted, data
from benchmarks.tools import command

SMALL = ("1949", "1992")
LARGE = ("1969-03", "1969-04")
# Dates in the text of a CSV file.
PATTERNS = {SMALL: "^19(49|[5-8]|9[01])", LARGE: "^1969-03"}
# What reads every record takes minutes for more than this.
MOST_SCANNED = 100_000
TYPES = "columns={id: 'VARCHAR', date_edtf: 'VARCHAR', title: 'VARCHAR'}"


def sized(name: str, size: int) -> str:
    """Name a job with the number of its events."""
    return f"{name}, {size} events"


def tabular(place: Path, size: int) -> Job:
    """Return sqlite-utils printing a table."""
    query = f"SELECT id, date_edtf, title FROM events WHERE {_where(SMALL)}"
    words = [command("sqlite-utils"), "query", _db(place, size), query, "-t"]
    return Job(sized("sqlite-utils query -t", size), (words,), tool="sqlite-utils", size=size, form="sqlite")


def small(place: Path, size: int) -> list[Job]:
    """Return all neighbours, for 1949-1991; khal for one year of it."""
    return [*_indexed(place, size, SMALL), *_scanning(place, size, SMALL), *_diaries(place, size)]


def large(place: Path, size: int) -> list[Job]:
    """Return those that read many records, for one month."""
    scanning = _scanning(place, size, LARGE)
    kept = scanning if size <= MOST_SCANNED else [job for job in scanning if job.tool == "duckdb"]
    return [*_indexed(place, size, LARGE), *kept]


def _indexed(place: Path, size: int, window: tuple[str, str]) -> list[Job]:
    rows = [command("sqlite-utils"), "rows", _db(place, size), "events", "--where", _where(window)]
    native = [command("sqlite3"), "-json", _db(place, size), f"SELECT * FROM events WHERE {_where(window)}"]
    return [
        Job(sized("sqlite-utils rows", size), (rows,), tool="sqlite-utils", size=size, form="sqlite"),
        Job(sized("sqlite3", size), (native,), tool="sqlite3", size=size, form="sqlite"),
    ]


def _scanning(place: Path, size: int, window: tuple[str, str]) -> list[Job]:
    low, high = window
    lines, csv = str(data(place, size) / "events.jsonl"), str(converted(place, size, "csv") / "events.csv")
    scan = f"SELECT id, date_edtf, title FROM read_ndjson('{lines}', {TYPES}) WHERE {_where(window)}"
    chosen = f'$date_edtf >= "{low}" && $date_edtf < "{high}"'
    jq = [command("jq"), "-c", f'select(.date_edtf >= "{low}" and .date_edtf < "{high}")', lines]
    csvgrep = [command("csvgrep"), "-c", "date_edtf", "-r", PATTERNS[window], csv]
    return [
        Job(sized("duckdb read_ndjson", size), ([command("duckdb"), "-json", "-c", scan],), tool="duckdb", size=size),
        Job(sized("jq", size), (jq,), tool="jq", size=size),
        Job(
            sized("mlr", size),
            ([command("mlr"), "-S", "--ojson", "--icsv", "filter", chosen, csv],),
            tool="mlr",
            size=size,
            form="csv",
        ),
        Job(sized("csvgrep", size), (csvgrep,), tool="csvgrep", size=size, form="csv"),
    ]


def _diaries(place: Path, size: int) -> list[Job]:
    config = str(converted(place, size, "jrnl") / "jrnl.yaml")
    khal = [command("khal"), "-c", str(converted(place, size, "khal") / "khal.conf"), "list"]
    journal = str(converted(place, size, "hledger") / "events.journal")
    jrnl = [command("jrnl"), "--config-file", config, "-from", "1949-01-01", "-to", "1991-12-31", "--short"]
    hledger = [command("hledger"), "-f", journal, "print", "date:1949-01-01..1992-01-01"]
    return [
        Job(sized("jrnl", size), (jrnl,), tool="jrnl", size=size, form="jrnl"),
        Job(sized("khal, one year", size), ([*khal, "1969-01-01", "1970-01-01"],), tool="khal", size=size, form="khal"),
        Job(sized("hledger print", size), (hledger,), tool="hledger", size=size, form="hledger"),
    ]


def _db(place: Path, size: int) -> str:
    return str(converted(place, size, "sqlite") / "events.db")


def _where(window: tuple[str, str]) -> str:
    return f"date_edtf >= '{window[0]}' AND date_edtf < '{window[1]}'"
