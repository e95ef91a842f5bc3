"""A graph read back by networkx: what stands in it is what went in."""

import io
import re
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx
import pytest

from exports import every_data, made, records_of, same
from sinorus.export import graphml

Row = dict[str, Any]


def graph(name: str) -> Any:
    return networkx.read_graphml(io.BytesIO(made("graphml", name).content), force_multigraph=True)


@pytest.mark.slow
@every_data
def test_networkx_gives_back_the_very_same_labels_and_dates(name: str) -> None:
    nodes = [{"id": id, "date": None, **said} for id, said in graph(name).nodes(data=True)]
    for kind, key in (("event", "title"), ("claim", "text")):
        wanted = [
            {**row, "label": row[key], "date": row["date_edtf"]} for row in records_of(name)._asdict()[f"{kind}s"]
        ]
        same([node for node in nodes if node["kind"] == kind], wanted, "label", "date", "effect")
    assert {node["kind"] for node in nodes} == {"event", "claim", "driver", "theme", "source"}


@pytest.mark.slow
@every_data
def test_networkx_finds_every_link_and_only_between_records(name: str) -> None:
    found, known = graph(name), records_of(name)
    told = list(found.edges(data=True))
    assert len(told) == made("graphml", name).counts["edges"]
    assert all("kind" in said for _, said in found.nodes(data=True))
    causes = {(start, end, said["basis"]) for start, end, said in told if said["kind"] == "cause"}
    assert causes == {(row["cause"], row["effect"], row["basis"]) for row in known.links}
    bearing = {(said["contrast"], said["relation"]) for _, _, said in told if said["kind"] == "contrast"}
    assert bearing == {(row["id"], row["relation"]) for row in known.contrasts}
    sources = [(start, end) for start, end, said in told if said["kind"] == "source"]
    assert sources == [(row["id"], row["source"]) for row in known.claims]
    drivers = {(start, end) for start, end, said in told if said["kind"] == "driver"}
    naming = [*(row for row in known.claims if not row["denies"]), *known.events]
    assert drivers == {(row["id"], driver) for row in naming for driver in row["drivers"]}
    denied = {(start, end) for start, end, said in told if said["kind"] == "denied"}
    assert denied == {(row["id"], driver) for row in known.claims if row["denies"] for driver in row["drivers"]}


@pytest.mark.slow
def test_graphml_bears_title_version_and_licence() -> None:
    [known] = records_of("packaged").datasets
    said = graph("packaged").graph
    for key in ("title", "version", "licence"):
        assert said[key] == known[key]


def test_no_two_edges_of_a_graph_share_an_id() -> None:
    content = made("graphml", "packaged").content.decode("utf-8")
    assert content.count('id="edge-') == made("graphml", "packaged").counts["edges"]
    assert content.count('id="edge-1"') == 1


def test_contrasts_of_many_claims_and_links_out_of_the_graph_are_counted() -> None:
    many = sum(len(row["claims"]) > 2 for row in records_of("packaged").contrasts)
    assert made("graphml", "packaged").reduced == {graphml.PAIRED: many}
    assert made("graphml", "sanctions").reduced[graphml.OUTSIDE] > 0


def test_networkx_refuses_half_a_graph_and_counts_one_short() -> None:
    content = made("graphml", "hostile").content
    with pytest.raises(ParseError):
        networkx.read_graphml(io.BytesIO(content[: len(content) // 2]))
    short = re.sub(rb'<node id="claim-0">.*?</node>', b"", content, flags=re.DOTALL)
    nodes = networkx.read_graphml(io.BytesIO(short)).nodes(data=True)
    assert sum(said.get("kind") == "claim" for _, said in nodes) == len(records_of("hostile").claims) - 1
