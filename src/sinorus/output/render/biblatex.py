"""References in BibLaTeX, an entry each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sinorus.base.text import safe
from sinorus.output.render import Page
from sinorus.output.view import View
from sinorus.output.works import of_rows

if TYPE_CHECKING:
    from sinorus.model.rows.works import Csl, CslDate, CslName

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
# The characters that would act in LaTeX, and what prints them.
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


def render(view: View[Any], rows: Iterable[str], page: Page) -> Iterator[str]:
    """Write the references of `cite`."""
    return references(of_rows(map(json.loads, rows)))


def references(items: Iterable[Csl]) -> Iterator[str]:
    """Write CSL-JSON items as entries; a blank line parts them."""
    separator = ""
    for item in items:
        yield separator + "".join(safe(line) + "\n" for line in entry(item).splitlines())
        separator = "\n"


def entry(csl: Csl) -> str:
    """Write a CSL-JSON item as an entry, a field a line; what is not in the item is left out."""
    kind = TYPES.get(csl["type"], "misc")
    if kind == "article" and not csl.get("author"):
        kind = "online"
    if kind == "online" and not csl.get("URL"):
        kind = "misc"
    fields = {
        "author": " and ".join(map(_name, csl.get("author", []))),
        "title": _inert(csl["title"]),
        CONTAINERS.get(kind, "organization"): _inert(csl.get("container-title", "")),
        "publisher": _inert(csl.get("publisher", "")),
        "date": _date(csl["issued"]) if "issued" in csl else "",
        "version": _inert(csl.get("version", "")),
        "note": _inert(csl.get("note", "")),
        "abstract": _inert(csl.get("abstract", "")),
        "annotation": _inert(csl.get("annote", "")),
        "url": "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in csl.get("URL", "")),
        "urldate": _date(csl["accessed"]) if "accessed" in csl else "",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{csl['id']},\n{''.join(lines)}}}\n"


def _inert(text: str) -> str:
    return text.translate(_ACTIVE)


def _name(name: CslName) -> str:
    """Write a name; that of a body stands in braces, so that it is not taken for a person."""
    if name.get("literal"):
        return f"{{{_inert(name['literal'])}}}"
    return ", ".join(_part(part) for part in (name.get("family"), name.get("given")) if part)


def _part(name: str) -> str:
    """Write a part of a name; braces keep together what would be taken for two names."""
    return f"{{{_inert(name)}}}" if "," in name or " and " in name else _inert(name)


def _date(issued: CslDate) -> str:
    """Write a date, or the first and the last of a span, in EDTF."""
    days = "/".join(map(_day, issued["date-parts"]))
    return days + ("~" if days and issued.get("circa") else "")


def _day(parts: list[int]) -> str:
    """Write a year in four digits, and a month or day in two."""
    year, *rest = parts
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *(f"{part:02}" for part in rest)])
