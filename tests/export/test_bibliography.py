"""References, a calendar and linked data, read back by the programs that people read them with."""

import datetime
import json
import os
import re
import socket
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import icalendar
import pytest
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]
from rdflib import Graph

from clients import client
from hostile import hostile
from reading_back import in_latex
from sinorus import dates
from sinorus import index as store
from sinorus.base.errors import BadUsage
from sinorus.export import export
from sinorus.model.rows import EventRow, Reference, SourceRow
from sinorus.query import question
from sinorus.query.request import Request
from sinorus.query.selection import Records, select

Row = dict[str, Any]
FORMATS = ("csl-json", "biblatex", "ics", "jsonld")
PREFIXES = """
PREFIX schema: <http://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX sinorus: <urn:sinorus:vocabulary:>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


def _records(*folders: Path) -> Records:
    with store.open_index([str(folder) for folder in folders]) as index:
        return select(index.db, question.understand(Request(), index.db), "export x")


@pytest.fixture(params=["real", "hostile"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Records:
    """Return all of the packaged data, and then a data set in which every text would act if it were let."""
    return _records() if request.param == "real" else _records(hostile(tmp_path / "H"))


@pytest.fixture
def nasty(tmp_path: Path) -> Records:
    """Return the data set in which every text would act."""
    return _records(hostile(tmp_path / "H"))


def _at(records: Records, *days: str) -> Records:
    """Return an event for each date."""
    return records._replace(events=[_moved(records.events[0], number, day) for number, day in enumerate(days)])


def _moved(event: EventRow, number: int, date: str) -> EventRow:
    found = dates.parse(date)
    earliest, latest = (day and day.iso() for day in (found.earliest, found.latest))
    return {**event, "id": f"e-{number}", "date_edtf": date, "earliest": earliest, "latest": latest}


def _ran(folder: Path, *line: str, **more: Any) -> subprocess.CompletedProcess[str]:
    program, *arguments = line
    return subprocess.run(
        [client(program), *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False, **more
    )


def _items(records: Records) -> dict[str, Row]:
    items = json.loads(export("csl-json", records).content)
    assert len({item["id"] for item in items}) == len(items)
    return {item["id"]: item for item in items}


def _pages(records: Records) -> set[tuple[str | None, str]]:
    rows = [*records.events, *(claim["review"] for claim in records.claims if claim["review"])]
    cited = [page for row in rows for page in row["references"]]
    cited += [link["reference"] for link in records.links if link["reference"]]
    return {(page["url"], page["title"]) for page in cited}


# All four


@pytest.mark.parametrize("format", FORMATS)
def test_two_runs_give_the_same_bytes(records: Records, format: str) -> None:
    assert export(format, records) == export(format, records)


SCRIPT = f"""
import hashlib
from sinorus.query import question
from sinorus import index as store
from sinorus.query.request import Request
from sinorus.export import export
from sinorus.query.selection import select
with store.open_index([]) as index:
    records = select(index.db, question.understand(Request(), index.db), "export x")
