"""References in BibLaTeX, an entry each."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sinorus.render import Page
from sinorus.text import safe
from sinorus.views import View

# CSL types and what BibLaTeX calls them; what is not here is misc.
TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry": "inreference",
    "post-weblog": "online",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
CONTAINERS = {"article": "journaltitle", "inreference": "booktitle", "incollection": "booktitle"}
# What would act in LaTeX.
_ACTIVE = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
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
        yield separator + "".join(safe(line) + "\n" for line in _entry(row["csl"]).splitlines())
        separator = "\n"


def _entry(csl: dict[str, Any]) -> str:
    """Write a CSL-JSON item as an entry, a field a line."""
    kind = TYPES.get(csl["type"], "misc")
    fields = {
        "author": _names(csl.get("author", [])),
        "title": _inert(csl["title"]),
        CONTAINERS.get(kind, "organization"): _inert(csl.get("container-title", "")),
        "publisher": _inert(csl.get("publisher", "")),
        "date": _date(csl.get("issued", {})),
        "version": _inert(csl.get("version", "")),
        "note": _inert(csl.get("note", "")),
        # The commands that print an address take it as it is, but a percent sign would begin a comment.
        "url": csl.get("URL", "").replace("%", r"\%"),
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
        else ", ".join(_inert(name[part]) for part in ("family", "given") if name.get(part))
        for name in names
    )


def _date(issued: dict[str, Any]) -> str:
    parts = "/".join("-".join(f"{part:02}" for part in date) for date in issued.get("date-parts", []))
    return parts + ("~" if parts and issued.get("circa") else "")
