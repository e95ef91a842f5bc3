"""What all tests share: the command as a user runs it, in a quiet environment with a cache of its own."""

import gc
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from sinorus.__main__ import MANY
from sinorus.base import inputs
from sinorus.cli import run as cli
from sinorus.index import new_folder as starting

pytest_plugins = ("browsed_pages", "clients", "desks", "exports", "packaged")

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
QUIET = {"COLUMNS": "80", "NO_COLOR": "1", "PAGER": "cat", "TERM": "dumb"}
LOUD = (
    "SINORUS_DATA",
    "SINORUS_CACHE",
    "SINORUS_DEBUG",
    "SINORUS_PAGER",
    "LESS",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "PYTHONUTF8",
    "PYTHONIOENCODING",
)

# A clock that is set by preloading a library stops a browser, and the library's own file takes the place of a closed
# output.
OF_A_SET_CLOCK = ("LD_PRELOAD", "FAKETIME", "FAKETIME_SHARED")

# A shell lets what it runs in the background ignore Ctrl-C, and so would each process that a test interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# As the program itself does: with all libraries loaded, looks at every object cost a tenth of the time of all tests.
gc.set_threshold(MANY)

# A slow machine must not fail a property; `make fuzz` takes the long profile.
settings.register_profile("sinorus", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("long", deadline=None, derandomize=False, max_examples=12000)
settings.load_profile("sinorus")


# Files and single tests that take minutes: faults at every moment, and other programs with all of the packaged data.
LONG = (
    *("test_torture.py", "test_many_links.py", "test_swaps.py", "test_signals.py"),
    *("test_pandoc_prints_every_item[packaged]", "test_khal_takes_every_entry_over[packaged]"),
    "test_biber_finds_every_entry_and_nothing_to_complain_of[packaged]",
    "test_rdflib_counts_every_record_without_fetching_anything[packaged]",
    "test_frictionless_finds_the_package_valid[packaged]",
    "test_frictionless_finds_the_package_valid[joined]",
    "test_bibtexparser_reads_the_same_titles_and_dates[packaged]",
    "test_a_file_is_the_same_on_every_run_and_says_what_it_shows[.html]",
    "test_events_of_one_id_in_two_data_sets_are_two_also_where_folders_are_joined",
    "test_networkx_gives_back_the_very_same_labels_and_dates[packaged]",
    "test_twenty_thousand_events_are_no_strain",
)
# Of a slow test with more cases than these `make test-all` runs so many, evenly taken, and `make test-long` all others.
CASES = 4
# Those of which each case takes seconds.
FEWER = {
    "test_damage_to_the_index_that_came_with_the_package_changes_no_answer": 3,
    "test_an_index_from_which_something_was_taken_is_built_again": 2,
    "test_frictionless_refuses_a_package_that_breaks_a_rule": 1,
    "test_a_failure_in_the_middle_leaves_what_was_there_and_nothing_else": 2,
    "test_the_packaged_data_come_back_as_they_were": 1,
    "test_two_hundred_keys_at_random_never_raise": 1,
    "test_nor_do_they_where_the_data_are_hostile": 1,
    "test_titles_stand_where_they_fit_and_again_after_zooming": 2,
    "test_what_could_drive_a_terminal_is_refused_and_spelt_out": 3,
    "test_a_temporary_folder_that_holds_something_else_stays": 1,
    "test_a_reader_that_closes_early_is_no_error": 3,
    "test_odd_variables_change_no_answer": 2,
    "test_a_chart_shows_every_title_and_lets_none_act": 1,
    "test_a_problem_in_a_large_list_names_line_and_column": 1,
}
# Those of which each case says something of its own: a line of a page, an example of a help.
WHOLE = ("test_the_page_shows_what_the_program_says", "test_every_example_runs")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests that provoke faults as slow: they take a third of the time of all, and seldom fail."""
    for item in items:
        is_long = item.path.name in LONG or item.name in LONG
        if "robustness" in item.path.parts or is_long:
            item.add_marker(pytest.mark.slow)
        if is_long:
            item.add_marker(pytest.mark.long)
    slow = [item for item in items if item.get_closest_marker("slow") and not item.get_closest_marker("long")]
    for _, cases in groupby(slow, lambda item: item.nodeid.split("[")[0]):
        for item in _beyond(list(cases)):
            item.add_marker(pytest.mark.long)


def _beyond(cases: list[pytest.Item]) -> list[pytest.Item]:
    """Return the cases of a test that are not among those evenly taken of it."""
    name = cases[0].name.split("[")[0]
    most = len(cases) if name in WHOLE else FEWER.get(name, CASES)
    taken = {number * len(cases) // most for number in range(most)}
    return [case for number, case in enumerate(cases) if number not in taken]


def pytest_xdist_auto_num_workers() -> int:
    """Return for `-n auto` one process more than there are processors: many tests wait for a program or a terminal."""
    return (os.cpu_count() or 1) + 1


def clock_of_the_machine() -> dict[str, str]:
    """Return the environment without a clock that is set."""
    return {name: value for name, value in os.environ.items() if name not in OF_A_SET_CLOCK}


class Result(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Read standard output as JSON."""
        return json.loads(self.out)

    def ids(self) -> list[str]:
        """Return the ids of a JSON answer."""
        return [row["id"] for row in self.json()]


Run = Callable[..., Result]
Fill = Callable[[Run], object]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache folder that all tests of the session share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    for name in LOUD:
        monkeypatch.delenv(name, raising=False)
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SINORUS_CACHE", str(cache))
    # A process remembers which damaged index cannot be deleted; a test starts as a new process would.
    monkeypatch.setattr("sinorus.index.cache._unusable", set())


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command line in this process: ``run("timeline --from 1949")`` or ``run("show", "an id")``."""

    def run(*line: str) -> Result:
        arguments = shlex.split(line[0]) if len(line) == 1 else list(line)
        code = cli.run(arguments)
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return Result(code, out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture
def process(cache: Path) -> Run:
    """Run a command line in a process of its own; ``env`` and everything else go to ``subprocess.run``."""

    def process(*arguments: str, env: dict[str, str] | None = None, **more: Any) -> Result:
        done = subprocess.run(
            # In UTF-8, whatever the locale of the tests.
            [sys.executable, "-m", "sinorus", *(word.encode("utf-8", "surrogateescape") for word in arguments)],
            env={**os.environ, **(env or {})},
            capture_output=True,
            timeout=120,
            check=False,
            **more,
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return process


@pytest.fixture(scope="session")
def _laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laid")


@pytest.fixture
def lay(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _laid: Path) -> Callable[[Fill], Path]:
    """Work in a folder that holds what a function writes: ``lay(fill)`` calls ``fill(run)`` there, or copies its files.

    Commands that many tests need behind them run once a session so.
    """

    def lay(fill: Fill) -> Path:
        monkeypatch.chdir(tmp_path)
        kept = _laid / f"{fill.__module__}.{fill.__name__}"
        if kept.exists():
            return Path(shutil.copytree(kept, tmp_path, dirs_exist_ok=True))
        fill(run)
        shutil.copytree(tmp_path, kept)
        return tmp_path

    return lay


@pytest.fixture(params=["known by content", "known by identity"])
def _size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small file be known as a large one is."""
    if request.param == "known by identity":
        monkeypatch.setattr("sinorus.index.SMALL", -1)
        # That a file written just now is waited for has tests of its own.
        monkeypatch.setattr("sinorus.index._let_settle", lambda files: None)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder that is not there yet; the working directory holds a fresh folder `mine`."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("SINORUS_CACHE", str(tmp_path / "own"))
    inputs.forget()
    starting.start("mine")
    return tmp_path / "own"
