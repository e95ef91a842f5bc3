"""Files of a picture: SVG, PNG and an interactive page, made of its specification by vl-convert without the network."""

import json
import os
import re
import struct
import zlib
from functools import partial
from pathlib import Path
from typing import Any

from sinorus.base.checksum import policy_hash
from sinorus.base.child import ChildEnded, in_child
from sinorus.base.errors import CannotAccess
from sinorus.base.optional import load
from sinorus.chart.paper import DARK, darken
from sinorus.chart.vega_axis import Spec
from sinorus.output.settings import Canvas

# The engine in the library reserves 69 GB of addresses when it begins (VmPeak of its process) and uses 80 MB of them;
# where the system refuses it something it ends its process.
ROOM = "it reserves 70 GB of addresses, though it uses few, so `ulimit -v` must leave room for them"
# Where systems keep fonts, and pieces of the names of fonts that have Chinese or Cyrillic letters.
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/Library/Fonts",
           "/System/Library/Fonts", "C:/Windows/Fonts")  # fmt: skip
CHINESE = ("cjk", "sourcehan", "wqy", "pingfang", "heiti", "songti", "msyh", "simsun", "simhei", "droidsansfallback")
CYRILLIC = (
    "dejavu",
    "notosans",
    "liberation",
    "arial",
    "roboto",
    "freesans",
    "segoe",
    "helvetica",
    "verdana",
    "ptsans",
)
SCRIPTS = {"Chinese": (r"[\u3400-\u9fff]", CHINESE), "Cyrillic": (r"[\u0400-\u04ff]", CYRILLIC)}


def draw(spec: Spec, suffix: str, canvas: Canvas) -> bytes:
    """Return the bytes of a file with an ending of PICTURES, in which title and description of the picture stand too.

    Raises BadUsage if vl-convert is not installed, and CannotAccess if it cannot be loaded or there is no room for it.
    """
    library = load("vl_convert", "charts", f"a picture in a {suffix} file")
    try:
        return in_child(partial(_draw, library, spec, suffix, canvas))
    except ChildEnded as end:
        raise CannotAccess(
            f"there is not enough memory for this picture: vl_convert was ended by {end}; {ROOM}"
        ) from end


def _draw(library: Any, spec: Spec, suffix: str, canvas: Canvas) -> bytes:
    if suffix == ".html":
        return _page(str(library.javascript_bundle(START)), spec, canvas.dark).encode("utf-8")
    svg = _sized(str(library.vegalite_to_svg(darken(spec) if canvas.dark else spec)), canvas)
    if suffix == ".svg":
        return _with_title(svg, spec).encode("utf-8")
    return _with_text_chunks(bytes(library.svg_to_png(svg, scale=canvas.scale)), spec)


# The beginning of an SVG with its size in pixels, and the paper below what is drawn.
SIZE = re.compile(
    r'(<svg\b[^>]*?) width="([\d.]+)" height="([\d.]+)" viewBox="[^"]*"(.*?)<rect width="[^"]*" height="[^"]*"',
    re.DOTALL,
)


def _sized(svg: str, canvas: Canvas) -> str:
    """Give an SVG the size that is asked for; what is drawn grows or shrinks with it, and the paper fills the rest."""
    found = SIZE.search(svg)
    if not found or not (canvas.width or canvas.height):
        return svg
    wide, high = float(found[2]), float(found[3])
    width = canvas.width or round(wide * (canvas.height or high) / high)
    height = canvas.height or round(high * width / wide)
    scale = min(width / wide, height / high)
    across, down = round(width / scale, 2), round(height / scale, 2)
    left, top = round((wide - across) / 2, 2), round((high - down) / 2, 2)
    size = f'width="{width}" height="{height}" viewBox="{left} {top} {across} {down}"'
    paper = f'<rect x="{left}" y="{top}" width="{across}" height="{down}"'
    return SIZE.sub(rf"\g<1> {size}\g<4>{paper}", svg, count=1)


def _words(spec: Spec) -> tuple[str, str]:
    """Return the title and the description of a picture."""
    return " ".join(spec["title"]["text"]), spec["description"]


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


# A name that vl-convert gives to a part of an SVG, where it is given and where it is used.
NUMBERED_NAME = r"""( id="|url\(#|href="#)((?:clip|gradient_)\d+)"""


def _with_title(svg: str, spec: Spec) -> str:
    """Put title and description at the beginning of an SVG, where screen readers look for them."""
    names: dict[str, str] = {}
    # vl-convert numbers the clips of an SVG on from picture to picture; with numbers from one, each run gives the same.
    svg = re.sub(NUMBERED_NAME, lambda match: f"{match[1]}{names.setdefault(match[2], f'c{len(names) + 1}')}", svg)
    title, description = map(_escape, _words(spec))
    head = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:head]}<title>{title}</title><desc>{description}</desc>{svg[head:]}"


def _with_text_chunks(png: bytes, spec: Spec) -> bytes:
    """Put title and description into a PNG, as international text chunks (iTXt) before its last chunk."""
    chunks = b"".join(map(_chunk, ("Title", "Description"), _words(spec)))
    end = png.rindex(b"IEND") - 4
    return png[:end] + chunks + png[end:]


