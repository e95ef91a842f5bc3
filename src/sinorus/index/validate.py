"""All problems of data folders at once: of the model, of links, of what is incomplete, and of passages and prose."""

import codecs
import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache as cached
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.base import inputs
from sinorus.base.errors import BadData, BadUsage, CannotAccess, why
from sinorus.base.spelling import is_slip
from sinorus.base.text import from_system, quote, to_system
from sinorus.index import (
    TRIES,
    Data,
    cache,
    check_age,
    check_drivers,
    check_gaps,
    check_labels,
    check_places,
    check_references,
    check_series,
    check_sources,
    finished,
    look,
    source_texts,
    write_key,
)
from sinorus.index.build import Compiler, compile_files
from sinorus.index.folders import (
    LISTED,
    DataFile,
    choose,
    data_dir,
    files_of,
    prefixes_of,
)
from sinorus.index.join_difference import sentence
from sinorus.index.open_file import Changed, opened, read_bytes, reading
from sinorus.index.problems import Pointer, Problem
from sinorus.index.read_json import decode
from sinorus.index.source_texts import SourceText
from sinorus.model.files import PRINTS, SERIES
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


# Endings of formats that hold records and are not read.
OTHER_FORMATS = (
    *("csv", "tsv", "tab", "xls", "xlsx", "ods", "numbers"),
    *("yaml", "yml", "toml", "xml", "ndjson", "json5", "parquet", "db", "sqlite"),
)


class Report(NamedTuple):
    """The state of data folders.

    problems  what is wrong
    notes     sentences on what is only worth saying
    """

    problems: list[Problem]
    notes: list[str]


def rows_of(folders: list[str]) -> Report:
    """Return what is wrong with the rows of Parquet, which an engine counts."""
    from sinorus.index import ANY
    from sinorus.index.engine_check import problems
    from sinorus.index.open_parquet import open_parquet

    with contextlib.closing(open_parquet(choose(folders), ANY)) as db:
        return Report(problems(db, folders[0].rstrip("/")), [])


def problems_of(named: list[str], joined: list[str], texts: str | None, prefix: Sequence[str] = ()) -> Report:
    """Check the folder named, joined with others.

    ``texts`` is a folder with the sources as ``ID.txt``, ``prefix`` the values of ``--prefix``. Raises CannotAccess
    where a folder cannot be read, BadUsage where one has no name, BadData where a file of fingerprints holds something
    else, and Changed where a file changes as often as it is read.
    """
    folders = choose([*named, *joined])
    prefixes = prefixes_of(prefix, folders)
    if texts is not None:
        inputs.note_folder(Path(to_system(texts)), _is_text)
    for _ in range(TRIES - 1):
        with contextlib.suppress(Changed):
            return _report(folders, prefixes, texts)
    return _report(folders, prefixes, texts)


def _report(folders: list[str], prefixes: list[str], texts: str | None) -> Report:
    """Check folders once. Raises Changed where a file does not stay as it was at the first look.

    What is compiled for it becomes the index, where there is none yet and no record has a fault.
    """
    data = look(folders, prefixes)
    if found := finished(data):
        found[0].close()
    path = None if found else cache.path_of(data.key)
    try:
        with contextlib.ExitStack() as stack:
            return _checked(data, _Target(path, _draft(path, stack)), folders, texts)
    except sqlite3.OperationalError:
        # The disk is full, for example.
        return _checked(data, _Target(None, ":memory:"), folders, texts)


class _Target(NamedTuple):
    """The database that is filled, and the path of the index that it may become, if any."""

    path: Path | None
    name: str


def _draft(path: Path | None, stack: contextlib.ExitStack) -> str:
    """Make a file for an index, or, where there can be none, name a database that SQLite keeps in a file of its own."""
    with contextlib.suppress(OSError):
        return str(stack.enter_context(cache.draft(path))) if path else ""
    return ""


def _checked(data: Data, target: _Target, folders: list[str], texts: str | None) -> Report:
    with contextlib.closing(sqlite3.connect(target.name)) as db:
        compiler = compile_files(data.files, data.contents, db)
        problems = _problems(folders, compiler, texts)
        differences = [sentence(found, data.files) for found in compiler.context.join.differences()]
        if is_index := bool(target.path and target.name and compiler.is_settled):
            write_key(db, data.key)
    if is_index and target.path:
        with contextlib.suppress(OSError):
            cache.publish(Path(target.name), target.path, data.is_small)
    return Report(problems, [*_notes(data.files), *differences])


