"""The rows that commands put out as JSON, each key with its type: the contract of docs/output.md.

They are TypedDicts, so that mypy finds a misspelt key, and no question loads pydantic. ``sinorus schema`` publishes
them, with the docstrings and descriptions that stand here.
"""

from typing import Annotated, Any, Literal, Required, TypedDict

from sinorus.model.files import FILES
from sinorus.model.values import (
    Count,
    Day,
    Edtf,
    Hash,
    Id,
    IsoDay,
    Link,
    Match,
    Meaning,
    Note,
    Number,
    Paragraph,
    Title,
)
from sinorus.model.vocabulary import (
    ActorKind,
    Basis,
    Bound,
    ClaimType,
    Confidence,
    Effect,
    EventKind,
    Hedging,
    Level,
    Relation,
    Scale,
    Verdict,
)

By = Literal["coder", "series"]
Change = Literal["added", "changed", "retired", "split", "removed", "moved"]


class Reference(TypedDict):
    """A page or work that supports the record which it stands by."""

    title: Title
    publisher: Title
    url: Link | None
    author: Annotated[Title | None, Meaning(description="`Family, Given`, several parted by `; `; or an institution.")]
    issued: Edtf | None
    grade: Annotated[Title | None, Meaning(description="References are ordered by it.")]
    copy_read: Annotated[IsoDay | None, Meaning(description="The day on which a stored copy of it was read.")]
    accessed: Annotated[IsoDay | None, Meaning(description="The day on which its address was opened.")]
    copy_of: Annotated[Title | None, Meaning(description="The work that it is a copy of.")]


class Words(TypedDict):
    """The first and the last words of the sentence in a reference that asserts a cause."""

    start: Title
    end: Title


Latitude = Annotated[float, Meaning(minimum=-90, maximum=90)]
Longitude = Annotated[float, Meaning(minimum=-180, maximum=180)]


class PlaceOfEvent(TypedDict):
    """A point on the map, in degrees of WGS 84."""

    id: Annotated[Id | None, Meaning(description="Null where the event names the point by itself.")]
    name: Title
    lat: Latitude
    lon: Longitude


class Place(TypedDict):
    """A place, as it lies in the index."""

    id: Id
    name: str
    aliases: list[str]
    chinese: list[str]
    russian: list[str]
    lat: Latitude
    lon: Longitude
    note: str


class PlaceRow(Place):
    """A place with the number of its events."""

    events: Count


class Mention(TypedDict):
    """A place in an essay that speaks of the event; a caption has no paragraph."""

    source: Id
    paragraph: Paragraph | None
    caption: bool


class EventRow(TypedDict):
    """An event, as `timeline` puts it out."""

    id: Id
    title: str
    date_edtf: Edtf
    earliest: Day
    latest: Day
    match: Match
    summary: str
    kind: EventKind
    effect: Effect
    themes: list[Id]
    drivers: list[Id]
    actors: list[Id]
    place: PlaceOfEvent | None
    causes: list[Id]
    led_to: list[Id]
    claims: list[Id]
    mentions: list[Mention]
    references: list[Reference]
    confidence: Confidence
    disputed: str


class Passage(TypedDict):
    """Where a claim stands: the paragraph, and the first and the last words of the passage."""

    paragraph: Paragraph | None
    section: Title | None
    start: Title
    end: Title
    link: Annotated[
        str | None,
        Meaning(description="The address of the essay, opened at the passage; null where the essay has no address."),
    ]


class Figure(TypedDict):
    """A number that a claim gives."""

    value: Number
    unit: Title
    bound: Bound
    date_edtf: Edtf | None
    what: Title
    series: Id | None


class Measure(TypedDict):
    """The arithmetic of a verdict that a number decides; null where the series says nothing of that time."""

    series: Id
    unit: str
    date_edtf: Edtf | None
    value: Number | None
    low: Number | None
    high: Annotated[Number | None, Meaning(description="Null too where the series only gives a lower bound.")]
    bound: Bound
    figure: Annotated[Number, Meaning(description="The number of the claim.")]
    against: Annotated[Number | None, Meaning(description="The nearest value that the series allows at that time.")]
    ratio: Annotated[float | None, Meaning(description="The figure over that value.")]
    off: Annotated[
        Annotated[float, Meaning(minimum=0)] | None,
        Meaning(description="The part by which the figure lies beside what is allowed."),
    ]
    supported_to: Annotated[float, Meaning(description="Up to so far off the claim is supported,")]
    imprecise_to: Annotated[float, Meaning(description="and up to so far it is imprecise; beyond, contradicted.")]


class ReviewRow(TypedDict):
    """A review, whether a person or a series decided it, and the arithmetic where a series did."""

    verdict: Verdict
    note: str
    events: list[Id]
    series: list[Id]
    references: list[Reference]
    searched: list[str]
    by: By
    measure: Measure | None


