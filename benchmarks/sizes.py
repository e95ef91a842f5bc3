"""Questions to generated data of several sizes, and the building of their indexes."""

import itertools
from pathlib import Path

from benchmarks import peers
from benchmarks.model import Group, Job, Ratio
from benchmarks.packaged import FLOOR, SINORUS, TIMELINE
from benchmarks.peers import sized
from benchmarks.places import cache, converted, data, emptied
from benchmarks.tools import command

BASE = 300
MONTH = ["timeline", "--from", "1969-03", "--to", "1969-03", "--json"]
PAGE = ["--limit", "50", "--json"]
NOTHING = ["timeline", "--limit", "0", "--json"]
# Each with the most that it should take of what it takes for 300 events.
QUESTIONS: dict[str, tuple[list[str], float | None]] = {
    "month --json": (MONTH, 2.5),
    "--theme --limit 50": (["timeline", "--theme", "energy", *PAGE], 3),
    "--actor --limit 50": (["timeline", "--actor", "prc", *PAGE], 3),
    "--driver --limit 50": (["timeline", "--driver", "border-disputes", *PAGE], 3),
    "--search --limit 50": (["timeline", "--search", "treaty", *PAGE], 3),
    "claims --limit 50": (["claims", *PAGE], 3),
    "drivers --json": (["drivers", "--json"], None),
    "drivers, table": (["drivers", "--format", "table"], 3),
    "actors --json": (["actors", "--json"], 3),
    "check, first page": (["check", "--format", "table", "--limit", "50"], 3),
    "--count-by theme": (["timeline", "--count-by", "theme", "--json"], None),
    "--count-by year": (["timeline", "--count-by", "year", "--json"], None),
    "table, first page": (["timeline", "--format", "table", "--limit", "50"], 3),
    "all as jsonl": (["timeline", "--all", "--format", "jsonl"], None),
    "all as csv": (["timeline", "--all", "--format", "csv"], None),
}
# The fields of which sinorus finds words.
WORDED = {
    "events": ("id", "title", "summary", "themes", "drivers", "actors", "place", "references", "disputed"),
    "claims": ("id", "text", "themes", "drivers", "passage", "review"),
}
# The columns of a sheet of which sqlite-utils finds words.
SHEET_WORDS = ("Event", "What happened", "Kind", "People", "Tags", "Where", "Source")
AIMS = {"sqlite-utils": 0.65, "csvgrep": 0.85, "jrnl": 0.65, "khal": 0.35}
# A question to more events than this is asked five times at most.
MANY = 100_000


def groups(place: Path, sizes: list[int]) -> list[Group]:
    """Return the comparison with neighbours, the building, and a group for each size."""
    larger = sorted({size for size in sizes if size > BASE})
    many = [_building(place, larger), _importing(place, larger)] if larger else []
    return [_neighbours(place), *many, *(_at(place, n) for n in larger)]


def _asked(place: Path, size: int, name: str, words: list[str]) -> Job:
    environment = {"SINORUS_CACHE": str(cache(place, size))}
    return Job(sized(name, size), ([SINORUS, *words, "--data", str(data(place, size))],), environment, size=size)


def _neighbours(place: Path) -> Group:
    """Compare 1949-1991 of 300 events with all neighbours."""
    ours = _asked(place, BASE, "timeline --json", [*TIMELINE, "--json"])
    table = _asked(place, BASE, "timeline, table", [*TIMELINE, "--format", "table"])
    theirs, tabular = peers.small(place, BASE), peers.tabular(place, BASE)
    questions = [Ratio(_asked(place, BASE, name, words), FLOOR) for name, (words, _) in QUESTIONS.items()]
    return Group(
        sized("neighbours", BASE),
        [
            *(Ratio(job, FLOOR) for job in (ours, table, *theirs, tabular)),
            *(Ratio(ours, job, AIMS.get(job.tool)) for job in theirs),
            Ratio(table, tabular, 1),
            *questions,
        ],
    )


def _building(place: Path, sizes: list[int]) -> Group:
    """Compare the index with sqlite-utils doing its part, with that of fewer events, and with the data."""
    ours = {size: _build(place, size) for size in sizes}
    floors = [Ratio(job, FLOOR) for job in ours.values()]
    rivals = [Ratio(job, _rival(place, size), 0.8 if size >= MANY else None) for size, job in ours.items()]
    whole = [Ratio(job, _whole_rival(place, size)) for size, job in ours.items()]
    peaks = [Ratio(ours[n], ours[fewer], 2, "peak") for fewer, n in itertools.pairwise(sizes)]
    disks = [_disk(place, size) for size in sizes]
    return Group("building", [*floors, *rivals, *whole, *peaks, *disks], warm=False, most=1 if max(sizes) > MANY else 3)


