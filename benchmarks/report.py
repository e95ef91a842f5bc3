"""Figures as a table for people, as Markdown for the documentation, and as JSON."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.figures import Changes, Figure, Spread

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- table -->\n", "<!-- end of table -->\n"
HEAD = ("what", "over", "of", "min", "median", "max", "wall", "min-max", "MiB", "aim", "met")
TEXTS = 3
Report = dict[str, list[Figure]]


def table(report: Report) -> str:
    """Lay out all groups in aligned columns."""
    rows = [_cells(figure) for figures in report.values() for figure in figures]
    widths = [max(map(len, column)) for column in zip(HEAD, *rows, strict=True)]
    lines = []
    for group, figures in report.items():
        lines += ["", f"{group}:", line(HEAD, widths), *(line(_cells(figure), widths) for figure in figures)]
    return "\n".join(lines[1:])


def line(cells: Iterable[str], widths: list[int], texts: int = TEXTS) -> str:
    """Put cells below each other: the first ones are texts, the others numbers."""
    pairs = enumerate(zip(cells, widths, strict=True))
    return "  ".join(cell.ljust(width) if n < texts else cell.rjust(width) for n, (cell, width) in pairs).rstrip()


def _cells(figure: Figure) -> tuple[str, ...]:
    wall = figure.wall
    return (
        figure.job,
        figure.base,
        figure.measure,
        *map(_number, figure.ratio),
        _number(wall.median) if wall else "",
        f"{_number(wall.min)}-{_number(wall.max)}" if wall else "",
        f"{figure.peak:.0f}" if figure.measure != "disk" else "",
        "" if figure.aim is None else f"{figure.aim:g}",
        figure.met,
    )


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def markdown(report: Report, versions: dict[str, str]) -> str:
    """Write the figures as Markdown tables, with the versions that they were measured with."""
    lines = [", ".join(f"{name} {version}" for name, version in versions.items()), ""]
    for group, figures in report.items():
        lines += [f"**{group}**", "", _barred(HEAD), _barred(["---"] * TEXTS + ["---:"] * (len(HEAD) - TEXTS))]
        lines += [*(_barred(_cells(figure)) for figure in figures), ""]
    return "\n".join(lines)


def _barred(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def rewrite(report: Report, versions: dict[str, str], page: Path = PAGE) -> None:
    """Put the tables between the two marks of the page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{markdown(report, versions)}\n{END}{after}", encoding="utf-8")


def as_json(report: Report, versions: dict[str, str]) -> str:
    """Write everything that was measured."""
    groups = {group: [_plain(figure) for figure in figures] for group, figures in report.items()}
    return json.dumps({"versions": versions, "groups": groups}, indent=1) + "\n"


def _plain(figure: Figure) -> dict[str, Any]:
    spreads = {name: value._asdict() for name, value in figure._asdict().items() if isinstance(value, Spread)}
    return {**figure._asdict(), **spreads, "met": figure.met or None}


def differences(changes: Changes) -> str:
    """Say what changed since the stored run."""
    lines = [
        f"{words[not name.startswith('cpu')]}: {name}, {_number(old)} -> {_number(new)}"
        for words, pairs in ((("slower", "larger"), changes.more), (("faster", "smaller"), changes.less))
        for name, (old, new) in pairs.items()
    ]
    lines += [f"new: {name}" for name in changes.new] + [f"gone: {name}" for name in changes.gone]
    return "\n".join(lines) or "nothing changed by more than 15 %"
