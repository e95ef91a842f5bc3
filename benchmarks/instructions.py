"""How many instructions of the processor commands take, counted by valgrind and compared with a stored run.

Other programs on the machine change how long a command takes, but not this number: with the same Python, libraries and
data it repeats to far less than one per cent, so it shows a change of a few per cent that no time would show.
"""

import hashlib
import json
import platform
import re
import shutil
import subprocess
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from benchmarks import choosing, tools
from benchmarks.figures import compare
from benchmarks.generate import DATA
from benchmarks.measuring import Failed, environment, run, say
from benchmarks.model import Job
from benchmarks.places import prepare
from benchmarks.report import line
from benchmarks.sizes import BASE

BASELINE = Path(__file__).with_name("instructions.json")
# The last one asks a folder that is not the packaged one, whose index lies in the cache.
NAMES = ("bare Python", "timeline --json", "timeline, table", "--help", "TAB", f"timeline --json, {BASE} events")
LIBRARIES = ("typer", "rich", "pydantic")
# The share by which a count may grow.
NOTABLE = 0.03
MILLION = 1_000_000
VALGRIND = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
MISSING = (
    "instructions are counted by valgrind, which is not on this system; "
    "it comes with the distribution's package of that name: `apt-get install valgrind`"
)
HEAD = ("what", "million instructions", "stored", "change")


class Counts(NamedTuple):
    """Millions of instructions by the name of the job, and the versions of everything that they depend on."""

    millions: dict[str, float]
    versions: dict[str, str]


def jobs(place: Path, only: str) -> list[Job]:
    """Return the jobs whose instructions are counted, as far as their names hold a text."""
    by_name = {job.name: job for job in choosing.jobs(choosing.groups(place, [BASE], ""))}
    return [by_name[name] for name in NAMES if only in name]


def count(chosen: list[Job], place: Path) -> Counts:
    """Count the instructions of jobs; raise Failed if valgrind is missing or a command fails."""
    if not shutil.which("valgrind"):
        raise Failed(MISSING)
    prepare(place, chosen)
    return Counts({job.name: _millions(job, place) for job in chosen}, _versions())


def _millions(job: Job, place: Path) -> float:
    say(f"counting: {job.name}", passing=True)
    # This run writes the index and the .pyc files, so that the next one finds both and writes neither.
    run(job, place)
    settings = {**environment(job, place), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    return round(sum(_instructions(words, settings) for words in job.steps) / MILLION, 1)


def _instructions(words: list[str], settings: Mapping[str, str]) -> int:
    """Run a command under valgrind and return its instructions; raise Failed if it ends with an error."""
    command = [*VALGRIND, *words]
    done = subprocess.run(command, env=settings, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    told = done.stderr.decode("utf-8", "replace")
    total = re.search(r"I\s+refs:\s+([\d,]+)", told)
    if done.returncode or not total:
        raise Failed(f"{' '.join(command)} ends with {done.returncode}: {told.strip()[-500:]}")
    return int(total[1].replace(",", ""))


def _versions() -> dict[str, str]:
    checksum = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(DATA.rglob("*.json"))))
    return {
        "Python": platform.python_version(),
        **{name: metadata.version(name) for name in LIBRARIES},
        "valgrind": tools.version("valgrind"),
        "machine": platform.machine(),
        "data": checksum.hexdigest()[:12],
    }


def keep(path: Path, counts: Counts) -> None:
    """Store a run; no name or path of the machine goes in."""
    path.write_text(json.dumps(counts._asdict(), indent=1) + "\n", encoding="utf-8")


def stored(path: Path) -> Counts:
    """Read a stored run."""
    return Counts(**json.loads(path.read_text(encoding="utf-8")))


def larger(counts: Counts, old: Counts) -> list[str]:
    """Name the jobs whose count grew by more than 3 %."""
    return list(compare(old.millions, counts.millions, NOTABLE).more)


def table(counts: Counts, old: Counts) -> str:
    """Lay out the counts with the stored ones and the change, and say below what it means."""
    rows = [HEAD, *(_row(name, new, old.millions.get(name)) for name, new in counts.millions.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    doubts = _doubts(counts.versions, old.versions) if old.millions else []
    return "\n".join([*(line(row, widths, 1) for row in rows), "", *doubts, _verdict(counts, old)])


def _row(name: str, new: float, old: float | None) -> tuple[str, ...]:
    return (
        (name, f"{new:.1f}", f"{old:.1f}", f"{(new / old - 1) * 100:+.1f} %")
        if old
        else (name, f"{new:.1f}", "", "new")
    )


def _verdict(counts: Counts, old: Counts) -> str:
    if not old.millions:
        return "there is no stored run to compare with"
    up = "; ".join(larger(counts, old))
    return f"more than 3 % up: {up}" if up else "nothing is more than 3 % up"


def _doubts(new: Mapping[str, str], old: Mapping[str, str]) -> list[str]:
    differing = [
        f"{name} is {new[name]} and was {old.get(name, 'not stored')}" for name in new if new[name] != old.get(name)
    ]
    return [f"the comparison does not hold: {', '.join(differing)}"] if differing else []
