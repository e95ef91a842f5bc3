"""Claims for Argdown: a map of statements, under their drivers, that support and attack each other."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from sinorus.export import Export, encoded
from sinorus.export.argdown_relations import Relationship, relationships
from sinorus.export.argdown_titles import titles
from sinorus.export.parts import parted
from sinorus.export.wording import about, flat
from sinorus.model.rows.claim import ClaimRow, ReviewRow
from sinorus.model.rows.vocabulary import DriverRow
from sinorus.query.selection import Records

# What stands in braces behind a heading or a statement. Argdown keeps any data there, whatever their keys.
Data = dict[str, object]

# The signs that Argdown takes for structure wherever they stand; two slashes, three equals signs, and the first sign of
# what may be the name of a symbol, as in .A. or :A:
_ACTIVE = re.compile(r"[\\{}\[\]<>#*_@]|/(?=/)|=(?===)|\.(?=\S+?\.)|:(?=\S+?:)")
_NAME = re.compile(r"[a-z_]+")
# Boxes with titles alone, one below the other where nothing relates them, in their own size, and broad enough for a
# machine without Arial.
_LAYOUT = (
    'map: {statementLabelMode: "title"}',
    'dot: {graphVizSettings: {rankdir: "LR", size: "1000,1000"}, statement: {minWidth: 270, lineWidth: 270}}',
)
_OTHER = "Claims that name no driver"


def export(records: Records) -> Export:
    """Write a statement a claim, with its relations below it and what else is recorded of it as data."""
    relations, named = relationships(records), titles(records.claims)
    counts = {"claims": len(named), "relations": len(relations), "contrasts": len(records.contrasts)}
    return Export(encoded(_blocks(records, relations, named)), counts, _reduced(records, relations))


def _blocks(records: Records, relations: list[Relationship], named: dict[str, str]) -> Iterator[str]:
    """Yield the head, and each driver with its statements; those that name none come last."""
    yield _front(records)
    drivers = {driver["id"]: driver for driver in records.drivers}
    for id, statements in parted(_statements(records, relations, named), [*drivers, ""]):
        yield "\n" + (_heading(drivers[id]) if id else f"# {_OTHER}\n")
        yield from statements


def _statements(records: Records, relations: list[Relationship], named: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each statement with the first driver that its claim names."""
    lines, contrasts = _lines(relations, named), _contrasts(records)
    address = {source["id"]: source["URL"] for source in records.sources}
    drivers = {driver["id"] for driver in records.drivers}
    for claim in records.claims:
        recorded = _data(claim, address.get(claim["source"]), contrasts.get(claim["id"], []))
        text = _statement(claim, named[claim["id"]], recorded, lines.get(claim["id"], []))
        yield next((id for id in claim["drivers"] if id in drivers), ""), "\n" + text


def _reduced(records: Records, relations: list[Relationship]) -> Counter[str]:
    signs = Counter(relation.sign for relation in relations)
    return +Counter(
        {
            "claims of several drivers stand under the first, and name all of them in their data": sum(
                len(claim["drivers"]) > 1 for claim in records.claims
            ),
            "contrasts of more than two claims are drawn pair by pair, and are whole in the front matter": sum(
                len(contrast["claims"]) > 2 for contrast in records.contrasts
            ),
            "pairs that agree support each other in one direction only": signs["+"],
            "pairs in tension attack each other in one direction only": signs["-"],
        }
    )


def _front(records: Records) -> str:
    lines = [f"{key}: {data(value)}" for key, value in about(records).items() if value]
    contrasts = [
        data({"id": row["id"], "relation": row["relation"], "claims": row["claims"], "why": row["why"]})
        for row in records.contrasts
    ]
    return "\n".join(["===", *lines, *_LAYOUT, "contrasts:", *(f"  - {row}" for row in contrasts), "===", ""])


def _heading(driver: DriverRow) -> str:
    return f"# {inert(driver['label'])} {data({'driver': driver['id'], 'theme': driver['theme']})}\n"


def _lines(relations: list[Relationship], named: dict[str, str]) -> dict[str, list[str]]:
    """Return the lines below each claim that has relations to later ones."""
    lines: dict[str, list[str]] = {}
    for earlier, sign, later in relations:
        lines.setdefault(earlier, []).append(f"  {sign} [{named[later]}]")
    return lines


def _contrasts(records: Records) -> dict[str, list[str]]:
    """Return the ids of the contrasts of each claim that has any."""
    ids: dict[str, list[str]] = {}
    for contrast in records.contrasts:
        for claim in contrast["claims"]:
            ids.setdefault(claim, []).append(contrast["id"])
    return ids


def _statement(claim: ClaimRow, title: str, recorded: Data, below: list[str]) -> str:
    return "\n".join([f"[{title}]: {inert(claim['text'])} {data(recorded)}", *below, ""])


def _data(claim: ClaimRow, address: str | None, contrasts: list[str]) -> Data:
    """Return where a claim stands, what was coded and what the record says of it, without what is null or empty."""
    passage, review = claim["passage"], claim["review"]
    return _filled(
        {
            "id": claim["id"],
            "source": claim["source"],
            "address": address,
            "paragraph": (passage["paragraph"] or passage["where"]) if passage else None,
            "section": passage and passage["section"],
            "effect": claim["effect"],
            "type": claim["type"],
            "hedging": claim["hedging"],
            "attributed_to": claim["attributed_to"],
            "date_edtf": claim["date_edtf"],
            "themes": claim["themes"],
            "drivers": claim["drivers"],
            "denies": claim["denies"] or None,
            "events": claim["events"],
            "figure": claim["figure"],
            "verdict": review["verdict"] if review else None,
            "review": _review(review) if review else None,
            "contrasts": contrasts,
            "extra": claim["extra"],
        }
    )


def _review(review: ReviewRow) -> Data:
    return _filled(
        {
            "by": review["by"],
            "note": review["note"],
            "events": review["events"],
            "series": review["series"],
            "references": review["references"],
            "searched": review["searched"],
        }
    )


def _filled(recorded: Data) -> Data:
    return {key: value for key, value in recorded.items() if value not in (None, "", [], {})}


def inert(text: str) -> str:
    """Write a text on one line, with a backslash before every sign that would act there."""
    return _ACTIVE.sub(r"\\\g<0>", flat(text))


def data(value: object) -> str:
    """Write data as YAML on one line; of braces and equals signs Argdown would count those in texts too."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {data(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(data, value)) + "]"
    written = json.dumps(flat(value) if isinstance(value, str) else value, ensure_ascii=False)
    return re.sub("[{}=]", lambda sign: f"\\u{ord(sign[0]):04x}", written)


def _key(name: str) -> str:
    """Write a key as it is, or in quotes if it is none of ours and may hold any sign."""
    return name if _NAME.fullmatch(name) else data(name)
