"""What `drivers` answers: which forces bind or divide, who names them, how often, since when."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import like, load, put, save, started
from sinorus.views.driver_matrix import MOST_GROUPS

KEYS = [
    *("id", "label", "theme", "description", "effect", "sources", "earliest", "latest", "denied"),
    *("claims", "events", "denials", "of_sources", "named_by", "denied_by", "binds_by", "divides_by", "official"),
]
VOICES = ["of_sources", "named_by", "denied_by", "binds_by", "divides_by"]
EFFECTS = ["cooperation", "friction", "mixed", "neutral", "not-coded"]


def claims(run: Run) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in run("claims --json").json()}


def test_json_has_exactly_the_documented_keys_in_their_order(run: Run) -> None:
    for row in run("drivers --json").json():
        assert list(row) == KEYS
        assert list(row["effect"]) == EFFECTS
        assert list(row["official"]) == VOICES


def test_every_driver_stands_there_once_grouped_by_theme(run: Run) -> None:
    rows = run("drivers --json").json()
    themes = [row["theme"] for row in rows]
    order = run("themes --json").ids()
    assert themes == sorted(themes, key=order.index)
    assert len({row["id"] for row in rows}) == len(rows) >= 30
    assert set(themes) == set(order)


def test_the_counts_are_those_of_the_claims(run: Run) -> None:
    said = claims(run)
    for row in run("drivers --json").json():
        own = {id: claim for id, claim in said.items() if row["id"] in claim["drivers"] and not claim["denies"]}
        assert set(row["claims"]) == set(own)
        assert {k: v for k, v in row["effect"].items() if v} == Counter(claim["effect"] for claim in own.values())
        assert row["sources"] == Counter(claim["source"] for claim in own.values())


def test_the_events_are_those_that_the_driver_moved(run: Run) -> None:
    events = run("timeline --json").json()
    for row in run("drivers --json").json():
        assert row["events"] == [event["id"] for event in events if row["id"] in event["drivers"]]


def test_since_is_the_first_known_day_of_its_claims_and_events_and_until_the_last_or_open(run: Run) -> None:
    said, events = claims(run), {row["id"]: row for row in run("timeline --json").json()}
    for row in run("drivers --json").json():
        records = [said[id] for id in [*row["claims"], *row["denials"]]] + [events[id] for id in row["events"]]
        known = [record["earliest"] for record in records if record["earliest"]]
        assert row["earliest"] == min(known, default=None), row["id"]
        ended = [record["latest"] for record in records if record["date_edtf"]]
        assert row["latest"] == (None if None in ended else max(ended, default=None)), row["id"]


def test_a_theme_gives_its_own_drivers_only(run: Run) -> None:
    rows = run("drivers --theme energy --json").json()
    assert {"energy-fit", "energy-leverage"} <= {row["id"] for row in rows}
    assert {row["theme"] for row in rows} == {"energy"}
    others = run("drivers --theme not:energy --json").ids()
    assert len(others) + len(rows) == len(run("drivers --json").ids())


def test_a_theme_shows_each_driver_with_its_claims_in_short_and_their_ids(run: Run) -> None:
    rows, said = run("drivers --theme energy --json").json(), claims(run)
    shown = " ".join(run("drivers --theme energy --format table").out.split())
    for row in rows:
        effect = row["effect"]
        assert f"{row['label']} Id: {row['id']}" in shown
        assert f"binds {effect['cooperation']}, divides {effect['friction']}" in shown
        named = f"named by {row['named_by']} of {row['of_sources']}, denied by {row['denied_by']}"
        assert f"Sources: {named}; binds {row['binds_by']}, divides {row['divides_by']} Official texts: named" in shown
        assert f"since {(row['earliest'] or 'unknown')[:4]}" in shown
        for claim in row["claims"]:
            assert f"{claim}: {said[claim]['text']}" in shown


def test_alone_it_gives_the_whole_field_at_a_glance_under_the_labels_of_the_themes(run: Run) -> None:
    lines = run("drivers --format table").out.splitlines()
    labels = [row["label"] for row in run("themes --json").json()]
    assert [line for line in lines if line in labels] == labels
    assert lines[0].split() == ["Driver", "Named,", "Binds", "Divides", "Official,"]


def test_plain_is_id_theme_claims_binds_divides_label_and_denials_and_then_numbers_of_sources(run: Run) -> None:
    rows = run("drivers --json").json()
    lines = [line.split("\t") for line in run("drivers").out.splitlines()]
    assert lines == [
        [
            row["id"],
            row["theme"],
            str(len(row["claims"])),
            str(row["effect"]["cooperation"]),
            str(row["effect"]["friction"]),
            row["label"],
            str(sum(row["denied"].values())),
            *(str(row[key]) for key in ("named_by", "denied_by", "of_sources")),
        ]
        for row in rows
    ]


@pytest.mark.parametrize(
    ("line", "field", "value"), [("--source sikka", "source", "sikka"), ("--effect friction", "effect", "friction")]
)
def test_a_filter_on_claims_leaves_the_drivers_that_such_claims_name(
    run: Run, line: str, field: str, value: str
) -> None:
    said = claims(run)
    rows = run(f"drivers {line} --json").json()
    naming = {driver for claim in said.values() if claim[field] == value for driver in claim["drivers"]}
    assert {row["id"] for row in rows} == naming
    assert all(said[claim][field] == value for row in rows for claim in row["claims"])


def test_a_window_counts_only_what_falls_into_it(run: Run) -> None:
    window = "--from 1949 --to 1991"
    claims, events = set(run(f"claims {window} --json").ids()), set(run(f"timeline {window} --json").ids())
    rows = run(f"drivers {window} --json").json()
    assert rows
    for row in rows:
        assert row["claims"]
        assert claims >= set(row["claims"])
        assert events >= set(row["events"])


def test_one_driver_is_found_by_id_or_alias(run: Run) -> None:
    assert run("drivers --driver western-sanctions --json").ids() == ["western-sanctions"]
    assert run("drivers", "--driver", "the American card", "--json").ids() == ["triangular-diplomacy"]


def test_a_search_finds_the_driver_by_its_own_words_or_those_of_a_claim(run: Run) -> None:
    assert "energy-fit" in run("drivers --search malacca --json").ids()
    assert "energy-fit" in run("drivers", "--search", "straits", "--json").ids()


@pytest.mark.parametrize("words", ["", "--search gas", "--search not:gas", "--source sikka"])
def test_people_are_shown_the_same_weights_as_programs_are(run: Run, words: str) -> None:
    """What people see was counted when the index was built; what programs get is counted from the claims themselves."""
    counted = run(f"drivers {words} --json").json()
    plain = [line.split("\t")[:5] for line in run(f"drivers {words} --format plain").out.splitlines()]
    for row, line in zip(counted, plain, strict=True):
        effect = row["effect"]
        numbers = map(str, (len(row["claims"]), effect["cooperation"], effect["friction"]))
        assert line == [row["id"], row["theme"], *numbers]
    table = [line.split(" | ") for line in run(f"drivers {words} --format md").out.splitlines()[2:]]
    for row, cells in zip(counted, table, strict=True):
        texts, is_mixed = row["official"], 0 < row["official"]["of_sources"] < row["of_sources"]
        others = [row[key] - texts[key] * is_mixed for key in ("binds_by", "divides_by")]
        named = f"{row['named_by']} \\!{row['denied_by']}" if row["denied_by"] else str(row["named_by"])
        assert cells[1:4] == [named, *map(str, others)]
        assert len(cells) == 6 + is_mixed
        assert cells[-1] == f"{row['earliest'][:-6] if row['earliest'] else 'unknown'} |"


@pytest.fixture
def denying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data in which one claim names a driver, one denies it, and one denies a second driver."""
    monkeypatch.chdir(tmp_path)
    mine = started("mine")
    other = like("driver", id="other", label="Other")
    claims = [
        like("claim"),
        like("claim", id="no", denies=True),
        like("claim", id="nor", drivers=["other"], denies=True),
    ]
    save(mine / "drivers.json", [*load(mine / "drivers.json"), other])
    save(mine / "claims.json", claims)
    return mine


