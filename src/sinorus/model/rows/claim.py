"""The rows of claims, held against the record and against each other."""

from typing import Annotated, Literal, TypedDict

from sinorus.model.rows.vocabulary import Effects, NotCoded
from sinorus.model.rows.works import Reference
from sinorus.model.values import Count, Day, Edtf, Extra, Id, Match, Meaning, Number, Paragraph, Title
from sinorus.model.vocabulary import Bound, ClaimType, Effect, Hedging, Relation, Verdict

By = Literal["coder", "series"]


class Passage(TypedDict):
    """Where a claim stands: the paragraph, and the first and the last words of the passage."""

    paragraph: Paragraph | None
    section: Title | None
    start: Title
    end: Title
    link: Annotated[
        str | None,
        Meaning(description="The address of the passage, opened there; null where the source has no address."),
    ]
    address: Annotated[str | None, Meaning(description="Where it stands, if not at the address of the source.")]
    where: Annotated[
        str,
        Meaning(description="The place in words: paragraph 5, caption, article IV, abstract; empty in a whole text."),
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


SourceDate = Annotated[Edtf | None, Meaning(description="When its source was written or else issued.")]
Lag = Annotated[
    int | None,
    Meaning(description="The year of its source minus the last year that it is about; an open end counts as 0."),
]


class ClaimRow(TypedDict):
    """A claim, as `claims` puts it out; what is null or empty is not coded, or not known."""

    id: Id
    source: Id
    text: str
    passage: Passage | None
    themes: list[Id]
    drivers: list[Id]
    effect: Effect | None
    type: ClaimType | None
    hedging: Hedging | None
    attributed_to: str | None
    date_edtf: Edtf | None
    earliest: Day
    latest: Day
    match: Match
    events: list[Id]
    figure: Figure | None
    review: ReviewRow | None
    denies: Annotated[bool, Meaning(description="Whether the text denies that its drivers move the tie.")]
    extra: Extra
    source_date: SourceDate
    lag_years: Lag


class CheckRow(TypedDict):
    """A claim held against the record, as `check` puts it out."""

    id: Id
    source: Id
    text: str
    passage: Passage | None
    type: ClaimType | None
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
    source_date: SourceDate
    lag_years: Lag


# Keys with a hyphen need this notation of a TypedDict.
_VerdictCounts = TypedDict(
    "_VerdictCounts",
    {
        "key": str | None,
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
    second: Annotated[str | None, Meaning(description="The group by the second key; null too where there is one key.")]
    wider: Annotated[
        Count,
        Meaning(description="Of these, those that last longer than the year, decade or month; where key is null."),
    ]
    sources: Annotated[Count, Meaning(description="The sources whose claims these are.")]


class _ClaimCountRow(TypedDict):
    key: Annotated[str | None, Meaning(description="Null for claims of no single year, decade or month.")]
    claims: Count
    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count
    second: Annotated[str | None, Meaning(description="The group by the second key; null too where there is one key.")]


class ClaimCountRow(_ClaimCountRow, NotCoded):
    """One group of `claims --count-by`: claims, and how many of them have each effect."""

    wider: Annotated[
        Count,
        Meaning(description="Of these, those that last longer than the year, decade or month; where key is null."),
    ]
    sources: Annotated[Count, Meaning(description="The sources whose claims these are.")]
    official: Annotated[Count, Meaning(description="Of these claims, those of official texts.")]


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


class Contrast(TypedDict):
    """Claims that bear on each other, and how."""

    id: Id
    claims: Annotated[list[Id], Meaning(minItems=2, maxItems=20)]
    relation: Relation
    why: str


class CompareRow(TypedDict):
    """What sources say of one point, and how that bears on each other, as `compare` puts it out."""

    driver: Id | None
    event: Annotated[
        Id | None, Meaning(description="The event, where events were asked for, or one source alone speaks of it.")
    ]
    theme: Id | None
    relation: Annotated[
        Relation | Literal["only", "clash"] | None,
        Meaning(description="Null where several sources speak of it and no claim of the row is set against another."),
    ]
    contrast: Id | None
    sources: list[Id]
    claims: Annotated[dict[Id, list[Id]], Meaning(description="Claims by source.")]
    why: str
    computed: Annotated[bool, Meaning(description="Whether the relation is worked out from the data, and not coded.")]


class EffectCounts(Effects):
    """Claims of one source on a driver, a theme or an event; those that deny a driver are counted apart."""

    claims: Count
    denied: Annotated[Count, Meaning(description="Claims that deny that the driver moves the tie.")]


class SourceCounts(Effects):
    """Sources of one tradition on a driver, a theme or an event; one may be counted under several effects."""

    sources: Annotated[Count, Meaning(description="Those that speak of it here.")]
    denied: Annotated[Count, Meaning(description="Those that deny that the driver moves the tie.")]


class MatrixRow(TypedDict):
    """What sources say of a driver, a theme or an event in numbers, as `compare --matrix` puts it out."""

    driver: Id | None
    event: Id | None
    label: str
    theme: Id | None
    sources: dict[Id, EffectCounts]
    relations: Annotated[dict[Relation, Count], Meaning(description="Contrasts by relation.")]
    silent: list[Id]
    traditions: Annotated[dict[str, SourceCounts], Meaning(description="Sources by tradition.")]
