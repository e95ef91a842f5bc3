"""One module a format for other programs, each with one pure function ``export(records)``.

A new format is a new module here and its name in ``EXPORTS`` in ``sinorus.model.vocabulary``. The formats of references
have no module here: `cite` has them too, and the modules of ``sinorus.output.render`` write them for both.
"""

from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, cast

from sinorus.base.wording import amount, join, singular
from sinorus.output.render import MORE
from sinorus.query.selection import Records

REFERENCES = MORE["cite"]


class Export(NamedTuple):
    """The bytes of a file, how many records of which kind are in it, and what was reduced, how often.

    The key of a reduction is a phrase to which the number of times is added, such as "dates given in words only".
    """

    content: bytes
    counts: dict[str, int]
    reduced: Counter[str]


def summary(counts: Mapping[str, int], reduced: Mapping[str, int]) -> list[str]:
    """Say what is in a file, and what was reduced and how often."""
    told = join([amount(count, singular(kind)) for kind, count in counts.items()])
    return [
        f"wrote {told}",
        *(f"{reduction}: {amount(times, 'time')}" for reduction, times in sorted(reduced.items())),
    ]


def export(format: str, records: Records) -> Export:
    """Write records in a format; the same bytes on every run. Raise BadUsage where a library is missing."""
    name = format.replace("-", "_")
    if format in REFERENCES:
        return _references(name, records)
    return cast(Export, import_module(f"{__name__}.{name}").export(records))


def _references(name: str, records: Records) -> Export:
    from sinorus.export.bibliography import bibliography

    items, counts, reduced = bibliography(records)
    pieces = import_module(f"sinorus.output.render.{name}").references(items)
    return Export("".join(pieces).encode(), counts, reduced)