@pytest.mark.parametrize("more", ["", "--source my-essay", "--from 1900", "--effect cooperation"])
def test_who_denies_a_driver_is_no_witness_for_it_and_is_counted_apart(run: Run, denying: Path, more: str) -> None:
    mine, other = run(f"drivers --data mine {more} --json").json()
    assert (mine["claims"], mine["denials"]) == (["my-claim"], ["no"])
    assert (mine["sources"], mine["denied"]) == ({"my-essay": 1}, {"my-essay": 1})
    assert sum(mine["effect"].values()) == 1
    assert (other["claims"], other["denials"], other["sources"], other["denied"]) == ([], ["nor"], {}, {"my-essay": 1})


def test_people_see_who_denies(run: Run, denying: Path) -> None:
    head, _, mine, other = run("drivers --data mine --format md").out.splitlines()
    assert head == "| Driver | Named, of 1 | Binds | Divides | Claims | Since |"
    assert mine.endswith("| 1 \\!1 | 1 | 0 | 1 | 1904 |")
    assert other.endswith("| 0 \\!1 | 0 | 0 | 0 | 1904 |")
    shown = run("drivers --data mine --driver my-driver --format list").out
    assert "no denies it: The railway" in shown
    assert "Sources: named by 1 of 1, denied by 1;" in run("show my-driver --data mine --format list").out
    assert "Denied driver: My driver [my-driver]" in run("show no --data mine --format list").out
    assert "\nDriver: My driver [my-driver]" in run("show my-claim --data mine --format list").out
    assert run("drivers --data mine --format plain").out.splitlines()[1].endswith("\t1\t0\t1\t1")


