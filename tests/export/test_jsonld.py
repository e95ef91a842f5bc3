"""Linked data read back by rdflib, without fetching anything."""

import json
import socket
import warnings
from functools import lru_cache
from typing import Any, NoReturn

import pytest
from rdflib import Graph

from conftest import Run
from exports import at, export
from sinorus.query.selection import Records

Row = dict[str, Any]


PREFIXES = """
PREFIX schema: <http://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX sinorus: <urn:sinorus:vocabulary:>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be fetched."""

    def refused(*_: object) -> NoReturn:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@lru_cache(maxsize=2)
def _graph(content: bytes) -> Graph:
    """Read an export, once for all tests that ask it and change nothing."""
    with warnings.catch_warnings():
        # rdflib warns of a class of its own.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=content.decode(), format="json-ld")


def _answers(graph: Graph, where: str) -> list[tuple[str, ...]]:
    """Return the rows of a SPARQL query as texts; records by their ids."""
    found: Any = graph.query(PREFIXES + where)
    return [tuple(str(value).removeprefix("urn:sinorus:record:") for value in row) for row in found]


@pytest.mark.slow
@pytest.mark.usefixtures("offline")
def test_rdflib_counts_every_record_without_fetching_anything(records: Records) -> None:
    made = export("jsonld", records)
    graph = _graph(made.content)

    def count(kind: str) -> int:
        [(found,)] = _answers(graph, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a {kind} }}")
        return int(found)

    assert made.counts == {
        "datasets": len(records.datasets),
        "sources": len({id for (id,) in _answers(graph, "SELECT ?e { ?c schema:appearance ?e . ?e schema:name ?n }")}),
        "series": count("schema:Dataset") - len(records.datasets) - len(records.series),
        "events": count("schema:Event"),
        "claims": count("schema:Claim"),
        "contrasts": count("sinorus:Contrast"),
        "links": count("sinorus:CausalLink"),
        "annotations": count("oa:Annotation"),
    }
    assert (made.counts["events"], made.counts["claims"]) == (len(records.events), len(records.claims))
    assert count("sinorus:Review") == sum(claim["review"] is not None for claim in records.claims)
    assert count("schema:ClaimReview") == 0


@pytest.mark.slow
@pytest.mark.usefixtures("offline")
def test_sparql_finds_the_very_titles_dates_and_texts(records: Records) -> None:
    graph = _graph(export("jsonld", records).content)
    events = _answers(
        graph, "SELECT ?e ?n ?d ?s { ?e a schema:Event; schema:name ?n; sinorus:edtf ?d; schema:description ?s }"
    )
    assert sorted(events) == sorted((e["id"], e["title"], e["date_edtf"], e["summary"]) for e in records.events)
    claims = _answers(graph, "SELECT ?c ?t ?e { ?c a schema:Claim; schema:text ?t; schema:appearance ?e }")
    assert sorted(claims) == sorted((c["id"], c["text"], c["source"]) for c in records.claims)
    verdicts = _answers(graph, "SELECT ?c ?v ?n { ?c sinorus:review ?r . ?r sinorus:verdict ?v; sinorus:note ?n }")
    reviewed = [(c["id"], c["review"]) for c in records.claims if c["review"]]
    assert sorted(verdicts) == sorted((id, review["verdict"], review["note"]) for id, review in reviewed)
    causes = _answers(graph, "SELECT ?c ?e { ?e sinorus:cause ?c }")
    assert sorted(causes) == sorted((cause, e["id"]) for e in records.events for cause in e["causes"])
    days = _answers(graph, "SELECT ?e ?f { ?e a schema:Event; sinorus:earliest ?f }")
    assert sorted(days) == sorted((e["id"], e["earliest"]) for e in records.events if e["earliest"])


@pytest.mark.slow
@pytest.mark.usefixtures("offline")
def test_an_annotation_goes_from_the_first_words_to_behind_the_last(records: Records) -> None:
    graph = _graph(export("jsonld", records).content)
    passages = """SELECT ?c ?e ?first ?last ?empty {
        ?a a oa:Annotation; oa:hasBody ?c; oa:hasTarget ?t . ?t oa:hasSource ?e; oa:hasSelector ?s .
        ?s oa:hasStartSelector/oa:exact ?first; oa:hasEndSelector/oa:prefix ?last;
           oa:hasEndSelector/oa:exact ?empty }"""
    passages_of = [(claim, claim["passage"]) for claim in records.claims if claim["passage"]]
    known = [(claim["id"], claim["source"], passage["start"], passage["end"], "") for claim, passage in passages_of]
    assert sorted(_answers(graph, passages)) == sorted(known)


@pytest.mark.slow
@pytest.mark.usefixtures("offline")
def test_every_term_of_our_own_is_defined_and_every_node_that_is_named_is_there(records: Records) -> None:
    graph = _graph(export("jsonld", records).content)
    used = {str(part) for triple in graph for part in triple if str(part).startswith("urn:sinorus:")}
    described = {str(subject) for subject in graph.subjects()}
    assert used <= described
    assert {name for name in used if ":vocabulary:" in name} == {
        f"urn:sinorus:vocabulary:{label}"
        for (label,) in _answers(graph, "SELECT ?l { ?t rdfs:comment ?c; rdfs:label ?l }")
    }


