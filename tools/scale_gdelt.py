"""Machine-coded events: rows in the layout of GDELT, imported, counted, drawn, and asked where they are ten million."""

import datetime
import json
import random
import shlex
import shutil
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from scale_commands import asked, command
from scale_report import Check, Report, key_of, made

# What the data of GDELT are made of here.
NAMES = {"RUS": "RUSSIA", "CHN": "CHINA", "USA": "UNITED STATES", "IND": "INDIA", "KAZ": "KAZAKHSTAN"}
CODES = ("010", "036", "042", "051", "061", "071", "090", "111", "120", "141", "150", "172", "190")
DAYS, COLUMNS = 12_000, 58
BOTH = "--layout gdelt --actor RUS --actor CHN"
# What a month of ten million events may cost, in seconds of CPU and MB; how often each event is in them.
SECONDS, MEGABYTES, TIMES = 4, 600, 10


def gdelt(path: Path, rows: int) -> None:
    """Write rows in the layout of GDELT 1.0, in order of date."""
    chance = random.Random(25)
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            day = datetime.date(1992, 1, 1) + datetime.timedelta(days=number * DAYS // rows)
            one, other = chance.sample(list(NAMES), 2)
            cells = dict.fromkeys(range(COLUMNS), "")
            cells |= {0: str(number), 1: f"{day:%Y%m%d}", 26: chance.choice(CODES)}
            cells |= {5: one, 6: NAMES[one], 7: one, 15: other, 16: NAMES[other], 17: other}
            cells |= {57: f"https://news.example/{number}"}
            file.write("\t".join(cells.values()) + "\n")


def counted(path: Path) -> Counter[str]:
    """Count by hand, line by line, the events of Russia and China in each month."""
    months = Counter[str]()
    with path.open(encoding="utf-8") as file:
        for line in file:
            cells = line.split("\t")
            months[f"{cells[1][:4]}-{cells[1][4:6]}"] += {cells[7], cells[17]} == {"RUS", "CHN"}
    return +months


def imported(report: Report, folder: Path, key: str, rows: int, engines: Mapping[str, str]) -> None:
    """Import rows of GDELT, count them by month on each engine, and draw the series that is made of them."""
    file = made(folder, f"gdelt-{rows}", key_of([Path(__file__)]), lambda path: gdelt(path, rows))
    wanted = counted(file)
    big = made(folder, f"gdelt-both-{rows}", key, partial(_import, f"{_q(file)} {BOTH}"))
    for engine, value in engines.items():
        [told] = asked([f"timeline --data {_q(big)} --engine {value} --count-by month"])
        found = {row["key"]: row["events"] for row in json.loads(told.answer or b"[]")}
        said = f"{len(found)} months, {sum(found.values())} events"
        report.add(Check("gdelt", engine, f"events by month of {rows} rows", said, found == wanted, told.cpu))
    months = made(folder, f"gdelt-months-{rows}", key, partial(_import, f"{_q(file)} {BOTH} --as-series month"))
    points = json.loads((months / "series" / "gdelt-events.json").read_bytes())["points"]
    is_same = {point["date_edtf"]: point["value"] for point in points} == wanted
    report.add(Check("gdelt", "duckdb", "--as-series month", f"{len(points)} points", is_same))
    for ending in ("svg", "png"):
        picture = folder / f"gdelt-balance.{ending}"
        drawn = f"chart --series gdelt-balance --data builtin --data {_q(months)} --from 1992 -o {_q(picture)}"
        command(drawn)
        report.add(
            Check("gdelt", "index", "chart --series gdelt-balance", str(picture), picture.stat().st_size > 10_000)
        )


def month_of_many(report: Report, folder: Path, key: str, rows: int) -> None:
    """Ask DuckDB for a month of very many events, and hold what it costs to what it may."""
    file = made(folder, f"gdelt-{rows}", key_of([Path(__file__)]), lambda path: gdelt(path, rows))
    one = made(
        folder, f"gdelt-all-{rows}", key, lambda path: command(f"import {_q(file)} --layout gdelt -o {_q(path)}")
    )
    many = made(folder, f"gdelt-times-{rows}", key, lambda path: repeated(one, path))
    wanted = TIMES * len(json.loads(command(f"timeline --data {_q(one)} --from 2010-03 --to 2010-03 --json")))
    [told] = asked([f"timeline --data {_q(many)} --from 2010-03 --to 2010-03"])
    found = len(json.loads(told.answer or b"[]"))
    what = f"a month of {rows * TIMES} events, within {SECONDS} s of CPU and {MEGABYTES} MB"
    is_good = found == wanted > 0 and told.cpu <= SECONDS and told.memory <= MEGABYTES
    report.add(Check("many", "duckdb", what, f"{found} rows, {told.memory} MB", is_good, told.cpu))


def repeated(parquet: Path, target: Path) -> None:
    """Write a folder of Parquet with each event so many times, under ids of their own, about in order of date."""
    import duckdb

    shutil.copytree(parquet, target)
    with duckdb.connect(config={"memory_limit": "3GB", "temp_directory": f"{target}.tmp"}) as db:
        for table in ("events", "spans"):
            rows = f"SELECT * REPLACE (id || '-' || k AS id) FROM '{parquet}/{table}/*.parquet', range({TIMES}) r(k)"
            db.execute(f"COPY ({rows}) TO '{target}/{table}/part-00000.parquet' (FORMAT parquet)")


def _import(options: str, target: Path) -> None:
    command(f"import {options} -o {_q(target)}")


def _q(path: Path) -> str:
    return shlex.quote(str(path))
