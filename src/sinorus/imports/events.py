"""A row to an event."""

from typing import Any

from sinorus.imports import when
from sinorus.imports.codes import code
from sinorus.imports.line import Line, plain_text
from sinorus.imports.places import place
from sinorus.imports.references import references

Record = dict[str, Any]
# Characters of a summary that make a title where a row has none.
_SENTENCE = 100
# So many cells are remembered with the ids that they stand for.
_MOST_CELLS = 20_000


def event(line: Line) -> Record:
    """Return the event of a row, without its id."""
    date = when.date_of(line)
    summary = line.text("summary", 5000) or None
    title = line.text("title", 300) or _title(line, summary, date)
    themes = named(line, "theme")
    record: Record = {
        "date_edtf": date.edtf,
        "title": title,
        "summary": summary,
        "kind": code(line, "kind", "other"),
        "effect": code(line, "effect"),
        "themes": themes,
        "drivers": named(line, "driver", themes),
        "actors": named(line, "actor"),
        "place": place(line),
        "references": references(line),
        "confidence": code(line, "confidence"),
        "disputed": line.text("disputed", 5000),
        "date_text": date.text,
        **{field: line.cells[line.head(field)] for field in ("calendar", "date_os") if line.head(field)},
        **{field: value for field in ("causes", "mentions") if isinstance(value := line.value(field), list)},
    }
    for field in ("themes", "references"):
        if not record[field]:
            line.count(f"{field} not coded" if field == "themes" else "without a reference")
    return {field: value for field, value in record.items() if field in _ALWAYS or value not in (None, "", [])}


# The fields of an event that stand in it even where they are empty.
_ALWAYS = frozenset(("date_edtf", "title", "summary", "kind", "effect", "themes", "actors", "references", "confidence"))


def _title(line: Line, summary: str | None, date: when.When) -> str:
    """Return a title for a row that has none: the beginning of its summary, or its date."""
    if summary:
        line.count("titles made of the beginning of the summary")
        return summary if len(summary) <= _SENTENCE else summary[:_SENTENCE].rpartition(" ")[0] + " …"
    head = next(iter(line.columns.fields.get("title", ())), "title")
    line.problem(head, "the row has no title; it is called untitled", "write what happened in a few words")
    return "untitled"


def named(line: Line, kind: str, themes: list[str] | None = None) -> list[str]:
    """Return the ids of the themes, drivers or actors that a row names; records are made for new ones."""
    heads = line.heads(f"{kind}s")
    if not heads:
        return []
    if len(heads) > 1 or kind == "driver" or line.cells[heads[0]].__class__ is not str:
        return _named(line, kind, themes)
    text = line.cells[heads[0]]
    key, before = (kind, line.table.separator, text), (line.work.report.total, len(line.extra))
    if ids := line.work.cells.get(key):
        for sign in line.signs(text):
            line.count(f"cells read as lists parted by {sign}")
        return ids
    ids = _named(line, kind, themes)
    # A cell of which something is to be reported is read each time.
    if before == (line.work.report.total, len(line.extra)) and len(line.work.cells) < _MOST_CELLS:
        line.work.cells[key] = ids
    return ids


def _named(line: Line, kind: str, themes: list[str] | None) -> list[str]:
    ids: dict[str, None] = {}
    for head, item in line.items(f"{kind}s"):
        name = line.fitting(head, plain_text(item), 200)
        if "," in name:
            line.problem(
                head, "is taken as one name, without its comma", "part names by a semicolon, such as India; Nepal"
            )
        more = {"theme": themes[0] if themes else line.work.names.unsorted()} if kind == "driver" else {}
        ids[line.work.names.id_of(kind, name, **more)] = None
    return [*ids][:1000]