def test_a_filter_by_driver_finds_who_names_it_and_who_denies_it(run: Run, denying: Path) -> None:
    rows = run("claims --data mine --driver my-driver --json").json()
    assert {row["id"]: row["denies"] for row in rows} == {"my-claim": False, "no": True}


def test_a_denial_without_a_driver_is_refused(run: Run, denying: Path) -> None:
    put(denying / "claims.json", "/1/drivers", [])
    assert "denies says that a driver does not move the tie; name it in drivers" in run("claims --data mine").err


def test_validate_warns_of_a_claim_with_three_drivers(run: Run, denying: Path) -> None:
    third = like("driver", id="third", label="Third")
    save(denying / "drivers.json", [*load(denying / "drivers.json"), third])
    put(denying / "claims.json", "/0/drivers", ["my-driver", "other", "third"])
    [row] = run("validate mine --json").json()
    assert (row["pointer"], row["problem"], row["level"]) == ("/0/drivers", "the claim bears 3 drivers", "warning")
    assert run("validate mine").code == 0


def test_a_driver_that_nobody_names_is_an_answer(run: Run, denying: Path) -> None:
    save(denying / "claims.json", [])
    assert run("validate mine --json").json() == []
    assert [row["sources"] for row in run("drivers --data mine --json").json()] == [{}, {}]


def test_drivers_come_under_their_theme_with_those_first_that_most_sources_name(run: Run) -> None:
    rows = run("drivers --json").json()
    for theme in {row["theme"] for row in rows}:
        own = [(row["named_by"], len(row["claims"])) for row in rows if row["theme"] == theme]
        assert own == sorted(own, reverse=True)


@pytest.mark.parametrize(
    "line", ["", "--tradition chinese,official-chinese", "--source-kind document --effect friction"]
)
def test_sources_are_counted_before_claims_and_official_texts_apart(run: Run, line: str) -> None:
    chosen = " ".join(part for part in line.split(" --") if "effect" not in part)
    sources = {row["id"]: row["tradition"] for row in run(f"sources {chosen} --json").json()}
    official = {id for id, tradition in sources.items() if str(tradition).startswith("official-")}
    said = claims(run)
    for row in run(f"drivers {line} --json").json():
        named = [said[id] for id in row["claims"]]
        for voices, among in ((row, set(sources)), (row["official"], official)):
            assert [voices[key] for key in VOICES] == [
                len(among),
                len(set(row["sources"]) & among),
                len(set(row["denied"]) & among),
                len({claim["source"] for claim in named if claim["effect"] in ("cooperation", "mixed")} & among),
                len({claim["source"] for claim in named if claim["effect"] in ("friction", "mixed")} & among),
            ]


