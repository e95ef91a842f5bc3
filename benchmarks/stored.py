"""The stored run that each run is compared with: medians of ratios, and the versions that they were measured with."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Changes, Figure, compare, medians

STORED = Path(__file__).with_name("stored.json")


class Asked(NamedTuple):
    """What a run was to measure, with the versions of what it could use."""

    only: str
    sizes: set[int]
    versions: Mapping[str, str]


def keep(path: Path, figures: Iterable[Figure], versions: Mapping[str, str]) -> None:
    """Store a run; no name or path of the machine goes in."""
    stored = {"versions": dict(versions), "ratios": medians(figures)}
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def changes(path: Path, measured: Iterable[Figure], asked: Asked) -> Changes:
    """Compare a run with what a stored one has of the part that was asked for."""
    run = json.loads(path.read_text(encoding="utf-8"))
    absent = tuple(run["versions"].keys() - asked.versions.keys())
    old = {name: value for name, value in run["ratios"].items() if _is_asked(name, asked, absent)}
    return compare(old, medians(measured))


def _is_asked(name: str, asked: Asked, absent: tuple[str, ...]) -> bool:
    job, _, base = name.partition(": ")[2].partition(" / ")
    sizes = {int(size) for size in re.findall(r", (\d+) events", name)}
    return asked.only in job and sizes <= asked.sizes and not job.startswith(absent) and not base.startswith(absent)
