"""The rows of series of measurements and of their points."""

from typing import Annotated, TypedDict

from sinorus.model.values import Day, Edtf, Id, Link, Match, Meaning, Note, Number, Title
from sinorus.model.vocabulary import Scale


class SeriesSource(TypedDict):
    """Who publishes the measurement."""

    title: Title
    publisher: Title
    url: Link | None


class Point(TypedDict):
    """A value at a time; ``low`` and ``high`` where sources differ, ``low`` alone where the value is a lower bound."""

    date_edtf: Edtf
    value: Number
    low: Number | None
    high: Number | None
    note: Note
    reference: Link | None
    event: Annotated[Id | None, Meaning(description="The event that the point counts, where it is one.")]


class SeriesRow(TypedDict):
    """A measurement, as `series` puts it out."""

    id: Id
    title: str
    unit: str
    frequency: str
    scale: Scale
    themes: list[Id]
    source: SeriesSource
    method: str
    licence: str
    note: str
    kept: Annotated[bool, Meaning(description="True where new points are added up to the day of the data set.")]
    earliest: Day
    latest: Day
    match: Match
    last_date_edtf: Edtf
    last_value: Number
    points: list[Point]


class PointRow(TypedDict):
    """A point of a series, as `series ID` puts it out."""

    series: Id
    date_edtf: Edtf
    earliest: Day
    latest: Day
    match: Match
    value: Number
    low: Number | None
    high: Number | None
    change: Annotated[Number | None, Meaning(description="On the point a year before; null where there is none.")]
    change_percent: float | None
    note: str
    reference: str | None
    event: Annotated[Id | None, Meaning(description="The event that the point counts, where it is one.")]
    events: Annotated[list[Id], Meaning(description="Events of the same theme that began then.")]
