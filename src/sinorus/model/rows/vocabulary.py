"""The rows of the vocabularies: drivers, themes, periods and actors."""

from typing import Annotated, TypedDict

from sinorus.model.values import Count, Day, Edtf, Id, Link, Match, Meaning
from sinorus.model.vocabulary import ActorKind, LocalLanguage


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


class Voices(TypedDict):
    """How many sources name a driver, deny it, and say that it binds or divides; one may be in several of these."""

    of_sources: Annotated[Count, Meaning(description="The sources that the filters choose.")]
    named_by: Annotated[Count, Meaning(description="Of these, those of which a claim names it.")]
    denied_by: Annotated[Count, Meaning(description="Those of which a claim denies that it moves the tie.")]
    binds_by: Annotated[Count, Meaning(description="Those that name it and say that it binds.")]
    divides_by: Annotated[Count, Meaning(description="Those that name it and say that it divides.")]


class _Heard(Voices):
    official: Annotated[Voices, Meaning(description="The same of official texts alone.")]


class _Weight(Driver):
    effect: Annotated[Effects, Meaning(description="Claims that name it, by effect.")]
    sources: Annotated[dict[Id, Count], Meaning(description="Claims that name it, by source.")]
    earliest: Day
    latest: Day
    denied: Annotated[dict[Id, Count], Meaning(description="Claims that deny that it moves the tie, by source.")]


class DriverWeight(_Weight, _Heard):
    """A driver with the numbers of its claims and sources; those that deny it are counted apart."""


class _Listed(_Weight):
    claims: Annotated[list[Id], Meaning(description="Those that name it.")]
    events: list[Id]
    denials: Annotated[list[Id], Meaning(description="Claims that deny that it moves the tie.")]


class DriverRow(_Listed, _Heard):
    """A driver with the claims and events that bear on it, as `drivers` puts it out."""


class _DriverCountRow(TypedDict):
    key: Annotated[str | None, Meaning(description="Null for drivers that no claim names.")]
    drivers: Count
    claims: Count
    cooperation: Count
    friction: Count
    mixed: Count
    neutral: Count
    second: Annotated[
        str | None,
        Meaning(description="The driver, in groups of sources; the group by the second key; null by theme or effect."),
    ]


class DriverCountRow(_DriverCountRow, NotCoded):
    """One group of `drivers --count-by`: drivers, the claims that name them by effect, and how many sources do."""

    sources: Annotated[Count, Meaning(description="Sources of the group that name one of the drivers.")]
    binds: Annotated[Count, Meaning(description="Of these, those that say that it binds.")]
    divides: Annotated[Count, Meaning(description="Of these, those that say that it divides.")]
    denied: Annotated[Count, Meaning(description="Sources of the group that deny one of the drivers.")]
    of_sources: Annotated[Count, Meaning(description="All sources of the group, of those that the filters choose.")]


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


class LocalName(TypedDict):
    """A name in Chinese or Russian, and the page on which it was seen."""

    text: str
    language: LocalLanguage
    page: Link | None


class WikidataItem(TypedDict):
    """The item of Wikidata that is the same thing, and the page that shows its id beside the name."""

    id: str
    page: Link


class Actor(TypedDict):
    """An actor, as it lies in the index."""

    id: Id
    name: str
    kind: ActorKind
    aliases: list[str]
    members: list[Id]
    names: list[LocalName]
    wikidata: WikidataItem | None


class ActorRow(TypedDict):
    """An actor with its events, as `actors` puts it out."""

    id: Id
    name: str
    kind: ActorKind
    aliases: list[str]
    members: list[Id]
    events: Count
    earliest: Day
    latest: Day
    names: list[LocalName]
    wikidata: WikidataItem | None
