"""Which groups of ratios a run measures."""

import itertools
from collections.abc import Callable, Container
from pathlib import Path

from benchmarks import packaged, sizes
from benchmarks.model import Group, Job, Ratio


def groups(place: Path, numbers: list[int], only: str) -> list[Group]:
    """Return the ratios whose job's name holds a text, by group."""
    return _chosen([packaged.group(place), *sizes.groups(place, numbers)], lambda ratio: only in ratio.job.name)


def possible(groups: list[Group], tools: Container[str]) -> list[Group]:
    """Leave out the ratios that need a tool which is not there."""
    return _chosen(groups, lambda r: all(not job.tool or job.tool in tools for job in (r.job, r.base)))


def jobs(groups: list[Group]) -> list[Job]:
    """List the jobs of all groups."""
    return list(itertools.chain.from_iterable(group.jobs() for group in groups))


def _chosen(groups: list[Group], fits: Callable[[Ratio], bool]) -> list[Group]:
    chosen = [group._replace(ratios=list(filter(fits, group.ratios))) for group in groups]
    return [group for group in chosen if group.ratios]
