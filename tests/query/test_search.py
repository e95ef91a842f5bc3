"""What is typed to search for: any text is read, other names find each other, and a failure names its word."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from folders import folder_of, like, save, started
from sinorus.index import open_index
from sinorus.query.failure import reason
from sinorus.query.question import Question
from sinorus.query.search import search
from sinorus.query.snippets import Finder

PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ['"', "-", "*", ",", " ", "not:", '"no limits"', "oil", "-gas", "trea*", "珍宝岛", "Амур", "10,000", "OR"]
    ),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    """Open the packaged data."""
    with open_index([]) as index:
        yield index.db


@given(text=TEXTS)
def test_any_text_is_a_search(db: sqlite3.Connection, text: str) -> None:
    found = search(text, db)
    for expression in filter(None, [found.expression, *map(str, found.terms)]):
        db.execute("SELECT count(*) FROM word WHERE word MATCH ?", [expression]).fetchone()
    reason(db, Question(search=(found,)), ["event"])
    Finder(found.terms, db).spans(text)


@given(first=TEXTS, second=TEXTS)
def test_a_text_without_signs_finds_no_more_with_another_word(db: sqlite3.Connection, first: str, second: str) -> None:
    plain = [" ".join(filter(str.isalnum, text)) for text in (first, second)]
    assert _found(db, " ".join(plain)) <= _found(db, plain[0]) or not plain[0].strip()


def _found(db: sqlite3.Connection, text: str) -> set[int]:
    expression = search(text, db).expression
    rows = db.execute("SELECT rowid FROM word WHERE word MATCH ?", [expression]) if expression else ()
    return {n for (n,) in rows}


@pytest.mark.parametrize(
    "names",
    [
        "rouble,ruble,roubles",
        "defence,defense",
        "organisation,organization",
        "renminbi,yuan",
        "Peking,Beijing,北京",
        "Damansky,Zhenbao,珍宝岛,Даманский",
        '"BRI","Belt and Road"',
        '"NATO expansion","NATO enlargement"',
        '"Chiang Kai-shek","Jiang Jieshi"',
        '"Port Arthur",旅顺',
    ],
)
def test_other_names_find_each_other(db: sqlite3.Connection, names: str) -> None:
    found = [_found(db, name) for name in names.split(",")]
    assert found[0]
    assert all(each == found[0] for each in found)


@pytest.mark.parametrize(("line", "meant"), [("xi", "xinjiang"), ("BRI", "britain"), ("limits no", '"limits no"')])
def test_a_word_is_no_beginning_and_a_phrase_no_set_of_words(db: sqlite3.Connection, line: str, meant: str) -> None:
    assert not _found(db, meant) >= _found(db, line)


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside a folder with three events."""
    monkeypatch.chdir(tmp_path)
    folder = started()
    titles = {"a": "The great game", "b": "The tournament of shadows", "c": "A frontier"}
    save(folder / "events.json", [like("event", id=id, title=title) for id, title in titles.items()])
    (folder / "series" / "my-series.json").unlink()
    for name in ("claims", "contrasts"):
        (folder / f"{name}.json").unlink()
    return folder


def test_a_folder_adds_other_names_to_those_of_the_packaged_data(run: Run, mine: Path) -> None:
    assert run("timeline --data mine --search 'great game' --json").ids() == ["a"]
    names = {"words": ["Great Game", "Tournament of Shadows"]}
    near = {"words": ["march", "frontier"], "meaning": "near"}
    save(mine / "words.json", [names, near])
    assert run("timeline --data mine --search 'great game' --json").ids() == ["a", "b"]
    assert run("timeline --data mine --search '\"the great game\"' --json").ids() == ["a", "b"]
    assert run("timeline --data mine --search march --json").err.endswith('has "march"; did you mean frontier?\n')
    folder_of("other", words=[{"words": ["frontier", "game"]}])
    assert run("timeline --data mine --data other --search frontier --json").ids() == ["a", "c"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timeline --search hauwei", 'no record has "hauwei"; did you mean huawei?'),
        ("find huawei embargos hauwei", 'no record has "hauwei"; did you mean huawei?'),
        ("claims --search qwertyuiop", 'no record has "qwertyuiop"'),
        ("claims --search demarcaton", "did you mean demarcation"),
        ("timeline --search treaty --theme energy --to 1700", "none that the other filters let through"),
        ("actors --search pipeline", 'no actor has "pipeline", but others do: `sinorus find` lists them'),
        ("actors --search mongolia --search huawei", 'no actor has "mongolia" and "huawei" together'),
        ("find '\"limits no\"'", "(without quotation marks)"),
    ],
)
def test_a_search_that_finds_nothing_says_which_word_fails(run: Run, line: str, said: str) -> None:
    result = run(line)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("nothing matched: 0 of ")
    assert said in result.err
    assert run(f"{line} --json").err == result.err


def test_a_table_says_where_the_words_stand_that_it_does_not_show(run: Run) -> None:
    shown = " ".join(run("claims --search Mongolia --format table").out.split())
    assert "review, note: The order of 30 January" in shown
    listed = run("claims --search Mongolia --format list").out
    assert "Words: review, note: " in listed
    assert "Words: " not in run("actors --search mongolia --format list").out
