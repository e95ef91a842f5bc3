"""One module a format for other programs, each with one pure function ``export(records)``.

A new format is a new module here and its name in ``EXPORTS`` in ``sinorus.model.vocabulary``. The formats of references
have no module here: `cite` has them too, and the modules of ``sinorus.output.render`` write them for both.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import NamedTuple, cast

from sinorus.base.wording import amount, join, singular
from sinorus.output.render import MORE
from sinorus.query.selection import Records

REFERENCES = MORE["cite"]


# So many characters or bytes are written at once.
BLOCK = 2**16


class Export(NamedTuple):
    """The bytes of a file, how many records of which kind are in it, and what was reduced, how often.

    The bytes are made as they are asked for, so that none are kept, and the numbers are whole when all bytes are made.
    The key of a reduction is a phrase to which the number of times is added, such as "dates given in words only".
    """

    chunks: Iterator[bytes]
    counts: dict[str, int]
    reduced: Counter[str]


def summary(counts: Mapping[str, int], reduced: Mapping[str, int]) -> list[str]:
    """Say what is in a file, and what was reduced and how often."""
    told = join([amount(count, singular(kind)) for kind, count in counts.items()])
    return [
        f"wrote {told}",
        *(f"{reduction}: {amount(times, 'time')}" for reduction, times in sorted(reduced.items()) if times > 0),
    ]


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Encode the pieces of a text, many at once."""
    block: list[str] = []
    size = 0
    for piece in pieces:
        block.append(piece)
        size += len(piece)
        if size >= BLOCK:
            yield "".join(block).encode("utf-8")
            block, size = [], 0
    yield "".join(block).encode("utf-8")


def export(format: str, records: Records) -> Export:
    """Write records in a format; the same bytes on every run. Raise BadUsage where a library is missing."""
    name = format.replace("-", "_")
    if format in REFERENCES:
        return _references(name, records)
    return cast(Export, import_module(f"{__name__}.{name}").export(records))


def _references(name: str, records: Records) -> Export:
    from sinorus.export.bibliography import bibliography

    items, counts, reduced = bibliography(records)
    return Export(encoded(import_module(f"sinorus.output.render.{name}").references(items)), counts, reduced)
