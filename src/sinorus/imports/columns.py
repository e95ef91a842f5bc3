"""Which column of a sheet fills which field: guessed by its head, or as the user says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sinorus.base.errors import BadData, BadUsage
from sinorus.base.text import fold, quote
from sinorus.base.wording import hint
from sinorus.imports import own_rows
from sinorus.imports.heads import HEADS, TOGETHER
from sinorus.imports.table import Table

# Field for each head that the user maps.
Wishes = Mapping[str, str]
# Of these fields a table of a kind needs one.
_NEEDED = {"event": ("title", "summary"), "claim": ("text",)}
# Names of fields that people say for another.
_OTHER_NAMES = {
    "date": "date_edtf",
    "theme": "themes",
    "driver": "drivers",
    "actor": "actors",
    "reference": "references",
}


class Columns(NamedTuple):
    """Which columns of a table fill which fields.

    - ``fields``: for each field the heads of its columns
    - ``extra``: the heads of all others
    - ``heads``: the heads of columns that fill a field
    """

    fields: dict[str, list[str]]
    extra: list[str]
    heads: frozenset[str] = frozenset()


def choose(table: Table, wishes: Wishes) -> Columns:
    """Return the columns of a table: as the user wishes first, then by their heads.

    A table of our own format has our keys for heads.
    """
    known: Iterable[str] = own_rows.fields(table.kind) if table.is_whole else HEADS.get(table.kind, {})
    fields: dict[str, list[str]] = {}
    taken = {head for head in table.heads if head in wishes}
    for head, field in wishes.items():
        if head in taken and field in known:
            fields.setdefault(field, []).append(head)
    for field in known:
        for head in (field,) if table.is_own else _of_field(table, field):
            if head in table.heads and head not in taken and (field not in fields or field in TOGETHER):
                fields.setdefault(field, []).append(head)
                taken.add(head)
    _require(table, fields)
    used = frozenset(head for heads in fields.values() for head in heads)
    return Columns(fields, [head for head in table.heads if head not in used], used)


def _require(table: Table, fields: Mapping[str, Sequence[str]]) -> None:
    """Raise BadData where no column says what happened or what is claimed, as where the first row is no header."""
    needed = _NEEDED.get(table.kind, ())
    if not needed or any(field in fields for field in needed):
        return
    shown = ", ".join(quote(head, 30) for head in table.heads[:8])
    what = "what happened" if table.kind == "event" else "what is claimed"
    raise BadData(
        f"{table.name}:1: no column says {what}: the first row has {shown}. If these are the names of the columns, say "
        f"which with --map {needed[0]}=COLUMN; if not, put a row with the names above them"
    )


def _of_field(table: Table, field: str) -> list[str]:
    """List the heads that a field is called by, the plainest name first."""
    names = _names(table.kind)[field]
    ranks = {head: rank for head in table.heads if (rank := names.get(plain(head))) is not None}
    return sorted(ranks, key=lambda head: ranks[head])


def is_known(head: str, kind: str) -> bool:
    """Say whether a head names a field."""
    return any(plain(head) in names for names in _names(kind).values())


@cache
def _names(kind: str) -> dict[str, dict[str, int]]:
    """Return for each field the names that people have for it, with their ranks."""
    return {field: {name: rank for rank, name in enumerate(names.split("|"))} for field, names in HEADS[kind].items()}


def plain(head: str) -> str:
    """Return a head as words alone: case folded, signs, brackets and what stands in them left out."""
    head = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", head) if head[:1] not in "([" else head
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", head)
    return " ".join(re.findall(r"[^\W_]+", fold(parted)))


def wishes(texts: Sequence[str], tables: Sequence[Table]) -> dict[str, str]:
    """Read what the user says of columns: ``title=Headline,date_edtf=Year``, by head.

    Raises BadUsage for a field or a column that is not there.
    """
    said: dict[str, str] = {}
    heads = [head for table in tables for head in table.heads]
    kinds = {table.kind for table in tables}
    fields = sorted({field for kind in kinds for field in HEADS.get(kind, ())})
    for pair in (pair for text in texts for pair in re.split(r",(?=\s*[a-z_]+\s*=)", text)):
        name, sign, column = (part.strip() for part in pair.partition("="))
        field = _OTHER_NAMES.get(name, name)
        if not sign or not column:
            raise BadUsage(f"--map {quote(pair)}: write field=column, such as title=Headline,date_edtf=Year")
        if field not in fields:
            raise BadUsage(f"--map {quote(pair)}: no field is called {quote(name)}; {hint(name, fields)}")
        said[_head(pair, column, heads)] = field
    return said


def _head(pair: str, column: str, heads: Sequence[str]) -> str:
    """Return the head that a user means; BadUsage where there is none."""
    if column in heads:
        return column
    for head in heads:
        if plain(head) == plain(column) != "":
            return head
    raise BadUsage(f"--map {quote(pair)}: no column is called {quote(column)}; {hint(column, heads)}")


def sentence(table: Table, chosen: Columns) -> str:
    """Say which column fills which field."""
    pairs = [f"{head} → {field}" for field, heads in chosen.fields.items() for head in heads]
    extra = f"; in extra: {', '.join(chosen.extra)}" if chosen.extra else ""
    return f"columns of {table.name}: {', '.join(pairs) or 'none is known'}{extra}"
