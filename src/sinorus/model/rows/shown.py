"""The rows of `show`: records of every kind, which say their kind."""

from typing import Annotated, Literal

from sinorus.model.rows.claim import ClaimRow, Contrast
from sinorus.model.rows.event import EventRow, PlaceRow
from sinorus.model.rows.series import SeriesRow
from sinorus.model.rows.vocabulary import ActorRow, DriverRow, PeriodRow, ThemeRow
from sinorus.model.rows.works import SourceRow
from sinorus.model.values import Id, Meaning

EventIds = Annotated[list[Id], Meaning(description="All its events, in order of date.")]
ClaimIds = Annotated[list[Id], Meaning(description="All its claims, in order of date.")]


class ShownEvent(EventRow):
    """An event, as `show` puts it out."""

    record: Literal["event"]


class ShownClaim(ClaimRow):
    """A claim, as `show` puts it out."""

    record: Literal["claim"]


class ShownDriver(DriverRow):
    """A driver, as `show` puts it out."""

    record: Literal["driver"]


class ShownTheme(ThemeRow):
    """A theme, as `show` puts it out."""

    record: Literal["theme"]
    event_ids: EventIds
    claim_ids: ClaimIds


class ShownPeriod(PeriodRow):
    """A period, as `show` puts it out."""

    record: Literal["period"]
    event_ids: EventIds
    claim_ids: ClaimIds


class ShownActor(ActorRow):
    """An actor, as `show` puts it out."""

    record: Literal["actor"]
    event_ids: EventIds
    claim_ids: ClaimIds


class ShownPlace(PlaceRow):
    """A place, as `show` puts it out."""

    record: Literal["place"]
    event_ids: EventIds
    claim_ids: ClaimIds


class ShownSource(SourceRow):
    """A source, as `show` puts it out."""

    record: Literal["source"]
    event_ids: EventIds
    claim_ids: ClaimIds


class ShownSeries(SeriesRow):
    """A series, as `show` puts it out."""

    record: Literal["series"]


class ShownContrast(Contrast):
    """A contrast, as `show` puts it out."""

    record: Literal["contrast"]


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
