"""SQLite that was built without full-text search (FTS5): everything is answered but what searches."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from conftest import Result, Run

REFUSAL = re.compile(
    r"sinorus: (--search|find|export sqlite) cannot be answered: the SQLite 3[0-9.]+ of this Python has no "
    r"full-text search \(FTS5\); take another Python, or ask without it\n"
)
LINES = ["timeline", "claims", "drivers", "compare", "check", "show my-event-1905", "page -o page.html"]
SEARCHES = [
    "timeline --data mine --search happened",
    "claims --search treaty",
    "drivers --search a",
    "find happened --data mine",
]


class Bare(sqlite3.Connection):
    """A connection that refuses full-text search as SQLite does where it was built without."""

    def _refuse(self, sql: str) -> None:
        tables = [name for (name,) in super().execute("SELECT name FROM sqlite_master")]
        if "fts5" in sql or ("word" in tables and re.search(r"\bword\b", sql)):
            raise sqlite3.OperationalError("no such module: fts5")

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement."""
        self._refuse(sql)
        return super().execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement many times."""
        self._refuse(sql)
        return super().executemany(sql, *values)

    def executescript(self, sql: str) -> sqlite3.Cursor:
        """Run several statements."""
        self._refuse(sql)
        return super().executescript(sql)


@contextmanager
def without_full_text() -> Iterator[None]:
    """Let SQLite have no full-text search in a block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Bare))
        yield


def weighed(result: Result) -> Result:
    """Return a result without the size of a page, which without words to search weighs less."""
    return result._replace(err=re.sub(r"[0-9.]+ MB", "MB", result.err))


@pytest.mark.parametrize("line", LINES)
def test_everything_is_answered_without_a_search(own: Path, run: Run, line: str) -> None:
    good = run(f"{line} --data mine")
    for path in own.iterdir():
        path.unlink()
    for _ in ("the index is built", "the index is found"):
        with without_full_text():
            assert weighed(run(f"{line} --data mine")) == weighed(good)
        assert len([*own.iterdir()]) == 1


@pytest.mark.parametrize("line", SEARCHES)
@pytest.mark.parametrize("has_words", [True, False], ids=["index with words", "index without words"])
def test_a_search_says_what_is_missing_and_deletes_no_index(own: Path, run: Run, line: str, has_words: bool) -> None:
    if has_words:
        run("timeline --data mine")
    with without_full_text():
        run("timeline --data mine")
        built = {(path, path.stat().st_ino) for path in own.iterdir()}
        for _ in range(2):
            code, out, err = run(line)
            assert (code, out) == (3, "")
            assert REFUSAL.fullmatch(err)
    assert built <= {(path, path.stat().st_ino) for path in own.iterdir()}


@pytest.mark.usefixtures("own")
def test_an_export_with_a_full_text_table_says_what_is_missing(run: Run) -> None:
    with without_full_text():
        code, out, err = run("export sqlite --data mine -o mine.db")
    assert (code, out) == (3, "")
    assert REFUSAL.fullmatch(err)
    assert not Path("mine.db").exists()


@pytest.mark.usefixtures("own")
def test_an_index_that_was_built_without_full_text_search_is_built_again_for_a_search(run: Run) -> None:
    with without_full_text():
        run("timeline --data mine")
    assert run("timeline --data mine --search happened --json").ids() == ["my-event-1905"]
    assert run("timeline --data mine --search nowhere --json").ids() == []


def test_parquet_has_the_words_of_events_all_the_same(own: Path, run: Run) -> None:
    with without_full_text():
        assert run("export parquet --data mine -o bare").code == 0
    for path in own.iterdir():
        path.unlink()
    assert run("export parquet --data mine -o whole").code == 0
    [bare, whole] = (sorted(path for path in Path(name).rglob("*.*")) for name in ("bare", "whole"))
    assert [path.read_bytes() for path in bare] == [path.read_bytes() for path in whole]
    assert len(whole) == 6
