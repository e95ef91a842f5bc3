"""Hold the answers of DuckDB and Spark over Parquet to those of the index, by commands and by the SQL of docs/scale.md;
import a million rows of GDELT, draw them, and ask for a month of ten million events.

Usage: python tools/scale.py [--events N] [--rows N] [--no-spark] [--only PART,...] [--folder DIR]

Needs sinorus[parquet,charts], duckdb, pyspark[connect] and a Java runtime. What takes long to make stays in the folder,
`.scale` in the checkout, and is taken again as long as what made it is the same. Exits 1 where a row differs or an aim
is missed, and 2 where something is missing.
"""

import argparse
import os
import shlex
import shutil
import signal
import sys
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import scale_gdelt
import scale_sql
from scale_commands import Answers, command, same_answers
from scale_report import Report, key_of, made
from scale_spark import connect_server

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
PARTS = ("packaged", "gdelt", "generated", "many")
# An event and a claim of each data set.
IDS = {
    "packaged": "western-sanctions-2014 deng-1989-each-its-own-socialism",
    "generated": "generated-event-0000007 generated-claim-0000003",
}


def missing(with_spark: bool) -> list[str]:
    """Say what the comparison needs and does not find."""
    names = ["sinorus", "pyarrow", "vl_convert", "duckdb", *(["pyspark", "grpc"] if with_spark else [])]
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
    parser.add_argument("--only", default=",".join(PARTS), help=f"which parts, of {', '.join(PARTS)}")
    parser.add_argument("--folder", type=Path, default=ROOT / ".scale", help="where what is made stays (.scale)")
    options = parser.parse_args()
    if lacking := missing(not options.no_spark):
        print(*(f"missing: {what}" for what in lacking), sep="\n", file=sys.stderr)
        return 2
    folder = options.folder.resolve()
    folder.mkdir(exist_ok=True)
    os.environ["SINORUS_CACHE"] = str(folder / "cache")
    # Most of these questions are short, and Java would take longer to make code for them than to answer.
    os.environ["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    report = Report()
    # Whoever ends this ends the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with ExitStack() as stack:
        server = None if options.no_spark else stack.enter_context(connect_server(folder / "spark.log"))
        run(report, folder, options, server)
    print("", report.table(), sep="\n")
    print("every answer is the same, and no aim is missed" if report.is_good() else "ANSWERS DIFFER OR AIMS ARE MISSED")
    return 0 if report.is_good() else 1


def run(report: Report, folder: Path, options: argparse.Namespace, server: str | None) -> None:
    """Do the parts that are asked for, the quick ones first."""
    from benchmarks.generate import generate

    events, rows, parts = options.events, options.rows, options.only.split(",")
    key = key_of((ROOT / "src").rglob("*.py"))
    data_key = key_of([ROOT / "benchmarks" / "generate.py", *(ROOT / "data").rglob("*.json")])
    local = {"duckdb": "duckdb", **({"spark local": "spark"} if server else {})}
    far = {"duckdb": "duckdb", **({"spark connect": server} if server else {})}
    if "packaged" in parts:
        packaged = made(folder, "parquet-packaged", f"{key}{data_key}", partial(_export, "builtin"))
        _held(report, Answers("packaged", "builtin", packaged, IDS["packaged"]), local | far, server)
    if "gdelt" in parts:
        scale_gdelt.imported(report, folder, key, rows, local | far)
    if "generated" in parts:
        generated = made(folder, f"generated-{events}", data_key, lambda path: generate(events, path))
        parquet = made(folder, f"parquet-generated-{events}", f"{key}{data_key}", partial(_export, str(generated)))
        _held(report, Answers("generated", str(generated), parquet, IDS["generated"]), far, server)
    if "many" in parts:
        scale_gdelt.month_of_many(report, folder, key, rows)


def _held(report: Report, of: Answers, engines: dict[str, str], server: str | None) -> None:
    same_answers(report, of, engines)
    openers = {"duckdb": scale_sql.duckdb(of.parquet)}
    if server:
        openers["spark connect"] = scale_sql.spark(of.parquet, server)
    scale_sql.same_rows(report, of, openers)


def _export(data: str, target: Path) -> None:
    command(f"export parquet --data {shlex.quote(data)} -o {shlex.quote(str(target))}")


if __name__ == "__main__":
    sys.exit(main())
