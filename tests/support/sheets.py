"""Sheets as a person would fill them in, made of the codes that the data have."""

import csv
from pathlib import Path
from typing import Any

from conftest import Run

Row = dict[str, str]


def sheet(name: str) -> list[Row]:
    """Read a sheet."""
    with Path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, rows: list[Row]) -> None:
    """Write a sheet."""
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def filled(run: Run, name: str, sample: str = "claims 40", data: str = "builtin") -> list[Row]:
    """Draw a sheet, fill in the codes of the data, write it under a name and return its lines."""
    assert run(f"sample {sample} --data {data} -o {name}").code == 0
    rows = sheet(name)
    records = run("show", *(row["id"] for row in rows), "--json", "--data", data).json()
    lines = [{**row, **codes(record)} for row, record in zip(rows, records, strict=True)]
    write(name, lines)
    return lines


def codes(record: dict[str, Any]) -> Row:
    """Return the codes of a claim or an event as a person writes them."""
    both = {"main_theme": record["themes"][0], "drivers": ";".join(record["drivers"]) or "none"}
    if record["record"] == "event":
        return {**both, **{name: record[name] for name in ("effect", "kind", "confidence")}}
    verdict = record["review"]["verdict"] if record["review"] else ""
    return {**both, **{name: record[name] for name in ("effect", "type", "hedging")}, "verdict": verdict}
