"""`trace`: what led to an event and what it led to, and the ways from one event to another."""

import itertools
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pydot
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients import client
from conftest import DATA, Run
from folders import refusal
from reading_back import of_dot
from sinorus.index import open_index
from sinorus.query.causes import tree
from sinorus.query.ways import ways
from typewriter import cells, data_folder, event

Row = dict[str, Any]
EVENTS: dict[str, Row] = {row["id"]: row for row in json.loads((DATA / "events.json").read_text(encoding="utf-8"))}
# pydot is older than the pyparsing that it uses.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
GRAPH: "networkx.DiGraph[str]" = networkx.DiGraph(
    (cause["event"], effect["id"]) for effect in EVENTS.values() for cause in effect.get("causes", ())
)
START = "zhenbao-damansky-clashes-1969"
END = "nixon-visit-china-1972"


def parsed(dot: str) -> pydot.Dot:
    """Read a graph in DOT."""
    [graph] = pydot.graph_from_dot_data(dot) or []
    return graph


def steps(rows: list[Row]) -> Iterator[list[str]]:
    """Yield the ids of each way."""
    for _, way in itertools.groupby(rows, key=lambda row: row["path"]):
        yield [row["id"] for row in way]


@pytest.mark.parametrize("id", [END, "western-sanctions-2014", "russian-expansion-into-siberia-1689"])
@pytest.mark.parametrize("depth", [1, 2, 3, 60])
def test_the_tree_reaches_what_lies_within_so_many_steps_and_nothing_else(run: Run, id: str, depth: int) -> None:
    rows = run(f"trace {id} --depth {depth} --json").json()
    assert (rows[0]["id"], rows[0]["direction"], rows[0]["depth"]) == (id, "start", 0)
    for direction, graph in (("cause", GRAPH.reverse()), ("effect", GRAPH)):
        within = networkx.single_source_shortest_path_length(graph, id, depth)
        assert {row["id"] for row in rows if row["direction"] == direction} == set(within) - {id}


def test_every_line_of_the_tree_is_a_link_of_the_data_with_its_basis(run: Run) -> None:
    for row in run(f"trace {END} --depth 60 --json").json()[1:]:
        cause, effect = (row["id"], row["of"]) if row["direction"] == "cause" else (row["of"], row["id"])
        [link] = [link for link in EVENTS[effect]["causes"] if link["event"] == cause]
        assert (row["basis"], row["claim"], row["passage"]) == (link["basis"], link.get("claim"), link.get("passage"))
        page = row["reference"] and {key: value for key, value in row["reference"].items() if value is not None}
        assert page == link.get("reference")
        assert (row["verdict"] is not None) == (row["basis"] == "claim")


def test_all_kinds_of_ground_are_in_the_data_and_shown(run: Run) -> None:
    bases = {link["basis"] for effect in EVENTS.values() for link in effect.get("causes", ())}
    assert bases == {"claim", "reference", "judgement"}
    out = " ".join(run(f"trace {START} --to {END} --format list").out.split())
    assert "reference: " in out
    assert "basis: judgement" in out


def test_what_lies_behind_an_event_is_told_once(run: Run) -> None:
    rows = run(f"trace {END} --depth 60 --json").json()
    for direction in ("cause", "effect"):
        own = [row for row in rows if row["direction"] == direction]
        for id in {row["id"] for row in own}:
            again = [row for row in own if row["id"] == id]
            has_more = bool(GRAPH.in_edges(id) if direction == "cause" else GRAPH.out_edges(id))
            told = [row for row in again if not row["repeated"]]
            assert len(told) == (1 if has_more else len(again))
            assert not has_more or told[0]["depth"] == min(row["depth"] for row in again)


def test_what_the_depth_leaves_out_is_counted_and_said(run: Run) -> None:
    result = run(f"trace {END} --depth 1 --format table")
    assert "--depth 2 shows more" in result.err
    assert "behind)" in result.out
    assert sum(row["further"] for row in run(f"trace {END} --depth 1 --json").json()) > 0
    assert sum(row["further"] for row in run(f"trace {END} --depth 60 --json").json()) == 0
    assert "shows more" not in run(f"trace {END} --depth 60 --format table").err


def test_the_tree_is_drawn_with_dates_titles_ids_and_effects(run: Run) -> None:
    out = run("trace lunar-station-memorandum-2021 --depth 1 --format table").out
    head = "9 Mar 2021: Memorandum on a joint lunar station [lunar-station-memorandum-2021]\n+ cooperation\n"
    assert out.startswith(head)
    assert "└── Led to it\n    └── 17 Mar – 12 Sep 2014: US and EU sanctions" in out


def test_how_did_the_clashes_of_1969_lead_to_the_visit_of_1972(run: Run) -> None:
    ways = list(steps(run(f"trace {START} --to {END} --json").json()))
    assert ways[0] == [START, "kissinger-secret-visit-1971", END]
    assert list(map(len, ways)) == sorted(map(len, ways))
    assert set(map(tuple, ways)) == set(map(tuple, networkx.all_simple_paths(GRAPH, START, END)))


