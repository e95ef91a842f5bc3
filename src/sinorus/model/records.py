"""The models of events and of the vocabularies that describe them; docs/data.md is the codebook.

``LINKS`` of a model names the fields that hold ids of other records, by dotted path, and the kind of these records.
"""

from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from sinorus import dates
from sinorus.base.errors import BadDate
from sinorus.dates.julian import is_julian
from sinorus.model.fields import (
    Edtf,
    Extra,
    Id,
    IsoDay,
    Link,
    Many,
    Name,
    Note,
    OwnId,
    Paragraph,
    Prose,
    RealDay,
    Some,
    Strict,
    Title,
)
from sinorus.model.vocabulary import ActorKind, Basis, Calendar, Confidence, Effect, EventKind


class Record(Strict):
    """What every record has: an id that is unique over all files."""

    LINKS: ClassVar[dict[str, str]] = {}

    id: OwnId


class Dataset(Strict):
    """The data set itself."""

    title: Title
    version: Title
    as_of: Annotated[RealDay | None, Field(description="The day up to which the record was kept.")] = None
    licence: Title
    author: Annotated[Many["Author"], Field(description="Who is to be named when it is cited.")] = []


class Reference(Strict):
    """A page or work that supports the record which it stands by."""

    title: Title
    publisher: Title | None = None
    url: Link | None = None
    author: Annotated[
        Title | None, Field(description="`Family, Given`, several parted by `; `; an institution as it is called.")
    ] = None
    issued: Annotated[Edtf | None, Field(description="When it appeared, in EDTF.")] = None
    grade: Annotated[Title | None, Field(description="One of GRADES, by which references are ordered.")] = None
    copy_read: Annotated[RealDay | None, Field(description="The day on which a stored copy of it was read.")] = None
    accessed: Annotated[RealDay | None, Field(description="The day on which its address was opened.")] = None
    copy_of: Annotated[Title | None, Field(description="The work that it is a copy of.")] = None


class Author(Strict):
    """A CSL-JSON name."""

    family: Title | None = None
    given: Title | None = None
    literal: Title | None = None


def _day(parts: list[int]) -> list[int]:
    """Return a year, month and day; ValueError if there never was such a day, which pydantic reports."""
    year, *rest = parts
    text = f"{'Y' if abs(year) > 9999 else ''}{'-' if year < 0 else ''}{abs(year):04}"
    try:
        dates.parse("-".join([text, *(f"{part:02}" for part in rest)]))
    except BadDate as error:
        numbers = ", ".join(map(str, parts))
        raise ValueError(f"[{numbers}] is no date: write a year, a month and a day, such as [1969, 3, 2]") from error
    return parts


DateParts = Annotated[list[int], Field(min_length=1, max_length=3), AfterValidator(_day)]


class Issued(Strict):
    """A CSL-JSON date."""

    date_parts: Annotated[
        list[DateParts],
        Field(alias="date-parts", min_length=1, max_length=2),
    ]
    circa: bool | None = None


class Source(Record):
    """An essay that makes claims, as a CSL-JSON item."""

    type: Title
    title: Title
    author: Many[Author] = []
    container_title: Annotated[Title | None, Field(alias="container-title")] = None
    issued: Issued | None = None
    URL: Link | None = None
    note: Note | None = None
    references: Annotated[Many[Reference], Field(description="The works that it lists itself.")] = []


class Theme(Record):
    """A field of the relationship."""

    label: Name
    description: Prose


class Driver(Record):
    """A force inside a theme that moves the two states; whether together or apart, the effect of a claim says."""

    LINKS: ClassVar[dict[str, str]] = {"theme": "theme"}

    label: Name
    theme: Id
    description: Prose
    aliases: Many[Name] = []


class Period(Record):
    """A named stretch of time; periods marked `era` tile time without overlap."""

    LINKS: ClassVar[dict[str, str]] = {"sources": "source"}

    label: Name
    date_edtf: Edtf
    description: Prose
    era: bool = False
    sources: Many[Id] = []


class Actor(Record):
    """A state, person, organisation, company, or a line of states."""

    LINKS: ClassVar[dict[str, str]] = {"members": "actor"}

    name: Name
    kind: ActorKind
    aliases: Many[Name] = []
    members: Many[Id] = []

    @model_validator(mode="after")
    def _only_lines_have_members(self) -> Self:
        if bool(self.members) != (self.kind == "line"):
            raise ValueError("a line has members and nothing else has: set kind to line, or leave members out")
        return self


