"""One module a format for other programs, each with one pure function ``export(records)``.

A new format is a new module here and its name in ``EXPORTS`` in ``sinorus.vocabulary``.
"""

from collections import Counter
from importlib import import_module
from typing import NamedTuple, cast

from sinorus.base.wording import counted, joined, singular
from sinorus.query.selection import Records


class Export(NamedTuple):
    """The bytes of a file, how many records of which kind are in it, and what was reduced, how often.

    A reduction is told as a sentence that ends where the number of times follows, such as "dates given in words only".
    """

    content: bytes
    counts: dict[str, int]
    reduced: Counter[str]


def told(made: Export) -> list[str]:
    """Say what is in a file, and what was reduced and how often."""
    counts = joined([counted(count, singular(kind)) for kind, count in made.counts.items()])
    return [
        f"wrote {counts}",
        *(f"{reduction}: {counted(times, 'time')}" for reduction, times in sorted(made.reduced.items())),
    ]


def export(format: str, records: Records) -> Export:
    """Write records in a format; the same bytes on every run."""
    module = import_module(f"{__name__}.{format.replace('-', '_')}")
    return cast(Export, module.export(records))
