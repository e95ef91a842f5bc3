"""The packaged data: complete, joined up, and what the program says they are."""

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import DATA, Run
from sinorus import dates
from sinorus.index.check_references import is_upload
from sinorus.index.check_references import references as references_of
from sinorus.model import vocabulary

Row = dict[str, Any]


def raw(name: str) -> list[Row]:
    return list(json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")))


EVENTS = {row["id"]: row for row in raw("events")}
CLAIMS = raw("claims")
PARAGRAPHS = {"sikka": 10, "rathod": 21}


def test_validate_finds_nothing(run: Run) -> None:
    result = run("validate --json")
    assert (result.code, result.json()) == (0, [])


def references() -> Iterator[Row]:
    """Yield every reference of events, causes and reviews."""
    for row in [*EVENTS.values(), *CLAIMS]:
        yield from (page for _, page in references_of(row))


def test_every_reference_has_a_grade_of_the_list_as_soon_as_one_has() -> None:
    graded = [page for page in references() if "grade" in page]
    assert {page["grade"] for page in graded} <= set(vocabulary.GRADES)
    # Named by their titles, so that whoever adds one finds it.
    assert not graded or [page["title"] for page in references() if "grade" not in page] == []


def test_a_graded_upload_is_a_copy_and_says_of_what() -> None:
    uploads = [page for page in references() if "grade" in page and is_upload(page.get("url"))]
    assert [page for page in uploads if page["grade"] != "copy" or not page.get("copy_of")] == []


def test_no_graded_reference_leads_where_no_address_lasts() -> None:
    gone = re.compile(r"docslib|issuhub|pdfslide|siyezi|yuntihai|51kids")
    assert [page for page in references() if "grade" in page and gone.search(page.get("url") or "")] == []


def test_the_packaged_data_say_of_no_address_that_it_was_opened() -> None:
    assert [page for page in references() if "accessed" in page] == []


def test_the_day_up_to_which_the_record_was_kept_is_that_of_the_data(run: Run) -> None:
    assert json.loads((DATA / "dataset.json").read_text(encoding="utf-8"))["as_of"] == vocabulary.AS_OF


def test_the_title_by_which_calendars_know_the_packaged_data_is_theirs() -> None:
    assert json.loads((DATA / "dataset.json").read_text(encoding="utf-8"))["title"] == vocabulary.TITLE


@pytest.mark.parametrize(
    ("id", "date"),
    [
        ("li-lobanov-treaty-1896", "1896-06-03"),
        ("chinese-eastern-railway-contract-1896", "1896-09-08"),
        ("sino-soviet-treaty-1950", "1950-02-14"),
        ("good-neighbourliness-treaty-2001", "2001-07-16"),
        ("western-sanctions-2014", "2014"),
    ],
)
def test_the_four_events_of_the_plan_are_there_under_guessable_ids(run: Run, id: str, date: str) -> None:
    [event] = run(f"show {id} --json").json()
    assert event["date_edtf"].startswith(date)
    assert event["claims"]


@pytest.mark.parametrize(
    ("guess", "id"),
    [
        ("1950-treaty", "sino-soviet-treaty-1950"),
        ("neighbour-treaty-2001", "good-neighbourliness-treaty-2001"),
        ("sanctions-2014", "western-sanctions-2014"),
        ("railway-1896", "chinese-eastern-railway-contract-1896"),
    ],
)
def test_a_guess_at_one_of_them_leads_to_it(run: Run, guess: str, id: str) -> None:
    result = run(f"show {guess}")
    assert result.code == 1
    assert id in result.err


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("events", 309),
        ("claims", 300),
        ("drivers", 30),
        ("themes", 16),
        ("periods", 30),
        ("actors", 250),
        ("sources", 2),
    ],
)
def test_there_is_no_less_than_there_was(name: str, least: int) -> None:
    assert len(raw(name)) >= least


def test_every_event_has_a_reference_with_a_title_and_a_publisher() -> None:
    for event in EVENTS.values():
        assert event["references"], event["id"]
        assert all(reference["title"] and reference["publisher"] for reference in event["references"])


def publishers(value: Any) -> Iterator[str]:
    """Yield the publishers of the references anywhere in a value."""
    if isinstance(value, dict):
        yield from [value["publisher"]] if "publisher" in value else []
        value = list(value.values())
    for inner in value if isinstance(value, list) else []:
        yield from publishers(inner)


def bare(publisher: str) -> frozenset[str]:
    """Return the names in a publisher without articles, case, endings of addresses and the words that join them."""
    names = re.split(r" / | via |, (?:on|in) | \(|\)", publisher.casefold().replace("associated press", "ap"))
    return frozenset(re.sub(r"^the |\.(?:org|com|net)$|[^\w&]", "", name) for name in names if name)


def test_a_publisher_has_one_spelling() -> None:
    spellings: dict[frozenset[str], set[str]] = {}
    for publisher in publishers([raw("events"), CLAIMS, raw("contrasts")]):
        spellings.setdefault(bare(publisher), set()).add(publisher)
    assert [found for found in spellings.values() if len(found) > 1] == []


def test_every_source_says_how_far_it_was_coded() -> None:
    assert [source["id"] for source in raw("sources") if "extent" not in source] == []


def test_every_event_that_a_claim_of_a_source_coded_whole_speaks_of_is_mentioned_in_its_paragraph() -> None:
    """Of a source seen in part no paragraphs are counted, so an event cannot name them; the claims name the event."""
    whole = {source["id"] for source in raw("sources") if source.get("extent") == "whole"}
    assert whole == set(PARAGRAPHS)
    for claim in (claim for claim in CLAIMS if claim["source"] in whole):
        place = (claim["source"], claim["passage"]["paragraph"])
        for id in claim["events"]:
            mentions = {(mention["source"], mention["paragraph"]) for mention in EVENTS[id]["mentions"]}
            assert place in mentions, f"{claim['id']} rests on {id}"


