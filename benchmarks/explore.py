"""Measure what list and record of the explorer cost: ``python -m benchmarks.explore FOLDER``, its index ready.

Milliseconds of CPU, the least of three at each place of a list, and of the records of a kind the middle one and the
most. Nothing is asserted.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sinorus.explore.desk import Desk
from sinorus.explore.place import Place

PAGE = 100
PARTS = (0.0, 0.1, 0.5, 0.9, 1.0)
DECADES: dict[str, tuple[str, ...]] = {"start": ("1949",), "end": ("1991",)}
LISTS: dict[str, dict[str, tuple[str, ...]]] = {
    "all": {},
    "1960-1989": {"start": ("1960",), "end": ("1989",)},
    "1949-1991": DECADES,
    "from 1900": {"start": ("1900",)},
    "from 2015": {"start": ("2015",)},
    "1949-1991, energy": {**DECADES, "theme": ("energy",)},
    "energy": {"theme": ("energy",)},
    "treaty": {"search": ("treaty",)},
}
KINDS = ("driver", "event", "claim", "source", "series", "actor", "theme", "place", "period")
# So many records of a kind are shown, spread over all of them.
CARDS = 24


def main() -> None:
    """Read the command line, measure and print the lines of both tables."""
    read = argparse.ArgumentParser("benchmarks.explore", description=__doc__)
    read.add_argument("folder")
    desk = Desk([read.parse_args().folder])
    desk.listing(Place())
    for name, filters in LISTS.items():
        print(f"| {name} | {' | '.join(f'{value:.0f}' for value in of_list(desk, filters))} |", flush=True)
    for kind in KINDS:
        times = [cost(partial(desk.card, id)) for id in ids(desk, kind)]
        print(f"| {kind} | {statistics.median(times):.0f} | {max(times):.0f} |", flush=True)
    desk.close()


def of_list(desk: Desk, filters: dict[str, tuple[str, ...]]) -> Iterator[float]:
    """Yield what it costs to count a list, then a page at each of PARTS of a list that was just made."""
    place = Place("timeline", filters)
    totals: list[int] = []
    yield cost(lambda: totals.append(desk.counted(desk.listing(place, is_counted=False)).total))
    [total] = totals

    def leaf(part: float) -> float:
        listing = desk.listing(place, is_counted=False)._replace(total=total)
        return cost(partial(desk.rows, listing, int(max(total - 1, 0) * part) // PAGE * PAGE, PAGE))

    for part in PARTS:
        yield min(leaf(part) for _ in range(3))


def ids(desk: Desk, kind: str) -> list[str]:
    """Return the ids of some records of a kind."""
    found = desk.ask(lambda db: db.execute("SELECT id FROM stored WHERE kind = ? ORDER BY id", [kind]).fetchall())
    return [id for (id,) in found[:: max(1, len(found) // CARDS)]]


def cost(work: Callable[[], Any]) -> float:
    """Return how much CPU something takes, in milliseconds."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