class ClaimRow(TypedDict):
    """A claim, as `claims` puts it out."""

    id: Id
    source: Id
    text: str
    passage: Passage
    themes: list[Id]
    drivers: list[Id]
    effect: Effect
    type: ClaimType
    hedging: Hedging
    attributed_to: str | None
    date_edtf: Edtf | None
    earliest: Day
    latest: Day
    match: Match
    events: list[Id]
    figure: Figure | None
    review: ReviewRow | None
    denies: Annotated[bool, Meaning(description="Whether the text denies that its drivers move the tie.")]


class CheckRow(TypedDict):
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


# Keys with a hyphen need this notation of a TypedDict.
_VerdictCounts = TypedDict(
    "_VerdictCounts",
    {
        "key": str,
        "claims": Count,
        "contradicted": Count,
        "not-borne-out": Count,
        "imprecise": Count,
        "open": Count,
        "unverified": Count,
        "judgement": Count,
        "supported": Count,
        "borne-out": Count,
        "unreviewed": Count,
    },
)


class VerdictCountRow(_VerdictCounts):
    """One group of `check --count-by`: claims by verdict."""

    computed: Annotated[Count, Meaning(description="Of these claims, how many a series decided.")]
    broken: Count
    kept: Count


Rate = Annotated[float, Meaning(minimum=0, maximum=1)]
Kappa = Annotated[float, Meaning(minimum=-1, maximum=1)]


class AgreeRow(TypedDict):
    """How far two codings agree in a field, as `agree` puts it out."""

    field: str
    records: Annotated[Count, Meaning(description="In the sheet, or in both sheets.")]
    coded: Annotated[Count, Meaning(description="Of these, how many both sides have coded.")]
    same: Annotated[
        Count, Meaning(description="Of these, how many are coded alike; of drivers one in common is enough.")
    ]
    share: Annotated[Rate | None, Meaning(description="Same of coded; null where nothing is coded.")]
    share_low: Annotated[Rate | None, Meaning(description="The 95 per cent interval of the share (Wilson 1927).")]
    share_high: Rate | None
    kappa: Annotated[
        Kappa | None,
        Meaning(description="Cohen's kappa; null for drivers, and where both sides have one code throughout."),
    ]
    kappa_low: Annotated[
        Kappa | None,
        Meaning(description="Its 95 per cent interval (Fleiss, Cohen and Everitt 1969); null where it has no width."),
    ]
    kappa_high: Kappa | None


class Effects(TypedDict):
    """How many records have each effect."""

    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count


class CountRow(TypedDict):
    """One group of `timeline --count-by`: events, the claims that rest on them, and the events by effect."""

    key: str | None
    events: Count
    claims: Count
    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count


class Driver(TypedDict):
    """A driver, as it lies in the index."""

    id: Id
    label: str
    theme: Id
    description: str


class DriverWeight(Driver):
    """A driver with the numbers of its claims; those that deny it are counted apart."""

    effect: Annotated[Effects, Meaning(description="Claims that name it, by effect.")]
    sources: Annotated[dict[Id, Count], Meaning(description="Claims that name it, by essay.")]
    earliest: Day
    latest: Day
    denied: Annotated[dict[Id, Count], Meaning(description="Claims that deny that it moves the tie, by essay.")]


class DriverRow(DriverWeight):
    """A driver with the claims and events that bear on it, as `drivers` puts it out."""

    claims: Annotated[list[Id], Meaning(description="Those that name it.")]
    events: list[Id]
    denials: Annotated[list[Id], Meaning(description="Claims that deny that it moves the tie.")]


class Theme(TypedDict):
    """A theme, as it lies in the index."""

    id: Id
    label: str
    description: str


class ThemeRow(Theme):
    """A theme with counts, as `themes` puts it out."""

    drivers: list[Id]
    events: Count
    claims: Count


class Period(TypedDict):
    """A period, as it lies in the index."""

    id: Id
    label: str
    date_edtf: Edtf
    earliest: Day
    latest: Day
    match: Match
    era: bool
    description: str
    sources: list[Id]


class PeriodRow(Period):
    """A period with what falls into it, as `periods` puts it out."""

    events: Count
    claims: Count


class Actor(TypedDict):
    """An actor, as it lies in the index."""

    id: Id
    name: str
    kind: ActorKind
    aliases: list[str]
    members: list[Id]


class ActorRow(Actor):
    """An actor with its events, as `actors` puts it out."""

    events: Count
    earliest: Day
    latest: Day


class Author(TypedDict):
    """A CSL-JSON name."""

    family: Title | None
    given: Title | None
    literal: Title | None


