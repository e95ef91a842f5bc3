"""What holds of answers and counts, whatever in the records of a folder `mine` is null or absent."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from conftest import Run
from sinorus.model.json_schema import document
from sinorus.model.vocabulary import GROUPS

SHARED = ("timeline", "claims", "check", "compare", "drivers", "themes", "actors", "sources", "periods")
COUNTED = [(command, by) for command in ("timeline", "claims", "check") for by in GROUPS[command]]
# The keys by which a record is in one group and no other.
SINGLE = {"year", "decade", "month", "kind", "place", "effect", "confidence", "type", "hedging", "verdict"}
EFFECTS = ("cooperation", "friction", "mixed", "neutral", "not-coded")
VERDICTS = (
    *("contradicted", "not-borne-out", "imprecise", "open", "unverified", "judgement", "supported", "borne-out"),
    *("unreviewed", "broken", "kept"),
)


def rows(run: Run, line: str) -> list[dict[str, Any]]:
    answer = run(f"{line} --data mine --strict --json")
    assert answer.code == 0, answer.err
    return list(answer.json())


def check_sums(run: Run) -> None:
    """Hold the sums of all counts to the numbers of records, and each group to its parts."""
    sizes = {command: len(rows(run, command)) for command in ("timeline", "claims", "check")}
    for command, by in COUNTED:
        counted, size = rows(run, f"{command} --count-by {by}"), sizes[command]
        noun = "events" if command == "timeline" else "claims"
        parts: tuple[str, ...] = VERDICTS if command == "check" else EFFECTS
        assert all(row[noun] == sum(row[part] for part in parts) for row in counted), (command, by)
        assert all(row["wider"] <= row[noun] and not (row["wider"] and row["key"]) for row in counted)
        if by in SINGLE or by == "theme":
            assert sum(row[noun] for row in counted) >= size, (command, by)
        if by in SINGLE:
            assert sum(row[noun] for row in counted) == size, (command, by)


def check_effects(run: Run) -> None:
    """Find each event by its effect, or by the want of one, once."""
    events = rows(run, "timeline")
    found = [row["id"] for effect in EFFECTS for row in rows(run, f"timeline --effect {effect}")]
    assert sorted(found) == sorted(row["id"] for row in events)
    others = {row["id"] for row in events if row["effect"] != "friction"}
    assert {row["id"] for row in rows(run, "timeline --effect not:friction")} == others
    dated = [row["date_edtf"] is not None for row in events]
    backwards = [row["date_edtf"] is not None for row in rows(run, "timeline --sort -date")]
    assert dated == backwards == sorted(dated, reverse=True)
    named = {row["id"] for row in events if not row["themes"]}
    assert {row["id"] for row in rows(run, "timeline --theme not-coded")} == named


def check_schemas(run: Run) -> None:
    for name in SHARED:
        Draft202012Validator(document(name)).validate(rows(run, name))
    for file in Path("mine").glob("*.json"):
        Draft202012Validator(document(file.name)).validate(json.loads(file.read_text(encoding="utf-8")))


def check_all(run: Run) -> None:
    """Hold sums, filters, orders and schemas to the records."""
    check_sums(run)
    check_effects(run)
    check_schemas(run)
