"""Measure commands as whole processes, as ratios of CPU time to bare Python and to other programs doing the same.

Each round runs all commands in turn, so that a machine whose speed drifts slows all alike. Nothing is asserted.
"""

import argparse
import platform
import signal
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from benchmarks import choosing, growth, instructions, report, stored, tools
from benchmarks.figures import Figure, figures
from benchmarks.measuring import Failed, measure, say
from benchmarks.places import prepare
from benchmarks.sizes import BASE


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command line."""
    read = argparse.ArgumentParser("benchmarks", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    add = read.add_argument
    add("--rounds", type=_positive, default=15, help="how many rounds (default 15), fewer where it takes long")
    add("--sizes", type=_sizes, metavar="N,N", help="events (default 300,100000; 300 always; --growth: 10000,100000)")
    add("--only", default="", metavar="TEXT", help="jobs whose name holds the text, and what they are divided by")
    add("--no-neighbours", action="store_true", help="no other programs than Python and sinorus")
    add("--json", type=Path, metavar="FILE", help="write all figures as JSON")
    add("--against", type=Path, metavar="FILE", help="compare with this run (default: the stored one)")
    add("--keep", nargs="?", const="", metavar="FILE", help="store this run")
    add("--instructions", action="store_true", help="count instructions instead; exit code 1 where one is 3 %% up")
    add(
        "--growth",
        action="store_true",
        help="all commands and exports as the data grow; exit code 1 beyond an aim;\n"
        "beyond 100000 events answers of the same length alone, and validate",
    )
    add("--place", type=Path, metavar="FOLDER", help="keep generated data and indexes there, for the next run")
    add("--docs", action="store_true", help="write the table into docs/performance.md")
    add("--clean", action="store_true", help="remove the environments of other programs, and stop")
    return read


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError
    return number


def _sizes(text: str) -> list[int]:
    return [_positive(number) for number in text.split(",")]


def main() -> int:
    """Read the command line, measure, and tell."""
    options = parser().parse_args()
    if options.only and (options.keep is not None or options.docs):
        parser().error("--keep and --docs are for whole runs: leave --only out")
    sizes = growth.SIZES if options.growth else [BASE, 100_000]
    options.sizes = options.sizes or sizes
    if options.clean:
        tools.clean()
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with _place(options.place) as folder:
            place = Path(folder).resolve()
            if options.growth:
                return _grow(options, place)
            if options.instructions:
                return _count(options, place)
            versions, figures = _measured(options, place)
    except KeyboardInterrupt:
        say("stopped")
        return 130
    except Failed as failure:
        say(str(failure))
        return 1
    _tell(options, versions, figures)
    return 0


def _place(kept: Path | None) -> AbstractContextManager[str]:
    """Return the folder that is kept, made where it is not there, or a temporary one."""
    if kept is None:
        return tempfile.TemporaryDirectory(prefix="benchmarks-")
    kept.mkdir(parents=True, exist_ok=True)
    return nullcontext(str(kept))


def _measured(options: argparse.Namespace, place: Path) -> tuple[dict[str, str], report.Report]:
    groups = choosing.groups(place, options.sizes, options.only)
    if not groups:
        parser().error(f"no job's name holds {options.only!r}")
    wanted = () if options.no_neighbours else (job.tool for job in choosing.jobs(groups))
    versions = tools.ready(wanted)
    groups = choosing.possible(groups, versions)
    prepare(place, choosing.jobs(groups))
    samples = {group.name: measure(group, options.rounds, place) for group in groups}
    measured = {group.name: figures(group.ratios, samples[group.name]) for group in groups}
    return {"Python": platform.python_version(), **versions}, measured


def _grow(options: argparse.Namespace, place: Path) -> int:
    """Run all commands with the packaged data and with more events, and return the exit code: 1 beyond an aim."""
    sizes = [0, *options.sizes]
    found = growth.costs(place, sizes, options.only)
    if not found:
        parser().error(f"no job's name holds {options.only!r}")
    print(growth.table(found, sizes))
    return int(bool(growth.missed(found)))


def _count(options: argparse.Namespace, place: Path) -> int:
    """Count instructions and return the exit code: 1 where a count grew that is not to be stored."""
    jobs = instructions.jobs(place, options.only)
    if not jobs:
        parser().error(f"no job's name holds {options.only!r}")
    counts = instructions.count(jobs, place)
    against = options.against or instructions.BASELINE
    old = instructions.stored(against) if options.against or against.exists() else instructions.Counts({}, {})
    print(instructions.table(counts, old))
    if options.keep is not None:
        instructions.keep(Path(options.keep or instructions.BASELINE), counts)
        return 0
    return int(bool(instructions.larger(counts, old)))


def _tell(options: argparse.Namespace, versions: dict[str, str], groups: report.Report) -> None:
    measured: list[Figure] = [figure for group in groups.values() for figure in group]
    print(report.table(groups))
    against = options.against or stored.STORED
    if options.against or against.exists():
        asked = stored.Asked(options.only, {BASE, *options.sizes}, versions)
        print(f"\n{report.differences(stored.changes(against, measured, asked))}")
    if options.json:
        options.json.write_text(report.as_json(groups, versions), encoding="utf-8")
    if options.keep is not None:
        stored.keep(Path(options.keep or stored.STORED), measured, versions)
    if options.docs:
        report.rewrite(groups, versions)


if __name__ == "__main__":
    sys.exit(main())