def _whole_point(point: "Place | Spot") -> None:
    """Raise ValueError if a point has a latitude or a longitude alone."""
    if (point.lat is None) != (point.lon is None):
        raise ValueError("a point has lat and lon: add the other one, or leave both out")


Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Place(Record):
    """A point on the map, in degrees of WGS 84, with its names as pages give them."""

    name: Title
    aliases: Annotated[Many[Name], Field(description="Other and old names.")] = []
    chinese: Annotated[Many[Name], Field(description="Names in Chinese.")] = []
    russian: Annotated[Many[Name], Field(description="Names in Russian.")] = []
    lat: Latitude | None = None
    lon: Longitude | None = None
    note: Annotated[Note, Field(description="What the point stands for, where that is not plain.")] = ""

    @model_validator(mode="after")
    def _has_both_degrees(self) -> Self:
        _whole_point(self)
        return self


class Spot(Strict):
    """A place that an event names by itself."""

    name: Title
    lat: Latitude | None = None
    lon: Longitude | None = None

    @model_validator(mode="after")
    def _has_both_degrees(self) -> Self:
        _whole_point(self)
        return self


def _form(place: object) -> str:
    return ID_OF_PLACE if isinstance(place, str) else SPOT


# By which of the two a place is read, and so what is said of a wrong one.
ID_OF_PLACE, SPOT = "place-id", "spot"
PlaceOfEvent = Annotated[
    Annotated[Id, Tag(ID_OF_PLACE)] | Annotated[Spot, Tag(SPOT)],
    Discriminator(_form),
]


class Retired(Strict):
    """An id that is given no more, and what took its place."""

    id: Id
    day: RealDay
    why: Prose
    by: Annotated[Many[Id], Field(description="The ids that took its place.")] = []
    effects: Annotated[
        Many[Effect], Field(description="In a filter it stands only for what took its place with one of these effects.")
    ] = []

    @model_validator(mode="after")
    def _effects_are_of_something(self) -> Self:
        if self.effects and not self.by:
            raise ValueError("effects are those of what took its place: name it in by, or leave effects out")
        return self


class Revision(Strict):
    """A change of records, and its reason."""

    version: Annotated[Title, Field(description="The version of the data that has the change first.")]
    day: RealDay
    ids: Some[Id]
    fields: Annotated[Some[Title], Field(description="What changed; `id` where the records are new or gone.")]
    why: Prose
    source: Annotated[Prose, Field(description="Where it was seen that the change is right.")]


class Words(Strict):
    """The first and the last words of the sentence in a reference that asserts a cause."""

    start: Title
    end: Title


class Cause(Strict):
    """An earlier event that led to this one, and on what ground that is said."""

    event: Id
    basis: Basis
    claim: Id | None = None
    reference: Reference | None = None
    passage: Words | None = None

    @model_validator(mode="after")
    def _basis_is_given(self) -> Self:
        if (self.basis == "claim") != (self.claim is not None):
            raise ValueError("basis claim names the claim, and only then: add claim, or choose another basis")
        if (self.basis == "reference") != (self.reference is not None):
            raise ValueError(
                "basis reference gives the reference, and only then: add reference, or choose another basis"
            )
        if self.passage and not self.reference:
            raise ValueError("a passage stands in a reference: add the reference, or take the passage out")
        return self


class Mention(Strict):
    """A place in an essay that speaks of the event; a caption has no paragraph."""

    source: Id
    paragraph: Paragraph | None
    caption: bool = False


class Event(Record):
    """Something that happened; what is null or empty is not coded, and counts in no balance."""

    LINKS: ClassVar[dict[str, str]] = {
        "themes": "theme",
        "drivers": "driver",
        "actors": "actor",
        "place": "place",
        "causes.event": "event",
        "causes.claim": "claim",
        "mentions.source": "source",
    }

    date_edtf: Edtf | None = None
    title: Title
    summary: Prose | None = None
    kind: EventKind
    effect: Effect | None = None
    themes: Many[Id] = []
    drivers: Many[Id] = []
    actors: Many[Id] = []
    place: PlaceOfEvent | None = None
    causes: Many[Cause] = []
    mentions: Many[Mention] = []
    references: Many[Reference] = []
    confidence: Confidence | None = None
    disputed: Note = ""
    date_text: Title | None = None
    calendar: Calendar = "gregorian"
    date_os: IsoDay | None = None
    extra: Extra = {}

    @model_validator(mode="after")
    def _old_style_day_agrees(self) -> Self:
        """Raise ValueError if the day in the Julian calendar is none, or is not the day of ``date_edtf``."""
        if self.date_os is None:
            return self
        if self.calendar != "julian":
            raise ValueError("date_os is a Julian day: set calendar to julian, or leave date_os out")
        old = dates.Day.from_iso(self.date_os)
        if not is_julian(old):
            raise ValueError(
                f"date_os {self.date_os} is no day of the Julian calendar: write the day as the source has it"
            )
        converted = dates.julian_to_gregorian(old).iso()
        if converted != self.date_edtf:
            raise ValueError(
                f"date_os {self.date_os} (Julian) is {converted}, but date_edtf says {self.date_edtf or 'nothing'}: "
                "correct one of them"
            )
        return self
