"""The shape of what the commands put out that list what there is."""

from typing import Annotated

from pydantic import Field

from sinorus.model.claims import Figure, Passage
from sinorus.model.fields import Edtf, Id, Strict
from sinorus.model.records import Author, Issued, Mention, Place, Reference
from sinorus.model.rows_evidence import Count, Day, Effects, Match, ReviewRow
from sinorus.model.vocabulary import ActorKind, ClaimType, Confidence, Effect, EventKind, Hedging


class EventRow(Strict):
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
    place: Place | None
    causes: list[Id]
    led_to: list[Id]
    claims: list[Id]
    mentions: list[Mention]
    references: list[Reference]
    confidence: Confidence
    disputed: str


class ClaimRow(Strict):
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


class DriverRow(Strict):
    """A driver with the claims and events that bear on it, as `drivers` puts it out."""

    id: Id
    label: str
    theme: Id
    description: str
    effect: Annotated[Effects, Field(description="Claims by effect.")]
    sources: Annotated[dict[Id, Count], Field(description="Claims by essay.")]
    earliest: Day
    latest: Day
    claims: list[Id]
    events: list[Id]


class ThemeRow(Strict):
    """A theme with counts, as `themes` puts it out."""

    id: Id
    label: str
    description: str
    drivers: list[Id]
    events: Count
    claims: Count


class PeriodRow(Strict):
    """A period with what falls into it, as `periods` puts it out."""

    id: Id
    label: str
    date_edtf: Edtf
    earliest: Day
    latest: Day
    match: Match
    era: bool
    description: str
    sources: list[Id]
    events: Count
    claims: Count


class ActorRow(Strict):
    """An actor with its events, as `actors` puts it out."""

    id: Id
    name: str
    kind: ActorKind
    aliases: list[str]
    members: list[Id]
    events: Count
    earliest: Day
    latest: Day


class SourceRow(Strict):
    """An essay with what was coded from it, as `sources` puts it out."""

    id: Id
    type: str
    title: str
    author: list[Author]
    container_title: Annotated[str | None, Field(alias="container-title")]
    issued: Issued
    URL: str | None
    note: str | None
    claims: Count
    events: Count
    effect: Annotated[Effects, Field(description="Claims by effect.")]


class CountRow(Strict):
    """One group of `timeline --count-by`: events, the claims that rest on them, and the events by effect."""

    key: str | None
    events: Count
    claims: Count
    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count


class DateRow(Strict):
    """How a date is understood, as `date` puts it out."""

    text: str
    date_edtf: str
    earliest: Day
    latest: Day
    written: Annotated[str, Field(description="As a person writes it.")]
    level: Annotated[int, Field(ge=0, le=2, description="The EDTF level that the date needs.")]
    note: Annotated[str, Field(description="What was assumed or converted; empty where nothing was.")]


class ProblemRow(Strict):
    """A problem of a data folder, as `validate` puts it out."""

    file: str
    line: int | None
    column: int | None
    pointer: str
    problem: str
    remedy: str
