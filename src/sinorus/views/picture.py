"""A picture in a file: drawn as the options ask, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sinorus.chart import image
from sinorus.chart.vega_axis import Spec
from sinorus.output.save import save_bytes
from sinorus.output.settings import Canvas, Output

# Makes the specification of a picture for a canvas; the second value says whether a reader can move it.
Draw = Callable[[Canvas, bool], Spec]


def save(draw: Draw, output: Output) -> list[str]:
    """Write a picture to the file of an output, or give it to who takes it, and return what is to be said of it.

    Raises BadUsage if the library that draws is not installed, and CannotAccess if the file cannot be written.
    """
    path, canvas = output.path or "", output.canvas or Canvas()
    suffix = Path(path).suffix.lower()
    spec = draw(canvas, suffix == ".html")
    scripts = image.missing_fonts(spec) if suffix != ".html" else []
    drawn = image.draw(spec, suffix, canvas)
    if output.take:
        output.take(drawn)
    else:
        save_bytes(path, [drawn], output.force)
    lack = "this machine seems to have no font for {} text, which may be missing in the picture"
    return [*map(lack.format, scripts), f"wrote {path}: {' '.join(spec['title']['text'])}"]
