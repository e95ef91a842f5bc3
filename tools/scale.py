"""Ask DuckDB and Spark over exported files, by the commands and by the SQL of docs/scale.md, and hold the rows to the
index; import a million rows of GDELT, and ask for a month of ten million events.

Usage: python tools/scale.py [--events N] [--rows N] [--no-spark]

Needs sinorus[parquet], duckdb, pyspark and a Java runtime. Exits 1 where a row differs, naming the first, and 2 where
something is missing.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import scale_commands

ROOT = Path(__file__).parents[1]
SINORUS = [sys.executable, "-m", "sinorus"]
sys.path.insert(0, str(ROOT))
Rows = list[tuple[str, str]]
Engine = Callable[[str], Rows]
Engines = dict[str, Callable[[Path], Engine]]


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
PAGE = Asked("1949-01-01", "1991-12-31", "energy")
QUESTIONS = [
    PAGE,
    PAGE._replace(certain=True),
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
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    [sql] = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    if not asked.theme:
        sql = re.sub(r".*array_contains.*\n", "", sql)
    if asked.certain:
        sql = sql.replace("possible = 1", "possible = 1 AND certain = 1")
    bounds = {key(PAGE.first, -1): key(asked.first, -1), key(PAGE.last, 1): key(asked.last, 1)}
    sql = re.sub(r"\d{4,}", lambda found: str(bounds[int(found[0])]), sql)
    return sql.replace(f"'{PAGE.theme}'", f"'{asked.theme}'")


def key(day: str | None, open_to: int) -> int:
    """Write a day as a whole number, as the page says."""
    if day is None:
        return open_to * 2**62
    year, month, of_month = map(int, day.split("-"))
    return (year * 16 + month) * 32 + of_month


def told(data: str, asked: Asked) -> Rows:
    """Ask sinorus itself."""
    words = ["timeline", *asked.options(), "--json", "--fields", "id,match", "--data", data]
    answer = subprocess.run([*SINORUS, *words], check=True, capture_output=True)
    return [(row["id"], row["match"]) for row in json.loads(answer.stdout)]


def duckdb(folder: Path) -> Engine:
    """Open the files in DuckDB."""
    import duckdb

    db = duckdb.connect()
    for table in ("events", "spans", "claims"):
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder}/{table}/*.parquet')")
    return lambda sql: [(str(id), str(match)) for id, match in db.execute(sql).fetchall()]


def spark(folder: Path) -> Engine:
    """Open the files in Spark, in local mode."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
    quiet = builder.config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "4")
    session = quiet.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    for table in ("events", "spans"):
        session.read.parquet(str(folder / table)).createOrReplaceTempView(table)
    return lambda sql: [(row[0], row[1]) for row in session.sql(sql).collect()]


def compared(name: str, data: str, engines: Engines, folder: Path) -> bool:
    """Export a data set, ask all engines, and print what was compared."""
    subprocess.run([*SINORUS, "export", "parquet", "-o", str(folder), "--data", data], check=True)
    names = [engine.lower() for engine in engines]
    same = scale_commands.same_answers(name, data, folder, names)
    opened = {engine: start(folder) for engine, start in engines.items()}
    for asked in QUESTIONS:
        wanted = told(data, asked)
        for engine, ask in opened.items():
            found = ask(sql_for(asked))
            same = same and found == wanted
            print(f"{name:9} {engine:6} {' '.join(asked.options()):65} {len(wanted):6} rows: {verdict(found, wanted)}")
    return same


def verdict(found: Rows, wanted: Rows) -> str:
    """Say that the rows are the same, or which is the first that is not."""
    if found == wanted:
        return "the same"
    pairs = zip([*found, None], [*wanted, None], strict=False)
    return "DIFFERENT, first {} for {}".format(*next(pair for pair in pairs if pair[0] != pair[1]))


def missing(with_spark: bool) -> list[str]:
    """Say what the comparison needs and does not find."""
    names = ["sinorus", "pyarrow", "duckdb", *(["pyspark"] if with_spark else [])]
    lacking = [f"the package {name}, which `make scale` installs" for name in names if find_spec(name) is None]
    home = os.environ.get("JAVA_HOME")
    if with_spark and not (shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")):
        lacking.append("a Java runtime (17 or later), without which Spark does not start; --no-spark asks DuckDB alone")
    return lacking


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="how many events are generated (a million)")
    parser.add_argument("--rows", type=int, default=1_000_000, help="how many rows of GDELT are generated (a million)")
    parser.add_argument("--no-spark", action="store_true", help="DuckDB alone")
    options = parser.parse_args()
    if lacking := missing(not options.no_spark):
        print(*(f"missing: {what}" for what in lacking), sep="\n", file=sys.stderr)
        return 2
    engines: Engines = {"DuckDB": duckdb} if options.no_spark else {"DuckDB": duckdb, "Spark": spark}
    same = _all_compared(engines, options.events)
    with tempfile.TemporaryDirectory() as name:
        same = scale_commands.imported(Path(name), options.rows, [engine.lower() for engine in engines]) and same
        same = scale_commands.month_of_many(Path(name), options.rows, 10) and same
    return 0 if same else 1


def _all_compared(engines: Engines, events: int) -> bool:
    from benchmarks.generate import generate

    with tempfile.TemporaryDirectory() as name:
        os.environ["SINORUS_CACHE"] = f"{name}/cache"
        generate(events, Path(name, "data"))
        sets = {"packaged": "builtin", "generated": f"{name}/data"}
        same = all(compared(label, data, engines, Path(name, label)) for label, data in sets.items())
    print("every row is the same" if same else "rows differ")
    return same


if __name__ == "__main__":
    sys.exit(main())
