"""Measure commands as whole processes beside the floor `python -I -c pass` of the same environment.

Usage: python benchmarks/bench.py [--rounds N] [--json]

Each round runs the floor and then every command, in turn, so that a machine whose speed drifts slows all alike. Printed
are ratios of CPU time (user and system) to the floor of the same round: minimum, median, maximum. Nothing is asserted.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.executable).parent
SINORUS = str(BIN / "sinorus")
QUERY = ["timeline", "--from", "1949", "--to", "1991"]
TAB = {"_SINORUS_COMPLETE": "complete_bash", "COMP_WORDS": "sinorus timeline --theme en", "COMP_CWORD": "3"}
FLOOR = "floor: python -I -c pass"

Command = tuple[list[str], dict[str, str]]
COMMANDS: dict[str, Command] = {
    FLOOR: ([sys.executable, "-I", "-c", "pass"], {}),
    "import typer": ([sys.executable, "-I", "-c", "import typer"], {}),
    "timeline --json": ([SINORUS, *QUERY, "--json"], {}),
    "timeline, plain": ([SINORUS, *QUERY], {}),
    "timeline, table": ([SINORUS, *QUERY, "--format", "table"], {}),
    "drivers --theme energy --json": ([SINORUS, "drivers", "--theme", "energy", "--json"], {}),
    "check --json": ([SINORUS, "check", "--json"], {}),
    "compare --theme sanctions --json": ([SINORUS, "compare", "--theme", "sanctions", "--json"], {}),
    "compare --json": ([SINORUS, "compare", "--json"], {}),
    "trace --json": ([SINORUS, "trace", "nixon-visit-china-1972", "--json"], {}),
    "trace --to --json": (
        [SINORUS, "trace", "zhenbao-damansky-clashes-1969", "--to", "nixon-visit-china-1972", "--json"],
        {},
    ),
    "series --json": ([SINORUS, "series", "--json"], {}),
    "series trade-total --json": ([SINORUS, "series", "trade-total", "--json"], {}),
    "--help": ([SINORUS, "--help"], {}),
    "timeline --help": ([SINORUS, "timeline", "--help"], {}),
    "TAB": ([SINORUS], TAB),
    "timeline --json, index built": ([SINORUS, *QUERY, "--json"], {"SINORUS_CACHE": ""}),
}


def cpu(command: Command, cache: Path) -> float:
    """Run a command once and return its CPU seconds; an empty SINORUS_CACHE asks for a new one."""
    words, extra = command
    fresh = tempfile.mkdtemp() if extra.get("SINORUS_CACHE") == "" else None
    environment = {**os.environ, "SINORUS_CACHE": str(cache), **extra, **({"SINORUS_CACHE": fresh} if fresh else {})}
    # Without .pyc files every run would pay for compiling Python, as no installed program does.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if fresh:
        shutil.rmtree(fresh)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(rounds: int) -> dict[str, list[float]]:
    """Return the ratios of each command to the floor, one a round; a first round is thrown away."""
    ratios: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as cache:
        for number in range(rounds + 1):
            seconds = {name: cpu(command, Path(cache)) for name, command in COMMANDS.items()}
            for name in COMMANDS if number else ():
                ratios[name].append(seconds[name] / seconds[FLOOR])
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return ratios


def main() -> None:
    """Print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="how many rounds (default 15)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    ratios = measure(options.rounds)
    rows = {name: (min(r), statistics.median(r), max(r)) for name, r in ratios.items()}
    if options.json:
        print(json.dumps({name: dict(zip(("min", "median", "max"), row, strict=True)) for name, row in rows.items()}))
        return
    print(f"{'CPU time over the floor':32} {'min':>6} {'median':>7} {'max':>6}")
    for name, row in rows.items():
        print(f"{name:32} {row[0]:6.2f} {row[1]:7.2f} {row[2]:6.2f}")
    built, ready = rows["timeline --json, index built"][1], rows["timeline --json"][1]
    print(f"first run over the second: {built / ready:.2f}")


if __name__ == "__main__":
    main()
