"""All problems of data folders at once: what breaks the model, what is incomplete, and what does not stand in its essay."""

import codecs
import contextlib
import difflib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.base.errors import BadData, BadUsage, CannotAccess, why
from sinorus.base.text import native, quoted, typed
from sinorus.index import check_series as measuring
from sinorus.index import essays
from sinorus.index.build import Compiler, compile_files
from sinorus.index.folders import (
    ENDINGS,
    PRINTS,
    DataFile,
    all_files,
    chosen,
    data_dir,
    files_of,
    guarded,
)
from sinorus.index.open_file import opened, read_bytes, reading
from sinorus.index.problems import Pointer, Problem
from sinorus.index.read_json import decode
from sinorus.model.files import FILES, SERIES
from sinorus.model.vocabulary import BUILTIN

Row = dict[str, Any]

# The prose that is ours, by kind of record.
PROSE = {
    "event": ("summary", "disputed"),
    "claim": ("text",),
    "theme": ("description",),
    "driver": ("description",),
    "period": ("description",),
    "source": ("note",),
    "contrast": ("why",),
    "series": ("method", "note"),
}


class Found(NamedTuple):
    """What is wrong, what is only worth saying, and the files that must not be overwritten."""

    problems: list[Problem]
    notes: list[str]
    files: Iterator[Path]


def problems_of(named: list[str], joined: list[str], texts: str | None) -> Found:
    """Check the folder named, joined with others.

    ``texts`` is a folder with the essays as ``ID.txt``. Raises CannotAccess where a folder cannot be read.
    """
    folders = chosen([*named, *joined])
    files = all_files(folders)
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        problems = _problems(folders, compile_files(files, {}, db), texts)
    return Found(problems, list(_marked(files)), guarded(folders))


def _marked(files: list[DataFile]) -> Iterator[str]:
    """Note the files that begin with a mark which sinorus passes over and other programs may not."""
    for file in files:
        with opened(file.path, file.shown) as text:
            if text.read(3) == codecs.BOM_UTF8:
                yield f"{file.shown} begins with a byte order mark, which other programs may refuse"


def _problems(folders: list[str], compiler: Compiler, texts: str | None) -> list[Problem]:
    strays = [stray for folder in folders if folder != BUILTIN for stray in _strays(folder)]
    if compiler.problems:
        return sorted([*compiler.problems, *strays], key=lambda p: (p.file, p.line or 0, p.column or 0))
    known = _essays(folders, texts)
    return [
        *strays,
        *_incomplete(compiler),
        *_uncovered(compiler, known),
        *_misplaced(compiler, known),
        *_borrowed(compiler, known),
    ]


def _strays(folder: str) -> Iterator[Problem]:
    """Find files that look like data and are not read."""
    read = {file.path for file in files_of(folder)}
    names = [f"{stem}{ending}" for stem in FILES for ending in ENDINGS]
    root = Path(native(folder))
    with reading(folder):
        beside, series = sorted(root.iterdir()), sorted((root / SERIES).glob("*"))
    for path in beside:
        near = difflib.get_close_matches(path.name.lower(), names, 1, 0.8)
        if near and path.is_file() and path not in read:
            yield _unread(path, near[0])
        elif path.name == SERIES and path.is_file():
            yield _unread(path, "")
    for path in series:
        if path not in read and not path.name.startswith("."):
            yield _unread(path, "")


def _unread(path: Path, near: str) -> Problem:
    shown = typed(str(path))
    if near.startswith(SERIES) or not near:
        return Problem(shown, None, None, "", "this file is not read", f"a series is a file {SERIES}/ID.json")
    hint = "dataset.json is one object" if near.startswith("dataset") else f"is {near} meant?"
    return Problem(shown, None, None, "", "this file is not read", hint)


def _essays(folders: list[str], texts: str | None) -> dict[str, essays.Essay]:
    """Gather what is known of the essays: the packaged fingerprints, those of the folders, and the texts at hand."""
    known: dict[str, essays.Essay] = {}
    for folder in [data_dir(), *(Path(native(folder)) for folder in folders if folder != BUILTIN)]:
        if os.path.lexists(folder / PRINTS):
            known.update(_loaded(folder / PRINTS))
    for path in _texts(texts) if texts is not None else ():
        known[path.stem] = essays.read(_read(path))
    return known


