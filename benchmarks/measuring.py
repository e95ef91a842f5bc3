"""Run jobs in turn and keep what each run cost."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

from benchmarks.model import Group, Job, Sample

LAUNCH = Path(__file__).with_name("launch.py")
MIB = 2**20
Samples = dict[str, list[Sample]]


class Failed(Exception):
    """A command ended with an error."""


def say(text: str, passing: bool = False) -> None:
    """Speak on standard error; what is passing is overwritten by what comes next."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="" if passing else "\n", file=sys.stderr, flush=True)
    elif not passing:
        print(text, file=sys.stderr, flush=True)


def measure(group: Group, rounds: int, place: Path) -> Samples:
    """Return the samples of each job of a group, one a round; where it is warmed up the first round is left out."""
    jobs = group.jobs()
    samples: Samples = {job.name: [] for job in jobs}
    rounds = min(rounds, group.most or rounds)
    for number in range(0 if group.warm else 1, rounds + 1):
        title = f"{group.name}: round {number} of {rounds}" if number else f"{group.name}: warming up"
        if not sys.stderr.isatty():
            say(title)
        for job in [job for job in jobs if job.name in samples]:
            say(f"{title}: {job.name}", passing=True)
            _take(job, place, samples, bool(number))
    say(f"{group.name}: done")
    return samples


def _take(job: Job, place: Path, samples: Samples, counts: bool) -> None:
    """Add a sample; a neighbour that fails is left out from then on."""
    try:
        sample = run(job, place)
    except Failed as failure:
        if not job.tool:
            raise
        say(f"left out: {failure}")
        del samples[job.name]
    else:
        samples[job.name] += [sample] * counts


def run(job: Job, place: Path) -> Sample:
    """Do a job once: time and CPU of its steps are added up."""
    if job.before:
        job.before()
    steps = [_step(words, environment(job, place)) for words in job.steps]
    return Sample(
        sum(step.cpu for step in steps),
        sum(step.wall for step in steps),
        max((step.peak for step in steps), default=0.0),
        sum(map(size_of, job.files)) / MIB,
    )


def _step(words: list[str], environment: dict[str, str]) -> Sample:
    code, sample, said = launched(words, environment)
    if code:
        raise Failed(f"{' '.join(words)} ends with {code}: {said.strip()[-500:]}")
    return sample


def launched(words: list[str], environment: dict[str, str], out: Path = Path(os.devnull)) -> tuple[int, Sample, str]:
    """Run a command that prints into a file, and return its exit code, what it cost and what it said beside."""
    command = [sys.executable, "-I", "-S", str(LAUNCH), str(out), *words]
    none = subprocess.DEVNULL
    with subprocess.Popen(
        command, env=environment, stdin=none, stdout=PIPE, stderr=PIPE, text=True, process_group=0
    ) as process:
        try:
            told, said = process.communicate()
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    code, *figures = told.split() or ["1"]
    return int(code), Sample(*map(float, figures)), said


def environment(job: Job, place: Path) -> dict[str, str]:
    """Make a home in the temporary folder, and leave out what would change an answer or its cost."""
    # Without .pyc files every run would pay for compiling Python, as no installed program does.
    left = {"PYTHONDONTWRITEBYTECODE", "COLUMNS", "NO_COLOR", "FORCE_COLOR", *(("PYTHONPATH",) if job.tool else ())}
    kept = {name: value for name, value in os.environ.items() if name not in left and not name.startswith("SINORUS_")}
    home = str(place / "home")
    folders = {f"XDG_{name}_HOME": home for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    return {**kept, "HOME": home, **folders, "LC_ALL": "C.UTF-8", **job.environment}


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())
