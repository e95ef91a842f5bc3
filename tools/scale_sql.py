"""The SQL of docs/scale.md, put to DuckDB and Spark as the page says, of which ids, order and certainty are held to the
index.
"""

import json
import re
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from scale_commands import Answers, asked
from scale_report import Check, Report

PAGE = Path(__file__).parents[1] / "docs" / "scale.md"
Rows = list[tuple[str, str]]
Engine = Callable[[str], Rows]


class Asked(NamedTuple):
    """A question of `timeline`: the days of the window, None where it has no bound."""

    first: str | None
    last: str | None
    theme: str | None = None
    certain: bool = False

    def options(self) -> list[str]:
        """Write the question as options of the command."""
        given = {"--from": self.first, "--to": self.last, "--theme": self.theme}
        words = [word for name, value in given.items() if value for word in (name, value)]
        return [*words, *(["--certain"] if self.certain else [])]


# The question as the page has it.
OF_PAGE = Asked("1949-01-01", "1991-12-31", "energy")
QUESTIONS = [
    OF_PAGE,
    OF_PAGE._replace(certain=True),
    Asked("1949-01-01", "1991-12-31"),
    Asked("1949-01-01", "1991-12-31", certain=True),
    Asked("1969-03-01", "1969-03-31"),
    Asked("1950-02-14", "1950-02-14"),
    Asked("1700-01-01", "1899-12-31"),
    Asked("1992-01-01", None, "energy"),
    Asked(None, "1905-09-05", certain=True),
    Asked("1900-01-01", "1999-12-31", "trade", certain=True),
]


def sql_for(asked: Asked) -> str:
    """Return the SQL of the page for another question, changed as the page says."""
    [sql] = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    if not asked.theme:
        sql = re.sub(r".*array_contains.*\n", "", sql)
    if asked.certain:
        sql = sql.replace("possible = 1", "possible = 1 AND certain = 1")
    bounds = {key(OF_PAGE.first, -1): key(asked.first, -1), key(OF_PAGE.last, 1): key(asked.last, 1)}
    sql = re.sub(r"\d{4,}", lambda found: str(bounds[int(found[0])]), sql)
    return sql.replace(f"'{OF_PAGE.theme}'", f"'{asked.theme}'")


def key(day: str | None, open_to: int) -> int:
    """Write a day as a whole number, as the page says."""
    if day is None:
        return open_to * 2**62
    year, month, of_month = map(int, day.split("-"))
    return (year * 16 + month) * 32 + of_month


def duckdb(folder: Path) -> Engine:
    """Open the files in DuckDB."""
    import duckdb

    db = duckdb.connect()
    for table in ("events", "spans", "claims"):
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder}/{table}/*.parquet')")
    return lambda sql: [(str(id), str(match)) for id, match in db.execute(sql).fetchall()]


def spark(folder: Path, address: str) -> Engine:
    """Open the files in Spark, at the address of a server."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.remote(address).getOrCreate()
    for table in ("events", "spans"):
        session.read.parquet(str(folder / table)).createOrReplaceTempView(table)
    return lambda sql: [(row[0], row[1]) for row in session.sql(sql).toLocalIterator()]


def same_rows(report: Report, of: Answers, engines: Mapping[str, Engine]) -> None:
    """Hold the rows of the SQL to those of the index."""
    lines = [f"timeline {' '.join(one.options())} --fields id,match --data {shlex.quote(of.data)}" for one in QUESTIONS]
    for one, told in zip(QUESTIONS, asked(lines), strict=True):
        wanted = [(row["id"], row["match"]) for row in json.loads(told.answer)]
        for engine, ask in engines.items():
            found = ask(sql_for(one))
            report.add(Check(of.name, engine, f"SQL {' '.join(one.options())}", _said(found, wanted), found == wanted))


def _said(found: Rows, wanted: Rows) -> str:
    """Say how many rows they are, or which is the first that is another."""
    if found == wanted:
        return f"{len(wanted)} rows"
    pairs = zip([*found, None], [*wanted, None], strict=False)
    return "first {} for {}".format(*next(pair for pair in pairs if pair[0] != pair[1]))
