"""The commands themselves on engines: their answers held to those of the index, and to the clock where there are many.

`tools/scale.py` runs this; it is no test, since the index of a million events takes minutes.
"""

import datetime
import json
import random
import resource
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

SINORUS = [sys.executable, "-m", "sinorus"]
QUESTIONS = [
    "timeline --limit 2000",
    "timeline --from 1969-03 --to 1969-03",
    "timeline --from 1949 --to 1991 --theme energy --certain",
    "timeline --from 1990 --actor russia --sort -links --limit 50",
    "timeline --during sino-soviet-split --theme not:energy --sort title --limit 50",
    "timeline --on november --from 2000 --to 2002",
    "timeline --search 'treat* -border' --limit 50",
    "timeline --count-by year",
    "timeline --count-by theme,decade --from 1950 --effect friction",
    "timeline --count-by month --search gas --from 2014",
]
# What the data of GDELT are made of here.
NAMES = {"RUS": "RUSSIA", "CHN": "CHINA", "USA": "UNITED STATES", "IND": "INDIA", "KAZ": "KAZAKHSTAN"}
CODES = ("010", "036", "042", "051", "061", "071", "090", "111", "120", "141", "150", "172", "190")
DAYS, COLUMNS = 12_000, 58
# What a month of ten million events may cost.
SECONDS, MEGABYTES = 4, 600


def same_answers(name: str, data: str, parquet: Path, engines: list[str]) -> bool:
    """Hold the answers of engines from Parquet to those of the index of the same records."""
    same = True
    for question in QUESTIONS:
        wanted = answer(f"{question} --json --data {shlex.quote(data)}")
        for engine in engines:
            found = answer(f"{question} --json --data {shlex.quote(str(parquet))} --engine {engine}")
            same = same and found == wanted
            verdict = "the same" if found == wanted else "DIFFERENT"
            print(f"{name:9} {engine:6} {question:75} {len(wanted):9} bytes: {verdict}", flush=True)
    return same


def answer(line: str) -> bytes:
    """Run a command line, and return what it puts out."""
    done = subprocess.run([*SINORUS, *shlex.split(line)], capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"sinorus {line}: {done.stderr.decode()}")
    return done.stdout


def gdelt(path: Path, rows: int) -> Counter[str]:
    """Write rows in the layout of GDELT 1.0, and return how many of Russia and China there are in each month."""
    chance, months = random.Random(25), Counter[str]()
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            day = datetime.date(1992, 1, 1) + datetime.timedelta(days=number * DAYS // rows)
            one, other = chance.sample(list(NAMES), 2)
            cells = dict.fromkeys(range(COLUMNS), "")
            cells |= {
                0: str(number),
                1: f"{day:%Y%m%d}",
                26: chance.choice(CODES),
                57: f"https://news.example/{number}",
            }
            cells |= {5: one, 6: NAMES[one], 7: one, 15: other, 16: NAMES[other], 17: other}
            file.write("\t".join(cells.values()) + "\n")
            months[f"{day:%Y-%m}"] += {one, other} == {"RUS", "CHN"}
    return +months


def imported(folder: Path, rows: int, engines: list[str]) -> bool:
    """Import rows of GDELT, count them by month on each engine, and draw the series that is made of them."""
    both = "--layout gdelt --actor RUS --actor CHN"
    file, big, months = folder / "gdelt.csv", folder / "gdelt", folder / "months"
    wanted = gdelt(file, rows)
    answer(f"import {file} {both} -o {big}")
    same = True
    for engine in engines:
        found = json.loads(answer(f"timeline --data {big} --engine {engine} --count-by month --json"))
        is_same = {row["key"]: row["events"] for row in found} == wanted
        same = same and is_same
        print(f"gdelt     {engine:6} {len(found)} months of {rows} rows: {'the same' if is_same else 'DIFFERENT'}")
    answer(f"import {file} {both} --as-series month -o {months}")
    picture = folder / "balance.svg"
    answer(f"chart --series gdelt-balance --data builtin --data {months} --from 1992 -o {picture}")
    print(f"gdelt     drawn: {picture.stat().st_size} bytes")
    return same


def repeated(parquet: Path, target: Path, times: int) -> None:
    """Write a folder of Parquet with each event so many times, under ids of their own, about in order of date."""
    import duckdb

    subprocess.run(["cp", "-r", str(parquet), str(target)], check=True)
    with duckdb.connect(config={"memory_limit": "3GB", "temp_directory": f"{target}.tmp"}) as db:
        for table in ("events", "spans"):
            rows = f"SELECT * REPLACE (id || '-' || k AS id) FROM '{parquet}/{table}/*.parquet', range({times}) r(k)"
            copy = f"COPY ({rows}) TO '{target}/{table}/part-00000.parquet' (FORMAT parquet)"
            db.execute(copy)


def month_of_many(folder: Path, rows: int, times: int) -> bool:
    """Ask for a month of very many events, and hold what it costs to what it may."""
    file = folder / "many.csv"
    gdelt(file, rows)
    answer(f"import {file} --layout gdelt -o {folder / 'many'}")
    repeated(folder / "many", folder / "times", times)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    timed = ["/usr/bin/time", "-f", "%M", *SINORUS, "timeline", "--data", str(folder / "times")]
    asked = [*timed, "--from", "2010-03", "--to", "2010-03", "--json"]
    done = subprocess.run(asked, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = int(done.stderr.split()[-1]) / 1000
    print(
        f"a month of {rows * times} events: {len(json.loads(done.stdout))} rows, {spent:.1f} s of CPU, {memory:.0f} MB"
    )
    return spent <= SECONDS and memory <= MEGABYTES
