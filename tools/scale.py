"""Run the SQL of docs/scale.md on DuckDB and Spark over exported files, and hold the rows to `sinorus timeline`.

Usage: python tools/scale.py [--events N] [--no-spark]

Needs sinorus[parquet], duckdb, pyspark and a Java runtime. Exits 1 at the first row that differs.
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
from pathlib import Path

ROOT = Path(__file__).parents[1]
SINORUS = str(Path(sys.executable).parent / "sinorus")
sys.path.insert(0, str(ROOT))
Rows = list[tuple[str, str]]
Engine = Callable[[str], Rows]
# From, to, theme.
WINDOWS = [
    ("1949-01-01", "1991-12-31", None),
    ("1969-03-01", "1969-03-31", None),
    ("1950-02-14", "1950-02-14", None),
    ("1700-01-01", "1899-12-31", None),
    ("1992-01-01", "2026-12-31", "energy"),
    ("1900-01-01", "1999-12-31", "trade"),
]


def question(first: str, last: str, theme: str | None) -> str:
    """Return the SQL of the page for a window, and a theme where one is asked for."""
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    sql: str = next(block for block in re.findall(r"```sql\n(.*?)```", page, re.DOTALL) if ":first" in block)
    if theme:
        sql = sql.replace("\nGROUP BY", f" AND array_contains(e.themes, '{theme}')\nGROUP BY")
    return sql.replace(":first", str(number(first))).replace(":last", str(number(last)))


def number(day: str) -> int:
    """Write a day as a number, as the page says."""
    year, month, of_month = map(int, day.split("-"))
    return (year * 16 + month) * 32 + of_month


def told(data: list[str], first: str, last: str, theme: str | None) -> Rows:
    """Ask sinorus itself."""
    words = [SINORUS, "timeline", "--from", first, "--to", last, "--json", "--fields", "id,match", *data]
    answer = subprocess.run([*words, *(["--theme", theme] if theme else [])], check=True, capture_output=True)
    return [(row["id"], row["match"]) for row in json.loads(answer.stdout)]


def duckdb(folder: Path) -> Engine:
    """Open the files in DuckDB."""
    import duckdb

    db = duckdb.connect()
    for table in ("events", "spans"):
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder}/{table}/*.parquet')")
    return lambda sql: [(str(id), str(match)) for id, match in db.execute(sql).fetchall()]


def spark(folder: Path) -> Engine:
    """Open the files in Spark, in local mode."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[*]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "4").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    for table in ("events", "spans"):
        session.read.parquet(str(folder / table)).createOrReplaceTempView(table)
    return lambda sql: [(row[0], row[1]) for row in session.sql(sql).collect()]


def compared(name: str, data: list[str], engines: dict[str, Callable[[Path], Engine]], folder: Path) -> bool:
    """Export a data set, ask all engines, and print what was compared."""
    subprocess.run([SINORUS, "export", "parquet", "-o", str(folder), *data], check=True)
    opened = {engine: start(folder) for engine, start in engines.items()}
    same = True
    for window in WINDOWS:
        wanted = told(data, *window)
        for engine, ask in opened.items():
            found = ask(question(*window))
            same = same and found == wanted
            print(
                f"{name:10} {engine:8} {' '.join(map(str, window)):34} {len(wanted):6} rows: {verdict(found, wanted)}"
            )
    return same


def verdict(found: Rows, wanted: Rows) -> str:
    """Say that the rows are the same, or which is the first that is not."""
    if found == wanted:
        return "the same"
    pairs = zip([*found, None], [*wanted, None], strict=False)
    return "DIFFERENT, first {} for {}".format(*next(pair for pair in pairs if pair[0] != pair[1]))


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000, help="how many events are generated (default 100000)")
    parser.add_argument("--no-spark", action="store_true", help="DuckDB alone")
    options = parser.parse_args()
    engines: dict[str, Callable[[Path], Engine]] = {"DuckDB": duckdb}
    if not options.no_spark:
        if not shutil.which("java"):
            parser.error("Spark needs a Java runtime (17 or later), and there is no java; --no-spark does without")
        engines["Spark"] = spark
    from benchmarks.generate import generate

    with tempfile.TemporaryDirectory() as name:
        os.environ["SINORUS_CACHE"] = f"{name}/cache"
        generate(options.events, Path(name, "data"))
        sets = {"packaged": ["--data", "builtin"], "generated": ["--data", f"{name}/data"]}
        same = [compared(label, data, engines, Path(name, label)) for label, data in sets.items()]
    print("every row is the same" if all(same) else "rows differ")
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
