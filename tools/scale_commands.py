"""The commands themselves on engines: their answers held to those of the index of the same records, byte for byte."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from scale_report import Check, Report

ASK = Path(__file__).with_name("scale_ask.py")
QUESTIONS = [
    "timeline --limit 2000",
    "timeline --from 1969-03 --to 1969-03",
    "timeline --from 1949 --to 1991 --theme energy --certain --limit 5000",
    "timeline --from 1949 --to 1991 --certain --sort -date --limit 5000",
    "timeline --from 1990 --actor russia --sort -links --limit 50",
    "timeline --from 1990 --actor russia,china --kind agreement --place not:beijing --limit 500",
    "timeline --during sino-soviet-split --theme not:energy --sort title --limit 50",
    "timeline --during sino-soviet-split --actor russia --search treaty --slack 5y --limit 500",
    "timeline --actor russia,china --theme not:energy --driver not:western-sanctions --sort title --limit 40",
    "timeline --on november --from 2000 --to 2002",
    "timeline --on november,10-01 --sort -links --limit 9",
    "timeline --search 'treat* -border' --limit 50",
    "timeline --search '\"power of siberia\", pipelin* -border' --search путин*,gas --limit 500",
    "timeline --count-by year",
    "timeline --count-by month --search gas --from 2014",
    "timeline --count-by kind,effect",
    "timeline --count-by theme,decade --from 1950 --effect friction",
    "timeline --count-by actor,decade --from 1950 --limit 20",
    "timeline --count-by decade --cut 1949,1991 --source rathod --effect cooperation",
    "timeline --count-by place --certain --from 1949 --to 1991 --limit 30",
    "timeline --search zzzzz",
]
# Spark in local mode takes a minute or more for each question, so that it is asked a few, each of another kind.
FEW = ("timeline --from 1969-03", "timeline --search 'treat", "timeline --count-by kind", "show")
# Ids of each kind of record; those of a claim and of an event depend on the data.
SHOWN = "rathod energy russia beijing sino-soviet-split western-sanctions trade-total"


class Answers(NamedTuple):
    """A data set whose answers are compared.

    data     its folder of records, or ``builtin``
    parquet  the folder of the same as Parquet
    ids      an event and a claim of it
    """

    name: str
    data: str
    parquet: Path
    ids: str


class Told(NamedTuple):
    """What a process answered to a line.

    answer  the bytes, empty where it failed
    code    the exit code
    cpu     the seconds of CPU of the process
    memory  the largest memory of the process up to then, in MB
    """

    answer: bytes
    code: int
    cpu: float
    memory: int


def asked(lines: Sequence[str]) -> Iterator[Told]:
    """Put lines to sinorus in a process of their own, and yield the answers in JSON one by one."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, str(ASK), name]
        # In a process that has asked a server, pyspark sets a variable with which it does not start local mode.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("SPARK_")}
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=clean) as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write("\n".join(lines))
            process.stdin.close()
            try:
                yield from _told(process.stdout, Path(name))
            except BaseException:
                process.kill()
                raise
    if process.returncode:
        raise SystemExit(f"sinorus ended with {process.returncode}")


def _told(lines: Iterable[str], folder: Path) -> Iterator[Told]:
    """Yield what a process says of each line, with the answer that it has written."""
    for number, said in enumerate(lines):
        path = folder / str(number)
        code, cpu, memory = said.split()
        yield Told(path.read_bytes() if path.exists() else b"", int(code), float(cpu), int(memory))
        path.unlink(missing_ok=True)


def same_answers(report: Report, of: Answers, engines: Mapping[str, str]) -> None:
    """Hold the answers of engines to those of the index; ``engines`` are the values of --engine by their names."""
    lines = [*QUESTIONS, f"show {of.ids} {SHOWN}"]
    wanted = []
    for line, told in zip(lines, asked([f"{line} --data {shlex.quote(of.data)}" for line in lines]), strict=True):
        said = f"{len(told.answer)} bytes"
        report.add(Check(of.name, "index", line, said, told.code == 0 and told.answer != b"", told.cpu))
        wanted.append(told.answer)
    for engine, value in engines.items():
        chosen = [number for number, line in enumerate(lines) if value != "spark" or line.startswith(FEW)]
        put = [f"{lines[number]} --data {shlex.quote(str(of.parquet))} --engine {value}" for number in chosen]
        for number, told in zip(chosen, asked(put), strict=True):
            report.same(of.name, engine, lines[number], (told.answer, wanted[number]), told.cpu)


def command(line: str) -> bytes:
    """Run a command line in a process of its own, and return what it puts out; SystemExit where it fails."""
    words = [sys.executable, "-m", "sinorus", *shlex.split(line)]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"sinorus {line}: {done.stderr.decode()}")
    return done.stdout
