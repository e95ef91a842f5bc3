"""The shape of what the commands put out that set a thing beside another: checks, series, comparisons, chains, citations."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sinorus.model.claims import Passage
from sinorus.model.fields import Edtf, Id, IsoDay, Strict
from sinorus.model.records import Reference
from sinorus.model.series import Number, Point, SeriesSource
from sinorus.vocabulary import Basis, Bound, ClaimType, Effect, Relation, Verdict

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


class CompareRow(Strict):
    """What essays say of one point, and how that bears on each other, as `compare` puts it out."""

    driver: Id | None
    event: Annotated[Id | None, Field(description="The event that it is about, where one was asked for.")]
    theme: Id | None
    relation: Annotated[
        Relation | Literal["only"] | None,
        Field(description="Null where several essays speak of a driver and nothing of it was set against each other."),
    ]
    contrast: Id | None
    sources: list[Id]
    claims: Annotated[dict[Id, list[Id]], Field(description="Claims by essay.")]
    why: str


class EffectCounts(Effects):
    """Claims of one essay on a driver."""

    claims: Count


class MatrixRow(Strict):
    """What the essays say of a driver in numbers, as `compare --matrix` puts it out."""

    driver: Id | None
    event: Id | None
    label: str
    theme: Id | None
    sources: dict[Id, EffectCounts]
    relations: Annotated[dict[Relation, Count], Field(description="Contrasts by relation.")]
    silent: list[Id]


class TraceRow(Strict):
    """An event in a chain of causes, and the link that leads to it, as `trace` puts it out."""

    path: Annotated[int | None, Field(ge=1, description="The number of the path, where paths were asked for.")]
    direction: Literal["start", "cause", "effect"]
    depth: Count
    id: Id
    title: str
    date_edtf: Edtf
    earliest: Day
    latest: Day
    effect: Effect
    of: Annotated[Id | None, Field(description="The event that it is a cause or an effect of.")]
    basis: Basis | None
    claim: Id | None
    reference: Reference | None
    claims: Annotated[list[Id], Field(description="Claims that rest on both events.")]
    repeated: Annotated[bool, Field(description="True where what lies behind the event stands at another place.")]
    further: Annotated[Count, Field(description="How many events lie behind it that the depth leaves out.")]


class Csl(Strict):
    """A CSL-JSON item."""

    model_config = ConfigDict(extra="allow")

    id: str
    type: str
    title: str


class CiteRow(Strict):
    """A reference for one thing, as `cite` puts it out."""

    record: str
    id: str
    text: str
    csl: Csl
    licence: str


class DatasetRow(Strict):
    """The version of a data set that an answer was taken from."""

    title: str
    version: str
    as_of: str
    licence: str


class RecordHash(Strict):
    """A record of an answer and the hash of its canonical JSON."""

    id: str
    hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class AnswerRow(Strict):
    """A reference for an answer, as `cite --query` puts it out."""

    query: str
    rows: Count
    hash: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    sinorus: str
    datasets: list[DatasetRow]
    text: str
    csl: Csl


class Answer(AnswerRow):
    """The file that `cite --query -o` writes and `replay` reads."""

    records: list[RecordHash]


class ReplayRow(Strict):
    """What has become of a record of an answer, as `replay` puts it out."""

    id: str
    change: Literal["added", "changed", "removed", "moved"]