def test_what_no_document_ever_names_is_said_below_the_table(run: Run) -> None:
    every = {row["id"] for row in run("drivers --json").json()}
    named = {row["id"] for row in run("drivers --source-kind document --json").json() if row["claims"]}
    result = run("drivers --source-kind document --format table")
    silent = sorted(every - named)
    [told] = [part for part in result.err.strip().split("; ") if part.startswith("no such claim names")]
    amount, _, ids = told.removeprefix("no such claim names ").partition(" forces: ")
    assert (int(amount), sorted(ids.split(", "))) == (len(silent), silent)
    assert "no such claim" not in run("drivers --format table").err


def test_the_closing_line_sets_official_texts_against_all_others(run: Run) -> None:
    rows = run("drivers --json").json()
    binds, divides = (sum(row["official"][key] for row in rows) for key in ("binds_by", "divides_by"))
    others = [sum(row[key] - row["official"][key] for row in rows) for key in ("binds_by", "divides_by")]
    said = (
        f"say {binds} times that a force binds, {divides} that it divides; all others {others[0]} and {others[1]} times"
    )
    assert said in run("drivers --format table").err
    assert said in run("drivers --count-by tradition --format table").err
    assert said in run("drivers --count-by theme --format table").err
    assert "official texts" not in run("drivers --source sikka --format table").err


@pytest.mark.parametrize("by", ["tradition", "source-decade", "source-kind", "language", "source"])
@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_the_matrix_of_forces_fits_the_terminal_and_says_what_it_leaves_out(
    run: Run, monkeypatch: pytest.MonkeyPatch, by: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = run(f"drivers --count-by {by} --format table")
    assert max(map(len, result.out.splitlines())) <= int(columns)
    heads = result.out.partition("\n\n")[0]
    groups = {row["key"] for row in run(f"drivers --count-by {by} --json").json()}
    assert ("in no column" in result.err) == (len(groups) > MOST_GROUPS)
    assert "All" in heads
    assert result.out.count("\nalliance-question ") == 1
    if by != "source":
        assert heads.count("(") + result.err.partition("--format list shows")[2].count("(") == len(groups)


def test_the_matrix_puts_forces_under_their_themes_with_a_dash_for_silence(run: Run) -> None:
    rows = {(row["key"], row["second"]): row for row in run("drivers --count-by tradition --json").json()}
    head, _, *lines = run("drivers --count-by tradition --format md").out.partition("| Theme")[2].splitlines()
    groups = [cell.rpartition(" (")[0].strip() for cell in head.split("|")[3:-1]]
    labels = {row["label"] for row in run("themes --json").json()}
    for line in lines:
        theme, force, _, *cells = [cell.strip() for cell in line.split("|")[1:-1]]
        assert theme in labels
        for group, cell in zip(groups, cells, strict=True):
            row = rows.get((group, force.replace("\\", "")))
            if row is None:
                assert cell == "–"
                continue
            signs = {"+": row["binds"], "-": row["divides"], "!": row["denied"]}
            said = "".join(f"{sign}{count}" for sign, count in signs.items() if count)
            assert cell.replace("\\", "") == f"{row['sources']} {said}".strip()


def test_one_command_says_when_a_force_entered_the_debate(run: Run) -> None:
    decades = [row["key"] for row in run("drivers --count-by source-decade --json").json() if row["second"] == "rank"]
    assert decades == sorted(decades)
    early = run("claims --driver power-imbalance --written-to 2008 --json").json()
    assert early
    assert all(row["source_date"][:4] <= "2008" for row in early)


def test_a_matrix_of_nothing_says_that_nothing_matched(run: Run) -> None:
    result = run("drivers --count-by tradition --source treaty-1896 --effect friction --format table")
    assert (result.code, "nothing matched: 0 of 38 forces" in result.err) == (0, True)


def test_the_fields_and_the_plain_lines_of_the_matrix_are_pairs(run: Run) -> None:
    rows = run("drivers --count-by tradition --json").json()
    lines = run("drivers --count-by tradition --fields key,second,sources").out.splitlines()
    assert lines == [f"{row['key']}\t{row['second']}\t{row['sources']}" for row in rows]
    assert len(run("drivers --count-by tradition --format plain").out.splitlines()) == len(rows)