def _build(place: Path, size: int) -> Job:
    job = _asked(place, size, "build", NOTHING)
    return job._replace(before=emptied(cache(place, size)))


def _rival(place: Path, size: int) -> Job:
    """Return sqlite-utils inserting the events, with an index on the date and one for words of title and summary."""
    tool, db = command("sqlite-utils"), place / f"rival-{size}.db"
    steps = (
        _inserted(place, size, db, "events"),
        [tool, "create-index", str(db), "events", "date_edtf"],
        [tool, "enable-fts", str(db), "events", "title", "summary"],
    )
    return Job(sized("sqlite-utils insert", size), steps, before=emptied(db), tool="sqlite-utils", size=size)


def _whole_rival(place: Path, size: int) -> Job:
    """Return sqlite-utils inserting all that the index holds: the claims too, and the words of all fields."""
    tool, db = command("sqlite-utils"), place / f"rival-{size}-whole.db"
    steps = (
        *(_inserted(place, size, db, table) for table in WORDED),
        [tool, "create-index", str(db), "events", "date_edtf"],
        *([tool, "enable-fts", str(db), table, *fields] for table, fields in WORDED.items()),
    )
    return Job(
        sized("sqlite-utils, claims and all words", size), steps, before=emptied(db), tool="sqlite-utils", size=size
    )


def _inserted(place: Path, size: int, db: Path, table: str) -> list[str]:
    lines = str(data(place, size) / f"{table}.jsonl")
    # Columns are made of the first hundred lines, and the first claim that denies a driver comes later.
    more = ["--alter"] if table == "claims" else []
    return [command("sqlite-utils"), "insert", str(db), table, lines, "--nl", "--pk", "id", *more]


def _importing(place: Path, sizes: list[int]) -> Group:
    """Compare the import of a sheet with sqlite-utils inserting it, and with that of fewer rows."""
    ours = {size: _import(place, size) for size in sizes}
    rivals = [Ratio(job, _sheet_rival(place, size), 3) for size, job in ours.items()]
    peaks = [Ratio(ours[n], ours[fewer], 1.5, "peak") for fewer, n in itertools.pairwise(sizes)]
    floors = [Ratio(job, FLOOR) for job in ours.values()]
    return Group("importing", [*floors, *rivals, *peaks], warm=False, most=1 if max(sizes) > MANY else 3)


def _import(place: Path, size: int) -> Job:
    target = place / f"imported-{size}"
    steps = ([SINORUS, "import", _sheet(place, size), "-o", str(target)],)
    return Job(sized("import of a sheet", size), steps, before=emptied(target), size=size, form="sheet")


def _sheet_rival(place: Path, size: int) -> Job:
    """Return sqlite-utils inserting the sheet, with an index for the words of all columns."""
    tool, db = command("sqlite-utils"), place / f"sheet-{size}.db"
    steps = (
        [tool, "insert", str(db), "events", _sheet(place, size), "--csv"],
        [tool, "enable-fts", str(db), "events", *SHEET_WORDS],
    )
    name = sized("sqlite-utils insert --csv", size)
    return Job(name, steps, before=emptied(db), tool="sqlite-utils", size=size, form="sheet")


def _sheet(place: Path, size: int) -> str:
    return str(converted(place, size, "sheet") / "events.csv")


def _disk(place: Path, size: int) -> Ratio:
    """Compare the index, which is built where it is not there, with the data."""
    index = _asked(place, size, "index", NOTHING)
    return Ratio(
        index._replace(files=(cache(place, size),)),
        Job(sized("data", size), files=(data(place, size),), size=size),
        2.5,
        "disk",
    )


def _at(place: Path, size: int) -> Group:
    """Compare questions with the same at 300 events, and the month with neighbours."""
    ratios = []
    for name, (words, aim) in QUESTIONS.items():
        job, base = _asked(place, size, name, words), _asked(place, BASE, name, words)
        ratios += [Ratio(job, base, aim), Ratio(job, base, 1.5 if words == MONTH else None, "peak")]
    month = ratios[0].job
    aims = {"duckdb": 0.4} if size > MANY else {}
    ratios += [Ratio(month, job, aims.get(job.tool)) for job in peers.large(place, size)]
    return Group(sized("questions", size), ratios, most=5 if size >= MANY else None)
