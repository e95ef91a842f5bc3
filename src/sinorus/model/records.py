"""The models of events and of the vocabularies that describe them; docs/data.md is the codebook.

``LINKS`` of a model names the fields that hold ids of other records, by dotted path, and the kind of these records.
"""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    create_model,
    model_validator,
)

from sinorus import dates
from sinorus.base.errors import BadDate
from sinorus.dates.julian import is_julian
from sinorus.model import csl_variables
from sinorus.model.csl_dates import edtf_of, readable
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
from sinorus.model.vocabulary import (
    ActorKind,
    Basis,
    Calendar,
    Confidence,
    Effect,
    EventKind,
    Extent,
    LocalLanguage,
    SourceKind,
    TextBy,
    Tradition,
)


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


# What CSL-JSON has for true and false, which some programs write in quotation marks, or as numbers.
Flag = Title | int | bool | None


class Author(Strict):
    """A CSL-JSON name."""

    family: Title | None = None
    given: Title | None = None
    literal: Title | None = None
    dropping_particle: Annotated[Title | None, Field(alias="dropping-particle")] = None
    non_dropping_particle: Annotated[Title | None, Field(alias="non-dropping-particle")] = None
    suffix: Title | None = None
    comma_suffix: Annotated[Flag, Field(alias="comma-suffix")] = None
    static_ordering: Annotated[Flag, Field(alias="static-ordering")] = None
    parse_names: Annotated[Flag, Field(alias="parse-names")] = None


def _day(parts: list[int]) -> list[int]:
    """Return a year, month and day; ValueError if there never was such a day, which pydantic reports."""
    try:
        dates.parse(edtf_of({"date-parts": [parts]}))
        is_day = parts[0] != 0
    except BadDate:
        is_day = False
    if not is_day:
        numbers = ", ".join(map(str, parts))
        raise ValueError(
            f"[{numbers}] is no date: write a year, a month and a day, such as [1969, 3, 2]; -44 is 44 BC, "
            "and there is no year 0"
        )
    return parts


DateParts = Annotated[list[int], Field(min_length=1, max_length=3), AfterValidator(_day)]


class CslDate(Strict):
    """A CSL-JSON date: a year, month and day, or the first and the last; or else words."""

    date_parts: Annotated[
        list[DateParts] | None,
        Field(alias="date-parts", min_length=1, max_length=2),
    ] = None
    circa: bool | None = None
    season: Annotated[int | None, Field(ge=1, le=4, description="1 is spring.")] = None
    literal: Title | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if self.date_parts is None and self.literal is None:
            raise ValueError("the date says nothing: give date-parts, such as [[1969, 3, 2]], or literal")
        return self

    @model_validator(mode="after")
    def _runs_forwards(self) -> Self:
        if len(self.date_parts or ()) < 2:
            return self
        try:
            dates.parse(edtf_of({"date-parts": self.date_parts}))
        except BadDate as error:
            raise ValueError("the date runs backwards: write its first day before its last") from error
        return self


# As reference managers write it: figures may be texts, and the whole may be EDTF.
Issued = Annotated[CslDate, BeforeValidator(readable)]


def _of_csl() -> dict[str, Any]:
    """Return the fields of the variables of CSL, each with its type and its default."""
    types: dict[Any, tuple[str, ...]] = {
        Prose | None: csl_variables.TEXTS,
        Title | int | float | None: csl_variables.NUMBERS,
        Issued | None: csl_variables.DATES,
        Many[Author] | None: csl_variables.NAMES,
        Many[Title] | None: csl_variables.LISTS,
        dict[str, Any] | None: csl_variables.OBJECTS,
    }
    return {
        name.replace("-", "_"): (Annotated[kind, Field(alias=name)] if "-" in name else kind, None)
        for kind, names in types.items()
        for name in names
    }


if TYPE_CHECKING:
    CslItem = Record
else:
    CslItem = create_model("CslItem", __base__=Record, **_of_csl())


class Source(CslItem):
    """A work or document that makes claims, as a CSL-JSON item with all variables of CSL 1.0.2, and how it was read."""

    type: Title
    title: Annotated[Prose, Field(description="Those of documents are long.")]
    author: Many[Author] = []
    container_title: Annotated[Title | None, Field(alias="container-title")] = None
    issued: Issued | None = None
    URL: Link | None = None
    note: Note | None = None
    references: Annotated[Many[Reference], Field(description="The works that it lists itself.")] = []
    language: Annotated[Title | None, Field(description="Of the text that was coded, as a tag of BCP 47.")] = None
    original_language: Annotated[Title | None, Field(description="Where the text is a translation.")] = None
    tradition: Annotated[Tradition | None, Field(description="The place of the argument, not the passport.")] = None
    author_origin: Annotated[Title | None, Field(description="Where it differs from the tradition.")] = None
    author_series: Annotated[Title | None, Field(description="One name for several works of one author.")] = None
    kind: SourceKind | None = None
    extent: Annotated[Extent | None, Field(description="How much of it was seen and coded.")] = None
    extent_note: Annotated[Note | None, Field(description="Which part that is.")] = None
    text_by: Annotated[TextBy | None, Field(description="Whose words were coded.")] = None
    written: Annotated[Edtf | None, Field(description="When it was written, where it was issued later.")] = None
    copy_read: Annotated[RealDay | None, Field(description="The day on which a stored copy of it was read.")] = None


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


class LocalName(Strict):
    """A name in Chinese or Russian, and the page on which it was seen."""

    text: Title
    language: LocalLanguage
    page: Link | None = None


class WikidataItem(Strict):
    """The item of Wikidata that is the same thing, and the page that shows its id beside the name."""

    id: Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]{0,11}$")]
    page: Link


class Actor(Record):
    """A state, person, organisation, company, or a line of states."""

    LINKS: ClassVar[dict[str, str]] = {"members": "actor"}

    name: Name
    kind: ActorKind
    aliases: Many[Name] = []
    members: Many[Id] = []
    names: Many[LocalName] = []
    wikidata: WikidataItem | None = None

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
    lat: Latitude | None = None
    lon: Longitude | None = None
    note: Annotated[Note, Field(description="What the point stands for, where that is not plain.")] = ""
    names: Many[LocalName] = []
    wikidata: WikidataItem | None = None

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
    """A place in a source that speaks of the event; a caption has no paragraph."""

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
    names: Many[LocalName] = []
    wikidata: WikidataItem | None = None

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
