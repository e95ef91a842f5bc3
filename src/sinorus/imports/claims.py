"""A row to a claim."""

import re
from typing import Any

from sinorus.imports import when
from sinorus.imports.codes import code
from sinorus.imports.events import named
from sinorus.imports.line import Line, plain_text
from sinorus.imports.shown_by import lister
from sinorus.model.values import LINK

Record = dict[str, Any]
# Words of a passage that are kept of its beginning and its end.
_WORDS = 4


def claim(line: Line) -> Record:
    """Return the claim of a row, without its id."""
    text = line.text("text", 5000)
    if not text:
        head = next(iter(line.columns.fields.get("text", ())), "text")
        line.problem(head, "the row has no text; it is called untitled", "write what is claimed in a sentence")
    themes = named(line, "theme")
    date = when.date_of(line, has_parts=False)
    if date.text:
        line.add(line.head("date_edtf") or "date", date.text)
    record: Record = {
        "source": _source(line),
        "text": text or "untitled",
        "passage": _passage(line),
        "themes": themes,
        "drivers": named(line, "driver", themes),
        "effect": code(line, "effect"),
        "type": code(line, "type"),
        **_hedging(line),
        "date_edtf": date.edtf,
        "events": _events(line),
        **{field: value for field in ("figure", "review") if isinstance(value := line.value(field), dict)},
        **({"denies": True} if line.value("denies") is True else {}),
    }
    for field in ("themes", "passage"):
        if not record[field]:
            line.count(f"{field} not coded" if field == "themes" else "claims without a passage")
    return record


def _source(line: Line) -> str:
    """Return the id of the source: that which the row names, or one that is made of author, year and title."""
    names = line.work.names
    title, author = line.text("source", 300), line.text("author", 300)
    year = plain_text(line.value("year") or "")
    if title and not author and (id := names.known("source", title)):
        return id
    name = " ".join(filter(None, [author, year])) or title or "Unnamed source"
    if author and title:
        name = f"{name}: {title}"
    url = line.text("url", 2000)
    fields: Record = {"title": title or name[:300], "author": [_author(part) for part in line.parts(author)]}
    if issued := _issued(line, year):
        fields["issued"] = issued
    if re.fullmatch(LINK, url):
        fields["URL"] = url
    return names.id_of("source", name, slug=" ".join(filter(None, [author, year])) or title, **fields)


def _author(name: str) -> Record:
    """Return a name as CSL has it: `Family, Given`, or as it is."""
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if comma and family and given else {"literal": name}


def _issued(line: Line, year: str) -> Record | None:
    """Return the year of a source as CSL has it; a text that is none is kept in ``extra``."""
    if not year:
        return None
    if re.fullmatch(r"-?[0-9]{1,4}", year):
        return {"date-parts": [[int(year)]]}
    line.refuse(line.head("year"), "is no year", "write it with four figures, such as 1971")
    return None


def _passage(line: Line) -> Record | None:
    """Return where a claim stands: its first and last words, of the row or of the passage that the row quotes."""
    value = line.value("passage")
    if isinstance(value, dict):
        return value
    words = plain_text(value or "").split()
    start = line.text("start", 300) or " ".join(words[:_WORDS])[:300]
    end = line.text("last", 300) or " ".join(words[-_WORDS:])[:300]
    paragraph = plain_text(line.value("paragraph") or "")
    number = int(paragraph) if re.fullmatch("[1-9][0-9]{0,4}", paragraph) else None
    section = line.text("section", 300) or None
    if start and end:
        if paragraph and number is None:
            line.refuse(line.head("paragraph"), "is no number of a paragraph", "write for example 7")
        return {"paragraph": number, "section": section, "start": start.strip(), "end": end.strip()}
    for field in ("paragraph", "section", "start", "last"):
        if head := line.head(field):
            line.keep(head)
    return None


def _hedging(line: Line) -> Record:
    """Return how surely the claim is made; whoever it is attributed to goes with `attributed` alone."""
    whom = line.text("attributed_to", 300) or None
    if whom and not line.head("hedging"):
        return {"hedging": "attributed", "attributed_to": whom}
    hedging = code(line, "hedging")
    if hedging == "attributed" and not whom:
        line.refuse(line.head("hedging"), "attributed says to whom", "add a column attributed to")
        return {"hedging": None, "attributed_to": None}
    if whom and hedging != "attributed":
        line.refuse(line.head("attributed_to"), "only what is attributed names whom", "write attributed as hedging")
        whom = None
    return {"hedging": hedging, "attributed_to": whom}


def _events(line: Line) -> list[str]:
    """Return the ids of the events that a claim rests on; what is the id of none is kept in ``extra``."""
    ids: dict[str, None] = {}
    remedy = f"write the id of an event; {lister('event', line.work.folder)}"
    for head, item in line.items("events"):
        if isinstance(item, str) and line.work.ids.has(item, "event"):
            ids[item] = None
        else:
            line.problem(head, "is the id of no event; kept in extra", remedy)
            line.add(head, item)
    return [*ids][:1000]