print([hashlib.sha256(export(format, records).content).hexdigest() for format in {FORMATS}])
"""


def test_neither_the_locale_nor_the_zone_nor_the_seed_changes_a_byte() -> None:
    def hashes(**env: str) -> str:
        line = [sys.executable, "-c", SCRIPT]
        return subprocess.run(line, env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=True).stdout

    one = hashes(LC_ALL="C", PYTHONUTF8="0", PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    assert one == hashes(LC_ALL="C.UTF-8", PYTHONHASHSEED="2", TZ="America/New_York")


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_at_all_is_still_a_file(records: Records, format: str) -> None:
    empty = Records("export x", [], *([] for _ in Records._fields[2:]))
    assert export(format, empty).content


# References


def test_every_record_and_every_page_is_an_item_with_an_id_of_its_own(records: Records) -> None:
    items, counts = _items(records), export("csl-json", records).counts
    cited = (*records.sources, *records.series, *records.events, *records.claims)
    assert {row["id"] for row in cited} | {"dataset"} == {id for id in items if not id.startswith("reference:")}
    pages = [item for item in items.values() if item["type"] == "webpage"]
    assert {(page.get("URL"), page["title"]) for page in pages} == _pages(records)
    assert counts == {
        "datasets": 1,
        "sources": len(records.sources),
        "series": len(records.series),
        "events": len(records.events),
        "claims": len(records.claims),
        "references": len(_pages(records)),
    }


def test_items_say_what_was_recorded(records: Records) -> None:
    items = _items(records)
    for event in records.events:
        assert items[event["id"]]["title"] == f"{event['title']}, {dates.human(dates.parse(event['date_edtf']))}"
        assert items[event["id"]]["abstract"] == event["summary"]
    for claim in records.claims:
        assert items[claim["id"]]["abstract"].startswith(claim["text"])
        assert f"coded as {claim['id']}" in items[claim["id"]]["note"]
    for series in records.series:
        assert series["licence"] in items[series["id"]]["note"]
    assert items["dataset"]["note"] == records.datasets[0]["licence"]


def test_an_item_is_what_cite_makes_of_the_record(run: Callable[..., Any]) -> None:
    items = _items(_records())
    for id in ("rathod-trade-7bn-1991", "sino-soviet-treaty-1950", "trade-total", "sikka"):
        [cited] = json.loads(run(f"cite {id} --format csl-json").out)
        assert {key: value for key, value in items[id].items() if key != "abstract"} == cited
    [cited] = json.loads(run("cite --format csl-json").out)
    assert items["dataset"] == cited


def test_a_record_may_be_called_dataset(nasty: Records) -> None:
    renamed = nasty._replace(events=[{**nasty.events[0], "id": "dataset"}])
    assert {"dataset", "dataset:itself"} <= _items(renamed).keys()


def test_what_was_reduced_in_references_is_counted(nasty: Records) -> None:
    other: Reference = {**nasty.events[0]["references"][0], "publisher": "Another"}
    twice = nasty._replace(events=[*nasty.events[:1], {**nasty.events[1], "references": [other]}])
    assert dict(export("csl-json", twice).reduced) == {
        "dates of events that stand in their titles, in words": 2,
        "times that claims are about that stand in their abstracts, in words": 13,
        "publishers left out because another was named first for the same page": 1,
    }


def test_citeproc_knows_every_field_and_reads_the_very_titles(records: Records) -> None:
    # It warns of a field that it does not know, and warnings are errors here.
    read = CiteProcJSON(json.loads(export("csl-json", records).content))
    assert {id: str(read[id].title) for id in read} == {id: item["title"] for id, item in _items(records).items()}


def test_citeproc_refuses_a_field_that_does_not_exist(nasty: Records) -> None:
    broken = export("csl-json", nasty).content.replace(b'"title"', b'"titel"')
    with pytest.raises(UserWarning, match="titel"):
        CiteProcJSON(json.loads(broken))


def _printed(folder: Path, content: bytes) -> subprocess.CompletedProcess[str]:
    (folder / "refs.json").write_bytes(content)
    (folder / "p.md").write_text('---\nbibliography: refs.json\nnocite: "@*"\n---\n', encoding="utf-8")
    return _ran(folder, "pandoc", "--citeproc", "-t", "plain", "--wrap=none", "p.md")


def test_pandoc_prints_every_item(records: Records, tmp_path: Path) -> None:
    done = _printed(tmp_path, export("csl-json", records).content)
    assert (done.returncode, done.stderr) == (0, "")
    assert len([part for part in done.stdout.split("\n\n") if part.strip()]) == len(_items(records))
    if len(records.events) > 100:
        assert "Rathod, Bhagya Raj." in done.stdout


def test_pandoc_refuses_half_a_file(nasty: Records, tmp_path: Path) -> None:
    assert _printed(tmp_path, export("csl-json", nasty).content[:-10]).returncode != 0


def _checked(folder: Path, content: bytes) -> tuple[str, list[str]]:
    """Return what biber says of a file, and the keys of the entries that it writes."""
    (folder / "refs.bib").write_bytes(content)
    done = _ran(folder, "biber", "--tool", "--validate-datamodel", "--output-file", "out.bib", "refs.bib")
    written = (folder / "out.bib").read_text(encoding="utf-8") if (folder / "out.bib").exists() else ""
    return done.stdout, re.findall(r"^@\w+\{(.+),$", written, re.MULTILINE)


def test_biber_finds_every_entry_and_nothing_to_complain_of(records: Records, tmp_path: Path) -> None:
    said, keys = _checked(tmp_path, export("biblatex", records).content)
    assert not re.findall(r".*(?:WARN|ERROR).*", said)
    assert sorted(keys) == sorted(_items(records))


def test_biber_complains_of_a_date_in_words(nasty: Records, tmp_path: Path) -> None:
    broken = export("biblatex", nasty).content.replace(b"date = {XXXX}", b"date = {some day}")
    assert "WARN" in _checked(tmp_path, broken)[0]


def test_bibtexparser_reads_the_same_titles_and_dates(records: Records) -> None:
    library = parse_string(export("biblatex", records).content.decode())
    assert (library.failed_blocks, library.comments, library.preambles, library.strings) == ([], [], [], [])
    decode = LatexNodes2Text(keep_comments=True).latex_to_text
    read = {entry.key: in_latex(decode(entry["title"])) for entry in library.entries}
    assert read == {id: in_latex(item["title"]) for id, item in _items(records).items()}
    kept = {entry.key: entry["date"] for entry in library.entries if "date" in entry.fields_dict}
    assert {kept[event["id"]] for event in records.events} == {records.datasets[0]["as_of"]}


def test_an_essay_on_a_page_has_the_one_date_that_is_known(nasty: Records) -> None:
    essay: SourceRow = {**nasty.sources[0], "type": "webpage"}
    library = parse_string(export("biblatex", nasty._replace(sources=[essay, *nasty.sources[1:]])).content.decode())
    assert library.failed_blocks == []
    assert library.entries_dict[essay["id"]]["date"] == "1999"


def test_bibtexparser_counts_an_entry_that_is_not_closed(nasty: Records) -> None:
    whole = export("biblatex", nasty).content.decode()
    broken = whole.replace("\n}\n", "\n", 1)
    assert len(parse_string(broken).failed_blocks) == 1
    assert len(parse_string(broken).entries) < len(parse_string(whole).entries)


# A calendar


def _calendar(records: Records) -> Any:
    calendar = icalendar.Calendar.from_ical(export("ics", records).content)
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.walk("VEVENT"))
    return calendar


def _entries(records: Records) -> dict[str, Any]:
    found = _calendar(records).walk("VEVENT")
    entries = {str(event["uid"]).removesuffix("@sinorus"): event for event in found}
    assert len(entries) == len(found)
    return entries


def _read(value: Any) -> str:
    """Return the text of a property that the library does not know to be one, read as one that it knows."""
    return str(icalendar.Event.from_ical(f"BEGIN:VEVENT\r\nSUMMARY:{value}\r\nEND:VEVENT\r\n")["summary"])


def test_every_event_is_an_entry_or_told_in_the_description(records: Records) -> None:
    made, entries = export("ics", records), _entries(records)
    told = [event for event in records.events if event["id"] not in entries]
    assert made.counts == {"events": len(entries)}
    assert made.reduced["events that no calendar has a day for, told in the description of the calendar"] == len(told)
    assert [event["earliest"] for event in told] == [None] * len(told)
    description = _read(_calendar(records)["x-wr-caldesc"])
    for event in told:
        written = dates.human(dates.parse(event["date_edtf"]))
        assert f"{written}: {event['title']} ({event['id']})" in description.splitlines()


def test_entries_say_what_was_recorded(records: Records) -> None:
    entries = _entries(records)
    for event in records.events:
        if not (entry := entries.get(event["id"])):
            continue
        assert entry["dtstart"].dt.isoformat() == event["earliest"]
        assert str(entry["summary"]).startswith(event["title"])
        said = str(entry["description"])
        assert said.startswith(event["summary"])
        assert f"Date (EDTF): {event['date_edtf']};" in said
        assert all(f"{page['title']}, {page['publisher']}, {page['url']}" in said for page in event["references"])
        assert [str(name) for name in entry["categories"].cats] == [*event["themes"], event["effect"]]
        assert (str(entry["transp"]), entry["dtstamp"].dt.date().isoformat()) == (
            "TRANSPARENT",
            records.datasets[0]["as_of"],
        )
        place = event["place"]
        if place:
            assert (str(entry["location"]), entry["geo"].latitude, entry["geo"].longitude) == (
                place["name"],
                place["lat"],
                place["lon"],
            )


def test_the_terms_stand_at_the_calendar_and_at_every_entry(records: Records) -> None:
    [dataset], calendar = records.datasets, _calendar(records)
    assert _read(calendar["x-wr-calname"]) == dataset["title"]
    known = f"{dataset['title']}, version {dataset['version']} ({dataset['as_of']}), {dataset['licence']}"
    assert _read(calendar["x-wr-caldesc"]).splitlines()[0] == known
    terms = {_read(part["x-license"]) for part in (calendar, *calendar.walk("VEVENT"))}
    assert terms == {dataset["licence"]}


@pytest.mark.parametrize(
    ("date", "first", "last", "behind", "yearly"),
    [
        ("1950-02-14", "1950-02-14", "1950-02-14", "", True),
        ("1969-03-02/1969-09-11", "1969-03-02", "1969-09-11", "", False),
        ("1960~", "1960-01-01", "1960-01-01", " (c. 1960)", False),
        ("1950-02-14~", "1950-02-14", "1950-02-14", " (c. 14 Feb 1950)", False),
        ("1950-02", "1950-02-01", "1950-02-01", " (Feb 1950)", False),
        ("1969-03-02/1970", "1969-03-02", "1969-03-02", " (2 Mar 1969 – 1970)", False),
        ("1969-03-02/..", "1969-03-02", "1969-03-02", " (2 Mar 1969 onwards)", False),
        ("{1954,1958}", "1954-01-01", "1954-01-01", " (1954 and 1958)", False),
        ("9998-12-31", "9998-12-31", "9998-12-31", "", True),
        ("9998-12-31/9999-12-31", "9998-12-31", "9998-12-31", " (31 Dec 9998 – 31 Dec 9999)", False),
    ],
)
def test_an_exact_day_or_span_fills_its_days_and_all_else_marks_the_first(
    nasty: Records, date: str, first: str, last: str, behind: str, yearly: bool
) -> None:
    [entry] = _entries(_at(nasty, date)).values()
    after = datetime.date.fromisoformat(last) + datetime.timedelta(days=1)
    assert (entry["dtstart"].dt.isoformat(), entry["dtend"].dt) == (first, after)
    assert str(entry["summary"]) == nasty.events[0]["title"] + behind
    assert ("rrule" in entry) is yearly


def test_what_no_calendar_has_a_day_for_is_told(nasty: Records) -> None:
    never = ("-0043-03-15", "0000", "Y12000", "../1850", "9999-12-31", "/1850")
    made = export("ics", _at(nasty, *never, "0001-01-01"))
    assert made.counts == {"events": 1}
    assert made.reduced == {
        "events that no calendar has a day for, told in the description of the calendar": 6,
        "claims, for which this format has no place, are left out": len(nasty.claims),
    }
    description = _read(_calendar(_at(nasty, *never))["x-wr-caldesc"])
    assert all(f"({event['id']})" in description for event in _at(nasty, *never).events)
    assert "15 Mar 44 BC" in description


def test_no_line_of_a_calendar_is_longer_than_75_octets(records: Records) -> None:
    lines = export("ics", records).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_icalendar_refuses_a_calendar_that_is_cut_off(nasty: Records) -> None:
    cut = export("ics", nasty).content.replace(b"END:VEVENT\r\n", b"", 1)
    with pytest.raises(ValueError, match="END"):
        icalendar.Calendar.from_ical(cut)


KHAL = """[calendars]
[[s]]
path = {folder}/vdir
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = UTC
local_timezone = UTC
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = s
"""


@pytest.fixture
def khal(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run khal with a calendar, a configuration and a home of its own; its entries come to lie in ``vdir``."""
    (tmp_path / "vdir").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path), encoding="utf-8")
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    env = {**os.environ, **dict.fromkeys(homes, str(tmp_path)), "LC_ALL": "C.UTF-8"}

    def ran(*line: str) -> subprocess.CompletedProcess[str]:
        return _ran(tmp_path, "khal", "-c", "khal.conf", *line, env=env)

    return ran


