"""DuckDB over Parquet files on this machine."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sinorus.base.errors import BadData, CannotAccess
from sinorus.base.optional import load
from sinorus.base.text import safe
from sinorus.index.engine_dialect import portable
from sinorus.index.engine_rows import with_text
from sinorus.index.engine_views import DUCKDB, views

# What it may hold in memory; beyond it writes to a folder for temporary files, which goes with it.
MEMORY = "2GB"
BLOCK = 1000


class DuckDB:
    """A database in memory that sees Parquet files as the tables of the index.

    - ``shown``: what the data are called in messages
    """

    def __init__(self, files: Mapping[str, list[str]], shown: str) -> None:
        """Make it for the files of each table; raises what ``load`` raises where the library is not there."""
        self.library = load("duckdb", "big", "--data with Parquet")
        self.shown = shown
        self.folder = tempfile.TemporaryDirectory(prefix="sinorus-", ignore_cleanup_errors=True)
        config = {"memory_limit": MEMORY, "temp_directory": self.folder.name}
        # Nothing is fetched from the network, whatever a statement would need.
        config |= {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        self.db = self.library.connect(config=config)
        self.files = files

    def begin(self) -> None:
        """See the files as tables."""
        for table, paths in self.files.items():
            self._create(table, f"SELECT * FROM read_parquet([{', '.join(map(_text, paths))}])")

    def see(self, lines: Iterable[str]) -> None:
        """Make the views of the index."""
        for name, sql in views(DUCKDB, lines):
            self._create(name, sql)

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types."""
        return {name: kind for name, kind, *_ in self.raw(f"DESCRIBE {table}")}

    def about(self, path: str) -> str | None:
        """Return what the metadata of a file say of sinorus."""
        query = "SELECT decode(value) FROM parquet_kv_metadata($path) WHERE decode(key) = 'sinorus'"
        rows = list(self.raw(query, {"path": path}))
        return str(rows[0][0]) if rows else None

    def ask(self, sql: str, values: Mapping[str, str | int]) -> Iterator[tuple[Any, ...]]:
        """Put a question of the index, and return its rows, with records as the index has them."""
        statement = portable(sql, values)
        return with_text(sql, self.raw(statement.sql.replace(":", "$"), statement.values))

    def raw(self, sql: str, values: Mapping[str, str | int] | None = None) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a statement in the words of DuckDB."""
        cursor = self.db.cursor()
        try:
            cursor.execute(sql, dict(values) if values else None)
            while block := cursor.fetchmany(BLOCK):
                yield from block
        except self.library.Error as error:
            raise self._refusal(error) from error
        finally:
            cursor.close()

    def close(self) -> None:
        """Close it, and delete its temporary files."""
        self.db.close()
        self.folder.cleanup()

    def _create(self, name: str, sql: str) -> None:
        try:
            self.db.execute(f"CREATE VIEW {name} AS SELECT * FROM ({sql})")
        except self.library.Error as error:
            raise self._refusal(error) from error

    def _refusal(self, error: Exception) -> Exception:
        """Make an error of ours of one of DuckDB: memory is short, or a file is not as it should be."""
        said = safe(str(error).strip().partition("\n")[0])[:300]
        if isinstance(error, self.library.OutOfMemoryException):
            return CannotAccess(f"DuckDB has not enough memory or disk for this answer; ask for less: {said}")
        return BadData(f"DuckDB cannot read {self.shown}; is a file truncated, or no Parquet? It says: {said}")


def _text(path: str) -> str:
    """Write a path as a text of SQL."""
    return "'" + path.replace("'", "''") + "'"
