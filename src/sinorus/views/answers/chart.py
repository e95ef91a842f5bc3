"""The picture of events on a time axis, or on a map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sinorus.base.errors import BadUsage

if TYPE_CHECKING:
    from sinorus.views.chart_picture import Picture
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: Inquiry, series: Sequence[str] = (), map: bool = False, climate: str | None = None) -> Picture:
    """Return what the picture shows; BadUsage if what is given does not go together, or makes it too long."""
    from sinorus.query import lookup
    from sinorus.query.question import require_climate
    from sinorus.views.chart_picture import picture, with_places

    if map and (series or climate):
        raise BadUsage("--map has no time axis for --series or --climate; draw them in another picture")
    question, db = inquiry.question(), inquiry.db
    rows = lookup.of_kind(db, "series", _ids(series))
    shown = picture(db, question, inquiry.line(), rows, require_climate(climate))
    _check_length(shown)
    return with_places(db, shown) if map else shown


def _ids(series: Sequence[str]) -> list[str]:
    """Split ids at commas; a text of nothing but commas stays, so that the message that refuses it can name it."""
    ids = [id.strip() for id in ",".join(series).split(",")]
    return list(dict.fromkeys(filter(None, ids))) or [*series]


def _check_length(picture: Picture) -> None:
    from sinorus.views.chart import MAX_STEPS, climate_steps

    if (lines := climate_steps(picture)) > MAX_STEPS:
        step = picture.climate
        raise BadUsage(f"--climate {step} would take {lines} lines; ask about a shorter time with --from and --to")
