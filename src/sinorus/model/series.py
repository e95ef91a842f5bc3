"""The model of a series, which is a measurement over time."""

from typing import Annotated, ClassVar

from pydantic import Field

from sinorus.model.fields import Edtf, Id, Link, Many, Note, Number, Prose, Strict, Title
from sinorus.model.records import Record
from sinorus.model.vocabulary import Scale

# The most points of a series: enough for a value a day for 270 years.
MOST_POINTS = 100_000


class SeriesSource(Strict):
    """Who publishes the measurement."""

    title: Title
    publisher: Title
    url: Link | None = None


class Point(Strict):
    """A value at a time; ``low`` and ``high`` where sources differ, ``low`` alone where the value is a lower bound."""

    date_edtf: Edtf
    value: Number
    low: Number | None = None
    high: Number | None = None
    note: Note = ""
    reference: Link | None = None
    event: Annotated[Id | None, Field(description="The event that the point counts, where it is one.")] = None


class Series(Record):
    """A measurement over time."""

    LINKS: ClassVar[dict[str, str]] = {"themes": "theme", "points.event": "event"}

    title: Title
    unit: Title
    frequency: Title
    scale: Scale = "amount"
    themes: Many[Id] = []
    source: SeriesSource
    method: Prose
    licence: Title
    note: Annotated[Note, Field(description="Where sources disagree.")] = ""
    kept: Annotated[bool, Field(description="True where new points are added up to `as_of` of the data set.")] = False
    points: Annotated[list[Point], Field(min_length=1, max_length=MOST_POINTS)]