@pytest.mark.slow
@pytest.mark.usefixtures("offline")
def test_terms_are_licences_of_schema_org(records: Records) -> None:
    graph = _graph(export("jsonld", records).content)
    licences = _answers(
        graph, "SELECT ?n ?t { ?d a schema:Dataset; schema:name ?n; schema:license [ schema:name ?t ] }"
    )
    own = [(dataset["title"], dataset["licence"]) for dataset in records.datasets]
    assert sorted(licences) == sorted([*own, *((series["title"], series["licence"]) for series in records.series)])
    asked = "SELECT DISTINCT ?t { ?c a schema:Claim; schema:license [ schema:name ?t ] }"
    assert _answers(graph, asked) == [(f"the source its author's, the coding {records.datasets[0]['licence']}",)]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1950-02-14", "1950-02-14", "1950-02-14"),
        ("1950-02", "1950-02", "1950-02"),
        ("1969-03-02/1970", "1969-03-02", "1970"),
        ("1991/..", "1991", None),
        ("1581~/1689", None, "1689"),
        ("1960~", None, None),
        ("1958-21", None, None),
        ("{1954,1958}", None, None),
        ("196X", None, None),
    ],
)
def test_an_uncertain_date_is_in_no_field_of_schema_org(
    nasty: Records, date: str, start: str | None, end: str | None
) -> None:
    made = export("jsonld", at(nasty, date))
    [event] = [node for node in json.loads(made.content)["@graph"] if node["@type"] == "Event"]
    found = [event.get(key) for key in ("startDate", "endDate")]
    assert [one["@value"] if isinstance(one, dict) else one for one in found] == [start, end]
    assert event["edtf"] == date
    reduced = made.reduced["dates of events that schema.org cannot hold whole, in EDTF and in words"]
    assert reduced == (start is None or end is None)


@pytest.mark.slow
@pytest.mark.usefixtures("offline")
def test_sparql_compares_dates_as_timeline_does(run: Run) -> None:
    made = run("export jsonld --theme territory").out
    graph = _graph(made.encode())
    within = """SELECT ?e { ?e a schema:Event; sinorus:earliest ?from; sinorus:latest ?to
        FILTER (?from >= "1949-10-01"^^xsd:date && ?to <= "1969-03-15"^^xsd:date) }"""
    wanted = [row["id"] for row in run("timeline --theme territory --json").json()
              if (row["earliest"] or "") >= "1949-10-01" and (row["latest"] or "9") <= "1969-03-15"]  # fmt: skip
    assert sorted(id for (id,) in _answers(graph, within)) == sorted(wanted) != []
    types = {kind for (kind,) in _answers(graph, "SELECT DISTINCT (datatype(?d) AS ?t) { ?e schema:startDate ?d }")}
    assert types == {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("date", "gYearMonth", "gYear")}


@pytest.mark.parametrize("date", ["-0043-03-15", "Y12000", "0000"])
@pytest.mark.usefixtures("offline")
def test_a_day_that_no_program_compares_is_a_text(nasty: Records, date: str) -> None:
    graph = _graph(export("jsonld", at(nasty, date)).content)
    days = "SELECT (datatype(?d) AS ?t) { ?e a schema:Event; sinorus:earliest ?d }"
    assert _answers(graph, days) == [("http://www.w3.org/2001/XMLSchema#string",)]


@pytest.mark.slow
@pytest.mark.usefixtures("offline")
def test_a_mention_is_a_node_with_its_source_and_paragraph(run: Run) -> None:
    graph = _graph(run("export jsonld --theme territory").out.encode())
    found = _answers(graph, "SELECT ?e ?s ?p { ?e sinorus:mention [ sinorus:source ?s; sinorus:paragraph ?p ] }")
    events = run("timeline --theme territory --json").json()
    known = [(event["id"], place["source"], str(place["paragraph"]))
             for event in events for place in event["mentions"] if place["paragraph"]]  # fmt: skip
    assert sorted(found) == sorted(known) != []


def test_linked_data_may_stand_in_a_page(nasty: Records) -> None:
    content = export("jsonld", nasty).content
    assert b"<" not in content
    titles = {node.get("name") for node in json.loads(content)["@graph"]}
    assert {event["title"] for event in nasty.events} <= titles
    assert "</script><script>alert(1)</script>" in titles


def test_rdflib_refuses_half_a_file_and_finds_no_event_without_a_context(nasty: Records) -> None:
    content = export("jsonld", nasty).content
    with pytest.raises(ValueError, match="Unterminated"):
        _graph(content[:-10])
    bare = json.dumps({"@graph": json.loads(content)["@graph"]}).encode()
    assert _answers(_graph(bare), "SELECT ?e { ?e a schema:Event }") == []
