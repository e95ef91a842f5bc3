"""The types of records, for annotations and for whoever completes a line; nothing loads this when it runs.

Made by tools/record_types.py from the rows of `model/rows`; a test holds it to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from sinorus.api.record import Record


class FindRow(Record):
    """A record that answers some words, and where in it they stand, as `find` puts it out."""

    record: Literal["event", "claim", "driver", "theme", "actor", "place", "period", "series", "source", "contrast"]
    id: str
    title: str
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    field: str
    snippet: str


class PlaceOfEvent(Record):
    """A point on the map, in degrees of WGS 84, which are null where only its name is known."""

    id: str | None
    name: str
    lat: float | None
    lon: float | None


class Mention(Record):
    """A place in a source that speaks of the event; a caption has no paragraph."""

    source: str
    paragraph: int | None
    caption: bool


class Reference(Record):
    """A page or work that supports the record which it stands by."""

    title: str
    publisher: str | None
    url: str | None
    author: str | None
    issued: str | None
    grade: str | None
    copy_read: str | None
    accessed: str | None
    copy_of: str | None


class LocalName(Record):
    """A name in Chinese or Russian, and the page on which it was seen."""

    text: str
    language: Literal["zh", "ru"]
    page: str | None


class WikidataItem(Record):
    """The item of Wikidata that is the same thing, and the page that shows its id beside the name."""

    id: str
    page: str


class EventRow(Record):
    """An event, as `timeline` puts it out; what is null or empty is not coded, or not known."""

    id: str
    title: str
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    summary: str | None
    kind: Literal[
        "agreement",
        "conflict",
        "crisis",
        "doctrine",
        "exercise",
        "infrastructure",
        "institution",
        "migration",
        "other",
        "regime-change",
        "sanctions",
        "speech",
        "statement",
        "summit",
        "trade-deal",
        "treaty",
        "veto",
        "visit",
        "vote",
    ]
    effect: Literal["cooperation", "friction", "mixed", "neutral"] | None
    themes: list[str]
    drivers: list[str]
    actors: list[str]
    place: PlaceOfEvent | None
    causes: list[str]
    led_to: list[str]
    claims: list[str]
    mentions: list[Mention]
    references: list[Reference]
    confidence: Literal["high", "medium", "low"] | None
    disputed: str
    date_text: str | None
    extra: Mapping[str, str | int | float | bool | None]
    names: list[LocalName]
    wikidata: WikidataItem | None


class CountRow(Record):
    """One group of `timeline --count-by`: events, the claims that rest on them, and the events by effect."""

    key: str | None
    events: int
    claims: int
    cooperation: int
    friction: int
    mixed: int
    neutral: int
    second: str | None
    not_coded: int
    wider: int


class Effects(Record):
    """How many records have each effect, and of how many it is not coded."""

    cooperation: int
    friction: int
    mixed: int
    neutral: int
    not_coded: int


class Voices(Record):
    """How many sources name a driver, deny it, and say that it binds or divides; one may be in several of these."""

    of_sources: int
    named_by: int
    denied_by: int
    binds_by: int
    divides_by: int


class DriverRow(Record):
    """A driver with the claims and events that bear on it, as `drivers` puts it out."""

    id: str
    label: str
    theme: str
    description: str
    effect: Effects
    sources: Mapping[str, int]
    earliest: str | None
    latest: str | None
    denied: Mapping[str, int]
    claims: list[str]
    events: list[str]
    denials: list[str]
    of_sources: int
    named_by: int
    denied_by: int
    binds_by: int
    divides_by: int
    official: Voices


class DriverCountRow(Record):
    """One group of `drivers --count-by`: drivers, the claims that name them by effect, and how many sources do."""

    key: str | None
    drivers: int
    claims: int
    cooperation: int
    friction: int
    mixed: int
    neutral: int
    second: str | None
    not_coded: int
    sources: int
    binds: int
    divides: int
    denied: int
    of_sources: int


class Passage(Record):
    """Where a claim stands: the paragraph, and the first and the last words of the passage."""

    paragraph: int | None
    section: str | None
    start: str
    end: str
    link: str | None
    address: str | None
    where: str


class Figure(Record):
    """A number that a claim gives."""

    value: int | float
    unit: str
    bound: Literal["exact", "about", "over", "under"]
    date_edtf: str | None
    what: str
    series: str | None


class Measure(Record):
    """The arithmetic of a verdict that a number decides; null where the series says nothing of that time."""

    series: str
    unit: str
    date_edtf: str | None
    value: int | float | None
    low: int | float | None
    high: int | float | None
    bound: Literal["exact", "about", "over", "under"]
    figure: int | float
    against: int | float | None
    ratio: float | None
    off: float | None
    supported_to: float
    imprecise_to: float


class ReviewRow(Record):
    """A review, whether a person or a series decided it, and the arithmetic where a series did."""

    verdict: Literal[
        "contradicted",
        "not-borne-out",
        "broken",
        "imprecise",
        "open",
        "unverified",
        "judgement",
        "supported",
        "borne-out",
        "kept",
    ]
    note: str
    events: list[str]
    series: list[str]
    references: list[Reference]
    searched: list[str]
    by: Literal["coder", "series"]
    measure: Measure | None


class ClaimRow(Record):
    """A claim, as `claims` puts it out; what is null or empty is not coded, or not known."""

    id: str
    source: str
    text: str
    passage: Passage | None
    themes: list[str]
    drivers: list[str]
    effect: Literal["cooperation", "friction", "mixed", "neutral"] | None
    type: Literal["descriptive", "causal", "evaluative", "predictive", "definitional", "question", "commitment"] | None
    hedging: Literal["asserted", "hedged", "attributed"] | None
    attributed_to: str | None
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    events: list[str]
    figure: Figure | None
    review: ReviewRow | None
    denies: bool
    extra: Mapping[str, str | int | float | bool | None]
    source_date: str | None
    lag_years: int | None


class ClaimCountRow(Record):
    """One group of `claims --count-by`: claims, and how many of them have each effect."""

    key: str | None
    claims: int
    cooperation: int
    friction: int
    mixed: int
    neutral: int
    second: str | None
    not_coded: int
    wider: int
    sources: int
    official: int


class ShownEvent(Record):
    """An event, as `show` puts it out."""

    id: str
    title: str
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    summary: str | None
    kind: Literal[
        "agreement",
        "conflict",
        "crisis",
        "doctrine",
        "exercise",
        "infrastructure",
        "institution",
        "migration",
        "other",
        "regime-change",
        "sanctions",
        "speech",
        "statement",
        "summit",
        "trade-deal",
        "treaty",
        "veto",
        "visit",
        "vote",
    ]
    effect: Literal["cooperation", "friction", "mixed", "neutral"] | None
    themes: list[str]
    drivers: list[str]
    actors: list[str]
    place: PlaceOfEvent | None
    causes: list[str]
    led_to: list[str]
    claims: list[str]
    mentions: list[Mention]
    references: list[Reference]
    confidence: Literal["high", "medium", "low"] | None
    disputed: str
    date_text: str | None
    extra: Mapping[str, str | int | float | bool | None]
    names: list[LocalName]
    wikidata: WikidataItem | None
    record: Literal["event"]


class ShownClaim(Record):
    """A claim, as `show` puts it out."""

    id: str
    source: str
    text: str
    passage: Passage | None
    themes: list[str]
    drivers: list[str]
    effect: Literal["cooperation", "friction", "mixed", "neutral"] | None
    type: Literal["descriptive", "causal", "evaluative", "predictive", "definitional", "question", "commitment"] | None
    hedging: Literal["asserted", "hedged", "attributed"] | None
    attributed_to: str | None
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    events: list[str]
    figure: Figure | None
    review: ReviewRow | None
    denies: bool
    extra: Mapping[str, str | int | float | bool | None]
    source_date: str | None
    lag_years: int | None
    record: Literal["claim"]


class ShownDriver(Record):
    """A driver, as `show` puts it out."""

    id: str
    label: str
    theme: str
    description: str
    effect: Effects
    sources: Mapping[str, int]
    earliest: str | None
    latest: str | None
    denied: Mapping[str, int]
    claims: list[str]
    events: list[str]
    denials: list[str]
    of_sources: int
    named_by: int
    denied_by: int
    binds_by: int
    divides_by: int
    official: Voices
    record: Literal["driver"]


class ShownTheme(Record):
    """A theme, as `show` puts it out."""

    id: str
    label: str
    description: str
    drivers: list[str]
    events: int
    claims: int
    record: Literal["theme"]
    event_ids: list[str]
    claim_ids: list[str]


class ShownPeriod(Record):
    """A period, as `show` puts it out."""

    id: str
    label: str
    date_edtf: str
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    era: bool
    description: str
    sources: list[str]
    events: int
    claims: int
    record: Literal["period"]
    event_ids: list[str]
    claim_ids: list[str]


class ShownActor(Record):
    """An actor, as `show` puts it out."""

    id: str
    name: str
    kind: Literal["state", "person", "organisation", "company", "line", "other"]
    aliases: list[str]
    members: list[str]
    events: int
    earliest: str | None
    latest: str | None
    names: list[LocalName]
    wikidata: WikidataItem | None
    record: Literal["actor"]
    event_ids: list[str]
    claim_ids: list[str]


class ShownPlace(Record):
    """A place, as `show` puts it out."""

    id: str
    name: str
    aliases: list[str]
    lat: float | None
    lon: float | None
    note: str
    names: list[LocalName]
    wikidata: WikidataItem | None
    events: int
    record: Literal["place"]
    event_ids: list[str]
    claim_ids: list[str]


class Author(Record):
    """A CSL-JSON name."""

    family: str | None
    given: str | None
    literal: str | None


class Issued(Record):
    """A CSL-JSON date; only words are literal."""

    date_parts: list[list[int]] | None
    circa: bool | None
    season: int | None
    literal: str | None


class ShownSource(Record):
    """A source, as `show` puts it out."""

    id: str
    type: str
    title: str
    author: list[Author]
    container_title: str | None
    issued: Issued | None
    URL: str | None
    note: str | None
    references: list[Reference]
    csl: Mapping[str, Any]
    claims: int
    events: int
    effect: Effects
    language: str | None
    original_language: str | None
    tradition: (
        Literal[
            "anglophone",
            "european",
            "russian",
            "chinese",
            "indian",
            "japanese",
            "other-asian",
            "official-russian",
            "official-chinese",
            "official-joint",
        ]
        | None
    )
    author_origin: str | None
    author_series: str | None
    kind: Literal["essay", "document", "speech", "article", "book", "report", "news-analysis", "history"] | None
    extent: Literal["whole", "abstract", "opening", "articles", "quotation"] | None
    extent_note: str | None
    text_by: Literal["author", "publisher", "reviewer", "agency", "digest", "translator"] | None
    written: str | None
    copy_read: str | None
    date_edtf: str | None
    record: Literal["source"]
    event_ids: list[str]
    claim_ids: list[str]


class SeriesSource(Record):
    """Who publishes the measurement."""

    title: str
    publisher: str
    url: str | None


class Point(Record):
    """A value at a time; ``low`` and ``high`` where sources differ, ``low`` alone where the value is a lower bound."""

    date_edtf: str
    value: int | float
    low: int | float | None
    high: int | float | None
    note: str
    reference: str | None
    event: str | None


class ShownSeries(Record):
    """A series, as `show` puts it out."""

    id: str
    title: str
    unit: str
    frequency: str
    scale: Literal["amount", "count", "share", "score", "level"]
    themes: list[str]
    source: SeriesSource
    method: str
    licence: str
    note: str
    kept: bool
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    last_date_edtf: str
    last_value: int | float
    points: list[Point]
    record: Literal["series"]


class ShownContrast(Record):
    """A contrast, as `show` puts it out."""

    id: str
    claims: list[str]
    relation: Literal["agree", "differ", "tension", "contradicts-itself"]
    why: str
    record: Literal["contrast"]


class CompareRow(Record):
    """What sources say of one point, and how that bears on each other, as `compare` puts it out."""

    driver: str | None
    event: str | None
    theme: str | None
    relation: Literal["agree", "differ", "tension", "contradicts-itself", "only", "clash"] | None
    contrast: str | None
    sources: list[str]
    claims: Mapping[str, list[str]]
    why: str
    computed: bool


class MatrixRow(Record):
    """What sources say of a driver, a theme or an event in numbers, as `compare --matrix` puts it out."""

    driver: str | None
    event: str | None
    label: str
    theme: str | None
    sources: Mapping[str, Any]
    relations: Mapping[str, int]
    silent: list[str]
    traditions: Mapping[str, Any]


class Commands(Record):
    """The commands that give the numbers of both sides."""

    before: str
    after: str


class ChangeRow(Record):
    """One number on both sides of a turning point, as `change` puts it out."""

    measure: Literal["events", "climate", "effect", "theme", "driver", "official-driver", "series"]
    key: str
    label: str
    unit: str
    scale: Literal["amount", "count", "share", "score", "level"] | None
    before: int | float | None
    after: int | float | None
    difference: int | float | None
    of_before: int
    of_after: int
    share_before: float | None
    share_after: float | None
    slope_before: float | None
    slope_after: float | None
    size: float | None
    note: str
    commands: Commands


class Words(Record):
    """The first and the last words of the sentence in a reference that asserts a cause."""

    start: str
    end: str


class TraceRow(Record):
    """An event in a chain of causes, and the link that leads to it, as `trace` puts it out."""

    path: int | None
    direction: Literal["start", "cause", "effect"]
    depth: int
    id: str
    title: str
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    effect: Literal["cooperation", "friction", "mixed", "neutral"] | None
    of: str | None
    basis: Literal["claim", "reference", "judgement"] | None
    claim: str | None
    reference: Reference | None
    claims: list[str]
    repeated: bool
    further: int
    passage: Words | None
    verdict: (
        Literal[
            "contradicted",
            "not-borne-out",
            "broken",
            "imprecise",
            "open",
            "unverified",
            "judgement",
            "supported",
            "borne-out",
            "kept",
        ]
        | None
    )


class CheckRow(Record):
    """A claim held against the record, as `check` puts it out."""

    id: str
    source: str
    text: str
    passage: Passage | None
    type: Literal["descriptive", "causal", "evaluative", "predictive", "definitional", "question", "commitment"] | None
    date_edtf: str | None
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    verdict: (
        Literal[
            "contradicted",
            "not-borne-out",
            "broken",
            "imprecise",
            "open",
            "unverified",
            "judgement",
            "supported",
            "borne-out",
            "kept",
        ]
        | None
    )
    by: Literal["coder", "series"] | None
    note: str
    events: list[str]
    series: list[str]
    references: list[Reference]
    searched: list[str]
    measure: Measure | None
    source_date: str | None
    lag_years: int | None


class VerdictCountRow(Record):
    """One group of `check --count-by`: claims by verdict."""

    key: str | None
    claims: int
    contradicted: int
    not_borne_out: int
    imprecise: int
    open: int
    unverified: int
    judgement: int
    supported: int
    borne_out: int
    unreviewed: int
    computed: int
    broken: int
    kept: int
    second: str | None
    wider: int
    sources: int


class SeriesRow(Record):
    """A measurement, as `series` puts it out."""

    id: str
    title: str
    unit: str
    frequency: str
    scale: Literal["amount", "count", "share", "score", "level"]
    themes: list[str]
    source: SeriesSource
    method: str
    licence: str
    note: str
    kept: bool
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    last_date_edtf: str
    last_value: int | float
    points: list[Point]


class PointRow(Record):
    """A point of a series, as `series ID` puts it out."""

    series: str
    date_edtf: str
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    value: int | float
    low: int | float | None
    high: int | float | None
    change: int | float | None
    change_percent: float | None
    note: str
    reference: str | None
    event: str | None
    events: list[str]


class CiteRow(Record):
    """A reference for one thing, as `cite` puts it out."""

    record: str
    id: str
    text: str
    csl: Mapping[str, Any]
    licence: str
    references: list[Mapping[str, Any]]


class PeriodRow(Record):
    """A period with what falls into it, as `periods` puts it out."""

    id: str
    label: str
    date_edtf: str
    earliest: str | None
    latest: str | None
    match: Literal["certain", "possible"] | None
    era: bool
    description: str
    sources: list[str]
    events: int
    claims: int


class ThemeRow(Record):
    """A theme with counts, as `themes` puts it out."""

    id: str
    label: str
    description: str
    drivers: list[str]
    events: int
    claims: int


class ActorRow(Record):
    """An actor with its events, as `actors` puts it out."""

    id: str
    name: str
    kind: Literal["state", "person", "organisation", "company", "line", "other"]
    aliases: list[str]
    members: list[str]
    events: int
    earliest: str | None
    latest: str | None
    names: list[LocalName]
    wikidata: WikidataItem | None


class SourceRow(Record):
    """A source with what was coded from it, as `sources` puts it out."""

    id: str
    type: str
    title: str
    author: list[Author]
    container_title: str | None
    issued: Issued | None
    URL: str | None
    note: str | None
    references: list[Reference]
    csl: Mapping[str, Any]
    claims: int
    events: int
    effect: Effects
    language: str | None
    original_language: str | None
    tradition: (
        Literal[
            "anglophone",
            "european",
            "russian",
            "chinese",
            "indian",
            "japanese",
            "other-asian",
            "official-russian",
            "official-chinese",
            "official-joint",
        ]
        | None
    )
    author_origin: str | None
    author_series: str | None
    kind: Literal["essay", "document", "speech", "article", "book", "report", "news-analysis", "history"] | None
    extent: Literal["whole", "abstract", "opening", "articles", "quotation"] | None
    extent_note: str | None
    text_by: Literal["author", "publisher", "reviewer", "agency", "digest", "translator"] | None
    written: str | None
    copy_read: str | None
    date_edtf: str | None


class SourceCountRow(Record):
    """One group of `sources --count-by`: sources, and the claims that were coded from them."""

    key: str
    sources: int
    claims: int
    second: str | None


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
