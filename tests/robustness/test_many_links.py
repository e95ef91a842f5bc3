"""`trace` costs what it shows, however many links the data have."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from desks import Desk
from sinorus.index import open_index
from sinorus.query import causes
from sinorus.query.ways import ways
from sinorus.views.causes import MOST_ROWS
from typewriter import SINORUS, data_folder, event, on_terminal

# The causes of each event, which stand before it.
Graph = dict[str, list[str]]
GRAPHS: dict[str, Graph] = {
    "dense": {f"e{n}": [f"e{m}" for m in range(n)] for n in range(250)},
    "chain": {f"e{n}": [f"e{n - 1}"] if n else [] for n in range(21_000)},
    "layers": {
        f"e{layer}-{n}": [f"e{layer - 1}-{m}" for m in range(30)] if layer else []
        for layer in range(30)
        for n in range(30)
    },
    "star": {"hub": [], **{f"e{n}": ["hub"] for n in range(21_000)}},
}
MANY = f"more than {MOST_ROWS} events"


def written(folder: Path, graph: Graph) -> str:
    """Write a data folder with the events of a graph, in an order of days that fits."""

    def made(place: int, id: str, sources: list[str]) -> dict[str, Any]:
        grounds = [{"event": cause, "basis": "judgement"} for cause in sources]
        return event(id, id, str(1000 + place * 900 // len(graph)), causes=grounds)

    return str(data_folder(folder / "D", [made(place, *item) for place, item in enumerate(graph.items())]))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the data folder of each graph."""
    return {name: written(tmp_path_factory.mktemp(name), graph) for name, graph in GRAPHS.items()}


@pytest.fixture
def work() -> list[str]:
    """Return the statements that `dense` has run."""
    return []


@pytest.fixture
def dense(folders: dict[str, str], work: list[str]) -> Iterator[sqlite3.Connection]:
    """Open the graph in which every event is a cause of all later ones."""
    with open_index([folders["dense"]]) as index:
        index.db.set_trace_callback(work.append)
        yield index.db


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("dense", "e249 --depth 1000", MANY),
        ("layers", "e29-0 --depth 1000", MANY),
        ("star", "hub", MANY),
        ("chain", "e0 --to e20999", "21000 events in 1 way"),
    ],
)
def test_an_answer_of_very_many_rows_ends_and_says_what_it_leaves_out(
    run: Run, folders: dict[str, str], name: str, words: str, said: str
) -> None:
    result = run(f"trace {words} --data {folders[name]} --json")
    assert len(result.json()) == MOST_ROWS
    assert f"{said}; {MOST_ROWS} shown, --limit N shows more" in result.err


def test_the_graph_of_very_many_links_ends_and_says_what_it_leaves_out(run: Run, folders: dict[str, str]) -> None:
    result = run(f"trace e249 --data {folders['dense']} --format graphml")
    assert result.out.count("<edge ") == MOST_ROWS - 1
    assert f"{MANY}; {MOST_ROWS} shown, --limit N shows more" in result.err


def test_a_larger_limit_shows_as_many_and_the_rest_is_counted(run: Run, folders: dict[str, str]) -> None:
    line = f"trace e249 --depth 1000 --data {folders['dense']} --limit"
    result = run(f"{line} 25000")
    assert result.out.count("\n") == 25_000
    assert "more than 25000 events; 25000 shown, --limit N shows more" in result.err
    whole = run(f"{line} 50000")
    assert (whole.out.count("\n"), whole.err) == (1 + 249 * 250 // 2, "")


def test_a_person_sees_the_first_page_of_a_tree_that_nobody_counts_to_the_end(folders: dict[str, str]) -> None:
    shown = on_terminal(SINORUS, "trace", "e249", "--data", folders["dense"])
    assert shown.out.count("[e") == 200
    assert f"{MANY}; 200 shown, --all shows the first {MOST_ROWS}" in shown.err


def test_the_reference_of_a_very_long_answer_is_of_the_rows_that_it_shows(run: Run, folders: dict[str, str]) -> None:
    result = run("cite", "--query", "trace e249", "--data", folders["dense"], "--json")
    assert result.json()[0]["rows"] == MOST_ROWS


def test_a_chain_is_followed_a_thousand_steps(run: Run, folders: dict[str, str]) -> None:
    rows = run(f"trace e9000 --data {folders['chain']} --depth 1000 --json").json()
    assert [row["depth"] for row in rows] == [0, *range(1, 1001), *range(1, 1001)]
    assert (rows[1000]["id"], rows[-1]["id"], rows[-1]["further"]) == ("e8000", "e10000", 1)


@pytest.mark.parametrize(
    ("name", "words"),
    [("dense", "e249"), ("star", "hub"), ("chain", "e0 --to e20999"), ("dense", "e0 --to e249")],
)
def test_many_links_take_little_memory(desk: Desk, folders: dict[str, str], name: str, words: str) -> None:
    told = desk.sh(f"ulimit -v 400000; sinorus trace {words} --data {folders[name]} --json")
    assert told.code == 0, told.said()


def test_a_few_rows_of_a_tree_take_few_questions(dense: sqlite3.Connection, work: list[str]) -> None:
    rows = list(islice(causes.tree(dense, "e249", 1000, 10), 10))
    assert len(rows) == 10
    assert len(work) < 50


def test_a_tree_is_counted_no_further_than_is_told(dense: sqlite3.Connection, work: list[str]) -> None:
    assert causes.size(dense, "e249", 1000, 300).rows == 301
    assert len(work) < 10
    assert causes.size(dense, "e249", 1000, 1_000_000) == (1 + 249 * 250 // 2, False)
    assert causes.size(dense, "e100", 1, 1_000_000) == (250, True)


def test_the_first_ways_take_few_questions(dense: sqlite3.Connection, work: list[str]) -> None:
    found = list(islice(ways(dense, "e0", "e249"), 50))
    assert [len(way) for way in found] == [1] + [2] * 49
    assert len(work) < 150
