"""What a user of the packaged data runs, over bare Python in the same environment."""

import sys
from pathlib import Path

from benchmarks.model import Group, Job, Ratio
from benchmarks.places import cache, emptied

SINORUS = str(Path(sys.executable).parent / "sinorus")
FLOOR = Job("bare Python", ([sys.executable, "-I", "-c", "pass"],))
WINDOW = ["--from", "1949", "--to", "1991"]
TIMELINE = ["timeline", *WINDOW]
WAY = ["trace", "zhenbao-damansky-clashes-1969", "--to", "nixon-visit-china-1972"]
# What a program asks that keeps the data open: the question of `timeline --json`, its rows taken.
CALLS = """
import sinorus
with sinorus.open() as data:
    for _ in range(100):
        list(data.events(start=1949, end=1991))
"""
TAB = {"_SINORUS_COMPLETE": "complete_bash", "COMP_WORDS": "sinorus timeline --theme en", "COMP_CWORD": "3"}
# Each with the most of bare Python's CPU that it should take.
COMMANDS: dict[str, tuple[list[str], float | None]] = {
    "timeline --json": ([*TIMELINE, "--json"], 8),
    "timeline, plain": ([*TIMELINE, "--format", "plain"], 8),
    "timeline, table": ([*TIMELINE, "--format", "table"], 14),
    "drivers --theme energy --json": (["drivers", "--theme", "energy", "--json"], None),
    "check --json": (["check", "--json"], 9),
    "compare --json": (["compare", "--json"], 9),
    "compare --theme sanctions --json": (["compare", "--theme", "sanctions", "--json"], 9),
    "trace --json": (["trace", "nixon-visit-china-1972", "--json"], 9),
    "trace --to --json": ([*WAY, "--json"], 9),
    "series --json": (["series", "--json"], 9),
    "series trade-total --json": (["series", "trade-total", "--json"], 9),
    "--help": (["--help"], 8),
    "timeline --help": (["timeline", "--help"], 8),
}


def group(place: Path) -> Group:
    """Return all commands over the floor, and the first run over the second."""
    ready = {"SINORUS_CACHE": str(cache(place, "packaged"))}
    fresh = {"SINORUS_CACHE": str(cache(place, "fresh"))}
    typer = Job("import typer", ([sys.executable, "-I", "-c", "import typer"],))
    jobs = {name: Job(name, ([SINORUS, *words],), ready) for name, (words, _) in COMMANDS.items()}
    tab = Job("TAB", ([SINORUS],), {**ready, **TAB})
    json = jobs["timeline --json"]
    calls = Job("100 calls from Python", ([sys.executable, "-I", "-c", CALLS],), ready)
    first = json._replace(name=f"{json.name}, first run", environment=fresh, before=emptied(cache(place, "fresh")))
    ratios = [Ratio(jobs[name], FLOOR, aim) for name, (_, aim) in COMMANDS.items()]
    return Group(
        "packaged data",
        [
            Ratio(typer, FLOOR),
            *ratios,
            Ratio(tab, FLOOR, 8),
            Ratio(first, FLOOR),
            Ratio(first, json, 3.2),
            Ratio(calls, json, 10),
        ],
    )
