"""The command that gives the numbers of one side of a turning point."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sinorus.dates.day import day_in_edtf
from sinorus.query.canonical import filter_text, pair

if TYPE_CHECKING:
    from sinorus.query.question import Condition
    from sinorus.query.turning_point import Side

# The options by which a command asks for the days of a side; forces go by the day on which they were written of.
WINDOWS = {"drivers": ("--written-from", "--written-to")}


def command(name: str, side: Side, conditions: Sequence[Condition], *more: str) -> str:
    """Write the command line that asks of one side, with further words behind it."""
    options = zip(WINDOWS.get(name, ("--from", "--to")), side, strict=True)
    days = [word for option, day in options for word in pair(option, day_in_edtf(day))]
    filters = [word for part in conditions for word in pair(f"--{part.field}", filter_text(part))]
    return f"sinorus {shlex.join([*name.split(), *days, *filters, *more])}"
