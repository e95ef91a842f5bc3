"""The open data, whose methods ask what the commands ask."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Self, Unpack, overload

from sinorus.api.call import Call
from sinorus.api.keywords import check, flag, ids, number, text, texts
from sinorus.api.reader import Reader
from sinorus.api.records import Records, ask
from sinorus.base.text import from_system
from sinorus.index import ANY
from sinorus.query.filters import COUNTED

if TYPE_CHECKING:
    from sinorus.api import filters as of
    from sinorus.api import record_types as rows
    from sinorus.api.chart import Chart

Limit = int | None


def open(
    *folders: str | os.PathLike[str],
    prefix: str | Sequence[str] = (),
    strict: bool = False,
    engine: str | None = None,
) -> Dataset:
    """Open data folders, which are joined; without any the packaged data, or those of SINORUS_DATA.

    From Parquet an engine answers ``events`` and ``get``: DuckDB, or the one that ``engine`` names as `--engine` does.

    ``prefix`` and ``strict`` are `--prefix` and `--strict`. What is amiss with the data is a DataWarning. Raises
    BadData for data that are refused, and CannotAccess for a folder that cannot be read.
    """
    names = [from_system(text("folder", os.fspath(folder))) for folder in folders]
    chosen = ANY if engine is None else text("engine", engine)
    return Dataset(Reader(names, texts("prefix", prefix), flag("strict", strict), chosen))


class Dataset:
    """Open data, which any thread may ask, until they are closed.

    Each question is answered from the files as they are when it is put. Filters have the names and the grammar of the
    options of the command line, but for ``start`` and ``end``, which are `--from` and `--to` there.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def folders(self) -> tuple[str, ...]:
        """Name the data folders."""
        return tuple(self._reader.folders)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what is amiss with the data, of which there was a warning when they were opened."""
        return tuple(self._reader.remarks)

    def __repr__(self) -> str:
        """Name the data folders."""
        return f"<data: {', '.join(self.folders)}>"

    def __enter__(self) -> Self:
        """Use the data in a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the data."""
        self.close()

    def close(self) -> None:
        """Close the data: no question is answered from now on, and no row read that was not taken yet."""
        self._reader.close()

    def events(self, *, limit: Limit = None, **filters: Unpack[of.Events]) -> Records[rows.EventRow]:
        """List what happened, in order of date, as `sinorus timeline` does."""
        return self._ask("timeline", filters, limit, caller="events")

    def claims(self, *, limit: Limit = None, **filters: Unpack[of.Claims]) -> Records[rows.ClaimRow]:
        """List what the sources say, where, and how surely."""
        return self._ask("claims", filters, limit)

    def drivers(self, *, limit: Limit = None, **filters: Unpack[of.Drivers]) -> Records[rows.DriverRow]:
        """List what moves the relationship, with who names it and who denies it."""
        return self._ask("drivers", filters, limit)

    @overload
    def series(self, *, limit: Limit = None, **filters: Unpack[of.Series]) -> Records[rows.SeriesRow]: ...

    @overload
    def series(
        self, id: str, /, *ids: str, limit: Limit = None, **filters: Unpack[of.Series]
    ) -> Records[rows.PointRow]: ...

    def series(self, *series: str, limit: Limit = None, **filters: Unpack[of.Series]) -> Records[Any]:
        """List the measurements, or the points of some."""
        return self._ask("series", filters, limit, {"ids": ids(series)})

    def sources(self, *, limit: Limit = None, **filters: Unpack[of.Sources]) -> Records[rows.SourceRow]:
        """List the works and documents, with what was coded from them."""
        return self._ask("sources", filters, limit)

    def periods(self, *, limit: Limit = None, **filters: Unpack[of.Periods]) -> Records[rows.PeriodRow]:
        """List the periods, with what falls into them."""
        return self._ask("periods", filters, limit)

    def themes(self, *, limit: Limit = None, **filters: Unpack[of.Vocabulary]) -> Records[rows.ThemeRow]:
        """List the themes, with how many records they have."""
        return self._ask("themes", filters, limit)

    def actors(self, *, limit: Limit = None, **filters: Unpack[of.Vocabulary]) -> Records[rows.ActorRow]:
        """List the actors, with how many events they have."""
        return self._ask("actors", filters, limit)

    @overload
    def compare(
        self,
        *,
        relation: str | Sequence[str] = (),
        matrix: Literal[False] = False,
        limit: Limit = None,
        **filters: Unpack[of.Compare],
    ) -> Records[rows.CompareRow]: ...

    @overload
    def compare(
        self,
        *,
        matrix: Literal[True],
        relation: str | Sequence[str] = (),
        limit: Limit = None,
        **filters: Unpack[of.Compare],
    ) -> Records[rows.MatrixRow]: ...

    def compare(
        self,
        *,
        relation: str | Sequence[str] = (),
        matrix: bool = False,
        limit: Limit = None,
        **filters: Unpack[of.Compare],
    ) -> Records[Any]:
        """Set the sources side by side on each point, or in numbers alone with ``matrix``."""
        own = {"relation": texts("relation", relation), "matrix": flag("matrix", matrix)}
        return self._ask("compare", filters, limit, own)

    def check(self, *claims: str, limit: Limit = None, **filters: Unpack[of.Claims]) -> Records[rows.CheckRow]:
        """Hold the claims against the record, all that match or some in full."""
        return self._ask("check", filters, limit, {"ids": ids(claims)})

    def trace(
        self, event: str, *, to: str | None = None, depth: int | None = None, limit: Limit = None
    ) -> Records[rows.TraceRow]:
        """Follow the causes of an event and what it led to, or the ways to another."""
        to = None if to is None else text("to", to)
        own = {"id": text("event", event), "to": to, "depth": number("depth", depth, 1)}
        return self._ask("trace", {}, limit, own)

    def find(
        self, words: str, *, records: str | Sequence[str] | None = None, limit: Limit = None, **filters: Unpack[of.Find]
    ) -> Records[rows.FindRow | rows.EventRow]:
        """Find what answers some words, the nearest first; for a date or a period alone the events in it.

        Without a limit there are as many as the command puts out.
        """
        kinds = None if records is None else ",".join(texts("records", records))
        return self._ask("find", filters, limit, {"text": text("words", words), "records": kinds})

    def change(
        self,
        *,
        at: of.When | None = None,
        before: of.When | None = None,
        after: of.When | None = None,
        limit: Limit = None,
        **filters: Unpack[of.Change],
    ) -> Records[rows.ChangeRow]:
        """Compare the numbers left and right of a turning point, or of two spans of time."""
        given = {"at": at, "before": before, "after": after}
        own = {name: None if value is None else text(name, value) for name, value in given.items()}
        return self._ask("change", filters, limit, own)

    @overload
    def get(self, id: str, /) -> rows.Shown: ...

    @overload
    def get(self, id: str, other: str, /, *others: str) -> Records[rows.Shown]: ...

    def get(self, *records: str) -> Any:
        """Return everything about a record, as `sinorus show` does; of several, all of them.

        Raises UnknownId for an id that no record bears.
        """
        shown = self._ask("show", {}, None, {"ids": ids(records)})
        return shown[0] if len(records) == 1 else shown

    @overload
    def cite(self, id: str = ..., /) -> rows.CiteRow: ...

    @overload
    def cite(self, id: str, other: str, /, *others: str) -> Records[rows.CiteRow]: ...

    def cite(self, *records: str) -> Any:
        """Return the reference of a record, without an id that of the data; of several records, all of them."""
        references = self._ask("cite", {}, None, {"ids": ids(records)})
        return references[0] if len(records) < 2 else references

    def chart(
        self,
        *,
        series: str | Sequence[str] = (),
        map: bool = False,
        climate: str | None = None,
        title: str | None = None,
        width: int | None = None,
        height: int | None = None,
        dark: bool = False,
        **filters: Unpack[of.Chart],
    ) -> Chart:
        """Draw events on a time axis over the periods, or on a map.

        Raises BadUsage if vl-convert is not installed.
        """
        from sinorus.api.chart import of_events

        own = {"series": texts("series", series), "map": flag("map", map)}
        own["climate"] = None if climate is None else text("climate", climate)
        call = Call(self._reader, "chart", check("chart", filters, "chart"), own)
        return of_events(call, title=title, width=width, height=height, dark=dark)

    def _ask(
        self, question: str, filters: Mapping[str, Any], limit: Limit, own: Mapping[str, Any] = {}, caller: str = ""
    ) -> Records[Any]:
        values = check(question, filters, caller, COUNTED)
        return ask(Call(self._reader, question, values, own, number("limit", limit, 0)))
