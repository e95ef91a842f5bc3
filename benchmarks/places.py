"""Where everything lies in the temporary folder, and how what is missing there is made."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.converting import FORMS
from benchmarks.generate import generate
from benchmarks.measuring import say
from benchmarks.model import Job


def data(place: Path, size: int) -> Path:
    """Return the data folder with so many events."""
    return place / f"data-{size}"


def converted(place: Path, size: int, form: str) -> Path:
    """Return the folder with the same events in another form."""
    return place / f"{form}-{size}"


def cache(place: Path, name: object) -> Path:
    """Return a folder for an index."""
    return place / f"cache-{name}"


def emptied(*paths: Path) -> Callable[[], None]:
    """Return what empties folders and removes files."""

    def empty() -> None:
        for path in paths:
            if path.is_dir():
                shutil.rmtree(path)
                path.mkdir()
            else:
                path.unlink(missing_ok=True)

    return empty


def prepare(place: Path, jobs: Iterable[Job]) -> None:
    """Generate and convert what jobs read."""
    (place / "home").mkdir(exist_ok=True)
    for job in jobs:
        if job.size and not data(place, job.size).exists():
            say(f"generating {job.size} events")
            generate(job.size, data(place, job.size))
            cache(place, job.size).mkdir()
        folder = converted(place, job.size, job.form)
        if job.form and not folder.exists():
            say(f"converting {job.size} events for {job.tool}")
            folder.mkdir()
            FORMS[job.form](data(place, job.size), folder)
