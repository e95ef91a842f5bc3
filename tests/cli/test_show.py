"""What `show` tells: everything about one record of any kind, several at once, and near misses."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from conftest import Run
from folders import load, save
from typewriter import SINORUS, on_terminal

ESCAPE = re.compile("\x1b\\[[0-9;]*m")
UNKNOWN = 'sinorus: "zhenbao" is the id of no record; did you mean zhenbao-damansky-clashes-1969?\n'
# The filter that finds what belongs to a record of a kind.
FILTERS = {"theme": "--theme", "period": "--during", "actor": "--actor", "source": "--source"}


def flat(text: str) -> str:
    return " ".join(text.split())


def only(rows: list[dict[str, Any]]) -> dict[str, Any]:
    [row] = rows
    return row


@pytest.mark.parametrize(
    ("kind", "id", "command"),
    [
        ("event", "western-sanctions-2014", "timeline"),
        ("claim", "sikka-treaty-seals-alliance", "claims"),
        ("driver", "western-sanctions", "drivers"),
        ("theme", "energy", "themes"),
        ("period", "sino-soviet-split", "periods"),
        ("actor", "soviet-union", "actors"),
        ("source", "rathod", "sources"),
    ],
)
def test_a_record_of_any_kind_has_the_keys_of_its_command(run: Run, kind: str, id: str, command: str) -> None:
    shown = only(run(f"show {id} --json").json())
    listed = only([row for row in run(f"{command} --json").json() if row["id"] == id])
    related = {key: shown.pop(key) for key in ("event_ids", "claim_ids") if key in shown}
    assert bool(related) == (kind in FILTERS)
    assert list(shown) == ["record", *listed]
    assert shown == {"record": kind, **listed}


@pytest.mark.parametrize("id", ["energy", "xi-jinping", "russia", "rathod", "sino-soviet-split", "culture"])
def test_all_events_and_claims_of_a_thing_are_there_by_id(run: Run, id: str) -> None:
    row = only(run(f"show {id} --json").json())
    option = f"{FILTERS[row['record']]} {id}"
    assert row["event_ids"] == run(f"timeline {option} --json").ids()
    assert row["claim_ids"] == run(f"claims {option} --json").ids()
    assert len(row["event_ids"]) == row["events"]


def test_the_claims_of_a_place_are_those_of_its_events(run: Run) -> None:
    row = only(run("show beijing --json").json())
    claims = run("claims --json").json()
    assert row["event_ids"] == [
        each["id"] for each in run("timeline --json").json() if each["place"] and each["place"]["id"] == "beijing"
    ]
    assert row["claim_ids"] == [claim["id"] for claim in claims if {*claim["events"]} & {*row["event_ids"]}]


@pytest.mark.parametrize("id", ["energy", "xi-jinping", "rathod", "sino-soviet-split", "beijing", "border"])
def test_a_card_lists_the_first_events_and_says_how_to_see_the_others(run: Run, id: str) -> None:
    row = only(run(f"show {id} --json").json())
    events = row["event_ids"] if "event_ids" in row else row["events"]
    card = run(f"show {id} --format table").out
    assert card.count("\nEvent: ") == 12
    assert f"More events: {len(events) - 12}: --all lists them" in flat(card)
    for option, count in (("--all", len(events)), ("--limit 3", 3), (f"--limit {len(events)}", len(events))):
        for format in ("table", "list"):
            listed = run(f"show {id} --format {format} {option}").out
            assert listed.count("\nEvent: ") == count
            assert ("More events: " in listed) == (count < len(events))


def test_the_command_that_a_card_names_lists_all(run: Run) -> None:
    for id in ("energy", "xi-jinping", "rathod", "sino-soviet-split", "border"):
        card = flat(run(f"show {id} --format table").out)
        for count, line in re.findall(r"More (?:events|claims): (\d+): --all lists them, or `sinorus ([^`]*)`", card):
            assert len(run(f"{line} --json").json()) == int(count) + 12


def test_a_card_says_how_claims_belong_to_an_actor(run: Run) -> None:
    of_nixon = run("claims --actor richard-nixon --json").ids()
    assert f"Claims: {len(of_nixon)}, which speak of these events" in run("show richard-nixon --format table").out
    told = "--actor finds claims by the events that they speak of"
    assert told in run("claims --actor richard-nixon --format table").err
    assert told not in run("claims --theme energy --format table").err
    assert run("claims --actor richard-nixon --json").err == ""


@pytest.mark.parametrize("command", ["timeline", "claims", "drivers", "themes", "periods", "actors", "sources"])
def test_whatever_is_listed_can_be_shown(run: Run, command: str) -> None:
    every = run(f"{command} --json").ids()
    ids = every[:: len(every) // 6 or 1]
    assert run("show", *ids, "--json").ids() == ids
    cards = run("show", *ids, "--format", "table")
    assert cards.code == 0
    assert all(f"Id: {id}\n" in cards.out for id in ids)


def test_an_event_shows_claims_causes_consequences_references_and_dispute(run: Run) -> None:
    row = only(run("show sino-soviet-treaty-1950 --json").json())
    card = flat(run("show sino-soviet-treaty-1950 --format table").out)
    claims = {claim["id"]: claim["text"] for claim in run("claims --json").json()}
    assert row["title"] in card
    assert "Date: 14 Feb 1950 (1950-02-14)" in card
    assert row["summary"] in card
    assert row["disputed"] in card
    for claim in row["claims"]:
        assert f"Claim: {claims[claim]} [{claim}]" in card
    for id in [*row["causes"], *row["led_to"]]:
        assert f"[{id}]" in card
    assert "basis: the coder's judgement" in card
    for reference in row["references"]:
        assert reference["title"] in card
        assert reference["url"] in card
    assert "; ".join(f"{mention['source']}, paragraph {mention['paragraph']}" for mention in row["mentions"]) in card


def _is_whole(claim: dict[str, Any]) -> bool:
    """Say whether a claim bears a driver, rests on an event and stands in a paragraph under a heading."""
    passage = claim["passage"]
    return bool(claim["drivers"] and claim["events"] and passage["paragraph"] and passage["section"])


def test_a_claim_shows_source_passage_events_and_sister_claims_on_the_same_driver(run: Run) -> None:
    rows = run("claims --json").json()
    claim = next(row for row in rows if _is_whole(row))
    card = flat(run(f"show {claim['id']} --format table --all").out)
    assert claim["text"] in card
    assert f"[{claim['source']}], paragraph {claim['passage']['paragraph']}" in card
    assert f"from “{claim['passage']['start']}” to “{claim['passage']['end']}”" in card
    assert claim["passage"]["section"] in card
    assert all(f"[{event}]" in card for event in claim["events"])
    sisters = [row for row in rows if set(row["drivers"]) & set(claim["drivers"]) and row["id"] != claim["id"]]
    assert sisters
    assert all(f"{sister['text']} [{sister['id']}]" in card for sister in sisters)


def test_an_event_lists_what_each_tradition_makes_of_it_with_official_texts_apart(run: Run) -> None:
    row = only(run("show zhenbao-damansky-clashes-1969 --json").json())
    card = run("show zhenbao-damansky-clashes-1969 --format table").out.replace("\n  ", " ")
    traditions = {row["id"]: row["tradition"] for row in run("sources --json").json()}
    claims = {claim["id"]: traditions[claim["source"]] for claim in run("claims --json").json()}
    heading = re.compile(r"([A-Z][A-Za-z ]+): \d+ claims? of \d+ sources?")
    for id in row["claims"]:
        *_, above = filter(None, map(heading.fullmatch, card[: card.index(f"[{id}]")].splitlines()))
        assert above[1].lower().replace(" ", "-") == claims[id]
    lines = run("show good-neighbourliness-treaty-2001 --format table").out.splitlines()
    apart = [line.startswith("Official ") for line in lines if heading.fullmatch(line)]
    assert apart == sorted(apart)
    assert {True, False} == {*apart}


def test_claims_of_sources_without_a_tradition_stand_for_themselves(run: Run, own: Path) -> None:
    [source] = load(Path("mine/sources.json"))
    save(Path("mine/sources.json"), [{key: source[key] for key in source if key != "tradition"}])
    card = run("show my-event-1905 --data mine --format table").out
    assert "Claim: " in card
    assert " of 1 source" not in card


def test_several_records_of_different_kinds_come_in_the_order_asked(run: Run) -> None:
    ids = ["western-sanctions-2014", "energy", "rathod", "border"]
    rows = run("show", *ids, "--json").json()
    assert [row["id"] for row in rows] == ids
    assert [row["record"] for row in rows] == ["event", "theme", "source", "driver"]
    assert run("show", *ids).out.splitlines()[1] == "theme\tenergy\tEnergy"


def test_plain_is_record_id_and_title_or_text(run: Run) -> None:
    assert run("show western-sanctions-2014 sikka-treaty-seals-alliance soviet-union").out == snapshot("""\
