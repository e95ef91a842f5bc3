"""A data package as `export datapackage` writes it: the zip, or the descriptor of an unpacked one."""

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import IO, Any, NamedTuple

from sinorus.base.text import from_system
from sinorus.imports import own_tables
from sinorus.imports.own_cells import harmless
from sinorus.imports.table import MOST_CHARACTERS, Source, Table, wrong
from sinorus.index.open_file import opened

Json = dict[str, Any]
# Opens a file of the package by its path in it; raises KeyError or FileNotFoundError where it is missing.
Open = Callable[[str], AbstractContextManager[IO[bytes]]]

# The largest file of a package, in bytes.
MOST = 2**30

DESCRIPTOR = "datapackage.json"
_REMEDY = "save the table that you want as a .csv file, and import that"
_MINE = re.compile(rb'"(?:resources|profile)"\s*:\s*(?:\[|"(?:tabular-)?data-package")')
# The day of the data in the description of a package.
_DAY = re.compile(r"from data of (\d{4}-\d\d-\d\d)")


class Package(NamedTuple):
    """An open package: the file that was named, what the descriptor says, and how the other files are opened."""

    source: Source
    descriptor: Json
    open: Open


def is_mine(start: bytes) -> bool:
    """Say whether a file that begins so is the descriptor of a package."""
    return bool(_MINE.search(start))


def tables(source: Source) -> Iterator[Table]:
    """Yield the records of a package.

    Raises BadData where it is none, is damaged, is no export of ours, or lacks a file.
    """
    with _opened(source) as package:
        about = package.descriptor
        for table in (*own_tables.TABLES.values(), *own_tables.PARTS):
            _kinds(package, table)
        yield own_tables.dataset(
            source.shown, [_terms(about)], [part["title"] for part in about.get("contributors", ())]
        )
        yield from own_tables.of_kinds(source.shown, lambda table: _rows(package, table))


def _terms(about: Json) -> Json:
    """Return title, version, licence and day of the data set, as the descriptor has them."""
    licence = next((part.get("title") or part.get("name") for part in about.get("licenses", ())), "")
    day = _DAY.search(str(about.get("description")))
    terms = {"title": about.get("title"), "version": about.get("version"), "licence": licence}
    return {**{key: value or "not stated" for key, value in terms.items()}, "as_of": day and day[1]}


@contextmanager
def _opened(source: Source) -> Iterator[Package]:
    """Open the zip, or the folder of the descriptor, in the block."""
    with opened(source.path, source.shown) as file:
        if source.path.suffix.casefold() != ".zip":
            yield _package(source, lambda name: _beside(source, name))
            return
        try:
            with zipfile.ZipFile(file) as archive:
                yield _package(source, lambda name: _within(archive, name))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            problem = f"the file is damaged, encrypted or no zip ({error})"
            raise wrong(source, None, f"{problem}; export it or fetch it again") from error


def _beside(source: Source, name: str) -> AbstractContextManager[IO[bytes]]:
    """Open a file beside the descriptor, and nothing but a regular one."""
    path = source.path.parent / name
    if not path.exists():
        raise FileNotFoundError(name)
    return opened(path, from_system(str(path)))


def _within(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a file in the zip, unless it would fill the memory: a small zip may hold very much."""
    if archive.getinfo(name).file_size > MOST:
        raise zipfile.BadZipFile(f"{name} is larger than 1 GiB")
    return archive.open(name)


def _package(source: Source, open: Open) -> Package:
    try:
        with open(DESCRIPTOR) as file:
            descriptor = json.load(file)
    except (KeyError, FileNotFoundError) as error:
        raise wrong(source, None, f"this is no data package: it holds no {DESCRIPTOR}; {_REMEDY}") from error
    except (ValueError, RecursionError) as error:
        raise wrong(source, None, f"the {DESCRIPTOR} in it is no JSON ({error}); {_REMEDY}") from error
    return Package(source, descriptor if isinstance(descriptor, dict) else {}, open)


def _kinds(package: Package, table: str) -> dict[str, str]:
    """Return the types of the columns of a table; raises BadData where the package has no such table."""
    try:
        resource = next(part for part in package.descriptor["resources"] if part["name"] == table)
        return {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    except (KeyError, TypeError, StopIteration) as error:
        problem = "this is no data package as `sinorus export datapackage` writes it"
        raise wrong(package.source, None, f"{problem}: it has no table {table}; {_REMEDY}") from error


def _rows(package: Package, table: str) -> Iterator[Json]:
    """Yield the rows of a table; raises BadData where its file is missing, or a cell is not of its type."""
    kinds, path = _kinds(package, table), f"data/{table}.csv"
    line = 1
    csv.field_size_limit(MOST_CHARACTERS)
    try:
        with package.open(path) as file:
            lines = csv.reader(io.TextIOWrapper(file, "utf-8-sig", newline=""))
            heads = next(lines, [])
            for line, cells in enumerate(lines, 2):  # noqa: B007 (the message names it)
                yield {name: _value(name, cell, kinds.get(name, "")) for name, cell in zip(heads, cells, strict=True)}
    except (KeyError, FileNotFoundError) as error:
        problem = f"the package lacks {path}, which its {DESCRIPTOR} names"
        raise wrong(package.source, None, f"{problem}; put the file back, or export the package again") from error
    except (ValueError, csv.Error, RecursionError) as error:
        problem = f"{path}:{line} is not as it was exported ({error})"
        raise wrong(package.source, None, f"{problem}; export the package again") from error


def _value(name: str, cell: str, kind: str) -> Any:
    """Return what a cell holds; raises ValueError where it is not of its type."""
    if not cell:
        return [] if name in own_tables.LISTS else None
    if kind in ("integer", "number", "boolean"):
        return json.loads(cell)
    if name in own_tables.OBJECTS:
        return json.loads(harmless(cell))
    return harmless(cell).split(";") if name in own_tables.LISTS else harmless(cell)
