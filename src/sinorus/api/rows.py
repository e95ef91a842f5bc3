"""Rows of an answer as a sequence of records, and as what other libraries take."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, overload

from sinorus.api.record import Record
from sinorus.api.texts import Part, Texts
from sinorus.base.errors import SinorusError
from sinorus.base.wording import singular

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import RecordBatchReader

    from sinorus.output.view import View

R_co = TypeVar("R_co", bound=Record, covariant=True)


def counted(count: int, noun: str) -> str:
    """Write a number of things that are named in the plural."""
    return f"{count} {singular(noun) if count == 1 else noun}"


class Rows(Sequence[R_co]):
    """A sequence of records, which are read when they are asked for."""

    def __init__(self, texts: Texts, view: View[Any]) -> None:
        self._texts, self._view = texts, view

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._texts.count()

    @overload
    def __getitem__(self, place: int) -> R_co: ...

    @overload
    def __getitem__(self, place: slice) -> Rows[R_co]: ...

    def __getitem__(self, place: int | slice) -> R_co | Rows[R_co]:
        """Return a record, or some of them as a sequence."""
        if isinstance(place, slice):
            ends = (place.start or 0, place.stop if place.stop is not None else -1)
            is_from_start = min(ends) >= 0 and (place.step or 1) > 0
            is_part = is_from_start and ends[1] > ends[0]
            taken = self._texts.part(*ends)[:: place.step] if is_part else self._texts.first(-1)[place]
            return Rows(Part(self._texts, taken), self._view)
        return self._record(self._texts.part(place, place + 1)[0] if place >= 0 else self._texts.first(-1)[place])

    def __iter__(self) -> Iterator[R_co]:
        """Yield the records."""
        at = 0
        while at < len(taken := self._texts.first(at + 1)):
            yield self._record(taken[at])
            at += 1

    def _record(self, text: str) -> R_co:
        return Record(json.loads(text))  # type: ignore[return-value]

    def __repr__(self) -> str:
        """Say how many records of which kind they are."""
        return f"<{counted(len(self), self._view.noun)}>"

    def _repr_html_(self) -> str | None:
        """Show the first records as a table, as a notebook does; None where they can no longer be read."""
        from sinorus.api.html import MOST, table

        try:
            rows = map(json.loads, self._texts.first(MOST)[:MOST])
            return self._texts.read(lambda: table(rows, len(self), self._view))
        except SinorusError:
            return None

    def to_json(self) -> str:
        """Write all records as `--json` does."""
        from sinorus.output.render import Page, render

        return "".join(render(self._view, chain.from_iterable(self._texts.stream()), "json", Page()))

    def to_frame(self) -> DataFrame:
        """Make a pandas DataFrame of all records.

        Dates stay in EDTF; the first and the last day that they may touch are days. Raises BadUsage if pandas is not
        installed.
        """
        from sinorus.api.frames import frame

        return frame(self._view, self._texts)

    def to_arrow(self) -> RecordBatchReader:
        """Make a reader of Arrow batches, in which there are never more than some thousand rows in memory.

        Raises BadUsage if pyarrow is not installed.
        """
        from sinorus.api.arrow import reader

        return reader(self._view, self._texts)
