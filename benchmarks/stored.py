"""The stored run that each run is compared with: medians of ratios, and the versions that they were measured with."""

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.figures import Changes, Figure, compare, medians

STORED = Path(__file__).with_name("stored.json")


def keep(path: Path, figures: Iterable[Figure], versions: dict[str, str]) -> None:
    """Store a run; no name or path of the machine goes in."""
    stored = {"versions": versions, "ratios": medians(figures)}
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def changes(path: Path, figures: Iterable[Figure], only: str = "") -> Changes:
    """Compare a run, or the part of it that was asked for, with a stored one."""
    old = json.loads(path.read_text(encoding="utf-8"))["ratios"]
    return compare({name: value for name, value in old.items() if only in _job(name)}, medians(figures))


def _job(name: str) -> str:
    return name.partition(": ")[2].partition(" / ")[0]
