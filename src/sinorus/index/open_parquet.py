"""Parquet as data: which folders and patterns are meant, whether they hold what is needed, and the engine over them."""

import glob
import json
import shlex
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sinorus.base import inputs
from sinorus.base.errors import BadData, BadUsage, CannotAccess
from sinorus.base.text import quote, safe, to_system

if TYPE_CHECKING:
    from sinorus.base.engine import Engine

_PART = "/*.parquet"
_REFUSAL = (
    "{folder} is Parquet, from which an engine answers timeline, show, export parquet and validate; for all else make "
    "a folder of a part of it: `sinorus timeline --data {folder} --from 2014 -o part.jsonl`, then "
    "`sinorus import part.jsonl -o part` and --data part"
)


def open_parquet(folders: Sequence[str], engine: str | None = None) -> "Engine":
    """Return the engine over the Parquet that --data names.

    Raises BadUsage where an engine cannot answer from what is named, CannotAccess where nothing is there, and BadData
    where it is not what `export parquet` writes.
    """
    if engine is None:
        raise refusal(folders[0])
    if len(folders) > 1:
        raise BadUsage("an engine answers from one --data at a time; name the Parquet alone, or a pattern of several")
    files = files_of(folders[0])
    for path in chain.from_iterable(files.values()):
        inputs.note_file(Path(path), Path(path).stat())
    if engine.startswith("sc://") or engine == "spark":
        from sinorus.index.engine_spark import Spark

        return _opened(Spark(files, quote(folders[0]), engine), folders[0], files)
    if engine not in ("any", "duckdb"):
        raise BadUsage(f"--engine {quote(engine)} is none; there are duckdb, spark, and sc://HOST for Spark Connect")
    from sinorus.index.engine_duckdb import DuckDB

    return _opened(DuckDB(files, quote(folders[0])), folders[0], files)


def refusal(folder: str) -> BadUsage:
    """Say that no engine answers a question, and how it is answered."""
    return BadUsage(_REFUSAL.format(folder=safe(shlex.quote(folder))))


def _opened(engine: Any, folder: str, files: dict[str, list[str]]) -> "Engine":
    """Look whether an engine sees what is needed, and put the vocabulary beside it."""
    from sinorus.index.engine_vocabulary import database

    try:
        engine.begin()
        _check(engine, folder, files)
        db = database(engine.raw("SELECT part, row FROM vocabulary ORDER BY n"))
        lines = db.execute("SELECT id FROM record JOIN tag USING (n) WHERE field = 'kind' AND value = 'line'")
        engine.see([id for (id,) in lines])
    except BaseException:
        engine.close()
        raise
    db.far, db.leave = engine.ask, engine.close
    return db


def files_of(folder: str) -> dict[str, list[str]]:
    """List the files of each table of a folder, or of all folders of a pattern; CannotAccess where one has none."""
    from sinorus.model.wide_tables import SCHEMA

    root = to_system(folder).removesuffix(_PART).removesuffix("/events").rstrip("/") or "/"
    pattern = root if "*" in root else glob.escape(root)
    # Patterns are those of glob, with the folder as the user wrote it.
    files = {table: sorted(glob.glob(f"{pattern}/{table}{_PART}")) for table in SCHEMA}  # noqa: PTH207
    for table, paths in files.items():
        if not paths:
            rule = "it is a folder as `sinorus export parquet` writes it, or a pattern such as 'exports/*'"
            raise CannotAccess(f"there is no Parquet of {table} in {quote(folder)} ({table}{_PART}); {rule}")
    return files


def _check(engine: Any, folder: str, files: dict[str, list[str]]) -> None:
    """Raise BadData for tables of another version, or without a column that is needed."""
    from sinorus.model.wide_tables import INTEGER, LIST, SCHEMA, TEXT, VERSION

    # The columns of other kinds only become JSON.
    kinds = {INTEGER: ("BIGINT", "INTEGER"), TEXT: ("VARCHAR",), LIST: ("VARCHAR[]",)}

    for path in (paths[0] for paths in files.values()):
        version = _version(engine.about(path))
        if version is not None and version != VERSION:
            problem = (
                "is of a newer sinorus; install that"
                if version > VERSION
                else "is of an older sinorus; export it again"
            )
            raise BadData(
                f"the Parquet in {quote(folder)} has format {version}, and this sinorus reads {VERSION}: it {problem}"
            )
    for table, columns in SCHEMA.items():
        there = engine.columns(table)
        for name, kind in columns.items():
            if name not in there:
                raise BadData(
                    f"the Parquet of {table} in {quote(folder)} lacks the column {name} ({kind}), of docs/scale.md"
                )
            if kind in kinds and there[name] not in kinds[kind]:
                raise BadData(f"the column {name} of {table} in {quote(folder)} is {there[name]} and should be {kind}")


def _version(about: str | None) -> int | None:
    """Return the version of the columns that metadata tell; None where they tell none."""
    try:
        return int(json.loads(about or "{}")["format"])
    except (ValueError, TypeError, LookupError):
        return None