def _chunk(keyword: str, text: str) -> bytes:
    """Write a text chunk of a PNG: length, type, keyword, five bytes that say "not compressed", text and checksum."""
    body = b"iTXt" + keyword.encode("ascii") + b"\0\0\0\0\0" + text.encode("utf-8")
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _page(bundle: str, spec: Spec, dark: bool) -> str:
    """Write a page with the title and the interactive picture, which loads nothing from elsewhere.

    It is as dark as the reader's other windows, or always ``dark``.
    """
    title, description = map(_escape, _words(spec))
    beside = _escape(" ".join(spec["title"]["subtitle"]))
    caption = spec["vconcat"][-1]["mark"]["text"]
    drawn = {**spec, "vconcat": spec["vconcat"][:-1], "title": ""}
    # Only a closing tag could end the script element early; in JSON the sign < may be written as a number.
    data = json.dumps({"picture": drawn, "dark": DARK}, ensure_ascii=False).replace("<", "\\u003c")
    script = bundle.replace("</script", "<\\/script")
    is_fixed = bool(spec.get("usermeta", {}).get("fixed"))
    policy = POLICY.format(script=policy_hash(script), style=policy_hash(STYLE))
    return PAGE.format(
        policy=policy, style=STYLE, title=title, description=description, data=data, script=script,
        beside=f"{beside}. {POINT if is_fixed else ZOOM}", tab=' tabindex="0"' * is_fixed,
        caption="<br>".join(map(_escape, caption)), scheme="dark" if dark else "light dark",
    )  # fmt: skip


# What a reader can do with a picture on a page: one with an axis fits any width, any other keeps its own and scrolls.
ZOOM = "Turn the wheel to zoom, drag to move, choose an effect in the legend, point at a mark to read about it."
POINT = "Point at a mark to read about it; where the page is narrow, scroll the picture sideways."


# What the browser may do: run this script, use these styles, and nothing else. The texts of the data are in neither.
POLICY = "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="{scheme}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{beside}</p>
<figure>
<div id="chart" role="img" aria-label="{title}"{tab}></div>
<figcaption>{caption}</figcaption>
</figure>
<p>{description}</p>
</main>
<script type="application/json" id="specification">{data}</script>
<script type="module">{script}</script>
</body>
</html>
"""
STYLE = """
body { font: 16px/1.5 "DejaVu Sans", "Noto Sans", sans-serif; margin: 1rem; background: Canvas; color: CanvasText; }
h1 { font-size: 1.3rem; margin: 0; }
p, figcaption { font-size: 0.85rem; margin: 0.3rem 0; }
figure { margin: 0.5rem 0; }
#chart { display: block; position: relative; overflow-x: hidden; }
#chart[tabindex] { overflow-x: auto; }
#vg-tooltip-element { visibility: hidden; position: fixed; z-index: 1000; padding: 8px; font-size: 11px;
  line-height: 1.5; color: CanvasText; background: Canvas; border: 1px solid GrayText; border-radius: 3px;
  box-shadow: 2px 2px 4px rgba(0, 0, 0, 0.1); }
#vg-tooltip-element.visible { visibility: visible; }
#vg-tooltip-element table { border-spacing: 0; }
#vg-tooltip-element td { padding: 2px 0; vertical-align: top; }
#vg-tooltip-element td.key { max-width: 150px; padding-right: 4px; color: GrayText; text-align: right; }
#vg-tooltip-element td.value { display: block; max-width: 30rem; }
"""
# With `ast` Vega walks through its expressions; else it would make functions of them, as only `unsafe-eval` allows. Its
# own styles would have to be allowed too. The picture is drawn anew for each width and each scheme of colours.
START = """
const { picture, dark } = JSON.parse(document.getElementById("specification").textContent);
const place = document.getElementById("chart");
const scheme = document.querySelector("meta[name=color-scheme]").content;
const night = matchMedia("(prefers-color-scheme: dark)");
const shade = (part) => {
  if (Array.isArray(part)) return part.map(shade);
  if (part === null || typeof part !== "object") return dark[part] ?? part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, key === "values" ? value : shade(value)]));
};
let width = 0;
let view = null;
const draw = async () => {
  width = place.clientWidth;
  const room = Math.max(width - 75, 200);
  const { fixed, ratio } = picture.usermeta ?? {};
  const fit = (panel) => (fixed ? panel : { ...panel, width: room, height: ratio ? room * ratio : panel.height });
  const shown = { ...picture, vconcat: picture.vconcat.map(fit) };
  view?.finalize();
  ({ view } = await vegaEmbed(place, scheme === "dark" || night.matches ? shade(shown) : shown, {
    actions: false, renderer: "svg", ast: true, defaultStyle: false, tooltip: { disableDefaultStyle: true },
  }));
};
let waiting = 0;
const later = () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); };
new ResizeObserver(() => { if (place.clientWidth !== width) later(); }).observe(place);
night.addEventListener("change", draw);
draw();
"""


def missing_fonts(spec: Spec) -> list[str]:
    """Name the scripts of the texts of a picture for which this machine seems to have no font."""
    text = _drawn(spec)
    scripts = [script for script, (letters, _) in SCRIPTS.items() if re.search(letters, text)]
    if not scripts:
        return []
    files = _font_files()
    return [script for script in scripts if not re.search("|".join(SCRIPTS[script][1]), files)]


def _drawn(part: Any) -> str:
    """Return the texts of a part of a picture; what only tooltips have is not drawn into a file."""
    if isinstance(part, dict):
        return " ".join(_drawn(value) for key, value in part.items() if key not in ("summary", "references"))
    return " ".join(map(_drawn, part)) if isinstance(part, list) else str(part)


def _font_files() -> str:
    """Return the names of all files in the folders for fonts, in lower case, a line each."""
    names: list[str] = []
    for folder in FOLDERS:
        # Path.expanduser raises an error if there is no home.
        names += [path.name.lower() for path in Path(os.path.expanduser(folder)).rglob("*.*")]  # noqa: PTH111
    return "\n".join(names)
