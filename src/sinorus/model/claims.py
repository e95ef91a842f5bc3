"""The models of claims, of their reviews, and of the contrasts between claims."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from sinorus.model.fields import Edtf, Extra, Id, Link, Many, Note, Number, Paragraph, Prose, Strict, Title
from sinorus.model.records import Record, Reference
from sinorus.model.vocabulary import (
    OTHER_VERDICTS,
    VERDICTS_OF,
    WITHOUT_EVIDENCE,
    Bound,
    ClaimType,
    Effect,
    Hedging,
    Relation,
    Verdict,
)


class Passage(Strict):
    """Where a claim stands: the paragraph, and the first and the last words of the passage.

    Of a caption, and of a source that was not coded whole, the paragraph is null.
    """

    paragraph: Paragraph | None
    section: Title | None
    start: Title
    end: Title
    address: Annotated[Link | None, Field(description="Where it stands, if not at the address of the source.")] = None


class Figure(Strict):
    """A number that a claim gives."""

    value: Number
    unit: Title
    bound: Bound
    date_edtf: Edtf | None
    what: Title
    series: Id | None = None


class Review(Strict):
    """What the public record says of a claim; without a verdict of its own where the series of the figure decides."""

    verdict: Verdict | None = None
    note: Note = ""
    events: Many[Id] = []
    series: Many[Id] = []
    references: Many[Reference] = []
    searched: Annotated[Many[Title], Field(description="Where the record was searched in vain.")] = []

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        """Raise ValueError if a verdict lacks its evidence or its note, or ``searched`` is without need or missing."""
        if not self.note and self.verdict != "judgement":
            raise ValueError("the review says nothing: write in note what the record shows")
        rests = self.events or self.series or self.references
        if self.verdict and self.verdict not in WITHOUT_EVIDENCE and not rests:
            raise ValueError(f"the verdict {self.verdict} rests on nothing: name events, series or references")
        if (self.verdict == "unverified") != bool(self.searched):
            raise ValueError("verdict unverified says in searched where was looked, and only then: list the places")
        return self


class Claim(Record):
    """One thing that one source says, in our own words; what is null or empty is not coded, and counts nowhere."""

    LINKS: ClassVar[dict[str, str]] = {
        "source": "source",
        "themes": "theme",
        "drivers": "driver",
        "events": "event",
        "figure.series": "series",
        "review.events": "event",
        "review.series": "series",
    }

    source: Id
    text: Prose
    passage: Passage | None = None
    themes: Many[Id] = []
    drivers: Many[Id] = []
    denies: Annotated[bool, Field(description="Whether the text denies that its drivers move the tie.")] = False
    effect: Effect | None = None
    type: ClaimType | None = None
    hedging: Hedging | None = None
    attributed_to: Title | None = None
    date_edtf: Edtf | None = None
    events: Many[Id] = []
    figure: Figure | None = None
    review: Review | None = None
    extra: Extra = {}

    @model_validator(mode="after")
    def _attributed_to_somebody(self) -> Self:
        if (self.hedging == "attributed") != (self.attributed_to is not None):
            raise ValueError(
                "hedging attributed names whom in attributed_to, and only then: add it, or choose another hedging"
            )
        return self

    @model_validator(mode="after")
    def _denies_a_driver(self) -> Self:
        if self.denies and not self.drivers:
            raise ValueError("denies says that a driver does not move the tie: name it in drivers, or leave denies out")
        return self

    @model_validator(mode="after")
    def _question_has_no_verdict(self) -> Self:
        if self.type == "question" and (self.review or (self.figure and self.figure.series)):
            raise ValueError(
                "a question has no verdict: leave the review and the series out, or code what it asserts as a claim"
            )
        return self

    @model_validator(mode="after")
    def _verdict_fits(self) -> Self:
        """Raise ValueError if the verdict is missing, one too many, or none for this type of claim."""
        verdict = self.review.verdict if self.review else None
        if self.figure and self.figure.series:
            if verdict:
                raise ValueError("the series of the figure decides: leave the verdict out, or the series")
        elif self.review and not verdict:
            raise ValueError("the review has no verdict and the figure no series: add one of them")
        if self.type is None:
            return self
        fitting = VERDICTS_OF.get(self.type, OTHER_VERDICTS)
        if verdict and self.type != "question" and verdict not in fitting:
            raise ValueError(f"verdict {verdict} for a claim of type {self.type}: write one of {', '.join(fitting)}")
        return self


class Contrast(Record):
    """Claims that bear on each other, and how."""

    LINKS: ClassVar[dict[str, str]] = {"claims": "claim"}

    # Exports draw a link between each two of them, so there must not be too many.
    claims: Annotated[list[Id], Field(min_length=2, max_length=20)]
    relation: Relation
    why: Prose

    @model_validator(mode="after")
    def _of_different_claims(self) -> Self:
        if len(set(self.claims)) < len(self.claims):
            raise ValueError("a claim stands twice in the contrast: name each claim once")
        return self
