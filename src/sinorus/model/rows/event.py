"""The rows of events, of where they happened, and of what led to them."""

from typing import Annotated, Literal, TypedDict

from sinorus.model.rows.vocabulary import LocalName, NotCoded, WikidataItem
from sinorus.model.rows.works import Reference, Words
from sinorus.model.values import Count, Day, Edtf, Extra, Id, IsoDay, Match, Meaning, Paragraph, Title
from sinorus.model.vocabulary import Basis, Calendar, Confidence, Effect, EventKind, Verdict

Latitude = Annotated[float, Meaning(minimum=-90, maximum=90)]
Longitude = Annotated[float, Meaning(minimum=-180, maximum=180)]


class PlaceOfEvent(TypedDict):
    """A point on the map, in degrees of WGS 84, which are null where only its name is known."""

    id: Annotated[Id | None, Meaning(description="Null where the event names the point by itself.")]
    name: Title
    lat: Latitude | None
    lon: Longitude | None


class Place(TypedDict):
    """A place, as it lies in the index."""

    id: Id
    name: str
    aliases: list[str]
    lat: Latitude | None
    lon: Longitude | None
    note: str
    names: list[LocalName]
    wikidata: WikidataItem | None


class PlaceRow(Place):
    """A place with the number of its events."""

    events: Count


class Mention(TypedDict):
    """A place in a source that speaks of the event; a caption has no paragraph."""

    source: Id
    paragraph: Paragraph | None
    caption: bool


class EventRow(TypedDict):
    """An event, as `timeline` puts it out; what is null or empty is not coded, or not known."""

    id: Id
    title: str
    date_edtf: Annotated[Edtf | None, Meaning(description="Null where no date could be read; such events come last.")]
    earliest: Day
    latest: Day
    match: Match
    summary: str | None
    kind: EventKind
    effect: Effect | None
    themes: list[Id]
    drivers: list[Id]
    actors: list[Id]
    place: PlaceOfEvent | None
    causes: list[Id]
    led_to: list[Id]
    claims: list[Id]
    mentions: list[Mention]
    references: list[Reference]
    confidence: Confidence | None
    disputed: str
    date_text: Annotated[
        Title | None, Meaning(description="The date as the source has it, also where it could not be read.")
    ]
    extra: Extra
    names: list[LocalName]
    wikidata: WikidataItem | None


class TodayRow(EventRow):
    """An event of a day of any year or of its month, as `today` puts it out."""

    on: Annotated[Literal["day", "month"], Meaning(description="Whether it began on the day, or else in the month.")]
    year: Annotated[int, Meaning(description="The year in which it began; 0 is 1 BC.")]


class _CountRow(TypedDict):
    key: Annotated[str | None, Meaning(description="Null for events of no single year, decade, month or place.")]
    events: Count
    claims: Count
    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count
    second: Annotated[str | None, Meaning(description="The group by the second key; null too where there is one key.")]


class CountRow(_CountRow, NotCoded):
    """One group of `timeline --count-by`: events, the claims that rest on them, and the events by effect."""

    wider: Annotated[
        Count,
        Meaning(description="Of these, those that last longer than the year, decade or month; where key is null."),
    ]


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
    date_edtf: Edtf | None
    earliest: Day
    latest: Day
    effect: Effect | None
    of: Annotated[Id | None, Meaning(description="The event that it is a cause or an effect of.")]
    basis: Basis | None
    claim: Id | None
    reference: Reference | None
    claims: Annotated[list[Id], Meaning(description="Claims that rest on both events.")]
    repeated: Annotated[bool, Meaning(description="True where what lies behind the event stands at another place.")]
    further: Annotated[Count, Meaning(description="How many events lie behind it that the depth leaves out.")]
    passage: Annotated[Words | None, Meaning(description="Where in the reference the link is asserted.")]
    verdict: Annotated[Verdict | None, Meaning(description="What the record says of the claim that asserts the link.")]


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
    """What is kept of an event beside its row; a key is left out where there is nothing to tell."""

    links: list[Cause]
    calendar: Annotated[Calendar, Meaning(description="That of the source, where it is another than the Gregorian.")]
    date_os: IsoDay