@pytest.mark.parametrize(("essay", "count"), PARAGRAPHS.items())
def test_every_prose_paragraph_of_an_essay_is_covered_by_claims(essay: str, count: int) -> None:
    covered = {claim["passage"]["paragraph"] for claim in CLAIMS if claim["source"] == essay}
    assert covered - {None} == set(range(1, count + 1))


def test_mentions_stand_in_paragraphs_that_the_essays_have() -> None:
    for event in EVENTS.values():
        for mention in event.get("mentions", []):
            if mention["paragraph"] is None:
                assert mention["caption"]
            else:
                assert 1 <= mention["paragraph"] <= PARAGRAPHS[mention["source"]]


def test_the_eras_tile_time_without_gap_or_overlap() -> None:
    eras = [dates.parse(row["date_edtf"]) for row in raw("periods") if row.get("era")]
    eras.sort(key=lambda era: era.earliest.key() if era.earliest else dates.START)
    assert str(eras[0]).startswith("../")
    assert str(eras[-1]).endswith("/..")
    for earlier, later in itertools.pairwise(eras):
        assert earlier.latest is not None
        assert later.earliest == earlier.latest.shift(days=1), f"{earlier} and {later}"


def test_every_theme_answers_what_moves_the_relationship_there(run: Run) -> None:
    for theme in run("themes --json").ids():
        assert run(f"drivers --theme {theme} --json").ids(), theme


def test_a_claim_bears_at_most_two_drivers_and_the_themes_of_both() -> None:
    themes = {row["id"]: row["theme"] for row in raw("drivers")}
    for claim in CLAIMS:
        assert len(claim["drivers"]) <= 2, claim["id"]
        assert {themes[driver] for driver in claim["drivers"]} <= set(claim["themes"]), claim["id"]


def test_interests_stand_beside_no_other_driver() -> None:
    for record in [*CLAIMS, *EVENTS.values()]:
        assert "interests" not in record.get("drivers", []) or record["drivers"] == ["interests"], record["id"]


def test_a_claim_that_denies_names_the_driver_that_it_denies() -> None:
    assert all(claim["drivers"] for claim in CLAIMS if claim.get("denies"))


@pytest.mark.parametrize(
    "term",
    [
        "hegemony",
        "unipolarity",
        "multipolar",
        "sanctions",
        "alliance",
        "strategic partnership",
        "responsibility to protect",
    ],
)
def test_terms_of_art_of_the_essays_are_found_in_the_claims(run: Run, term: str) -> None:
    found = run("claims", "--search", term, "--json").json()
    assert [claim for claim in found if term.casefold() in claim["text"].casefold()], term


def test_the_pipeline_is_found_under_its_right_name(run: Run) -> None:
    assert "sikka" in {claim["source"] for claim in run("claims", "--search", "Sila Sibiri", "--json").json()}


def test_every_theme_has_a_driver_events_and_claims(run: Run) -> None:
    for row in run("themes --json").json():
        assert row["drivers"], row["id"]
        assert row["events"], row["id"]
        assert row["claims"], row["id"]


def test_causes_lead_across_the_end_of_the_soviet_union(run: Run) -> None:
    crossing = [
        (cause["event"], event["id"])
        for event in EVENTS.values()
        for cause in event.get("causes", [])
        if event["date_edtf"] >= "1992" and EVENTS[cause["event"]]["date_edtf"] < "1992"
    ]
    assert len(crossing) >= 5
    assert all(cause["basis"] for event in EVENTS.values() for cause in event.get("causes", []))


def test_a_line_of_states_holds_states_that_exist() -> None:
    actors = {row["id"]: row for row in raw("actors")}
    assert set(actors["russia"]["members"]) >= {"tsardom-of-russia", "russian-empire", "soviet-union"}
    for line in (row for row in actors.values() if row["kind"] == "line"):
        assert {actors[member]["kind"] for member in line["members"]} == {"state"}


def test_every_claim_has_an_id_that_begins_with_its_source() -> None:
    assert all(claim["id"].startswith(claim["source"] + "-") for claim in CLAIMS)


def test_joint_vetoes_agree_by_event_by_list_and_by_year(run: Run) -> None:
    events = run("timeline --kind veto --actor russia --actor china --json").json()
    points = run("series unsc-joint-vetoes --json").json()
    years = {row["date_edtf"][:4]: row["value"] for row in run("series unsc-joint-vetoes-per-year --json").json()}
    assert [(row["id"], row["date_edtf"]) for row in events] == [(row["event"], row["date_edtf"]) for row in points]
    assert {year: count for year, count in years.items() if count} == Counter(row["date_edtf"][:4] for row in events)
    assert {row["id"] for row in run("timeline --kind veto --json").json()} == {row["id"] for row in events}


def test_everything_in_the_packaged_data_is_coded(run: Run) -> None:
    events, claims = run("timeline --json").json(), run("claims --json").json()
    for key in ("date_edtf", "summary", "effect", "confidence", "themes", "references"):
        assert [row["id"] for row in events if not row[key]] == []
    for key in ("passage", "effect", "type", "hedging", "themes"):
        assert [row["id"] for row in claims if not row[key]] == []
    pages = [page for row in [*EVENTS.values(), *CLAIMS] for _, page in references_of(row)]
    assert [page for page in pages if not page.get("publisher")] == []
    points = [row["place"] for row in events if row["place"]]
    assert [point for point in points if None in (point["lat"], point["lon"])] == []
    assert [row["id"] for row in (*events, *claims) if row["extra"]] == []
