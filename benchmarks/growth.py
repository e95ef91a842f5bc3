"""What every command and every export costs as the data grow: CPU, peak memory and output, by number of events.

Each is run with its index ready and takes the least of three runs, or of one that is long. The aims are that no command
takes more memory than MEMORY, that CPU grows in proportion to the data, and where the answer has always the same length
hardly at all. What a command will not do it says at once. With more than MANY events only answers of the same length
are asked for, and `validate`.
"""

import csv
import shlex
import shutil
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.lines import LINEAR, LINES, MANY, Line
from benchmarks.measuring import Failed, environment, launched, say, size_of
from benchmarks.model import Job
from benchmarks.packaged import SINORUS
from benchmarks.places import cache, converted, data, prepare
from benchmarks.report import line

SIZES = [10_000, 100_000]
# The most memory, in MiB.
MEMORY = 350
# A run that takes longer, in seconds, is not repeated; so many are made of the others.
LONG, ROUNDS = 2, 3


class Cost(NamedTuple):
    """What a run cost: seconds, MiB and MB of output; ``refused`` is what it said where it did nothing."""

    cpu: float
    peak: float
    output: float
    refused: str = ""


Costs = dict[str, list[Cost | None]]


def costs(place: Path, sizes: list[int], only: str) -> Costs:
    """Run what holds a text in its name, with each number of events; 0 stands for the packaged data."""
    chosen = [name for name in LINES if only in name]
    found: Costs = {name: [] for name in chosen}
    for size in sizes:
        prepare(place, [Job("", size=size, form="sheet" if size <= MANY else "")] if size else [])
        _cost(place, size, Line("timeline --limit 0", LINEAR))
        for name in chosen:
            say(f"{name}, {size or 'packaged'} events", passing=True)
            found[name].append(_least(place, size, LINES[name]))
    return found


def _least(place: Path, size: int, line: Line) -> Cost | None:
    """Return the run that took the least CPU; None where there is nothing to do with so many events."""
    if not line.is_asked_of(size) or (not size and "{sheet}" in line.words):
        return None
    cost = _cost(place, size, line)
    again = ROUNDS - 1 if cost.cpu < LONG else 0
    return min([cost, *(_cost(place, size, line) for _ in range(again))], key=lambda cost: cost.cpu)


def _cost(place: Path, size: int, line: Line) -> Cost:
    """Run a command once: what it writes is not there before."""
    made = place / f"made-{size}"
    made.mkdir(exist_ok=True)
    for path in (made / line.file, made / "new"):
        if path.is_dir() and path != made:
            shutil.rmtree(path)
    (made / "out").unlink(missing_ok=True)
    settings = environment(Job("", environment={"SINORUS_CACHE": str(cache(place, size))}), place)
    words = _words(place, size, line, made)
    code, sample, said = launched(words, settings, made / "out")
    if code not in (0, 2):
        raise Failed(f"{' '.join(words)} ends with {code}: {said.strip()[-500:]}")
    refused = said.splitlines()[0] if code else ""
    return Cost(sample.cpu, sample.peak, size_of(made / (line.file or "out")) / 1e6, refused)


def _words(place: Path, size: int, line: Line, made: Path) -> list[str]:
    names = {
        "event": f"generated-event-{size // 2:07}" if size else "nixon-visit-china-1972",
        "data": data(place, size) if size else "",
        "sheet": converted(place, size, "sheet") / "events.csv",
        "made": made,
        "filled": _filled(made) if "{filled}" in line.words else "",
    }
    target = ["-o", str(made / line.file), *([] if line.file == "imported" else ["--force"])] if line.file else []
    folder = ["--data", str(data(place, size))] if size and not line.is_alone else []
    return [SINORUS, *shlex.split(line.words.format(**names)), *target, *folder]


def _filled(made: Path) -> Path:
    """Fill one code into the sheet that was drawn, as a person does."""
    with (made / "sheet.csv").open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    at = heads.index("effect")
    with (made / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *([*row[:at], "friction", *row[at + 1 :]] for row in rows)])
    return made / "filled.csv"


def missed(found: Costs) -> list[str]:
    """Name what takes more than it should."""
    return [name for name, costs in found.items() if _row(name, costs)[-1] == "no"]


def table(found: Costs, sizes: list[int]) -> str:
    """Lay out what was measured, and say below it what was refused with the most events."""
    names = [str(size or "packaged") for size in sizes]
    head = ("what", *(f"{name}: s" for name in names), "growth", "aim", "MiB", "MB out", "met")
    rows = [head, *(_row(name, costs) for name, costs in found.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    last = ((name, next(filter(None, reversed(costs)), None)) for name, costs in found.items())
    refused = [f"{name}: {cost.refused}" for name, cost in last if cost and cost.refused]
    return "\n".join([*(line(row, widths, 1) for row in rows), "", *refused])


def _row(name: str, costs: list[Cost | None]) -> tuple[str, ...]:
    """Lay out a job: the most that it grew between two numbers of events, and what it took with the most."""
    most = LINES[name].most
    times = (f"{cost.cpu:.2f}" if cost else "" for cost in costs)
    # From the packaged data to the first generated ones the records grow by other factors.
    steps = [after.cpu / before.cpu for before, after in pairwise(costs) if before and after]
    measured = [cost for cost in costs if cost]
    if not measured:
        return (name, *times, *[""] * 5)
    growth, peak, last = max(steps[1:] or steps, default=0), max(cost.peak for cost in measured), measured[-1]
    met = "says no" if last.refused else "yes" if growth <= most and peak <= MEMORY else "no"
    return (name, *times, f"{growth:.1f}", f"{most:g}", f"{peak:.0f}", f"{last.output:.2f}", met)
