"""Measure how long a page takes to open and to filter, in headless Chromium: ``python -m benchmarks.page``.

A filter is timed from the change of its field until what it shows is laid out and painted. Nothing is asserted.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.generate import generate
from benchmarks.measuring import run, say
from benchmarks.model import Job
from benchmarks.packaged import SINORUS

ROUNDS = 9
# How many events are generated beside the packaged data, each with the most seconds that a filter should take.
SIZES = {0: 0.2, 10_000: 0.3}
FILTERS = [("theme", "energy"), ("effect", "friction"), ("from", "1990"), ("search", "treaty"), ("from", "")]
TIMED = """([key, value]) => new Promise(done => {
    const field = document.getElementById(`By-${key}`);
    const start = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    document.body.getBoundingClientRect();
    requestAnimationFrame(() => setTimeout(() => done((performance.now() - start) / 1000)));
})"""


class Told(NamedTuple):
    """What is told of a page: seconds of opening it and of each filter, the middle ones, its elements and its size."""

    opened: float
    filters: dict[str, float]
    elements: int
    megabytes: float


def main() -> None:
    """Read the command line, write the pages, measure and tell."""
    read = argparse.ArgumentParser("benchmarks.page", description=__doc__)
    read.add_argument("--sizes", type=lambda text: [*map(int, text.split(","))], default=[*SIZES], metavar="N,N")
    program = shutil.which("chromium") or sys.exit("chromium is not installed")
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for size in read.parse_args().sizes:
            print(line(size, measured(browser, written(Path(folder), size))))


def written(place: Path, size: int) -> Path:
    """Write a page of so many generated events, or of the packaged data."""
    path = place / f"page-{size}.html"
    data = place / f"data-{size}"
    if size:
        generate(size, data)
    say(f"writing the page of {size or 'the packaged'} events")
    run(Job("page", ([SINORUS, "page", "-o", str(path), *(["--data", str(data)] if size else [])],)), place)
    return path


def measured(browser: Any, path: Path) -> Told:
    """Open a page and filter it, ROUNDS times."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    opened: list[float] = []
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        page.goto(f"file://{path}")
        opened.append(page.evaluate("performance.getEntriesByName('ready')[0].startTime / 1000"))
        elements = page.evaluate("document.getElementsByTagName('*').length")
        for key, value in FILTERS:
            times.setdefault(f"{key} {value}".strip(), []).append(page.evaluate(TIMED, [key, value]))
    page.close()
    middles = {name: statistics.median(some) for name, some in times.items()}
    return Told(statistics.median(opened), middles, elements, path.stat().st_size / 1e6)


def line(size: int, told: Told) -> str:
    """Write a line of the table in docs/performance.md."""
    slowest = max(told.filters, key=lambda name: told.filters[name])
    aim = SIZES.get(size)
    met = "" if aim is None else "yes" if told.filters[slowest] <= aim else "no"
    figures = f"{told.megabytes:.1f} | {told.elements} | {told.opened:.2f} | {told.filters[slowest]:.2f} ({slowest})"
    return f"| {size or 'packaged'} | {figures} | {'' if aim is None else f'{aim:g}'} | {met} |"


if __name__ == "__main__":
    main()