Khal = Callable[..., subprocess.CompletedProcess[str]]


def _listed(khal: Khal, day: str) -> list[str]:
    shown = khal("list", "--format", "{title}|{start-date}|{end-date}", "--day-format", "", day, day)
    return shown.stdout.splitlines()


def test_khal_takes_every_entry_over(records: Records, tmp_path: Path, khal: Khal) -> None:
    (tmp_path / "out.ics").write_bytes(export("ics", records).content)
    done = khal("import", "--batch", "-a", "s", "out.ics")
    assert done.returncode == 0, done.stderr
    kept = [icalendar.Calendar.from_ical(file.read_bytes()) for file in (tmp_path / "vdir").iterdir()]
    summaries = {str(e["uid"]): str(e["summary"]) for calendar in kept for e in calendar.walk("VEVENT")}
    assert summaries == {f"{id}@sinorus": str(entry["summary"]) for id, entry in _entries(records).items()}
    exact = [event for event in records.events if re.fullmatch(r"\d{4}-\d\d-\d\d", event["date_edtf"])]
    for event in (exact[0], exact[-1]):
        assert "|".join([event["title"], *[event["date_edtf"]] * 2]) in _listed(khal, event["date_edtf"])
    # An anniversary; the first day is that of the event and not of the year before.
    year = int(exact[-1]["date_edtf"][:4])
    month_and_day = exact[-1]["date_edtf"][4:]
    assert any(line.startswith(exact[-1]["title"] + "|") for line in _listed(khal, f"{year + 1}{month_and_day}"))
    assert not any(line.startswith(exact[-1]["title"] + "|") for line in _listed(khal, f"{year - 1}{month_and_day}"))


