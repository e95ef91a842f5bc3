"""Apache Spark over Parquet files: in local mode, or at an address of Spark Connect, which must see the same files."""

import socket
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sinorus.base.errors import BadData, CannotAccess
from sinorus.base.optional import load
from sinorus.base.text import quote, safe
from sinorus.index.engine_dialect import portable
from sinorus.index.engine_rows import with_text
from sinorus.index.engine_views import SPARK, views
from sinorus.model.files import PARQUET

# The port of Spark Connect where an address has none, and how many seconds it has to answer.
PORT, PATIENCE = 15002, 5
_QUIET = Path(__file__).with_name("quiet.properties")
_TYPES = {"bigint": "BIGINT", "string": "VARCHAR", "array<string>": "VARCHAR[]"}
# SQL as the standard has it: names in double quotation marks.
_STANDARD = {"spark.sql.ansi.enabled": "true", "spark.sql.ansi.doubleQuotedIdentifiers": "true"}
_LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_QUIET.as_uri()}",
}


class Spark:
    """A session that sees Parquet files as the tables of the index.

    - ``shown``: what the data are called in messages
    - ``address``: ``spark`` for local mode, or an address that begins with ``sc://``
    """

    def __init__(self, files: Mapping[str, list[str]], shown: str, address: str) -> None:
        """Make it for the files of each table; raises what ``load`` raises where the library is not there."""
        self.library = load("pyspark.sql", "spark", f"--engine {address}")
        # Over Py4J, which local mode goes through, errors of Java come as its own.
        self.errors = (
            load("pyspark.errors", "spark", f"--engine {address}").PySparkException,
            load("py4j.protocol", "spark", f"--engine {address}").Py4JError,
        )
        self.files, self.shown, self.address = files, shown, address
        self.session: Any = None

    def begin(self) -> None:
        """Start the session, and see the files as tables."""
        self.session = self._start()
        for name, value in _STANDARD.items():
            self.session.conf.set(name, value)
        for table, paths in self.files.items():
            try:
                read = self.session.read.parquet(*(str(Path(path).resolve()) for path in paths))
                read.createOrReplaceTempView(table)
            except self.errors as error:
                raise self._refusal(error) from error

    def _start(self) -> Any:
        try:
            with warnings.catch_warnings():
                # Of a new pandas, which only frames concern.
                warnings.simplefilter("ignore", FutureWarning)
                return self._session(self.library.SparkSession.builder)
        except (*self.errors, OSError, ValueError) as error:
            reason = safe(str(error).strip().partition("\n")[0])[:300]
            rule = "local mode needs a Java runtime (17 or later), an address a Spark Connect server"
            raise CannotAccess(f"--engine {quote(self.address)} does not start: {reason}; {rule}") from error

    def _session(self, builder: Any) -> Any:
        if self.address != "spark":
            _require_answer(self.address)
            return builder.remote(self.address).getOrCreate()
        for name, value in _LOCAL.items():
            builder = builder.config(name, value)
        return builder.master("local[*]").getOrCreate()

    def see(self, lines: Iterable[str]) -> None:
        """Make the views of the index."""
        for name, sql in views(SPARK, lines):
            self.session.sql(sql).createOrReplaceTempView(name)

    def columns(self, table: str) -> dict[str, str]:
        """Return the columns of a table with their types, as DuckDB calls them."""
        return {name: _TYPES.get(kind, kind) for name, kind in self.session.table(table).dtypes}

    def about(self, path: str) -> str | None:
        """Return what the folder of a file says of itself."""
        mark = Path(path).parents[1] / PARQUET
        return mark.read_text(encoding="utf-8") if mark.is_file() else None

    def ask(self, sql: str, values: Mapping[str, str | int]) -> Iterator[tuple[Any, ...]]:
        """Put a question of the index, and return its rows, with records as the index has them."""
        statement = portable(sql, values)
        return with_text(sql, self.raw(statement.sql, statement.values))

    def raw(self, sql: str, values: Mapping[str, str | int] | None = None) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a statement in the words of Spark."""
        try:
            for row in self.session.sql(sql, args=dict(values or {})).toLocalIterator():
                yield tuple(row)
        except self.errors as error:
            raise self._refusal(error) from error

    def close(self) -> None:
        """End the session."""
        if self.session:
            self.session.stop()

    def _refusal(self, error: Exception) -> Exception:
        said = safe(str(error).strip().partition("\n")[0])[:300]
        return BadData(f"Spark cannot read {self.shown}; is a file truncated, or no Parquet? It says: {said}")


def _require_answer(address: str) -> None:
    """Raise OSError where nobody answers at an address; Spark itself would try for minutes."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or PORT), PATIENCE):
        return
