"""References in BibLaTeX, an entry each."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.view import View

# CSL types and what BibLaTeX calls them; what is not here is misc.
TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "dataset": "dataset",
    "post-weblog": "online",
    "webpage": "online",
}
CONTAINERS = {"article": "journaltitle", "misc": "howpublished"}
# What would act in LaTeX.
_ACTIVE = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces even behind a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\^{}",
        "~": r"\textasciitilde{}",
    }
)


def render(view: View, rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the entries; a blank line parts them."""
    separator = ""
    for row in map(json.loads, rows):
        yield separator + "".join(safe(line) + "\n" for line in entry(row["csl"]).splitlines())
        separator = "\n"


def entry(csl: dict[str, Any]) -> str:
    """Write a CSL-JSON item as an entry, a field a line; what is not in the item is left out."""
    kind = TYPES.get(csl["type"], "misc")
    if kind == "online" and not csl.get("URL"):
        kind = "misc"
    fields = {
        "author": _names(csl.get("author", [])),
        "title": _inert(csl["title"]),
        CONTAINERS.get(kind, "organization"): _inert(csl.get("container-title", "")),
        "publisher": _inert(csl.get("publisher", "")),
        "date": _date(csl.get("issued", {})),
        "version": _inert(csl.get("version", "")),
        "note": _inert(csl.get("note", "")),
        "abstract": _inert(csl.get("abstract", "")),
        "url": "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in csl.get("URL", "")),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{csl['id']},\n{''.join(lines)}}}\n"


def _inert(text: str) -> str:
    return text.translate(_ACTIVE)


def _names(names: list[dict[str, str]]) -> str:
    """Write names; a body stands in braces, so that it is not taken for a person."""
    return " and ".join(
        f"{{{_inert(name['literal'])}}}"
        if name.get("literal")
        else ", ".join(_part(name[part]) for part in ("family", "given") if name.get(part))
        for name in names
    )


def _part(name: str) -> str:
    """Write a part of a name; braces keep together what would be taken for two names."""
    return f"{{{_inert(name)}}}" if "," in name or " and " in name else _inert(name)


def _date(issued: dict[str, Any]) -> str:
    parts = "/".join("-".join(_padded(part) for part in enumerate(date)) for date in issued.get("date-parts", []))
    return parts + ("~" if parts and issued.get("circa") else "")


def _padded(part: tuple[int, int]) -> str:
    """Write a year in four digits, and a month or day in two."""
    place, number = part
    return f"{number:02}" if place else f"{'-' if number < 0 else ''}{abs(number):04}"
