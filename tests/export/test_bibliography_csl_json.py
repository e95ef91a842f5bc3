"""CSL-JSON read back by citeproc and pandoc: every record and every page is an item with what was recorded."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

from clients import run_client
from exports import csl_items, export, records_of
from sinorus import dates
from sinorus.model.rows.works import Reference
from sinorus.query.selection import Records

Row = dict[str, Any]


def _pages(records: Records) -> set[tuple[str | None, str]]:
    rows = [*records.events, *(claim["review"] for claim in records.claims if claim["review"])]
    cited = [page for row in rows for page in row["references"]]
    cited += [link["reference"] for link in records.links if link["reference"]]
    return {(page["url"], page["title"]) for page in cited}


def test_every_record_and_every_page_is_an_item_with_an_id_of_its_own(records: Records) -> None:
    items, counts = csl_items(records), export("csl-json", records).counts
    cited = (*records.sources, *records.series, *records.events, *records.claims)
    assert {row["id"] for row in cited} | {"dataset"} == {id for id, item in items.items() if "annote" not in item}
    pages = [item for item in items.values() if "annote" in item]
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
    items = csl_items(records)
    for event in records.events:
        assert items[event["id"]]["title"] == f"{event['title']}, {dates.human(dates.parse(event['date_edtf'] or ''))}"
        assert items[event["id"]]["abstract"] == event["summary"]
    for claim in records.claims:
        assert items[claim["id"]]["abstract"].startswith(claim["text"])
        assert f"coded as {claim['id']}" in items[claim["id"]]["note"]
    for series in records.series:
        assert series["licence"] in items[series["id"]]["note"]
    assert items["dataset"]["note"] == records.datasets[0]["licence"]


def test_an_item_is_what_cite_makes_of_the_record(run: Callable[..., Any]) -> None:
    items = csl_items(records_of("packaged"))
    for id in ("rathod-trade-7bn-1991", "sino-soviet-treaty-1950", "trade-total", "sikka"):
        cited, *works = json.loads(run(f"cite {id} --format csl-json").out)
        assert {key: value for key, value in items[id].items() if key != "abstract"} == cited
        for work in works:
            said = items[work["id"]].pop("annote")
            assert work.pop("annote").rpartition(" for ")[2] in said
            assert items[work["id"]] == work
    [cited] = json.loads(run("cite --format csl-json").out)
    assert items["dataset"] == cited


def test_a_record_may_be_called_dataset(nasty: Records) -> None:
    renamed = nasty._replace(events=[{**nasty.events[0], "id": "dataset"}])
    assert {"dataset", "dataset:itself"} <= csl_items(renamed).keys()


def test_what_was_reduced_in_references_is_counted(nasty: Records) -> None:
    other: Reference = {**nasty.events[0]["references"][0], "publisher": "Another"}
    twice = nasty._replace(events=[*nasty.events[:1], {**nasty.events[1], "references": [other]}])
    assert dict(export("csl-json", twice).reduced) == {
        "dates of events that stand in their titles, in words": 2,
        "times that claims are about that stand in their abstracts, in words": 13,
        "publishers left out because another was named first for the same page": 1,
    }


# Variables of our sources that citeproc-py does not know yet: it was made for CSL 1.0.1, and they are younger.
YOUNGER = ("translated-title", "reviewed-title", "reviewed-author")


@pytest.mark.slow
def test_citeproc_knows_every_field_and_reads_the_very_titles(records: Records) -> None:
    # It warns of a field that it does not know, and warnings are errors here.
    items = json.loads(export("csl-json", records).content)
    read = CiteProcJSON([{key: item[key] for key in item if key not in YOUNGER} for item in items])
    assert {id: str(read[id].title) for id in read} == {id: item["title"] for id, item in csl_items(records).items()}


def test_citeproc_refuses_a_field_that_does_not_exist(nasty: Records) -> None:
    broken = export("csl-json", nasty).content.replace(b'"title"', b'"titel"')
    with pytest.raises(UserWarning, match="titel"):
        CiteProcJSON(json.loads(broken))


def _printed(folder: Path, content: bytes) -> subprocess.CompletedProcess[str]:
    (folder / "refs.json").write_bytes(content)
    (folder / "p.md").write_text('---\nbibliography: refs.json\nnocite: "@*"\n---\n', encoding="utf-8")
    return run_client(folder, "pandoc", "--citeproc", "-t", "plain", "--wrap=none", "p.md")


@pytest.mark.slow
def test_pandoc_prints_every_item(records: Records, tmp_path: Path) -> None:
    done = _printed(tmp_path, export("csl-json", records).content)
    assert (done.returncode, done.stderr) == (0, "")
    assert len([part for part in done.stdout.split("\n\n") if part.strip()]) == len(csl_items(records))
    if len(records.events) > 100:
        assert "Rathod, Bhagya Raj." in done.stdout


@pytest.mark.slow
def test_pandoc_refuses_half_a_file(nasty: Records, tmp_path: Path) -> None:
    assert _printed(tmp_path, export("csl-json", nasty).content[:-10]).returncode != 0
