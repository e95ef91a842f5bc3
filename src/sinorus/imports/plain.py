"""A row of a vocabulary, such as themes or sources, to a record: its columns are the fields of the model."""

from typing import Any

from sinorus.imports.ids import is_id, proper, slug
from sinorus.imports.line import Line, plain_text
from sinorus.imports.names import actor
from sinorus.model.files import FILES
from sinorus.model.kinds import HELD
from sinorus.model.record_names import NAMED, names

Record = dict[str, Any]
# The kinds whose records have no id.
WITHOUT_ID = ("dataset", "retired", "word", "revision")
# The file of each kind.
FILE_OF = {kind: stem for stem, kind in FILES.items()}


def record(line: Line, kind: str) -> Record:
    """Return the record of a row; what is no field of its model is left out and reported."""
    fields = {field.alias or name for name, field in HELD[kind].model_fields.items()}
    found: Record = {}
    for head, value in line.cells.items():
        if head in fields:
            found[head] = value
        elif head not in ("id", "extra"):
            line.problem(
                head, f"{kind}s have no such field; it is left out", f"the fields are {', '.join(sorted(fields))}"
            )
    if kind in WITHOUT_ID:
        return found
    label = plain_text(found.get("label") or found.get("name") or found.get("title") or kind)
    said = plain_text(found.get("id", ""))
    id = said if is_id(said) else proper(slug(said or label), kind)
    if not line.work.ids.claim(id, kind):
        line.problem("id", "another record has this id; this one gets a number", "give each record an id of its own")
        id = line.work.ids.make(id, kind)
    found = {"id": id, **_required(kind, label, line, found)}
    if kind in NAMED:
        line.work.names.know(kind, id, [*names(kind, {"author": [], **found})])
    return found


def _required(kind: str, label: str, line: Line, found: Record) -> Record:
    """Return what a record must have and a row may leave out, and the rest of the record."""
    more: Record = {}
    if kind in ("theme", "driver", "period"):
        more = {"label": label, "description": label}
    if kind == "driver":
        theme = plain_text(found.get("theme", ""))
        more["theme"] = line.work.names.id_of("theme", theme) if theme else line.work.names.unsorted()
        found = {name: value for name, value in found.items() if name != "theme"}
    if kind == "actor":
        more = actor(label)
    if kind == "source":
        more = {"type": "document", "title": label}
    return {**more, **{name: value for name, value in found.items() if name != "id"}}
