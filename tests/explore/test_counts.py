"""Counts beside a list: what the commands count, with names, and stopped when nobody waits for them."""

import sqlite3
import threading
import time

import pytest

from conftest import Run
from sinorus.base.errors import BadUsage
from sinorus.explore import counts as counting
from sinorus.explore.desk import Desk, Stopped
from sinorus.explore.place import VIEWS, Place
from sinorus.index.cache import is_damage
from sinorus.query.filters import TAGS


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("timeline", ("theme", "driver", "actor", "place", "kind", "effect", "source", "year")),
        ("claims", ("tradition", "verdict", "actor", "source-decade")),
        ("check", ("verdict", "effect")),
        ("drivers", ("theme", "effect")),
        ("sources", ("tradition", "language")),
    ],
)
def test_counts_are_those_of_the_command(packaged: Desk, run: Run, question: str, groups: tuple[str, ...]) -> None:
    place = Place(question, {"theme": ("energy",), "sort": "date"})
    line = "" if question == "sources" else " --theme energy"
    for group in groups:
        assert group in packaged.groups(place)
        rows = run(f"{question}{line} --count-by {group} --json").json()
        counts = packaged.counts(place, group)
        assert [(count.value, count.number) for count in counts] == [
            (row["key"] or "", row[counting.NOUNS[question]]) for row in rows
        ]
        for count, row in zip(counts, rows, strict=True):
            assert count.label
            assert all(row[effect] == number for effect, number in count.effects.items())


def test_ids_have_names_and_dates_words(packaged: Desk) -> None:
    assert packaged.counts(Place(), "theme")[0][:2] == ("security", "Security and military")
    assert packaged.counts(Place(), "actor")[0].label[0].isupper()
    assert packaged.counts(Place(), "decade")[0][:2] == ("161X", "1610s")
    assert [count[:2] for count in packaged.counts(Place(), "place") if not count.value] == [("", "none")]


def test_drivers_by_a_trait_of_their_sources_are_counted_once_each(packaged: Desk, run: Run) -> None:
    counts = {count.value: count.number for count in packaged.counts(Place("drivers"), "tradition")}
    rows = run("drivers --count-by tradition --json").json()
    assert counts == {key: sum(row["drivers"] for row in rows if row["key"] == key) for key in counts}
    assert counts["indian"] > 1


@pytest.mark.parametrize("group", ["theme", "kind", "actor"])
def test_a_number_is_what_remains_when_its_value_is_asked_for_too(packaged: Desk, group: str) -> None:
    filters = {"theme": ("energy", "not:sanctions"), "start": ("2000",)}
    for count in packaged.counts(Place("timeline", filters), group)[:5]:
        name = counting.filter_of(group)
        more = {**filters, name: (*filters.get(name, ()), count.value)}
        assert packaged.listing(Place("timeline", more)).total == count.number


@pytest.mark.parametrize("question", ["timeline", "drivers", "claims", "check", "sources"])
def test_a_record_is_in_one_group_alone_where_the_table_says_so(packaged: Desk, question: str) -> None:
    place = Place(question)
    total = packaged.listing(place).total
    for group in {group for group in packaged.groups(place) if counting.filter_of(group) in TAGS.values()}:
        is_one = sum(count.number for count in packaged.counts(place, group)) == total
        assert is_one == counting.is_alone(place, group), group


def test_counts_beside_values_of_which_a_record_has_one_are_what_each_adds(packaged: Desk) -> None:
    filters = {"theme": ("energy",), "tradition": ("russian", "not:indian")}
    place = counting.beside(Place("claims", filters), "tradition")
    assert place == Place("claims", {"theme": ("energy",)})
    counts = {count.value: count.number for count in packaged.counts(place, "tradition")}
    both = {"theme": ("energy",), "tradition": ("russian,chinese",)}
    assert packaged.listing(Place("claims", both)).total == counts["russian"] + counts["chinese"]
    assert counting.beside(Place("claims", filters), "theme") == Place("claims", filters)


def test_a_group_that_a_question_lacks_is_told(packaged: Desk) -> None:
    assert "tradition" not in packaged.groups(Place("timeline"))
    assert packaged.groups(Place("compare")) == packaged.groups(Place("claims"))
    assert packaged.groups(Place("series")) == packaged.groups(Place("check", own={"ids": ("x",)})) == ()
    with pytest.raises(BadUsage, match='"tradition" is no group of `timeline`'):
        packaged.counts(Place("timeline"), "tradition")


@pytest.mark.parametrize("question", VIEWS)
def test_what_a_group_counts_can_be_asked_for(packaged: Desk, question: str) -> None:
    for group in packaged.groups(Place(question)):
        name = counting.filter_of(group)
        counts = [count for count in packaged.counts(Place(question), group) if count.value]
        if name and counts:
            counted = counting.counted_as(question)
            assert packaged.listing(Place(counted, {name: (counts[0].value,)})).total >= counts[0].number > 0


# A statement that counts for minutes.
LONG = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT count(*) FROM n"


def test_a_long_count_is_stopped_by_another_thread_and_the_next_is_answered(
    packaged: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    real = counting.counts

    def slow(answer: object, question: str, group: str) -> object:
        begun.set()
        return answer.db.execute(LONG).fetchall()  # type: ignore[attr-defined]

    monkeypatch.setattr(counting, "counts", slow)
    ended: list[BaseException] = []

    def count() -> None:
        try:
            packaged.counts(Place(), "theme")
        except BaseException as error:  # noqa: BLE001 (it is looked at below)
            ended.append(error)

    worker = threading.Thread(target=count)
    worker.start()
    assert begun.wait(60)
    assert packaged.card("sikka").id == "sikka"
    packaged.stop()
    worker.join(60)
    assert [type(error) for error in ended] == [Stopped]
    cause = ended[0].__cause__
    assert isinstance(cause, sqlite3.OperationalError)
    assert not is_damage(cause)
    monkeypatch.setattr(counting, "counts", real)
    assert packaged.counts(Place(), "theme")[0].value == "security"


def test_counts_that_wait_are_stopped_too(packaged: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = threading.Event()
    stopped: list[str] = []
    packaged.counts(Place(), "theme")
    monkeypatch.setattr(counting, "counts", lambda answer, question, group: waiting.wait(60))

    def count(group: str) -> None:
        try:
            packaged.counts(Place(), group)
        except Stopped:
            stopped.append(group)

    workers = [threading.Thread(target=count, args=[group]) for group in ("theme", "kind", "actor")]
    for worker in workers:
        worker.start()
    while packaged._data._stops == 0 and len([worker for worker in workers if worker.is_alive()]) < 3:
        time.sleep(0.01)
    time.sleep(0.2)
    packaged.stop()
    waiting.set()
    for worker in workers:
        worker.join(60)
    assert sorted(stopped) == ["actor", "kind", "theme"]
