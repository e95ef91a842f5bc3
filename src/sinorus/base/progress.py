"""A bar for a person who waits, on standard error and only where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int], None]


@contextmanager
def bar(total: int) -> Iterator[Advance]:
    """Show a bar while the block runs, and give it a function that says how much of the total is done."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _unseen
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    # In cells of their own, so that a narrow terminal shows what fits.
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("building the index", total=total)
        yield lambda done: progress.update(task, completed=done)


def _unseen(_: int) -> None:
    """Show nothing."""
