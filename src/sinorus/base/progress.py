"""A progress bar for a person who waits, on standard error and only where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sinorus.base.signals import tidily

Advance = Callable[[int], None]
"""A function to call with how much of the total is done."""


@contextmanager
def bar(total: int, name: str = "building the index") -> Iterator[Advance]:
    """Show a bar with a name while the block runs, and pass it the function that moves the bar.

    The unit of the total, such as bytes or records, is up to the caller.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield _show_nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    # Text, bar, share and time are columns of their own, so that a narrow terminal shows those for which it has room.
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    # A signal that ends the program must not leave the cursor hidden.
    with tidily(), Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(name, total=total)
        yield lambda done: progress.update(task, completed=done)


def _show_nothing(_: int) -> None:
    """Move no bar, where there is no terminal."""
