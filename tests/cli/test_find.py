"""`find`: everything that answers some words, the nearest first, in context, and the commands that go on."""

import json
from typing import Any

import pytest

from conftest import DATA, Run
from sinorus.model.rows import KEPT, keys
from sinorus.model.rows.find import FindRow
from sinorus.query.snippets import NAMED
from typewriter import SINORUS, on_terminal

# For each kind of record, words that find one of it.
ONE_OF_EACH = {
    "event": ("huawei 5g", "huawei-mts-5g-2019"),
    "claim": ("huawei", "sikka-huawei-gains-openings"),
    "driver": ("western sanctions", "western-sanctions"),
    "theme": ("Territory and borders", "territory"),
    "actor": ("习近平", "xi-jinping"),
    "place": ("珍宝岛", "zhenbao-island"),
    "period": ("chinese civil war -nothing", "chinese-civil-war"),
    "series": ("joint vetoes", "unsc-joint-vetoes"),
    "source": ("rathod", "rathod"),
    "contrast": ("huawei", "sikka-limits-against-opening"),
}


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    return list(run("find", *words, "--json").json())


@pytest.mark.parametrize("kind", KEPT)
def test_every_kind_of_record_is_found(run: Run, kind: str) -> None:
    words, id = ONE_OF_EACH[kind]
    found = rows(run, words, "--records", kind)
    assert id in [row["id"] for row in found]
    assert {row["record"] for row in found} == {kind}
    assert all(tuple(row) == keys(FindRow) for row in found)


def test_kinds_are_those_of_the_index() -> None:
    assert set(NAMED) == set(KEPT), "NAMED in src/sinorus/query/snippets.py has a line for each kind of record"
    assert set(NAMED) == set(ONE_OF_EACH), "ONE_OF_EACH of this file has words and an id for each kind of record"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("huawei", "huawei"),
        ("mongolia", "mongolia"),
        ("Xi Jinping", "xi-jinping"),
        ("NATO", "nato"),
        ("珍宝岛", "zhenbao-island"),
        ("treaty of aigun", "treaty-of-aigun-1858"),
        ("no-limits-statement-2022", "no-limits-statement-2022"),
    ],
)
def test_what_has_just_this_name_comes_first(run: Run, words: str, first: str) -> None:
    assert rows(run, words)[0]["id"] == first


def test_the_words_stand_in_the_snippet_and_the_snippet_in_its_field(run: Run) -> None:
    for row in rows(run, "mongolia", "--all"):
        assert "mongol" in row["snippet"].casefold()
        [record] = run("show", row["id"], "--json").json()
        field = row["field"].split(".")[0]
        told = json.dumps(record.get(field), ensure_ascii=False)
        # Names of actors stand in their own records, and links only in those of events that have causes.
        assert (
            field in ("actors", "links", "aliases")
            or json.dumps(row["snippet"].strip("…"), ensure_ascii=False)[1:-1] in told
        )


def test_the_nearest_twenty_are_shown_in_every_format_and_all_if_asked_for(run: Run) -> None:
    for format in ("json", "plain", "table"):
        result = run(f"find china --format {format}")
        assert "20 shown, --all shows all" in result.err
    assert len(rows(run, "china")) == 20
    everything = rows(run, "china", "--all")
    assert everything[:20] == rows(run, "china")
    assert len({row["id"] for row in everything}) == len(everything) > 500


@pytest.mark.parametrize("words", [["1969"], ["the", "1960s"], ["march", "1969"], ["cold", "war"], ["1969/1971"]])
def test_a_date_or_a_period_alone_is_the_timeline_of_it(run: Run, words: list[str]) -> None:
    alone = run("find", *words)
    assert alone.out == run("timeline", "--during", " ".join(words)).out != ""


@pytest.mark.parametrize(
    ("words", "others", "during"),
    [
        ("energy 2014", "energy", "2014"),
        ("2014 energy", "energy", "2014"),
        ("cold war treaties", "treaties", "cold-war"),
        ("treaties the cold war", "treaties", "cold-war"),
        ("railway late 1890s", "railway", "late 1890s"),
        ("mao 20th century stalin", "mao stalin", "20th century"),
    ],
)
def test_a_date_or_a_period_among_the_words_is_a_window(run: Run, words: str, others: str, during: str) -> None:
    found = rows(run, words, "--all")
    assert found == rows(run, others, "--during", during, "--all") != []
    assert {row["match"] for row in found} <= {"certain", "possible"}