DateParts = Annotated[list[int], Meaning(minItems=1, maxItems=3)]
_Issued = TypedDict("_Issued", {"date-parts": Annotated[list[DateParts], Meaning(minItems=1, maxItems=2)]})


class Issued(_Issued):
    """A CSL-JSON date."""

    circa: bool | None


_Source = TypedDict(
    "_Source",
    {
        "id": Id,
        "type": str,
        "title": str,
        "author": list[Author],
        "container-title": str | None,
        "issued": Issued,
        "URL": str | None,
        "note": str | None,
        "references": list[Reference],
    },
)


class Source(_Source):
    """An essay, as it lies in the index."""


class SourceRow(Source):
    """An essay with what was coded from it, as `sources` puts it out."""

    claims: Count
    events: Count
    effect: Annotated[Effects, Meaning(description="Claims by effect.")]


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


class Contrast(TypedDict):
    """Claims that bear on each other, and how."""

    id: Id
    claims: Annotated[list[Id], Meaning(minItems=2, maxItems=20)]
    relation: Relation
    why: str


class CompareRow(TypedDict):
    """What essays say of one point, and how that bears on each other, as `compare` puts it out."""

    driver: Id | None
    event: Annotated[
        Id | None, Meaning(description="The event, where events were asked for, or one essay alone speaks of it.")
    ]
    theme: Id | None
    relation: Annotated[
        Relation | Literal["only"] | None,
        Meaning(description="Null where several essays speak of it and no claim of the row is set against another."),
    ]
    contrast: Id | None
    sources: list[Id]
    claims: Annotated[dict[Id, list[Id]], Meaning(description="Claims by essay.")]
    why: str


class EffectCounts(Effects):
    """Claims of one essay on a driver, a theme or an event."""

    claims: Count


class MatrixRow(TypedDict):
    """What the essays say of a driver, a theme or an event in numbers, as `compare --matrix` puts it out."""

    driver: Id | None
    event: Id | None
    label: str
    theme: Id | None
    sources: dict[Id, EffectCounts]
    relations: Annotated[dict[Relation, Count], Meaning(description="Contrasts by relation.")]
    silent: list[Id]


class TraceRow(TypedDict):
    """An event in a chain of causes, and the link that leads to it, as `trace` puts it out."""

    path: Annotated[
        Annotated[int, Meaning(minimum=1)] | None,
        Meaning(description="The number of the path, where paths were asked for."),
    ]
    direction: Literal["start", "cause", "effect"]
    depth: Count
    id: Id
    title: str
    date_edtf: Edtf
    earliest: Day
    latest: Day
    effect: Effect
    of: Annotated[Id | None, Meaning(description="The event that it is a cause or an effect of.")]
    basis: Basis | None
    claim: Id | None
    reference: Reference | None
    claims: Annotated[list[Id], Meaning(description="Claims that rest on both events.")]
    repeated: Annotated[bool, Meaning(description="True where what lies behind the event stands at another place.")]
    further: Annotated[Count, Meaning(description="How many events lie behind it that the depth leaves out.")]
    passage: Annotated[Words | None, Meaning(description="Where in the reference the link is asserted.")]
    verdict: Annotated[Verdict | None, Meaning(description="What the record says of the claim that asserts the link.")]


class CslName(TypedDict, total=False):
    """A name in a CSL-JSON item; what is not known of it is left out."""

    family: str
    given: str
    literal: str


CslDate = TypedDict("CslDate", {"date-parts": Required[list[DateParts]], "circa": bool}, total=False)
_Csl = TypedDict(
    "_Csl",
    {
        "id": Required[str],
        "type": Required[str],
        "title": Required[str],
        "author": list[CslName],
        "issued": CslDate,
        "accessed": CslDate,
        "container-title": str,
        "publisher": str,
        "version": str,
        "URL": str,
        "note": str,
        "annote": str,
        "abstract": str,
    },
    total=False,
)


class Csl(_Csl, total=False):
    """A CSL-JSON item; what is not known of it is left out."""


class CiteRow(TypedDict):
    """A reference for one thing, as `cite` puts it out."""

    record: str
    id: str
    text: str
    csl: Csl
    licence: str
    references: Annotated[list[Csl], Meaning(description="The works that an event rests on, the best first.")]


class DatasetRow(TypedDict):
    """The version of a data set that an answer was taken from."""

    title: str
    version: str
    as_of: str
    licence: str


class AnswerFacts(TypedDict):
    """What a reference says of an answer."""

    query: str
    rows: Count
    hash: Hash
    sinorus: str
    datasets: list[DatasetRow]


class AnswerRow(AnswerFacts):
    """A reference for an answer, as `cite --query` puts it out."""

    text: str
    csl: Csl


class RecordHash(TypedDict):
    """A record of an answer and the hash of its canonical JSON."""

    id: str
    hash: Hash


