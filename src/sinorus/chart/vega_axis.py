"""What all panels of a Vega-Lite specification share: the time axis and the colours of the effects."""

import json
from typing import Any, get_args

from sinorus.chart.marks import MONTHS, Frame
from sinorus.chart.paper import GRID
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import Effect

# A part of a specification, which is JSON of whatever shape Vega-Lite asks for.
Spec = dict[str, Any]
EFFECTS: list[str] = list(get_args(Effect))
# What stands for an effect that nobody coded.
NOT_CODED = SIGNS[None].word
# The part of the time by which the axis is longer at each end, so that no mark is cut.
MARGIN = 0.012

# The axis goes on naming its ticks when a reader zooms, so what it names is worked out by Vega from what it shows: in
# years, where a month is a twelfth and a day 1/372, as `marks.year` has it. A tick takes ROOM pixels or more.
ROOM = 90
DAY = "(1 / 372)"
PIXELS = "span(range('x'))"
_LEAST = f"(span(domain('x')) * {ROOM} / {PIXELS})"
_POWER = f"pow(10, floor(log({_LEAST}) / LN10 + 1e-9))"
_DIGIT = f"({_LEAST} <= {_POWER} * 1.000001 ? 1 : {_LEAST} <= 2 * {_POWER} ? 2 : {_LEAST} <= 5 * {_POWER} ? 5 : 10)"
# Days where months would be too few: each, or from five or ten of which one is named.
_STEP = (
    f"({_LEAST} <= 10 * {DAY} ? {DAY} : {_LEAST} <= 1 / 12 ? 1 / 12 : {_LEAST} <= 1 / 4 ? 1 / 4"
    f" : {_LEAST} <= 1 / 2 ? 1 / 2 : max(1, {_DIGIT} * {_POWER}))"
)
_YEAR = "floor(datum.value + 1e-5)"
_DAYS = f"round((datum.value - {_YEAR}) * 372)"
_MONTH, _DAY = f"floor({_DAYS} / 31)", f"({_DAYS} % 31 + 1)"
_NAME = f"{json.dumps(MONTHS)}[{_MONTH}]"
_LENGTHS = json.dumps([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_IS_NAMED = (
    f"{_LEAST} <= {DAY} || ({_LEAST} <= 5 * {DAY} ? {_DAY} % 5 == 1 && {_DAY} < 30 : {_DAY} % 10 == 1 && {_DAY} < 30)"
)
_LABEL = (
    f"{_STEP} >= 0.999 ? '' + round(datum.value) : {_STEP} > 2 * {DAY} || {_DAY} == 1 ? {_NAME} + ' ' + {_YEAR}"
    f" : ({_IS_NAMED}) && {_DAY} <= {_LENGTHS}[{_MONTH}] ? {_DAY} + ' ' + {_NAME} : ''"
)
_TICKS = f"sequence(ceil(domain('x')[0] / {_STEP} - 1e-6) * {_STEP}, domain('x')[1], {_STEP})"


def colour(effects: list[str]) -> Spec:
    """Return the colours of effects, which are EFFECTS and perhaps NOT_CODED."""
    scale = {"domain": effects, "range": [sign.light for sign in SIGNS.values()][: len(effects)]}
    return {"field": "effect", "type": "nominal", "scale": scale}


def domain(frame: Frame) -> tuple[float, float]:
    """Return the time of the axis, in years: that of the chart with a margin."""
    margin = (frame.end - frame.start) * MARGIN
    return frame.start - margin, frame.end + margin


def time_axis(frame: Frame) -> Spec:
    """Return the time axis with its scale.

    Every layer of a panel carries the same: Vega-Lite merges axes that differ, and thins their labels.
    """
    axis = {"title": None, "grid": True, "gridColor": GRID, "labelOverlap": False}
    ticks = {"values": {"expr": _TICKS}, "labelExpr": _LABEL}
    return {
        "type": "quantitative",
        "axis": {**axis, **ticks},
        "scale": {"domain": list(domain(frame)), "nice": False},
    }
