"""An answer: its records, what was said of the question, and what else can be made of it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, overload

from sinorus.api.call import Call
from sinorus.api.keywords import texts
from sinorus.api.rows import R_co, Rows, counted
from sinorus.api.texts import Texts
from sinorus.api.warning import warn
from sinorus.base.errors import BadUsage, SinorusError
from sinorus.index import ANY
from sinorus.model.vocabulary import BUILTIN
from sinorus.output.deliver import limit_of

if TYPE_CHECKING:
    from sinorus.api.chart import Chart
    from sinorus.api.reader import Answer
    from sinorus.api.record_types import (
        CheckRow,
        ClaimCountRow,
        ClaimRow,
        CountRow,
        DriverCountRow,
        DriverRow,
        EventRow,
        SourceCountRow,
        SourceRow,
        VerdictCountRow,
    )


class Records(Rows[R_co]):
    """The records of an answer, the command that gives the same, and what was said of the question."""

    command: str
    notes: tuple[str, ...]

    def __init__(self, call: Call, answer: Answer, line: str) -> None:
        output = call.output()
        super().__init__(Texts(call.reader, answer, limit_of(answer.view, output, "json")), answer.view)
        self._call = call
        self.command = line
        self.notes = tuple(answer.view.notes)

    def __repr__(self) -> str:
        """Say how many records they are, and which command gives them."""
        try:
            return f"<{counted(len(self), self._view.noun)}: {self.command}>"
        except SinorusError:
            return f"<{self._view.noun} that can no longer be read: {self.command}>"

    @overload
    def counts(self: Records[EventRow], by: str | Sequence[str], *, cut: _Cut = None) -> Records[CountRow]: ...

    @overload
    def counts(self: Records[ClaimRow], by: str | Sequence[str], *, cut: _Cut = None) -> Records[ClaimCountRow]: ...

    @overload
    def counts(self: Records[DriverRow], by: str | Sequence[str], *, cut: _Cut = None) -> Records[DriverCountRow]: ...

    @overload
    def counts(self: Records[CheckRow], by: str | Sequence[str], *, cut: _Cut = None) -> Records[VerdictCountRow]: ...

    @overload
    def counts(self: Records[SourceRow], by: str | Sequence[str], *, cut: _Cut = None) -> Records[SourceCountRow]: ...

    def counts(self: Records[Any], by: str | Sequence[str], *, cut: _Cut = None) -> Records[Any]:
        """Count all that the question finds by one group or two, such as ``"theme"`` or ``["theme", "decade"]``.

        ``cut`` are the years in which spans of time begin that are to be counted. Raises BadUsage for a question that
        counts nothing, a group that it has not, and records with a limit.
        """
        from sinorus.query.filters import QUESTIONS

        call = self._call
        if "count_by" not in QUESTIONS[call.question]:
            raise BadUsage(f"{self._view.noun} have no counts; events, claims, drivers, check and sources have")
        if call.limit is not None or call.own.get("ids"):
            raise BadUsage("counts are of all that a question finds; leave out limit and ids")
        filters = {name: value for name, value in call.filters.items() if name != "sort"}
        counted_by = {"count_by": ",".join(texts("by", by))}
        if cut is not None:
            counted_by["cut"] = ",".join(texts("cut", cut))
        return ask(call._replace(filters=filters | counted_by))

    def chart(
        self, *, title: str | None = None, width: int | None = None, height: int | None = None, dark: bool = False
    ) -> Chart:
        """Return the picture that the command of this question draws, of events that of `sinorus chart`.

        Raises BadUsage for an answer without a picture, and if vl-convert is not installed.
        """
        from sinorus.api.chart import of_records

        return of_records(self._call, title=title, width=width, height=height, dark=dark)


_Cut = str | int | Sequence[str | int] | None


def ask(call: Call) -> Records[Any]:
    """Put a question, and warn of what is said of it; raises what the question raises."""
    output, reader = call.output(), call.reader
    with reader.lock:
        answer = reader.answer(call.question, call.filters, output, **call.own)
        make = partial(Records[Any], call, answer)
        records: Records[Any] = reader.read(answer.connection, lambda: make(command(call, answer.line())))
    for note in records.notes:
        warn(note)
    return records


def command(call: Call, line: str) -> str:
    """Write the command line that gives the same answer, from a line without its data."""
    reader = call.reader
    words = [] if reader.folders == [BUILTIN] else [word for name in reader.folders for word in ("--data", name)]
    words += [word for name in reader.prefix for word in ("--prefix", name)]
    words += ["--strict"] if reader.is_strict else []
    words += ["--engine", reader.engine] if reader.engine not in (None, ANY) else []
    words += ["--limit", str(call.limit)] if call.limit is not None else []
    return " ".join(["sinorus", line, *map(shlex.quote, words)])
