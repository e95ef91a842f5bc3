"""The rows of `change`: numbers left and right of a turning point."""

from typing import Annotated, Literal, TypedDict

from sinorus.model.values import Count, Meaning, Number
from sinorus.model.vocabulary import Scale

Measure = Literal["events", "climate", "effect", "theme", "driver", "official-driver", "series"]


class Commands(TypedDict):
    """The commands that give the numbers of both sides."""

    before: str
    after: str


class ChangeRow(TypedDict):
    """One number on both sides of a turning point, as `change` puts it out."""

    measure: Annotated[Measure, Meaning(description="What is counted or measured.")]
    key: Annotated[str, Meaning(description="The effect, or the id of the theme, the force or the series.")]
    label: str
    unit: str
    scale: Annotated[Scale | None, Meaning(description="That of a series; null for all else.")]
    before: Annotated[Number | None, Meaning(description="A count; of the climate cooperation less friction; a mean.")]
    after: Number | None
    difference: int | float | None
    of_before: Annotated[Count, Meaning(description="All events, sources or points of the side.")]
    of_after: Count
    share_before: Annotated[float | None, Meaning(description="The number as a part of all; null for series.")]
    share_after: float | None
    slope_before: Annotated[float | None, Meaning(description="Growth a year by least squares; for series alone.")]
    slope_after: float | None
    size: Annotated[float | None, Meaning(description="By it the rows of a measure are in order, the largest first.")]
    note: Annotated[str, Meaning(description="A caution: few records, none on one side, points left out.")]
    commands: Commands