event	western-sanctions-2014	US and EU sanctions over Crimea and Donbas
claim	sikka-treaty-seals-alliance	The alliance of the Soviet Union and the PRC was made official by \
the Treaty of Friendship, Alliance and Mutual Assistance.
actor	soviet-union	Soviet Union
""")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("western-sanction-2014", "western-sanctions-2014"),
        ("Soviet-Treaty-1950", "sino-soviet-treaty-1950"),
        ("sino treaty 1950", "sino-soviet-treaty-1950"),
        ("enrgy", "energy"),
    ],
)
def test_an_unknown_id_is_an_error_with_the_nearest_ids(run: Run, typed: str, near: str) -> None:
    result = run("show", typed, "--json")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f'sinorus: "{typed}" is the id of no record; did you mean ')
    assert near in result.err


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("Sino-Soviet-Treaty-1950", "sino-soviet-treaty-1950"),
        ("sino soviet treaty 1950", "sino-soviet-treaty-1950"),
        ("treaty 1950", "treaty-1950"),
        ("the American card", "triangular-diplomacy"),
        ("USSR", "soviet-union"),
    ],
)
def test_another_spelling_of_an_id_or_a_name_serves_as_well(run: Run, typed: str, id: str) -> None:
    assert run("show", typed, "--json") == run("show", id, "--json")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_on_a_terminal_one_clear_match_is_shown_and_said() -> None:
    typed = on_terminal(SINORUS, "show", "zhenbao", "energy")
    assert typed.code == 0
    assert "Id: zhenbao-damansky-clashes-1969" in ESCAPE.sub("", typed.out)
    assert typed.err == '"zhenbao" is no id; it is in this one alone: zhenbao-damansky-clashes-1969\n'
    for words in (("--json",), ("--format", "table"), ("-o", "x.json")):
        refused = on_terminal(SINORUS, "show", "zhenbao", *words)
        assert (refused.code, refused.out) == (1, "")
        assert refused.err == UNKNOWN
    assert on_terminal(SINORUS, "show", "premiers").code == 1


def test_in_a_pipe_an_unknown_id_is_an_error_that_names_the_match(run: Run) -> None:
    for format in ("", "--json", "--format table", "-o x.csv"):
        result = run(f"show zhenbao {format}")
        assert (result.code, result.out, result.err) == (1, "", UNKNOWN)
    assert run("cite --query 'show zhenbao'").code == 1


def test_one_unknown_id_among_several_gives_no_answer_at_all(run: Run) -> None:
    result = run("show energy nothing-like-this-anywhere")
    assert (result.code, result.out) == (1, "")
    assert "`sinorus find WORDS` finds ids" in result.err


def test_fields_choose_from_a_record(run: Run) -> None:
    assert run("show western-sanctions-2014 --fields id,kind").out == "western-sanctions-2014\tsanctions\n"


def test_fields_of_records_of_different_kinds_are_empty_where_a_kind_has_none(run: Run) -> None:
    result = run("show western-sanctions-2014 energy --fields id,kind")
    assert (result.code, result.out) == (0, "western-sanctions-2014\tsanctions\nenergy\t\n")


def test_csv_of_records_of_different_kinds_has_all_keys(run: Run) -> None:
    lines = run("show western-sanctions-2014 energy --format csv").out.splitlines()
    assert lines[0].startswith("record,id,title,")
    assert lines[0].endswith("label,description,events,event_ids,claim_ids")
    assert len(lines) == 3


def test_a_source_shows_how_it_is_to_be_cited_and_what_of_it_was_seen_in_whose_words(run: Run) -> None:
    card = flat(run("show lo-2008 --format table").out)
    assert "Reference: Bobo Lo, “Axis of Convenience: Moscow, Beijing, and the New Geopolitics”, Chatham House" in card
    assert "Seen: abstract: The publisher's description" in card
    assert "Text: in the words of its publisher" in card
    assert "More by the author: `sinorus sources --source lo`" in card


def test_a_source_in_another_script_has_its_title_with_a_translation_and_its_authors_as_they_are_said(run: Run) -> None:
    card = flat(run("show shen-li-2012 --format table").out)
    assert card.startswith("Source: 结构失衡——中苏同盟破裂的深层原因(上) Translated title: Imbalance of structure")
    assert "Author: 沈志华, 李丹慧 " in card


def test_a_source_lists_its_claims_as_their_passages_follow_with_effect_forces_and_verdict(run: Run) -> None:
    claims = run("claims --source lo-2008 --sort passage --json").json()
    card = flat(run("show lo-2008 --format table").out)
    assert [card.index(f"[{claim['id']}]") for claim in claims] == sorted(card.index(f"[{c['id']}]") for c in claims)
    assert "[lo-2008-no-shared-vision] abstract; = neutral; denies identity-and-memory; judgement" in card
    treaty = flat(run("show treaty-2001 --format table").out)
    assert "[treaty-2001-respect-for-chosen-course] article 3; + cooperation; sovereignty-norms; kept" in treaty
    assert "[treaty-2001-no-force-or-pressure] article 2; + cooperation; –; kept" in treaty
