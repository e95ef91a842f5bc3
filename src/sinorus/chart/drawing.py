"""Pictures without axes: what they hold is placed in pixels here, and Vega-Lite only draws it."""

import re
from collections.abc import Iterable
from typing import Any

from sinorus.base.text import safe
from sinorus.chart import vega
from sinorus.chart.labels import label_width
from sinorus.chart.paper import INK, SOFT
from sinorus.chart.vega_axis import EFFECTS, NOT_CODED, Spec
from sinorus.model.signs import SIGNS

# What the edges of a picture take of its width, in pixels, and the least width of one.
EDGES, NARROW = 10, 560
# The size of letters that `label_width` measures, and the height of the legend.
LETTERS, LEGEND = 10, 26
# Values that are pixels already.
PIXELS: Spec = {"type": "quantitative", "scale": None, "axis": None}
ALL_EFFECTS = [*EFFECTS, NOT_CODED]
_RANGE = [sign.light for sign in SIGNS.values()]


def picture(words: vega.Words, layers: list[Spec], width: float, height: float) -> Spec:
    """Make a picture of layers that are placed in pixels; it keeps its width on a page too."""
    panel = {"width": round(width), "height": round(height), "layer": layers}
    return {**vega.specification(words, [panel], round(width)), "usermeta": {"fixed": True}}


def layer(kind: str, rows: Iterable[Spec], *fields: str, **look: Any) -> Spec:
    """Return a layer of marks of a kind; ``fields`` are those of the rows that say where they stand, in pixels.

    ``look`` is the look of all marks. A row with an ``effect`` has its colour if the look has none.
    """
    values = [{key: round(at, 1) if isinstance(at, float) else at for key, at in row.items()} for row in rows]
    encoding: Spec = {
        field: {"field": field, **PIXELS} if field in ("x", "y") else {"field": field} for field in fields
    }
    if any("told" in row for row in values):
        encoding["description"] = {"field": "told"}
    else:
        look["aria"] = False
    return {"data": {"values": values}, "mark": {"type": kind, **look}, "encoding": encoding}


def effect_colour() -> Spec:
    """Return the colours of the effects, for rows that have an ``effect``, its word."""
    scale = {"domain": ALL_EFFECTS, "range": _RANGE}
    return {"field": "effect", "type": "nominal", "scale": scale, "legend": None}


def coloured(part: Spec, channel: str = "color") -> Spec:
    """Return a layer whose marks have the colours of their effects."""
    return {**part, "encoding": {**part["encoding"], channel: effect_colour()}}


def shapes(rows: Iterable[Spec], size: int = 60) -> Spec:
    """Return a layer of the shapes of effects, in their colours."""
    part = coloured(layer("point", rows, "x", "y", size=size, stroke=INK, strokeWidth=0.6, opacity=1), "fill")
    scale = {"domain": ALL_EFFECTS, "range": [sign.shape for sign in SIGNS.values()]}
    part["encoding"]["shape"] = {"field": "effect", "type": "nominal", "scale": scale, "legend": None}
    return part


def texts(rows: Iterable[Spec], **look: Any) -> Spec:
    """Return a layer of texts, each the ``text`` of its row."""
    usual: Spec = {"align": "left", "baseline": "middle", "fontSize": LETTERS, "color": INK}
    part = layer("text", rows, "x", "y", **{**usual, **look})
    part["encoding"]["text"] = {"field": "text"}
    return part


def tooltips(rows: Iterable[Spec], fields: Iterable[str]) -> Spec:
    """Return a layer of areas that are not seen, over which a reader sees fields of their rows."""
    part = layer("rect", rows, "x", "y", "x2", "y2", opacity=0, aria=False)
    part["encoding"]["tooltip"] = [{"field": field} for field in fields]
    return part


def legend(effects: Iterable[tuple[str, str]], rest: str, y: float = 8) -> list[Spec]:
    """Return the layers of a legend: the shapes of effects, each with what it means, and then a text."""
    x, signs, words = 6.0, [], []
    for effect, meaning in effects:
        signs.append({"x": x, "y": y, "effect": effect})
        words.append({"x": x + 10, "y": y, "text": meaning})
        x += 0.92 * label_width(meaning) + 28
    words += [{"x": x, "y": y, "text": rest}] if rest else []
    return [shapes(signs), texts(words, color=SOFT)]


def shorten(text: str, pixels: float) -> str:
    """Return a text of the data as it may be drawn, cut to a width in pixels."""
    text = safe(text)
    while label_width(text) > pixels and len(text) > 2:
        text = f"{text[:-2].rstrip()}…"
    return text


def fold(text: str, pixels: float, most: int) -> list[str]:
    """Break a text of the data into at most so many lines of a width in pixels; what has no room is cut."""
    lines = [""]
    for word in pieces(text):
        if not lines[-1] or label_width(lines[-1] + word.rstrip()) <= pixels:
            lines[-1] += word
        else:
            lines.append(word)
    rest = "".join(lines[most - 1 :])
    return [shorten(line.rstrip(), pixels) for line in (*lines[: most - 1], rest)[: len(lines)]]


def pieces(text: str) -> list[str]:
    """Return the pieces of a text of the data between which a line may end: behind blanks and hyphens."""
    return re.findall(r"[^ -]+[ -]*|[ -]+", safe(text))
