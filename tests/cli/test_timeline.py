"""What `timeline` answers from the packaged data: which events, in which order, with which keys, and how it looks."""

import json

import pytest
from inline_snapshot import snapshot

from conftest import Run

COLD_WAR = "timeline --from 1949 --to 1991"
# The event that the record dates to the year 2010 alone may have come before June.
PARTLY = "timeline --from 2010-06 --to 2011"
COMPLEMENT = str.maketrans("0123456789", "9876543210")
KEYS = [
    "id",
    "title",
    "date_edtf",
    "earliest",
    "latest",
    "match",
    "summary",
    "kind",
    "effect",
    "themes",
    "drivers",
    "actors",
    "place",
    "causes",
    "led_to",
    "claims",
    "mentions",
    "references",
    "confidence",
    "disputed",
    "date_text",
    "extra",
    "names",
    "wikidata",
]


@pytest.mark.parametrize(
    ("id", "day"),
    [
        ("prc-founded-1949", "1949-10-01"),
        ("sino-soviet-treaty-1950", "1950-02-14"),
        ("ussr-dissolution-1991", "1991-12-26"),
        ("china-recognises-russia-1991", "1991-12-27"),
    ],
)
def test_a_bare_year_covers_all_of_itself_at_both_ends_of_the_window(run: Run, id: str, day: str) -> None:
    [event] = [row for row in run(f"{COLD_WAR} --json").json() if row["id"] == id]
    assert event["date_edtf"] == event["earliest"] == event["latest"] == day
    assert event["match"] == "certain"


def test_nothing_outside_the_window_is_listed(run: Run) -> None:
    rows = run(f"{COLD_WAR} --json").json()
    assert len(rows) > 70
    for row in rows:
        assert row["earliest"] is None or row["earliest"] <= "1991-12-31", row["id"]
        assert row["latest"] is None or row["latest"] >= "1949-01-01", row["id"]


def test_events_stand_in_order_of_earliest_then_latest_then_id(run: Run) -> None:
    rows = run("timeline --json").json()
    assert len(rows) > 300

    def key(row: dict[str, str]) -> tuple[str, str, str]:
        # Among equal beginnings the longer comes first: each digit is turned into its complement.
        return row["earliest"] or "", (row["latest"] or "9999").translate(COMPLEMENT), row["id"]

    assert rows == sorted(rows, key=key)


def test_json_has_exactly_the_documented_keys_in_their_order(run: Run) -> None:
    for row in run("timeline --json").json():
        assert list(row) == KEYS


def test_json_is_one_array_with_real_characters(run: Run) -> None:
    result = run("timeline --json")
    assert isinstance(json.loads(result.out), list)
    assert result.err == ""
    assert "\\u00" not in result.out


def test_without_a_window_nothing_is_said_about_a_match(run: Run) -> None:
    assert {row["match"] for row in run("timeline --json").json()} == {None}
    assert {row["match"] for row in run("timeline --theme energy --json").json()} == {None}


def test_with_a_window_every_event_is_certain_or_possible(run: Run) -> None:
    assert {row["match"] for row in run(f"{PARTLY} --json").json()} == {"certain", "possible"}


def test_an_event_names_its_causes_consequences_and_claims(run: Run) -> None:
    rows = {row["id"]: row for row in run("timeline --json").json()}
    claims = {row["id"]: row for row in run("claims --json").json()}
    treaty = rows["sino-soviet-treaty-1950"]
    assert treaty["causes"]
    assert treaty["led_to"]
    assert treaty["claims"]
    for id, event in rows.items():
        assert all(id in rows[cause]["led_to"] for cause in event["causes"])
        assert all(id in rows[effect]["causes"] for effect in event["led_to"])
        assert all(id in claims[claim]["events"] for claim in event["claims"])
    for id, claim in claims.items():
        assert all(id in rows[event]["claims"] for event in claim["events"])


def test_possible_events_bear_a_question_mark_in_the_table_and_the_certain_do_not(run: Run) -> None:
    rows = run(f"{PARTLY} --json").json()
    possible = sum(row["match"] == "possible" for row in rows)
    table = run(f"{PARTLY} --format table")
    assert 0 < possible < len(rows)
    assert sum(line.startswith("? ") for line in table.out.splitlines()) == possible
    assert f"{len(rows)} events, {possible} of them only possibly in 2010-06-01 … 2011-12-31" in table.err


def test_the_table_groups_events_under_the_era_of_their_earliest_day(run: Run) -> None:
    eras = [row for row in run("periods --json").json() if row["era"]]
    lines = run("timeline --format table").out.splitlines()
    labels = [era["label"] for era in eras]
    assert [line for line in lines if line in labels] == labels
    # What began on the first day of an era stands first under its heading; what began long before and went on, above.
    alliance = lines.index("The Sino-Soviet alliance")
    assert lines[alliance + 1].startswith("1 Oct 1949 ")
    assert any(line.startswith("1 Aug 1927") for line in lines[:alliance])


def test_the_table_reads_as_a_person_writes(run: Run) -> None:
    result = run("timeline --from 1991-12-20 --to 1991-12-31 --theme partnership --format table")
    assert result.out == snapshot("""\
Date         On the tie     Event

Normalisation
27 Dec 1991  + cooperation  China recognises the Russian Federation
                            china-recognises-russia-1991
""")
    assert result.err == "1 event in 1991-12-20 … 1991-12-31; --long shows more of each\n"


def test_the_effect_is_told_by_a_mark_and_a_word(run: Run) -> None:
    table = run(f"{COLD_WAR} --format table").out
    for said in ("+ cooperation", "- friction", "~ mixed", "= neutral"):
        assert said in table


def test_plain_is_id_date_title_effect_and_themes_without_a_header(run: Run) -> None:
    result = run("timeline --from 1950-02-14 --to 1950-02-14 --kind treaty")
    assert result.out == snapshot(
        "sino-soviet-treaty-1950\t1950-02-14\tSino-Soviet treaty of friendship, alliance and mutual assistance"
        "\tcooperation\tpartnership;security;ideology;us-balancing\n"
    )
    assert result.err == ""


def test_plain_and_json_hold_the_same_events(run: Run) -> None:
    lines = run(COLD_WAR).out.splitlines()
    assert [line.split("\t")[0] for line in lines] == run(f"{COLD_WAR} --json").ids()
    assert {line.count("\t") for line in lines} == {4}


def test_one_field_is_enough(run: Run) -> None:
    lines = run(f"{COLD_WAR} --fields id,date_edtf,title").out.splitlines()
    assert "prc-founded-1949\t1949-10-01\t" in "\n".join(lines)


def test_the_answer_is_the_same_when_it_is_asked_again(run: Run) -> None:
    assert run(f"{COLD_WAR} --json") == run(f"{COLD_WAR} --json")