def _notes(files: list[DataFile]) -> Iterator[str]:
    """Yield a sentence for each file that begins with a byte order mark, which sinorus ignores."""
    for file in files:
        with opened(file.path, file.shown, file.look) as text:
            if text.read(3) == codecs.BOM_UTF8:
                yield f"{file.shown} begins with a byte order mark, which other programs may refuse"


def _problems(folders: list[str], compiler: Compiler, texts: str | None) -> list[Problem]:
    strays = list(chain.from_iterable(_strays(folder) for folder in folders if folder != BUILTIN))
    read = _texts_of_sources(folders, texts, _seen_in_part(compiler))
    by_source = _with_first_ids(read, compiler.context.join.ids.get("source", {}))
    lost = compiler.lost.records | compiler.lost.kinds
    found = [
        *compiler.problems,
        *strays,
        *check_drivers.problems(compiler.index, compiler.place, lost),
        *compiler.replacements(),
        *check_labels.problems(compiler.index, compiler.place),
        *check_age.problems(compiler.index, compiler.kept, compiler.place),
        *check_places.problems(compiler.index, compiler.place),
        *compiler.doubles(),
        *check_gaps.problems(compiler.index, compiler.original, compiler.place),
        *check_references.problems(compiler.index, compiler.original, compiler.place),
        *check_sources.problems(compiler.index, compiler.place),
        # What a claim with a fault covers is not known.
        *(_paragraphs_without_claim(compiler, by_source) if "claim" not in lost else ()),
        *_wrong_passages(compiler, by_source),
        *_borrowed_words(compiler, by_source),
    ]
    return sorted(found, key=lambda problem: (problem.file, problem.line or 0, problem.column or 0))


def _strays(folder: str) -> Iterator[Problem]:
    """Yield the files that look like data and are not read."""
    data = {file.shown for file in files_of(folder)}
    root = Path(to_system(folder))
    with reading(folder):
        beside, series = sorted(root.iterdir()), sorted((root / SERIES).glob("*"))
    for path in beside:
        near = _nearest(path.name.lower())
        if near and path.is_file() and from_system(str(path)) not in data:
            yield _unread(path, near)
        elif path.name == SERIES and path.is_file():
            yield _unread(path, "")
    for path in series:
        if from_system(str(path)) not in data and not path.name.startswith("."):
            yield _unread(path, "")


def _nearest(name: str) -> str:
    """Return the data file that a file is probably meant to be, whatever its format; "" where it is none."""
    stem, _, ending = name.lstrip(".").partition(".")
    as_json = f"{stem}.json" if ending.partition(".")[0] in OTHER_FORMATS else name
    stem, _, ending = as_json.rpartition(".")
    listed = (file for file in LISTED if file.endswith(f".{ending}"))
    return next((file for file in listed if is_slip(stem, file.removesuffix(f".{ending}")) or file == as_json), "")


def _unread(path: Path, near: str) -> Problem:
    name = from_system(str(path))
    if near.startswith(SERIES) or not near:
        return Problem(name, None, None, "", "this file is not read", f"a series is a file {SERIES}/ID.json")
    hint = "dataset.json is one object" if near.startswith("dataset") else f"is {near} meant?"
    return Problem(name, None, None, "", "this file is not read", hint)


def _seen_in_part(compiler: Compiler) -> set[str]:
    """Return the ids of the sources of which a part was seen."""
    return {row["id"] for _, row in _rows(compiler, "source") if row["extent"] not in (None, "whole")}


def _texts_of_sources(folders: list[str], texts: str | None, in_part: set[str]) -> dict[str, SourceText]:
    """Return texts by the id of their source: from the packaged fingerprints, those of the folders, and the texts."""
    by_source: dict[str, SourceText] = {}
    for folder in [data_dir(), *(Path(to_system(folder)) for folder in folders if folder != BUILTIN)]:
        if os.path.lexists(folder / PRINTS):
            by_source.update(_load(folder / PRINTS))
    for path in _texts(texts) if texts is not None else ():
        by_source[path.stem] = (source_texts.part if path.stem in in_part else source_texts.whole)(_read(path))
    return by_source