def test_a_chain_that_runs_the_other_way_is_shown_and_said(run: Run) -> None:
    result = run(f"trace {END} --to {START}")
    assert f"the chain runs the other way: from {START} to {END}" in result.err
    assert result.out


def test_where_there_is_no_chain_that_is_said_plainly(run: Run) -> None:
    result = run("trace slavneft-auction-2002 --to huawei-in-russia-2016 --json")
    assert (result.code, result.json()) == (0, [])
    assert "no chain of causes leads from slavneft-auction-2002 to huawei-in-russia-2016, nor back" in result.err


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("trace energy", 1, "is the id of a theme and not of an event; `sinorus trace western-sanctions-2014` traces"),
        ("trace nixon", 1, "`sinorus trace nixon-visit-china-1972` traces its event, `sinorus show richard-nixon`"),
        ("trace border", 1, "traces one of its 69 events (others are "),
        ("trace sikka-treaty-seals-alliance", 1, "`sinorus trace sino-soviet-treaty-1950` traces its event, "),
        ("trace beijing", 1, "`sinorus trace beijing-summit-1989` traces one of its 118 events (others are "),
        ("trace trade-total", 1, "is the id of a series and not of an event; `sinorus show trade-total` tells"),
        ("trace nixon-visit-1972", 1, "did you mean nixon-visit-china-1972"),
        (f"trace {END} --to {END}", 2, "is the event itself"),
        (f"trace {END} --depth 0", 2, "0"),
        (f"trace {START} --to {END} --depth 2", 2, "--depth is for the tree"),
        ("timeline --format dot", 2, "no known format"),
    ],
)
def test_what_cannot_be_traced_is_refused(run: Run, own: Path, line: str, code: int, said: str) -> None:
    assert said in refusal(run, line, code)


@pytest.mark.slow
def test_dot_is_read_by_an_independent_parser(run: Run) -> None:
    rows = run(f"trace {END} --depth 60 --json").json()
    graph = parsed(run(f"trace {END} --depth 60 --format dot").out)
    nodes = {node.get_name().strip('"') for node in graph.get_nodes()} - {"\\n", "node"}
    assert nodes == {row["id"] for row in rows}
    assert len(graph.get_edges()) == len({(row["id"], row["of"]) for row in rows if row["of"]})


def test_graphviz_draws_every_event_and_link(run: Run) -> None:
    rows = run(f"trace {END} --depth 60 --json").json()
    dot = run(f"trace {END} --depth 60 --format dot").out
    drawn = subprocess.run(
        [client("dot"), "-Tplain"], input=dot, capture_output=True, encoding="utf-8", check=True
    ).stdout
    lines = Counter(line.split(" ")[0] for line in drawn.splitlines())
    assert lines["node"] == len({row["id"] for row in rows})
    assert lines["edge"] == len({(row["id"], row["of"]) for row in rows if row["of"]})


