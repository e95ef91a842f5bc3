"""Records of which any field is null or absent: every command and every export takes them, and sums agree."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from asking import ANSWERS, EXPORTED, OTHERS, empty, words_of, write
from conftest import Run
from folders import started
from fuzzing import clean, examples
from shapes import Files, data_sets
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


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Work in a folder that holds a folder `mine`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SINORUS_CACHE", str(cache))
    started("mine")


def asked(run: Run, line: str, files: Files) -> None:
    """Ask one question, of which the answer may be in the way that was asked for."""
    codes = (0, 1) if line.startswith("validate") else (0, 2) if "--to {last" in line else (0,)
    clean(run, *words_of(line, files), codes=codes, writes="-o" in line)
    empty("out")


def rows(run: Run, line: str) -> list[dict[str, Any]]:
    return list(run(f"{line} --data mine --json").json())


def check_sums(run: Run) -> None:
    """Hold the sums of all counts to the numbers of records, and each group to its parts."""
    for command, by in COUNTED:
        counted, records = rows(run, f"{command} --count-by {by}"), rows(run, command)
        noun = "events" if command == "timeline" else "claims"
        parts: tuple[str, ...] = VERDICTS if command == "check" else EFFECTS
        assert all(row[noun] == sum(row[part] for part in parts) for row in counted), (command, by)
        assert all(row["wider"] <= row[noun] and not (row["wider"] and row["key"]) for row in counted)
        if by in SINGLE or by == "theme":
            assert sum(row[noun] for row in counted) >= len(records), (command, by)
        if by in SINGLE:
            assert sum(row[noun] for row in counted) == len(records), (command, by)


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


@examples(2)
@given(files=data_sets())
def test_sums_agree_and_answers_keep_their_schemas_whatever_is_not_coded(run: Run, files: Files) -> None:
    write(files, ".json")
    check_sums(run)
    check_effects(run)
    check_schemas(run)


@pytest.mark.slow
@examples(20)
@given(files=data_sets())
def test_every_command_and_every_export_takes_whatever_is_not_coded(run: Run, files: Files) -> None:
    write(files, ".json")
    check_sums(run)
    check_effects(run)
    check_schemas(run)
    for line in (*ANSWERS, *(f"{line} --json" for line in ANSWERS), *OTHERS, *EXPORTED):
        asked(run, line, files)
