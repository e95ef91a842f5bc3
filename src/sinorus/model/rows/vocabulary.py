"""The rows of the vocabularies: drivers, themes, periods and actors."""

from typing import Annotated, TypedDict

from sinorus.model.values import Count, Day, Edtf, Id, Match, Meaning
from sinorus.model.vocabulary import ActorKind


class _Coded(TypedDict):
    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count


# A key with a hyphen needs this notation of a TypedDict.
NotCoded = TypedDict("NotCoded", {"not-coded": Count})


class Effects(_Coded, NotCoded):
    """How many records have each effect, and of how many it is not coded."""


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


class _DriverCountRow(TypedDict):
    key: Annotated[str | None, Meaning(description="Null for drivers that no claim names.")]
    drivers: Count
    claims: Count
    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count
    second: Annotated[str | None, Meaning(description="The group by the second key; null too where there is one key.")]


class DriverCountRow(_DriverCountRow, NotCoded):
    """One group of `drivers --count-by`: drivers, the claims that name them, and these claims by effect."""


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
