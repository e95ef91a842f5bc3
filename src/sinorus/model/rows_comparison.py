"""The shape of what `compare` and `trace` put out."""

from typing import Annotated, Literal

from pydantic import Field

from sinorus.model.fields import Edtf, Id, Strict
from sinorus.model.records import Reference
from sinorus.model.rows_evidence import Count, Day, Effects
from sinorus.model.vocabulary import Basis, Effect, Relation


class CompareRow(Strict):
    """What essays say of one point, and how that bears on each other, as `compare` puts it out."""

    driver: Id | None
    event: Annotated[Id | None, Field(description="The event that it is about, where one was asked for.")]
    theme: Id | None
    relation: Annotated[
        Relation | Literal["only"] | None,
        Field(description="Null where several essays speak of a driver and nothing of it was set against each other."),
    ]
    contrast: Id | None
    sources: list[Id]
    claims: Annotated[dict[Id, list[Id]], Field(description="Claims by essay.")]
    why: str


class EffectCounts(Effects):
    """Claims of one essay on a driver."""

    claims: Count


class MatrixRow(Strict):
    """What the essays say of a driver in numbers, as `compare --matrix` puts it out."""

    driver: Id | None
    event: Id | None
    label: str
    theme: Id | None
    sources: dict[Id, EffectCounts]
    relations: Annotated[dict[Relation, Count], Field(description="Contrasts by relation.")]
    silent: list[Id]


class TraceRow(Strict):
    """An event in a chain of causes, and the link that leads to it, as `trace` puts it out."""

    path: Annotated[int | None, Field(ge=1, description="The number of the path, where paths were asked for.")]
    direction: Literal["start", "cause", "effect"]
    depth: Count
    id: Id
    title: str
    date_edtf: Edtf
    earliest: Day
    latest: Day
    effect: Effect
    of: Annotated[Id | None, Field(description="The event that it is a cause or an effect of.")]
    basis: Basis | None
    claim: Id | None
    reference: Reference | None
    claims: Annotated[list[Id], Field(description="Claims that rest on both events.")]
    repeated: Annotated[bool, Field(description="True where what lies behind the event stands at another place.")]
    further: Annotated[Count, Field(description="How many events lie behind it that the depth leaves out.")]
