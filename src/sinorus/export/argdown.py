"""Claims for Argdown: a map of statements, under their drivers, that support and attack each other."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from sinorus.export import Export
from sinorus.export.wording import about, flat
from sinorus.query.selection import Records

Row = dict[str, Any]
Pair = tuple[str, str, str]

# An undercut strikes at an inference, and a claim is none; so claims that pull apart attack each other.
SIGNS = {"agree": "+", "differ": "><", "contradicts-itself": "><", "tension": "-"}
# What is structure, wherever it stands; two slashes, three equals signs, and what may be the name of a sign, as in .A.
_ACTIVE = re.compile(r"[\\{}\[\]<>#*_@]|/(?=/)|=(?===)|\.(?=\S+?\.)|:(?=\S+?:)")
_KEPT = ("effect", "type", "hedging", "attributed_to", "date_edtf", "themes", "drivers", "events", "figure")
_JUDGED = ("verdict", "by", "note", "events", "series", "references", "searched")
_OTHER = "Claims that name no driver"


def export(records: Records) -> Export:
    """Write a statement a claim, with its relations below it and what else is known of it as data."""
    related = _related(records)
    below, beside = _below(related), _beside(records)
    address = {source["id"]: source["URL"] for source in records.sources}
    blocks = [_front(records)]
    for driver, claims in _sections(records):
        blocks.append(_heading(driver) if driver else f"# {_OTHER}\n")
        for claim in claims:
            known = _known(claim, address.get(claim["source"]), beside.get(claim["id"], []))
            blocks.append(_statement(claim, known, below.get(claim["id"], [])))
    counts = {"claims": len(records.claims), "relations": len(related), "contrasts": len(records.contrasts)}
    return Export("\n".join(blocks).encode("utf-8"), counts, _reduced(records, related))


def _reduced(records: Records, related: list[Pair]) -> Counter[str]:
    signs = Counter(sign for _, sign, _ in related)
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


def _sections(records: Records) -> Iterator[tuple[Row | None, list[Row]]]:
    """Part claims by the first driver that they name, in the order of the drivers; those that name none come last."""
    known = {driver["id"] for driver in records.drivers}
    first = {claim["id"]: next((id for id in claim["drivers"] if id in known), "") for claim in records.claims}
    for driver in (*records.drivers, None):
        wanted = driver["id"] if driver else ""
        if inside := [claim for claim in records.claims if first[claim["id"]] == wanted]:
            yield driver, inside


def _related(records: Records) -> list[Pair]:
    """Return who stands how to whom, each once, the earlier claim first.

    Between essays a contrast sets the claims of one against those of the other; within one essay each against each.
    """
    place = {claim["id"]: number for number, claim in enumerate(records.claims)}
    source = {claim["id"]: claim["source"] for claim in records.claims}
    found: dict[Pair, None] = {}
    for contrast in records.contrasts:
        within = len({source[id] for id in contrast["claims"]}) == 1
        for one, other in combinations(sorted(contrast["claims"], key=place.__getitem__), 2):
            if within or source[one] != source[other]:
                found[one, SIGNS[contrast["relation"]], other] = None
    return list(found)


def _front(records: Records) -> str:
    contrasts = [{key: row[key] for key in ("id", "relation", "claims", "why")} for row in records.contrasts]
    lines = [f"{key}: {data(value)}" for key, value in about(records).items() if value]
    return "\n".join(["===", *lines, "contrasts:", *(f"  - {data(row)}" for row in contrasts), "===", ""])


def _heading(driver: Row) -> str:
    return f"# {inert(driver['label'])} {data({'driver': driver['id'], 'theme': driver['theme']})}\n"


def _below(related: list[Pair]) -> dict[str, list[str]]:
    """Return the lines below each claim that has any."""
    lines: dict[str, list[str]] = {}
    for one, sign, other in related:
        lines.setdefault(one, []).append(f"  {sign} [{other}]")
    return lines


def _beside(records: Records) -> dict[str, list[str]]:
    """Return the ids of the contrasts of each claim that has any."""
    ids: dict[str, list[str]] = {}
    for contrast in records.contrasts:
        for claim in contrast["claims"]:
            ids.setdefault(claim, []).append(contrast["id"])
    return ids


def _statement(claim: Row, known: Row, below: list[str]) -> str:
    return "\n".join([f"[{claim['id']}]: {inert(claim['text'])} {data(known)}", *below, ""])


def _known(claim: Row, address: str | None, contrasts: list[str]) -> Row:
    """Return where a claim stands, what was coded and what the record says of it, without what is null or empty."""
    passage = claim["passage"]
    known = {
        "source": claim["source"],
        "address": address,
        "paragraph": passage["paragraph"] or "caption",
        "section": passage["section"],
        **{key: claim[key] for key in _KEPT},
        **_judged(claim["review"] or {}),
        "contrasts": contrasts,
    }
    return _filled(known)


def _judged(review: Row) -> Row:
    verdict = review.get("verdict")
    rest = _filled({key: review[key] for key in _JUDGED[1:] if key in review})
    return {"verdict": verdict, "review": rest} if review else {}


def _filled(row: Row) -> Row:
    return {key: value for key, value in row.items() if value not in (None, "", [], {})}


def inert(text: str) -> str:
    """Write a text on one line, with a backslash before every sign that would act there."""
    return _ACTIVE.sub(r"\\\g<0>", flat(text))


def data(value: Any) -> str:
    """Write data as YAML on one line; of braces and equals signs Argdown would count those in texts too."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {data(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(data, value)) + "]"
    written = json.dumps(flat(value) if isinstance(value, str) else value, ensure_ascii=False)
    return re.sub("[{}=]", lambda sign: f"\\u{ord(sign[0]):04x}", written)
