"""The questions of Python: each gives what its command gives, and is refused as its command refuses."""

import datetime as clock
import shutil
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, assert_type

import pytest

from conftest import Run
from folders import started
from sinorus import dates
from sinorus.api.dataset import Dataset
from sinorus.api.dataset import open as open_data
from sinorus.api.records import Records
from sinorus.api.warning import DataWarning
from sinorus.base.errors import BadData, BadUsage, CannotAccess, SinorusError, UnknownId
from sinorus.cli import run as cli

Ask = Callable[[Dataset], Records[Any]]


@pytest.fixture(scope="module")
def data() -> Iterator[Dataset]:
    """Return the packaged data."""
    with open_data("builtin") as data:
        yield data


QUESTIONS: dict[str, Ask] = {
    "events": lambda data: data.events(start=1949, end="1991", actor="russia", sort="-date"),
    "events of a list of themes": lambda data: data.events(theme=["energy", "not:sanctions"], limit=3),
    "claims": lambda data: data.claims(source="lo", certain=True, start=1970),
    "drivers": lambda data: data.drivers(theme="energy"),
    "series": lambda data: data.series(theme="trade"),
    "points": lambda data: data.series("trade-total", "crude-china-from-russia", start=2014),
    "sources": lambda data: data.sources(tradition="russian", written_from=2015),
    "periods": lambda data: data.periods(start=1949, end=1960),
    "themes": lambda data: data.themes(),
    "actors": lambda data: data.actors(search="party"),
    "compare": lambda data: data.compare(theme="sanctions", relation="tension"),
    "matrix": lambda data: data.compare(driver="western-sanctions", matrix=True),
    "check": lambda data: data.check(verdict="not-borne-out"),
    "trace": lambda data: data.trace("nixon-visit-china-1972", depth=2),
    "ways": lambda data: data.trace("western-sanctions-2022", to="trade-record-2022"),
    "find": lambda data: data.find("energy", records=["event", "claim"]),
    "find in a window": lambda data: data.find("trade", start=2014, limit=30),
    "find a date": lambda data: data.find("1969"),
    "change": lambda data: data.change(at="2014-03", theme="energy"),
    "sides": lambda data: data.change(before="2004/2013", after=dates.parse("2014/2023")),
    "show": lambda data: data.get("energy", "trade-total"),
    "cite": lambda data: data.cite("energy", "trade-total"),
    "counts": lambda data: data.events(theme="trade", sort="title").counts(["theme", "decade"]),
    "spans": lambda data: data.claims().counts("decade", cut=[2014, 2022]),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_gives_the_rows_of_the_command_that_it_names(question: str, data: Dataset, run: Run) -> None:
    records = QUESTIONS[question](data)
    answer = run(f"{records.command.removeprefix('sinorus ')} --json")
    rows = answer.json()
    assert rows
    assert records.to_json() == answer.out
    assert len(records) == len(rows)
    assert [dict(record) for record in records] == rows


def test_a_record_and_a_reference_come_alone(data: Dataset) -> None:
    assert data.get("trade-total").record == "series"
    assert data.cite("trade-total").id == "trade-total"
    assert "events and claims" in data.cite().text


@pytest.mark.parametrize(
    ("start", "edtf"),
    [
        (1949, "1949"),
        (-43, "-0043"),
        (12345, "Y12345"),
        ("the 1950s", "195X"),
        (clock.date(1950, 2, 14), "1950-02-14"),
        (clock.datetime(1950, 2, 14, 12), "1950-02-14"),
        (dates.parse("1950-02~"), "1950-02~"),
    ],
)
def test_dates_are_years_days_edtf_and_words(start: Any, edtf: str, data: Dataset) -> None:
    assert data.events(start=start, limit=0).command.replace("'", "") == f"sinorus timeline --from {edtf} --limit 0"


def test_the_types_of_records_are_known(data: Dataset) -> None:
    assert_type(data.events()[0].title, str)
    assert_type(data.series()[0].id, str)
    assert_type(data.series("trade-total")[0].value, int | float)
    assert_type(data.compare(matrix=True)[0].label, str)
    assert_type(data.events().counts("theme")[0].not_coded, int)
    assert_type(data.claims()[:2][0].lag_years, int | None)
    with pytest.raises(BadUsage):
        data.events(themes="energy")  # type: ignore[call-arg]
    with pytest.raises(BadUsage):
        data.themes(start=1949)  # type: ignore[call-arg]
    shown = data.get("energy")
    if shown.record == "theme":
        assert_type(shown.label, str)
    place = data.events(place="moscow")[0].place
    assert place
    assert_type(place.name, str)
    assert place.name == "Moscow"


REFUSED: dict[str, tuple[type[SinorusError], str, Callable[[Any], object]]] = {
    "a filter that is none": (
        BadUsage,
        'events takes no "themes"; did you mean theme?',
        lambda data: data.events(themes="energy"),
    ),
    "a filter of another question": (
        BadUsage,
        'themes takes no "start"; there are search',
        lambda data: data.themes(start=1949),
    ),
    "counts": (
        BadUsage,
        'events takes no "count_by"; ask counts() of what it gives',
        lambda data: data.events(count_by="theme"),
    ),
    "a name that is none": (
        BadUsage,
        '--theme "enrgy" is no known theme; did you mean energy?',
        lambda d: d.events(theme="enrgy"),
    ),
    "a window that runs backwards": (
        BadUsage,
        "the window would open on 1991-01-01, after it closes on 1949-12-31",
        lambda data: data.events(start=1991, end=1949),
    ),
    "a number that is none": (BadUsage, "limit=-1 is no number from 0 up", lambda data: data.events(limit=-1)),
    "a number that is a text": (BadUsage, "limit='5' is no number from 0 up", lambda data: data.events(limit="5")),
    "a number too small": (BadUsage, "depth=0 is no number from 1 up", lambda data: data.trace("x", depth=0)),
    "a switch that is none": (
        BadUsage,
        "certain='yes' is neither True nor False",
        lambda data: data.events(start=1949, certain="yes"),
    ),
    "a text that is none": (
        BadUsage,
        "theme={} is no text; write one, or a list of texts",
        lambda data: data.events(theme={}),
    ),
    "an id that no record bears": (
        UnknownId,
        '"nope" is the id of no record; `sinorus find WORDS` finds ids',
        lambda data: data.get("nope"),
    ),
    "counts of what has none": (
        BadUsage,
        "themes have no counts; events, claims, drivers, check and sources have",
        lambda data: data.themes().counts("theme"),
    ),
    "counts of a part": (
        BadUsage,
        "counts are of all that a question finds; leave out limit and ids",
        lambda data: data.events(limit=3).counts("theme"),
    ),
    "a group that is none": (
        BadUsage,
        '--count-by "thme" is no group of `timeline`; did you mean theme?',
        lambda data: data.events().counts("thme"),
    ),
    "ids and filters together": (
        BadUsage,
        "filters, --count-by and --sort are for all claims; leave them out, or the ids",
        lambda data: data.check("x", theme="energy"),
    ),
    "a folder that is none": (
        CannotAccess,
        (
            'cannot read the data folder "nowhere": no such file or directory; builtin names the packaged data,'
            " and `sinorus new DIR` writes a folder to start from"
        ),
        lambda data: open_data("nowhere"),
    ),
    "a folder that is no text": (
        BadUsage,
        "folder=b'mine' is no text; write one, or a list of texts",
        lambda data: open_data(b"mine"),  # type: ignore[arg-type]
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_is_refused_at_the_call_with_the_words_of_the_program(case: str, data: Dataset) -> None:
    kind, words, ask = REFUSED[case]
    with pytest.raises(kind) as refusal:
        ask(data)
    assert str(refusal.value) == words


def test_what_is_said_of_a_question_is_a_warning_at_the_line_that_asks(data: Dataset) -> None:
    with pytest.warns(DataWarning, match="Julian") as warned:
        events = data.events(start="1689-08-27 O.S.")
    assert warned[0].filename == __file__
    assert [str(warned[0].message)] == list(events.notes)


def test_records_with_faults_are_left_out_with_a_warning_and_refused_where_it_is_strict(own: Path) -> None:
    events = Path("mine/events.json")
    events.write_text(events.read_text().replace('"1905-09~"', '"never"'))
    with pytest.warns(DataWarning, match="left out"):
        data = open_data("mine")
    assert "left out" in data.remarks[0]
    assert len(data.events()) == 0
    with pytest.raises(BadData, match="never"):
        open_data("mine", strict=True)


def test_folders_are_joined_and_the_command_names_them(own: Path, run: Run) -> None:
    started("other")
    with open_data("mine", Path("other"), prefix="other=their") as data:
        events = data.events(search="something", limit=5)
        assert events.command == (
            "sinorus timeline --search something --data mine --data other --prefix other=their --limit 5"
        )
        assert [event.id for event in events] == run(f"{events.command.removeprefix('sinorus ')} --json").ids()
        assert "their-my-event-1905" in [event.id for event in events]


def test_closed_data_answer_nothing_but_keep_what_was_taken() -> None:
    data = open_data()
    taken, untaken = data.events(), data.claims()
    first = taken[0]
    data.close()
    data.close()
    assert taken[0] == first
    assert len([*taken]) == len(taken)
    assert repr(untaken) == "<claims that can no longer be read: sinorus claims>"
    assert untaken._repr_html_() is None
    closed = "the data are closed; open them again with sinorus.open"
    for use in (lambda: data.events(), lambda: untaken[0], lambda: len(untaken), lambda: untaken.to_json()):
        with pytest.raises(BadUsage, match=closed):
            use()


def test_many_threads_may_ask_at_once_and_take_rows_of_one_answer(data: Dataset) -> None:
    names = ("events", "drivers", "matrix", "trace", "find", "show")
    expected = {name: [dict(record) for record in QUESTIONS[name](data)] for name in names}
    shared = data.claims()
    failures: list[object] = []

    def work(name: str) -> None:
        for _ in range(3):
            if [dict(record) for record in QUESTIONS[name](data)] != expected[name]:
                failures.append(name)
        if len({record.id for record in shared}) != len(shared):
            failures.append("shared")

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_an_index_may_be_built_in_any_thread_and_where_there_can_be_no_cache(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SINORUS_CACHE", "/dev/null")
    counts: list[int] = []

    def work() -> None:
        with open_data("mine") as data:
            counts.append(len([*data.events()]))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert counts == [1]


def test_whoever_makes_errors_of_warnings_gets_one_and_may_go_on(own: Path) -> None:
    started("other")
    with open_data("mine") as data:
        events = Path("mine/events.json")
        events.write_text(events.read_text().replace('"1905-09~"', '"never"'))
        with warnings.catch_warnings():
            warnings.simplefilter("error", DataWarning)
            with pytest.raises(DataWarning):
                data.events()
            assert len(data.themes()) > 0


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data of `sinorus new` as Parquet, in a folder that is called as one."""
    folder = tmp_path_factory.mktemp("parquet")
    mine = started(str(folder / "mine"))
    assert cli.run(["export", "parquet", "--data", str(mine), "-o", str(folder / "mine.parquet")]) == 0
    return folder / "mine.parquet"


def test_parquet_is_opened_as_data_are(parquet: Path, run: Run) -> None:
    with open_data(parquet) as data, open_data(parquet.with_name("mine")) as own:
        assert data.events(actor="my-railway").to_json() == own.events(actor="my-railway").to_json() != "[]\n"
        assert data.events().counts("decade").to_json() == own.events().counts("decade").to_json()
        assert data.get("my-event-1905") == own.get("my-event-1905")
        assert data.events(limit=1).command == f"sinorus timeline --data {parquet} --limit 1"
        assert run(f"{data.events().command.removeprefix('sinorus ')} --json").out == data.events().to_json()


@pytest.mark.parametrize(
    "ask",
    [
        lambda data: data.claims(),
        lambda data: data.cite(),
        lambda data: data.trace("my-event-1905"),
        lambda data: data.chart(),
        lambda data: data.events().chart(),
    ],
)
def test_what_no_engine_answers_is_refused_as_by_the_command(
    parquet: Path, run: Run, ask: Callable[[Dataset], object]
) -> None:
    said = run("claims", "--data", str(parquet)).err.removeprefix("sinorus: ").rstrip("\n")
    with open_data(parquet) as data, pytest.raises(BadUsage) as refusal:
        ask(data)
    assert str(refusal.value) == said != ""


def test_another_engine_is_named_as_on_the_command_line(parquet: Path) -> None:
    with open_data(parquet, engine="duckdb") as data:
        assert data.events().command == f"sinorus timeline --data {parquet} --engine duckdb"
    with pytest.raises(BadUsage, match='--engine "hive" is none'):
        open_data(parquet, engine="hive")


def test_parquet_that_was_replaced_is_read_anew(parquet: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(parquet, copy)
    with open_data(copy) as data:
        assert len(data.events()) == 1
        shutil.rmtree(copy)
        assert cli.run(["export", "parquet", "--to", "1800", "--data", str(parquet), "-o", str(copy)]) == 0
        assert len(data.events()) == 0