def test_graphviz_shows_the_names_of_signs_as_they_stand(run: Run, tmp_path: Path) -> None:
    title = "&amp; &lt;b&gt; &#65; AT&T \\N \\G"
    dot = run(f"trace one --data {data_folder(tmp_path / 'D', [event('one', title)])} --format dot").out
    drawn = subprocess.run(
        [client("dot"), "-Tsvg"], input=dot, capture_output=True, encoding="utf-8", check=True
    ).stdout
    texts = [text.text for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert " ".join(map(str, texts)) == f"■ 1969 {title}"


def test_graphml_is_read_by_networkx(run: Run, tmp_path: Path) -> None:
    assert run(f"trace {END} --depth 60 -o {tmp_path / 'g.graphml'}").code == 0
    graph = networkx.read_graphml(tmp_path / "g.graphml")
    rows = run(f"trace {END} --depth 60 --json").json()
    assert set(graph.nodes) == {row["id"] for row in rows}
    assert set(graph.edges) <= set(GRAPH.edges)
    assert graph.nodes[END]["title"] == EVENTS[END]["title"]
    assert {data["basis"] for _, _, data in graph.edges(data=True)} >= {"judgement", "claim"}


def test_mermaid_names_every_event_and_link(run: Run) -> None:
    lines = run(f"trace {END} --depth 60 --format mermaid").out.splitlines()
    rows = run(f"trace {END} --depth 60 --json").json()
    assert lines[0] == "flowchart LR"
    assert sum("-->" in line for line in lines) == len({(row["id"], row["of"]) for row in rows if row["of"]})
    assert all(any(f"({row['id']})" in line for line in lines) for row in rows)


@pytest.mark.parametrize("title", ['A "quoted" end\\', "]} --> x[(; %% |", "中文 и кириллица", "<b>&amp;</b>"])
def test_no_title_acts_in_a_graph(run: Run, tmp_path: Path, title: str) -> None:
    events = [event("one", title, "1950"), event("two", "Two", "1951", causes=[{"event": "one", "basis": "judgement"}])]
    line = f"trace two --data {data_folder(tmp_path / 'D', events)} --format"
    assert sorted(of_dot(run(f"{line} dot").out)) == sorted([f"■ 1950 {title}", "■ 1951 Two"])
    mermaid = run(f"{line} mermaid").out.splitlines()
    [shown] = [line for line in mermaid if "(one)" in line]
    written = re.sub(r"#(\d+);", lambda match: chr(int(match[1])), shown[shown.index('"') + 1 : shown.rindex('"')])
    assert written == f"■ 1950: {title} (one)"
    assert len(mermaid) == 5
    (tmp_path / "g").write_text(run(f"{line} graphml").out, encoding="utf-8")
    assert networkx.read_graphml(tmp_path / "g").nodes["one"]["title"] == title


@pytest.mark.parametrize("line", [f"trace {END}", f"trace {START} --to {END}"])
@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_a_chain_fits_the_width(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(cells, run(f"{line} --format table").out.splitlines())) <= width


def test_field_by_field_every_event_says_where_it_stands_and_on_what_ground(run: Run) -> None:
    out = run("trace kuomintang-communist-split-1927 --depth 1 --format list").out
    assert "Place in the chain: Led to it, 1 step away\nNext to it: kuomintang-communist-split-1927" in out
    assert "Link: claimed: " in out


def test_ways_are_counted_beside_their_events(run: Run) -> None:
    assert run(f"trace {START} --to {END} --format table").err.startswith("12 events in 3 ways")


def layered(folder: Path, layers: int, wide: int) -> str:
    """Write events in layers, each caused by all of the layer before, between one start and one end."""

    def of(layer: int) -> list[str]:
        return ["start"] if layer == 0 else [f"e{layer}-{n}" for n in range(wide)]

    events = [
        event(
            id,
            id,
            str(1000 + layer),
            causes=[{"event": cause, "basis": "judgement"} for cause in of(layer - 1) if layer],
        )
        for layer in range(layers)
        for id in of(layer)
    ]
    end = [{"event": cause, "basis": "judgement"} for cause in of(layers - 1)]
    return str(data_folder(folder / "D", [*events, event("end", "end", "2000", causes=end)]))


def test_of_very_many_ways_the_first_come_at_once(run: Run, tmp_path: Path) -> None:
    """Seven steps of eight branches are two million ways: a search that keeps them all would not end."""
    folder = layered(tmp_path, 8, 8)
    result = run(f"trace start --to end --data {folder} --json")
    assert len(result.json()) == 50 * 9
    assert "there are more ways; the 50 shortest are shown" in result.err


def test_a_tree_too_deep_for_the_page_loses_no_event(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = layered(tmp_path, 40, 1)
    for width in ("40", "80"):
        monkeypatch.setenv("COLUMNS", width)
        out = run(f"trace end --depth 60 --data {folder} --format table").out
        assert all(f"[e{n}-0]" in out for n in range(1, 40))


def test_events_before_christ_come_in_order(run: Run, tmp_path: Path) -> None:
    causes = [{"event": id, "basis": "judgement"} for id in ("b", "a")]
    events = [event("a", "A", "-0500"), event("b", "B", "-0300"), event("c", "C", "0100", causes=causes)]
    rows = run(f"trace c --data {data_folder(tmp_path / 'D', events)} --json").json()
    assert [row["id"] for row in rows] == ["c", "a", "b"]


def test_markdown_is_a_list_in_lists(run: Run) -> None:
    lines = run("trace lunar-station-memorandum-2021 --depth 2 --format md").out.splitlines()
    assert [len(line) - len(line.lstrip()) for line in lines] == [0, 2, 4, 6, 6]
    assert lines[1].strip() == "- Led to it"


@settings(max_examples=30)
@given(
    links=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=16)
)
def test_trees_and_ways_of_any_data_are_those_of_the_graph(
    tmp_path_factory: pytest.TempPathFactory, links: set[tuple[int, int]]
) -> None:
    events = [
        event(
            f"e{n}",
            f"E{n}",
            str(1950 + n),
            causes=[{"event": f"e{a}", "basis": "judgement"} for a, b in links if b == n],
        )
        for n in range(8)
    ]
    graph: networkx.DiGraph[str] = networkx.DiGraph((f"e{a}", f"e{b}") for a, b in links)
    graph.add_nodes_from(f"e{n}" for n in range(8))
    with open_index([str(data_folder(tmp_path_factory.mktemp("graph") / "D", events))]) as index:
        for id in graph.nodes:
            rows = list(tree(index.db, id, 20))
            assert {r["id"] for r in rows if r["direction"] == "cause"} == networkx.ancestors(graph, id)
            assert {r["id"] for r in rows if r["direction"] == "effect"} == networkx.descendants(graph, id)
        found = [["e0", *(link.effect for link in way)] for way in ways(index.db, "e0", "e7")]
    assert sorted(found) == sorted(networkx.all_simple_paths(graph, "e0", "e7"))
    assert list(map(len, found)) == sorted(map(len, found))
