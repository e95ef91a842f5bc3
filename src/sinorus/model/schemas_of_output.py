"""The shape of what each command puts out as JSON: the contract of docs/output.md, published by `sinorus schema`."""

from typing import Annotated, Literal

from pydantic import Field

from sinorus.model.claims import Contrast
from sinorus.model.fields import Strict
from sinorus.model.rows import (
    ActorRow,
    ClaimRow,
    CountRow,
    DateRow,
    DriverRow,
    EventRow,
    PeriodRow,
    ProblemRow,
    SourceRow,
    ThemeRow,
)
from sinorus.model.rows_citation import AnswerRow, CiteRow, ReplayRow
from sinorus.model.rows_comparison import CompareRow, MatrixRow, TraceRow
from sinorus.model.rows_evidence import CheckRow, PointRow, SeriesRow, VerdictCountRow

ROWS: dict[str, type[Strict]] = {
    "timeline": EventRow,
    "timeline-count-by": CountRow,
    "claims": ClaimRow,
    "drivers": DriverRow,
    "themes": ThemeRow,
    "periods": PeriodRow,
    "actors": ActorRow,
    "sources": SourceRow,
    "compare": CompareRow,
    "compare-matrix": MatrixRow,
    "trace": TraceRow,
    "check": CheckRow,
    "check-count-by": VerdictCountRow,
    "series": SeriesRow,
    "series-points": PointRow,
    "cite": CiteRow,
    "cite-query": AnswerRow,
    "replay": ReplayRow,
    "date": DateRow,
    "validate": ProblemRow,
}


class ShownEvent(EventRow):
    """An event, as `show` puts it out."""

    record: Literal["event"]


class ShownClaim(ClaimRow):
    """A claim, as `show` puts it out."""

    record: Literal["claim"]


class ShownDriver(DriverRow):
    """A driver, as `show` puts it out."""

    record: Literal["driver"]


class ShownTheme(ThemeRow):
    """A theme, as `show` puts it out."""

    record: Literal["theme"]


class ShownPeriod(PeriodRow):
    """A period, as `show` puts it out."""

    record: Literal["period"]


class ShownActor(ActorRow):
    """An actor, as `show` puts it out."""

    record: Literal["actor"]


class ShownSource(SourceRow):
    """An essay, as `show` puts it out."""

    record: Literal["source"]


class ShownSeries(SeriesRow):
    """A series, as `show` puts it out."""

    record: Literal["series"]


class ShownContrast(Contrast):
    """A contrast, as `show` puts it out."""

    record: Literal["contrast"]


SHOWN = Annotated[
    ShownEvent
    | ShownClaim
    | ShownDriver
    | ShownTheme
    | ShownPeriod
    | ShownActor
    | ShownSource
    | ShownSeries
    | ShownContrast,
    Field(discriminator="record"),
]
