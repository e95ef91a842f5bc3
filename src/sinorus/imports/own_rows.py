"""Rows, as our own commands put them out, back to the records that they were made of.

What was only worked out (first and last days, counts, links from the other side) is left out, because the index works
it out again.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sinorus.model.kinds import HELD
from sinorus.model.rows import KEPT, ROWS, keys

# A record or a row as JSON: its keys are those of its kind.
Json = dict[str, Any]

# The command that puts out records of a kind.
_COMMANDS = {
    "event": "timeline",
    "claim": "claims",
    "driver": "drivers",
    "theme": "themes",
    "period": "periods",
    "actor": "actors",
    "source": "sources",
    "series": "series",
}
# The keys that `show` and `today` add to rows.
_SHOWN = ("record", "links", "event_ids", "claim_ids", "on", "year")
# The keys of a passage that are worked out.
_OF_PASSAGE = ("link", "where")
# On what ground a cause is one of which a row says no more than which event it is.
NO_GROUND = "judgement"


@cache
def fields(kind: str) -> tuple[str, ...]:
    """Return the names of the fields of a record, as they stand in files."""
    return tuple(field.alias or name for name, field in HELD[kind].model_fields.items())


def row_of(kind: str) -> type:
    """Return the type of the rows of a kind."""
    row: type = ROWS[_COMMANDS[kind]] if kind in _COMMANDS else KEPT[kind]
    return row


@cache
def keys_of(kind: str) -> frozenset[str]:
    """Return the keys that rows and records of a kind have."""
    return frozenset((*keys(row_of(kind)), *fields(kind), *_SHOWN))


@cache
def derived(kind: str) -> frozenset[str]:
    """Return the keys that rows have beside the fields of their records."""
    return frozenset(keys(row_of(kind))) - {*fields(kind)}


def kind_of(heads: Iterable[str]) -> str | None:
    """Return the kind of the records whose rows have these keys; None where they are no rows of ours.

    A row of ours is known by its id, by three keys or more that only the index can have worked out, and because most of
    its keys are ours.
    """
    names = frozenset(heads)
    kinds = [kind for kind in _COMMANDS if len(names & derived(kind)) > 2]
    best = max(kinds, key=lambda kind: len(names & keys_of(kind)), default=None)
    return best if best and "id" in names and len(names - keys_of(best)) * 2 < len(names) else None


def record(kind: str, row: Json) -> Json:
    """Return the record of a row; what is null is left out where the record may leave it out."""
    row = {**row, **_PARTS[kind](row)} if kind in _PARTS else row
    model = HELD[kind].model_fields
    names = ((field.alias or name, field.is_required()) for name, field in model.items())
    return {key: row[key] for key, required in names if key in row and (required or row[key] is not None)}


def _event(row: Json) -> Json:
    """Return what is other in an event; its place keeps the id, name and point that a row has of it."""
    return {
        "causes": [*map(_cause, row.get("links") or row.get("causes") or ())],
        "references": [*map(_lean, row.get("references") or ())],
    }


def _cause(cause: Any) -> Json:
    return {"event": cause, "basis": NO_GROUND} if isinstance(cause, str) else _lean(cause)


def _claim(row: Json) -> Json:
    passage, review = row.get("passage"), row.get("review")
    return {
        "passage": passage and {key: value for key, value in passage.items() if key not in _OF_PASSAGE},
        "review": review and _review(review),
    }


def _review(review: Json) -> Json | None:
    """Return what a person wrote of a review; None where the series of the figure said all of it."""
    coded = {key: review.get(key) for key in ("verdict", "note", "events", "series", "references", "searched")}
    coded["references"] = [*map(_lean, coded["references"] or ())]
    if review.get("by") == "series":
        coded.update(verdict=None, searched=None)
    kept = {key: value for key, value in coded.items() if value not in (None, [])}
    return kept if kept.get("note") or kept.get("verdict") else None


def _source(row: Json) -> Json:
    """Return what is other in a source: its further variables stand under a key of their own in a row."""
    parts = {key: _lean(row[key]) for key in ("author", "issued", "references") if row.get(key) is not None}
    return {**parts, **(row.get("csl") or {})}


def _lean(value: Any) -> Any:
    """Leave out what is null in objects of which every part may be left out."""
    if isinstance(value, list):
        return [_lean(item) for item in value]
    if isinstance(value, dict):
        return {key: _lean(part) for key, part in value.items() if part is not None}
    return value


_PARTS = {"event": _event, "claim": _claim, "source": _source}