def test_khal_does_not_take_over_an_entry_without_a_first_day(nasty: Records, tmp_path: Path, khal: Khal) -> None:
    broken = re.sub(rb"DTSTART[^\r]*\r\n", b"", export("ics", nasty).content)
    (tmp_path / "out.ics").write_bytes(broken)
    done = khal("import", "--batch", "-a", "s", "out.ics")
    assert done.returncode != 0 or "rror" in done.stderr
    assert _listed(khal, "1949-10-01") == []


def test_a_missing_library_is_named_with_what_installs_it(nasty: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(BadUsage, match=r'export ics needs icalendar.*"sinorus\[export\]"'):
        export("ics", nasty)


# Linked data


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be fetched."""

    def refused(*_: object) -> NoReturn:
        raise AssertionError("something was to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def _graph(content: bytes) -> Graph:
    with warnings.catch_warnings():
        # rdflib warns of a class of its own.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=content.decode(), format="json-ld")


def _answers(graph: Graph, where: str) -> list[tuple[str, ...]]:
    """Return the rows of a SPARQL query as texts; records by their ids."""
    found: Any = graph.query(PREFIXES + where)
    return [tuple(str(value).removeprefix("urn:sinorus:record:") for value in row) for row in found]


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


@pytest.mark.usefixtures("offline")
def test_an_annotation_goes_from_the_first_words_to_behind_the_last(records: Records) -> None:
    graph = _graph(export("jsonld", records).content)
    passages = """SELECT ?c ?e ?first ?last ?empty {
        ?a a oa:Annotation; oa:hasBody ?c; oa:hasTarget ?t . ?t oa:hasSource ?e; oa:hasSelector ?s .
        ?s oa:hasStartSelector/oa:exact ?first; oa:hasEndSelector/oa:prefix ?last; oa:hasEndSelector/oa:exact ?empty }"""
    known = [(c["id"], c["source"], c["passage"]["start"], c["passage"]["end"], "") for c in records.claims]
    assert sorted(_answers(graph, passages)) == sorted(known)


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


@pytest.mark.usefixtures("offline")
def test_terms_are_licences_of_schema_org(records: Records) -> None:
    graph = _graph(export("jsonld", records).content)
    licences = _answers(
        graph, "SELECT ?n ?t { ?d a schema:Dataset; schema:name ?n; schema:license [ schema:name ?t ] }"
    )
    own = [(dataset["title"], dataset["licence"]) for dataset in records.datasets]
    assert sorted(licences) == sorted([*own, *((series["title"], series["licence"]) for series in records.series)])
    asked = "SELECT DISTINCT ?t { ?c a schema:Claim; schema:license [ schema:name ?t ] }"
    assert _answers(graph, asked) == [(f"the essay its author's, the coding {records.datasets[0]['licence']}",)]


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
    made = export("jsonld", _at(nasty, date))
    [event] = [node for node in json.loads(made.content)["@graph"] if node["@type"] == "Event"]
    assert (event.get("startDate"), event.get("endDate"), event["edtf"]) == (start, end, date)
    reduced = made.reduced["dates of events that schema.org cannot hold whole, in EDTF and in words"]
    assert reduced == (start is None or end is None)


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
