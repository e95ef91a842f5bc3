"""Open data follow their files, and an index that goes wrong is built again."""

import gc
import os
import sqlite3
import threading
import time
import warnings
from contextlib import closing
from pathlib import Path

import pytest

from folders import started
from sinorus.api.dataset import open as open_data
from sinorus.api.reader import Reader
from sinorus.base.errors import BadData, CannotAccess, Damaged
from sinorus.index import cache
from sinorus.index.open_file import Look

EVENTS = Path("mine/events.json")


def rename(new: str) -> None:
    """Give the event of the folder another title, of the same length and with the same times of the file."""
    seen = EVENTS.stat()
    EVENTS.write_text(EVENTS.read_text().replace("Something happened", new))
    os.utime(EVENTS, ns=(seen.st_atime_ns, seen.st_mtime_ns))


@pytest.mark.usefixtures("own", "_size")
def test_the_next_question_is_answered_from_the_files_as_they_are_then() -> None:
    with open_data("mine") as data:
        taken, untaken = data.events(), data.events()
        assert taken[0].title == "Something happened"
        rename("Something HAPPENED")
        assert data.events()[0].title == "Something HAPPENED"
        assert taken[0].title == "Something happened"
        # An answer is of one state of the data, even where its rows are read later.
        assert untaken[0].title == "Something happened"
        Path("mine/claims.json").unlink()
        assert len(data.claims()) == 0
        EVENTS.write_text("[{")
        for _ in range(2):
            with pytest.raises(BadData, match="ends"):
                data.events()
        rename("x")
        started("again")
        EVENTS.write_text(Path("again/events.json").read_text())
        assert len(data.events()) == 1


@pytest.mark.usefixtures("own")
def test_files_that_rest_are_looked_at_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago = time.time() - 60
    for path in Path("mine").rglob("*.json"):
        os.utime(path, (long_ago, long_ago))
    opened: list[object] = []
    real = open_data.__globals__["Reader"].__init__.__globals__["open_index"]

    def counted(*arguments: object) -> object:
        opened.append(arguments)
        return real(*arguments)

    monkeypatch.setattr("sinorus.api.reader.open_index", counted)
    monkeypatch.setattr("sinorus.api.reader.age", lambda look: 60)
    with open_data("mine") as data:
        for _ in range(3):
            data.events()
    assert len(opened) == 1


@pytest.mark.usefixtures("own")
def test_a_file_that_was_young_when_it_was_read_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    look = Look(0, 0, 0, 0, 0)
    # Of such a file a clock is too coarse to tell two changes apart.
    monkeypatch.setattr(Reader, "_look", lambda reader: {EVENTS: look})
    ages = iter([1.0, 3.0, 3.0])
    monkeypatch.setattr("sinorus.api.reader.look_at", lambda path: look)
    monkeypatch.setattr("sinorus.api.reader.age", lambda look: next(ages))
    with open_data("mine") as data:
        rename("Something HAPPENED")
        assert data.events()[0].title == "Something HAPPENED"
        assert data.events()[0].title == "Something HAPPENED"
        assert list(ages) == [3.0]


@pytest.fixture
def built(own: Path) -> Path:
    """Return the index of the folder `mine`."""
    open_data("mine").close()
    [path] = own.iterdir()
    return path


def damage(path: Path) -> None:
    """Let an index be damaged in a way that is only seen when it is asked."""
    with closing(sqlite3.connect(path)) as db, db:
        [(kind,)] = db.execute("SELECT type FROM sqlite_master WHERE name = 'record'")
        db.execute(f"DROP {kind} record")


def test_an_index_that_turns_out_damaged_is_built_again_for_the_question(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(built)
    monkeypatch.setattr(cache, "_is_whole", lambda path, has_checksum: True)
    with open_data("mine") as data:
        assert data.events()[0].title == "Something happened"


def test_rows_of_a_damaged_index_are_no_shorter_answer(built: Path) -> None:
    with open_data("mine") as data:
        events = data.events()
        connection = events._texts._answer.connection

        def broken() -> None:
            raise sqlite3.DatabaseError("no such table: record")

        with pytest.raises(Damaged, match="the index turned out damaged; it was deleted: ask again"):
            data._reader.read(connection, broken)
        assert not built.exists()
        for _ in range(2):
            with pytest.raises(Damaged, match="ask again"):
                events[0]
        assert data.events()[0].title == "Something happened"


def test_an_index_that_this_process_has_built_may_be_damaged_too(own: Path) -> None:
    with open_data("mine") as data:
        events = data.events()
        [path] = own.iterdir()
        whole = path.read_bytes()
        with path.open("r+b") as file:
            file.write(whole[:4096] + b"?" * (len(whole) - 4096))
        with pytest.raises(Damaged, match="the index turned out damaged; ask again"):
            events[0]
        assert data.events()[0].title == "Something happened"


@pytest.mark.usefixtures("own")
def test_nothing_stays_open_that_nobody_holds() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data = open_data("mine")
        reader = data._reader
        events = data.events()
        for number in range(3):
            rename(f"Something {number}")
            rename("Something happened")
            EVENTS.write_text(EVENTS.read_text().replace("Something happened", f"Something happened {number}"))
            data.events()
        gc.collect()
        assert len(reader._connections) <= 2
        assert events[0].title == "Something happened"
        del data, reader, events
        gc.collect()


@pytest.mark.usefixtures("own")
def test_a_folder_that_goes_is_missed_and_may_come_back() -> None:
    with open_data("mine") as data:
        Path("mine").rename("yours")
        with pytest.raises(CannotAccess, match='cannot read the data folder "mine"'):
            data.events()
        Path("yours").rename("mine")
        assert len(data.events()) == 1


@pytest.mark.usefixtures("own")
def test_what_servers_use_answers_a_question_with_its_view() -> None:
    reader = Reader(["mine"])
    answer = reader.answer("timeline", {"start": ("1905",)})
    with reader.lock:
        assert len([*answer.view.rows(-1)]) == 1
    assert answer.line() == "timeline --from 1905"
    assert reader.ask(lambda db: db.execute("SELECT 1").fetchone()) == (1,)
    reader.close()


@pytest.mark.usefixtures("own")
def test_many_may_be_opened_at_once() -> None:
    counts: list[int] = []

    def work() -> None:
        with open_data("mine") as data:
            counts.append(len(data.events()))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [1] * 6