def _with_first_ids(by_source: dict[str, SourceText], ids: dict[str, str]) -> dict[str, SourceText]:
    """Add the texts of sources that are one with another, under the ids that hold."""
    return {**{ids[id]: text for id, text in by_source.items() if id in ids}, **by_source}


def _texts(folder: str) -> list[Path]:
    """List the texts in a folder. Raises BadUsage where it has no name, CannotAccess where it cannot be read."""
    if not folder:
        raise BadUsage("--texts is empty; name the folder with the texts of the sources")
    try:
        return sorted(path for path in Path(to_system(folder)).iterdir() if _is_text(path.name))
    except OSError as error:
        raise CannotAccess(f"cannot read the texts in {quote(folder)}: {why(error)}") from error


def _is_text(name: str) -> bool:
    """Say whether a file of this name in the folder of the texts is read."""
    return Path(name).suffix == ".txt"


def _read(path: Path) -> str:
    name = from_system(str(path))
    return decode(read_bytes(path, name), name)


def _load(path: Path) -> dict[str, SourceText]:
    """Read a file of fingerprints. Raises BadData where it holds something else."""
    text = _read(path)
    try:
        return source_texts.load(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        remedy = "make it anew with tools/fingerprint.py, or take it out"
        raise BadData(f"{quote(str(path))} is no file of fingerprints; {remedy}") from error


def _rows(compiler: Compiler, kind: str) -> Iterator[tuple[int, Row]]:
    return check_series.rows_of(compiler.index, kind)


def _paragraphs_without_claim(compiler: Compiler, by_source: dict[str, SourceText]) -> Iterator[Problem]:
    """Yield the paragraphs without a claim of sources that have any; one that was seen in part has no paragraph."""
    covered: dict[str, set[int | None]] = {}
    for _, row in _rows(compiler, "claim"):
        if row["passage"]:
            covered.setdefault(row["source"], set()).add(row["passage"]["paragraph"])
    for n, row in _rows(compiler, "source"):
        if row["id"] not in by_source or row["id"] not in covered:
            continue
        for paragraph in range(1, len(by_source[row["id"]].paragraphs) + 1):
            if paragraph not in covered[row["id"]]:
                yield compiler.place(n, (), f"no claim covers paragraph {paragraph} of {quote(row['id'])}", "code it")


def _wrong_passages(compiler: Compiler, by_source: dict[str, SourceText]) -> Iterator[Problem]:
    """Yield the passages that do not stand in their source as they are given."""
    for n, row in _rows(compiler, "claim"):
        passage = row["passage"]
        if row["source"] not in by_source or not passage:
            continue
        if wrong := by_source[row["source"]].place(passage["paragraph"], passage["start"], passage["end"]):
            problem = f"the passage is not found in {quote(row['source'])}: {wrong}"
            yield compiler.place(n, ("passage",), problem, "copy its first and last three or four words exactly")


def _borrowed_words(compiler: Compiler, by_source: dict[str, SourceText]) -> Iterator[Problem]:
    """Yield the prose of ours that shares a run of words with a source.

    All prose is held to the sources that were coded whole, and a claim to its own: in many texts of few sentences the
    same turns of phrase stand by chance.
    """
    of_whole = source_texts.borrowable(text for text in by_source.values() if text.paragraphs)

    @cached
    def of_source(id: str) -> frozenset[tuple[str, ...]]:
        return source_texts.borrowable([by_source[id]] if id in by_source else [])

    for n, source, pointer, prose in _all_prose(compiler):
        if source_texts.borrows(prose, of_whole, of_source(source)):
            problem = f"{pointer[-1]} shares seven words in a row with a source"
            yield compiler.place(n, pointer, problem, "say it in your own words")


def _all_prose(compiler: Compiler) -> Iterator[tuple[int, str, Pointer, str]]:
    """Yield the prose that is ours: the number of its record, its source, where it stands, and it."""
    for kind, fields in PROSE.items():
        for n, row in _rows(compiler, kind):
            for pointer, prose in _prose(row, fields):
                yield n, row["source"] if kind == "claim" else "", pointer, prose


def _prose(row: Row, fields: tuple[str, ...]) -> Iterator[tuple[Pointer, str]]:
    yield from (((field,), row[field] or "") for field in fields)
    if row.get("review"):
        yield ("review", "note"), row["review"]["note"]