@pytest.mark.parametrize(
    "words",
    ["100 billion", '"2014" gas', "9999 tanks", "-2014 gas", "normalisation", "may", "T-34", "1 gas", "10,000 men"],
)
def test_what_may_be_something_else_is_text(run: Run, words: str) -> None:
    result = run("find", words, "--format", "table")
    assert result.code == 0
    assert "records" in result.err or "1 record" in result.err
    assert " in 20" not in result.err


def test_filters_and_kinds_choose_among_what_is_found(run: Run) -> None:
    assert {row["record"] for row in rows(run, "energy", "--records", "events,claim", "--all")} == {"event", "claim"}
    deals = rows(run, "energy", "--kind", "trade-deal", "--all")
    assert {row["id"] for row in deals} == set(run("timeline --search energy --kind trade-deal --json").ids())
    claims = rows(run, "sanctions", "--records", "claim", "--all")
    assert {row["id"] for row in claims} == set(run("claims --search sanctions --json").ids())
    undated = rows(run, "huawei", "--from", "2000", "--all")
    assert {row["record"] for row in undated} == {"event", "claim"}
    result = run("find huawei --records nothing")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith('sinorus: --records "nothing" is no kind of record; there are actor, ')


def test_words_with_a_dash_are_denied_wherever_they_stand(run: Run) -> None:
    without = {row["id"] for row in rows(run, "oil", "-gas", "--all")}
    assert without == {row["id"] for row in rows(run, "-gas", "oil", "--all")}
    assert without == {row["id"] for row in rows(run, "oil", "--all")} - {
        row["id"] for row in rows(run, "gas", "--all")
    }
    assert len(without) > 10
    # Letters in it are no options, and neither is what stands behind two dashes.
    assert rows(run, "oil", "-ofile") == rows(run, "oil")
    assert run("find", "--json", "--", "oil", "-gas").code == 0
    assert run("find -huawei").code == 0


@pytest.mark.parametrize(
    ("words", "onward"),
    [
        ("huawei", "`sinorus show huawei` or `sinorus timeline --actor huawei`"),
        ("treaties", "`sinorus timeline --kind treaty`"),
        ("treaties mongolia", "`sinorus timeline --kind treaty --actor mongolia`"),
        ("visits mongolia", "`sinorus timeline --kind visit`"),
        ("energy 2014", "`sinorus timeline --theme energy --during 2014`"),
        ("treaties cold war", "`sinorus timeline --kind treaty --during cold-war`"),
    ],
)
def test_people_are_told_how_to_go_on(run: Run, words: str, onward: str) -> None:
    told = run("find", words, "--format", "table").err
    assert onward in told
    for command in told.split("`")[1::2]:
        assert run(command.removeprefix("sinorus ")).out


def test_the_words_are_bold_on_a_terminal_and_plain_elsewhere(run: Run) -> None:
    for format in ("table", "list"):
        shown = on_terminal(SINORUS, "find", "no-limits,珍宝岛", "--format", format, "--all")
        assert "\x1b[1mno limits\x1b[0m" in shown.out or "\x1b[1mNo limits\x1b[0m" in shown.out
        assert "\x1b" not in run(f"find no-limits --format {format}").out


def test_ten_thousand_words_are_refused_in_one_paragraph(run: Run) -> None:
    result = run("find", *["word"] * 10_000)
    assert (result.code, result.out) == (2, "")
    assert result.err == "sinorus: find takes up to 1000 characters; this text has 49999\n"
    assert run("find", *["a"] * 500).code == 0


def test_an_answer_of_find_is_cited_as_it_was_asked(run: Run) -> None:
    assert "find cold war treaties -vietnam" in run("cite", "--query", "find cold -vietnam war treaties").out


def test_titles_of_records_are_those_of_the_data(run: Run) -> None:
    events = {row["id"]: row["title"] for row in json.loads((DATA / "events.json").read_text(encoding="utf-8"))}
    for row in rows(run, "gas", "--records", "event", "--all"):
        assert row["title"] == events[row["id"]]