def _texts(folder: str) -> list[Path]:
    if not folder:
        raise BadUsage("--essays is empty; name the folder with the texts of the essays")
    try:
        return sorted(path for path in Path(native(folder)).iterdir() if path.suffix == ".txt")
    except OSError as error:
        raise CannotAccess(f"cannot read the essays in {quoted(folder)}: {why(error)}") from error


def _read(path: Path) -> str:
    shown = typed(str(path))
    return decode(read_bytes(path, shown), shown)


def _loaded(path: Path) -> dict[str, essays.Essay]:
    text = _read(path)
    try:
        return essays.load(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        remedy = "make it anew with tools/fingerprint.py, or take it out"
        raise BadData(f"{quoted(str(path))} is no file of fingerprints; {remedy}") from error


def _rows(compiler: Compiler, kind: str) -> list[tuple[int, Row]]:
    return list(measuring.rows_of(compiler.index, kind))


def _incomplete(compiler: Compiler) -> Iterator[Problem]:
    """Find drivers that no claim names, and themes that have claims but no driver; only where there are claims at all."""
    claims = [row for _, row in _rows(compiler, "claim")]
    if not claims:
        return
    spoken = {driver for row in claims for driver in row["drivers"]}
    for n, row in _rows(compiler, "driver"):
        if row["id"] not in spoken:
            problem = f"no claim names the driver {quoted(row['id'])}"
            yield compiler.place(n, (), problem, "code a claim that does, or take the driver out")
    driven = {row["theme"] for _, row in _rows(compiler, "driver")}
    claimed = {theme for row in claims for theme in row["themes"]}
    for n, row in _rows(compiler, "theme"):
        if row["id"] in claimed - driven:
            yield compiler.place(n, (), f"the theme {quoted(row['id'])} has claims but no driver", "add a driver to it")


def _uncovered(compiler: Compiler, known: dict[str, essays.Essay]) -> Iterator[Problem]:
    covered: dict[str, set[int | None]] = {}
    for _, row in _rows(compiler, "claim"):
        covered.setdefault(row["source"], set()).add(row["passage"]["paragraph"])
    for n, row in _rows(compiler, "source"):
        if row["id"] not in known or row["id"] not in covered:
            continue
        for paragraph in range(1, len(known[row["id"]].paragraphs) + 1):
            if paragraph not in covered[row["id"]]:
                yield compiler.place(n, (), f"no claim covers paragraph {paragraph} of {quoted(row['id'])}", "code it")


def _misplaced(compiler: Compiler, known: dict[str, essays.Essay]) -> Iterator[Problem]:
    for n, row in _rows(compiler, "claim"):
        passage = row["passage"]
        if row["source"] not in known:
            continue
        if wrong := known[row["source"]].place(passage["paragraph"], passage["start"], passage["end"]):
            problem = f"the passage is not found in {quoted(row['source'])}: {wrong}"
            yield compiler.place(n, ("passage",), problem, "copy its first and last three or four words exactly")


def _borrowed(compiler: Compiler, known: dict[str, essays.Essay]) -> Iterator[Problem]:
    runs = frozenset().union(*(essay.runs for essay in known.values()))
    for kind, fields in PROSE.items():
        for n, row in _rows(compiler, kind):
            for pointer, prose in _prose(row, fields):
                if any(run in runs for run in essays.borrowable(prose)):
                    yield _too_close(compiler.place, n, pointer)


def _prose(row: Row, fields: tuple[str, ...]) -> Iterator[tuple[Pointer, str]]:
    yield from (((field,), row[field] or "") for field in fields)
    if row.get("review"):
        yield ("review", "note"), row["review"]["note"]


def _too_close(place: Callable[..., Problem], n: int, pointer: Pointer) -> Problem:
    return place(n, pointer, f"{pointer[-1]} shares seven words in a row with an essay", "say it in your own words")
