"""What all panels of a Vega-Lite specification share: the time axis and the colours of the effects."""

import json
from typing import Any, get_args

from sinorus.chart.marks import Frame, short_ticks
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import Effect

# A part of a specification, which is JSON of whatever shape Vega-Lite asks for.
Spec = dict[str, Any]
EFFECTS: list[str] = list(get_args(Effect))
# What stands for an effect that nobody coded.
NOT_CODED = SIGNS[None].word
YEARS = {
    "type": "quantitative",
    "axis": {"format": "d", "title": None, "tickCount": 12, "tickMinStep": 1, "grid": True},
}


def colour(effects: list[str]) -> Spec:
    """Return the colours of effects, which are EFFECTS and perhaps NOT_CODED."""
    scale = {"domain": effects, "range": [sign.light for sign in SIGNS.values()][: len(effects)]}
    return {"field": "effect", "type": "nominal", "scale": scale}


def time_axis(frame: Frame) -> Spec:
    """Return the time axis with its scale, which has a margin so that no mark is cut.

    Every layer of a panel carries the same: Vega-Lite merges axes that differ, and thins their labels.
    """
    margin = (frame.end - frame.start) * 0.012
    return {**_ticks(frame), "scale": {"domain": [frame.start - margin, frame.end + margin], "nice": False}}


def _ticks(frame: Frame) -> Spec:
    """Return the axis without its scale: years, or in a short time the first days of months, or single days."""
    ticks = short_ticks(frame)
    if not ticks:
        return YEARS
    # Vega-Lite labels an axis with its numbers, here years, so an expression looks up the label of each.
    labels = json.dumps({f"{at:.4f}": label for at, label in ticks})
    own_labels = {"values": [at for at, _ in ticks], "labelExpr": f"({labels})[format(datum.value, '.4f')]"}
    return {**YEARS, "axis": {"title": None, "grid": True, "labelOverlap": False, **own_labels}}
