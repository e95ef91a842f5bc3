"""References in BibLaTeX, an entry each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sinorus.base.text import safe
from sinorus.model.csl_dates import edtf_of
from sinorus.model.vocabulary import LANGUAGES
from sinorus.output.render import Page
from sinorus.output.render.biblatex_fields import CONTAINERS, DATES, DEMANDS, FIELDS, NAMES, TEXTS, TYPES, WORDS
from sinorus.output.view import View
from sinorus.output.works import of_rows

if TYPE_CHECKING:
    from sinorus.model.rows.works import Csl, CslDate, CslName

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
    kind = _kind(csl)
    fields = {
        "author": _names(csl.get("author")),
        "title": _inert(csl["title"]),
        "titleaddon": _inert(csl.get("translated-title", "")),
        CONTAINERS.get(kind, "organization"): _inert(csl.get("container-title", "")),
        **_publication(csl, kind),
        "date": _date(csl["issued"]) if "issued" in csl else "",
        **_others(csl, kind),
        "note": _inert(csl.get("note", "")),
        "abstract": _inert(csl.get("abstract", "")),
        "annotation": _inert(csl.get("annote", "")),
        "keywords": _inert(csl.get("keyword", "")),
        "langid": _language(csl),
        "url": _verbatim(csl.get("URL", "")),
        "urldate": _date(csl["accessed"]) if "accessed" in csl else "",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{csl['id']},\n{''.join(lines)}}}\n"


def _kind(csl: Csl) -> str:
    """Return the entry for an item, which has what BibLaTeX demands of it."""
    item: Mapping[str, Any] = csl
    kind = TYPES.get(csl["type"], "misc")
    if not all(any(map(item.get, names)) for names in DEMANDS.get(kind, ())):
        kind = "online"
    return "misc" if kind == "online" and not csl.get("URL") else kind


def _publication(csl: Csl, kind: str) -> dict[str, str]:
    """Return who published an item; theses and reports come from an institution."""
    publisher = _inert(csl.get("publisher", ""))
    if not publisher or "publisher" in FIELDS[kind]:
        return {"publisher": publisher}
    if "institution" in FIELDS[kind] and not csl.get("container-title"):
        return {"institution": publisher}
    return {} if csl["type"] == "entry" else {"addendum": publisher}


def _others(csl: Csl, kind: str) -> dict[str, str]:
    """Return the fields for the other variables of CSL; what has no field in this entry goes into its addendum."""
    item: Mapping[str, Any] = csl
    texts = {name: _inert(str(next((item[key] for key in keys if item.get(key)), ""))) for name, keys in TEXTS.items()}
    names = {name: _names(item.get(key)) for name, key in NAMES.items()}
    days = {name: _date(item[key]) if key in item else "" for name, key in DATES.items()}
    texts["pages"] = re.sub("(?<=[0-9])[-–](?=[0-9])", "--", texts["pages"])
    texts["doi"] = _verbatim(csl.get("DOI", ""))
    texts["language"] = _language(csl) or texts["language"]
    if kind in ("thesis", "report"):
        # BibLaTeX demands to be told of which sort it is.
        texts["type"] = texts["type"] or kind
    every = {**names, **texts, **days}
    fields = {name: value for name, value in every.items() if name in FIELDS[kind]}
    rest = [WORDS.get(name, "") + value for name, value in every.items() if value and name not in fields]
    literal = _inert(csl["issued"].get("literal", "")) if "issued" in csl else ""
    addendum = [literal, _publication(csl, kind).get("addendum", ""), *rest]
    return {**fields, "addendum": ", ".join(filter(None, addendum))}


def _language(csl: Csl) -> str:
    """Return the name that LaTeX has for a language, by which it hyphenates; "" where it is not known."""
    return LANGUAGES.get(csl.get("language", "").partition("-")[0].casefold(), "")


def _names(names: list[CslName] | None) -> str:
    return " and ".join(map(_name, names or []))


def _verbatim(text: str) -> str:
    """Write a text that LaTeX does not read, without what would end it."""
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in text)


def _inert(text: str) -> str:
    return text.translate(_ACTIVE)


def _name(name: CslName) -> str:
    """Write a name; that of a body stands in braces, so that it is not taken for a person."""
    if name.get("literal"):
        return f"{{{_inert(name['literal'])}}}"
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    return ", ".join(_part(part) for part in (family, name.get("suffix"), given) if part)


def _part(name: str) -> str:
    """Write a part of a name; braces keep together what would be taken for two names."""
    return f"{{{_inert(name)}}}" if "," in name or " and " in name else _inert(name)


def _date(issued: CslDate) -> str:
    """Write a date, or the first and the last of a span, in EDTF; "" where it has only words."""
    return edtf_of(issued)