class AnswerAgain(AnswerFacts):
    """What `replay` compares: an answer with the hashes of its records."""

    records: list[RecordHash]


class AnswerReference(AnswerAgain):
    """What `cite --query -o` keeps of an answer.

    form and paths are null in what was read of a file of 0.1.0: the canonical form of what is hashed, and the paths of
    the keys that the rows have.
    """

    text: str
    csl: Csl
    form: str | None
    paths: list[str] | None


class ReplayRow(TypedDict):
    """What has become of a record of an answer, as `replay` puts it out."""

    id: str
    change: Change
    by: Annotated[list[Id], Meaning(description="The ids that took the place of one that was retired or split.")]
    why: Annotated[list[str], Meaning(description="The reasons that the data give for the change.")]


class RevisionRow(TypedDict):
    """A change of records and its reason, as `revisions` puts it out."""

    version: Annotated[str, Meaning(description="The version of the data that has the change first.")]
    day: IsoDay
    ids: list[Id]
    fields: Annotated[list[str], Meaning(description="What changed; `id` where the records are new or gone.")]
    why: str
    source: Annotated[str, Meaning(description="Where it was seen that the change is right.")]


class DateRow(TypedDict):
    """How a date is understood, as `date` puts it out."""

    text: str
    date_edtf: str
    earliest: Day
    latest: Day
    written: Annotated[str, Meaning(description="As a person writes it.")]
    level: Annotated[int, Meaning(minimum=0, maximum=2, description="The EDTF level that the date needs.")]
    note: Annotated[str, Meaning(description="What was assumed or converted; empty where nothing was.")]


class ProblemRow(TypedDict):
    """A problem of a data folder, as `validate` puts it out."""

    file: str
    line: int | None
    column: int | None
    pointer: str
    problem: str
    remedy: str
    level: Annotated[Level, Meaning(description="A warning only deserves a look; warnings alone leave exit code 0.")]


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


class ShownPlace(PlaceRow):
    """A place, as `show` puts it out."""

    record: Literal["place"]


class ShownSource(SourceRow):
    """An essay, as `show` puts it out."""

    record: Literal["source"]


class ShownSeries(SeriesRow):
    """A series, as `show` puts it out."""

    record: Literal["series"]


class ShownContrast(Contrast):
    """A contrast, as `show` puts it out."""

    record: Literal["contrast"]


Shown = (
    ShownEvent
    | ShownClaim
    | ShownDriver
    | ShownTheme
    | ShownPeriod
    | ShownActor
    | ShownPlace
    | ShownSource
    | ShownSeries
    | ShownContrast
)


class Dataset(DatasetRow):
    """A data set, as it lies in the index: with its authors."""

    author: list[Author]


class Cause(TypedDict):
    """An earlier event that led to an event, and on what ground that is said."""

    event: Id
    basis: Basis
    claim: Id | None
    reference: Reference | None
    passage: Words | None


class LinkRow(TypedDict):
    """A cause and its effect, and on what ground that is said."""

    cause: Id
    effect: Id
    basis: Basis
    claim: Id | None
    reference: Reference | None
    passage: Words | None


class EventDetail(TypedDict, total=False):
    """What only `show` tells of an event; a key is left out where there is nothing to tell."""

    links: list[Cause]
    date_text: str
    date_os: IsoDay


# The JSON of each kind of record in the index; commands add counts to some of them.
KEPT: dict[str, type] = {
    "event": EventRow,
    "claim": ClaimRow,
    "period": Period,
    "driver": Driver,
    "theme": Theme,
    "actor": Actor,
    "place": Place,
    "source": Source,
    "series": SeriesRow,
    "contrast": Contrast,
}
# The rows of each command, under the name of their schema.
ROWS: dict[str, Any] = {
    "timeline": EventRow,
    "timeline-count-by": CountRow,
    "drivers": DriverRow,
    "claims": ClaimRow,
    "show": Shown,
    "compare": CompareRow,
    "compare-matrix": MatrixRow,
    "trace": TraceRow,
    "check": CheckRow,
    "check-count-by": VerdictCountRow,
    "agree": AgreeRow,
    "series": SeriesRow,
    "series-points": PointRow,
    "cite": CiteRow,
    "cite-query": AnswerRow,
    "replay": ReplayRow,
    "revisions": RevisionRow,
    "periods": PeriodRow,
    "themes": ThemeRow,
    "actors": ActorRow,
    "sources": SourceRow,
    "date": DateRow,
    "validate": ProblemRow,
}
# The names of all schemas: of the files of a data folder, and of the rows of commands.
SCHEMAS = (*(f"{file}.json" for file in FILES), *ROWS)


def keys(row: type) -> tuple[str, ...]:
    """Return the keys of a row in the order in which they are put out."""
    return tuple(row.__annotations__)
