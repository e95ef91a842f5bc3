"""What is measured: jobs, what they are divided by, and the samples that come of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

Words = list[str]


class Job(NamedTuple):
    """One thing to do: commands one after the other, or a folder whose size is asked."""

    name: str
    steps: tuple[Words, ...] = ()
    environment: Mapping[str, str] = {}
    # What is done before each run, outside the measured time.
    before: Callable[[], None] | None = None
    files: tuple[Path, ...] = ()
    # The program that must be there, besides sinorus and Python.
    tool: str = ""
    # The generated data that it reads, by number of events, and the form into which they are to be converted.
    size: int = 0
    form: str = ""


class Sample(NamedTuple):
    """What one run cost: CPU and wall in seconds, peak memory and disk in MiB."""

    cpu: float = 0.0
    wall: float = 0.0
    peak: float = 0.0
    disk: float = 0.0


class Ratio(NamedTuple):
    """A job over another one, by one measure; ``aim`` is the most that it should be."""

    job: Job
    base: Job
    aim: float | None = None
    measure: str = "cpu"


class Group(NamedTuple):
    """Ratios whose jobs take turns, in rounds of their own."""

    name: str
    ratios: list[Ratio]
    # A first round that is thrown away costs too much where an index is built.
    warm: bool = True
    most: int | None = None

    def jobs(self) -> list[Job]:
        """List every job once, what is divided by before what is divided."""
        jobs = {job.name: job for ratio in self.ratios for job in (ratio.base, ratio.job)}
        return list(jobs.values())
