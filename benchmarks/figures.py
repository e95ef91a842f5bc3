"""From samples to figures: ratios of one round, and what changed since a stored run."""

import statistics
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benchmarks.model import Ratio, Sample

NOTABLE = 0.15


class Spread(NamedTuple):
    """The least, the middle and the most."""

    min: float
    median: float
    max: float


class Figure(NamedTuple):
    """One ratio, as measured; ``peak`` is in MiB."""

    job: str
    base: str
    measure: str
    ratio: Spread
    wall: Spread | None
    peak: float
    aim: float | None

    @property
    def name(self) -> str:
        """Name the figure as a stored run does."""
        return f"{self.measure}: {self.job} / {self.base}"

    @property
    def met(self) -> str:
        """Say whether the aim is met, if there is one."""
        return "" if self.aim is None else "yes" if self.ratio.median <= self.aim else "no"


class Changes(NamedTuple):
    """How figures differ from a stored run: old and new medians, and names that only one of them has."""

    more: dict[str, tuple[float, float]]
    less: dict[str, tuple[float, float]]
    new: list[str]
    gone: list[str]


def figures(ratios: Iterable[Ratio], samples: Mapping[str, list[Sample]]) -> list[Figure]:
    """Work out all ratios whose jobs were both done."""
    return [figure(ratio, samples) for ratio in ratios if ratio.job.name in samples and ratio.base.name in samples]


def figure(ratio: Ratio, samples: Mapping[str, list[Sample]]) -> Figure:
    """Work out one ratio from the samples of its two jobs."""
    above, below = samples[ratio.job.name], samples[ratio.base.name]
    return Figure(
        ratio.job.name,
        ratio.base.name,
        ratio.measure,
        spread(paired(above, below, ratio.measure)),
        spread(paired(above, below, "wall")) if ratio.measure == "cpu" else None,
        statistics.median(sample.peak for sample in above),
        ratio.aim,
    )


def paired(above: Iterable[Sample], below: Iterable[Sample], measure: str) -> list[float]:
    """Divide the values of the same round."""
    return [getattr(a, measure) / getattr(b, measure) for a, b in zip(above, below, strict=True)]


def spread(values: list[float]) -> Spread:
    """Return the least, the middle and the most."""
    return Spread(min(values), statistics.median(values), max(values))


def medians(figures: Iterable[Figure]) -> dict[str, float]:
    """Return what a stored run keeps."""
    return {figure.name: round(figure.ratio.median, 3) for figure in figures}


def compare(old: Mapping[str, float], new: Mapping[str, float], notable: float = NOTABLE) -> Changes:
    """Find what changed by more than a share of the old value."""
    both = {name: (old[name], value) for name, value in new.items() if name in old}
    return Changes(
        {name: pair for name, pair in both.items() if pair[1] > pair[0] * (1 + notable)},
        {name: pair for name, pair in both.items() if pair[1] < pair[0] * (1 - notable)},
        [name for name in new if name not in old],
        [name for name in old if name not in new],
    )
