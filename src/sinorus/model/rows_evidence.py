"""The shape of what the commands put out that set a thing beside another: checks, series, comparisons, chains, citations."""

from typing import Annotated, Literal

from pydantic import Field

from sinorus.model.claims import Passage
from sinorus.model.fields import Edtf, Id, IsoDay, Number, Strict
from sinorus.model.records import Reference
from sinorus.model.series import Point, SeriesSource
from sinorus.model.vocabulary import Bound, ClaimType, Scale, Verdict

Day = Annotated[IsoDay | None, Field(description="A Gregorian day; null where the date is open or unknown there.")]
Match = Annotated[
    Literal["certain", "possible"] | None,
    Field(description="Whether the date surely or only possibly falls in the window asked for; null where none was."),
]
Count = Annotated[int, Field(ge=0)]


class Effects(Strict):
    """How many records have each effect."""

    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count


class Measure(Strict):
    """The arithmetic of a verdict that a number decides; null where the series says nothing of that time."""

    series: Id
    unit: str
    date_edtf: Edtf | None
    value: Number | None
    low: Number | None
    high: Annotated[Number | None, Field(description="Null too where the series only gives a lower bound.")]
    bound: Bound
    figure: Annotated[Number, Field(description="The number of the claim.")]
    against: Annotated[Number | None, Field(description="The nearest value that the series allows at that time.")]
    ratio: Annotated[float | None, Field(description="The figure over that value.")]
    off: Annotated[float | None, Field(ge=0, description="The part by which the figure lies beside what is allowed.")]
    supported_to: Annotated[float, Field(description="Up to so far off the claim is supported,")]
    imprecise_to: Annotated[float, Field(description="and up to so far it is imprecise; beyond, contradicted.")]


By = Literal["coder", "series"]


class ReviewRow(Strict):
    """A review, whether a person or a series decided it, and the arithmetic where a series did."""

    verdict: Verdict
    note: str
    events: list[Id]
    series: list[Id]
    references: list[Reference]
    searched: list[str]
    by: By
    measure: Measure | None


class CheckRow(Strict):
    """A claim held against the record, as `check` puts it out."""

    id: Id
    source: Id
    text: str
    passage: Passage
    type: ClaimType
    date_edtf: Edtf | None
    earliest: Day
    latest: Day
    match: Match
    verdict: Verdict | None
    by: By | None
    note: str
    events: list[Id]
    series: list[Id]
    references: list[Reference]
    searched: list[str]
    measure: Measure | None


class VerdictCountRow(Strict):
    """One group of `check --count-by`: claims by verdict."""

    key: str
    claims: Count
    contradicted: Count
    not_borne_out: Annotated[Count, Field(alias="not-borne-out")]
    imprecise: Count
    open: Count
    unverified: Count
    judgement: Count
    supported: Count
    borne_out: Annotated[Count, Field(alias="borne-out")]
    unreviewed: Count
    computed: Annotated[Count, Field(description="Of these claims, how many a series decided.")]


class SeriesRow(Strict):
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
    earliest: Day
    latest: Day
    match: Match
    last_date_edtf: Edtf
    last_value: Number
    points: list[Point]


class PointRow(Strict):
    """A point of a series, as `series ID` puts it out."""

    series: Id
    date_edtf: Edtf
    earliest: Day
    latest: Day
    match: Match
    value: Number
    low: Number | None
    high: Number | None
    change: Annotated[Number | None, Field(description="On the point a year before; null where there is none.")]
    change_percent: float | None
    note: str
    reference: str | None
    events: Annotated[list[Id], Field(description="Events of the same theme that began then.")]
