"""The search of a page finds what the search of the command finds: the same words, phrases, beginnings and names."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from sinorus.base.stems import stem
from sinorus.index import open_index
from sinorus.model.vocabulary import BUILTIN
from sinorus.page.words import words
from sinorus.query import sql
from sinorus.query.question import Question
from sinorus.query.search import search
from sinorus.query.word_streams import WordStreams

KINDS = ("event", "claim", "series")
# What a generator would not think of.
ODD = [
    "",
    '"',
    "-",
    "*",
    "a,b",
    "1,000",
    ",",
    "not:",
    "not:gas",
    '-"no limits"',
    "treaty -1950, gas",
    "-gas, -oil",
    "习近平",
]
FOUND = """searches => searches.map(text => {
    const found = wording.search(text);
    return ["events", "claims", "series"].map(kind => facts[kind].map(row => row.id).filter(found.has).sort());
})"""


@pytest.mark.slow
def test_every_stem_has_a_code_of_its_own_that_no_other_begins_with() -> None:
    texts = {str(number): [f"stem{number}"] * (9000 - number) for number in range(9000)}
    made = words(WordStreams(texts, [], []), [*texts])
    codes = {text[: len(text) // (9000 - number)] for number, text in enumerate(made["texts"])}
    assert len(codes) == 9000
    assert {len(code) for code in codes} == {1, 2, 3}
    assert not any(code[:count] in codes for code in codes for count in range(1, len(code)))
    assert not {*"".join(codes)} & {*' "\\<>&'}


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    with open_index([BUILTIN]) as index:
        yield index.db


def aliases(db: sqlite3.Connection) -> list[str]:
    """List the words of words.json and the names of actors and places."""
    names = db.execute("SELECT DISTINCT folded FROM name WHERE kind IN ('actor', 'place') ORDER BY folded")
    same = db.execute("SELECT DISTINCT text FROM alike WHERE NOT near ORDER BY text")
    return [text for (text,) in (*same, *names)]


def generated(db: sqlite3.Connection, count: int) -> Iterator[str]:
    """Yield searches made of the words, the phrases and the names of the data."""
    chance = random.Random(23)
    forms = [word for (word,) in db.execute("SELECT word FROM form ORDER BY word")]
    titles = [title.split() for (title,) in db.execute("SELECT label FROM stored WHERE kind IN ('event', 'claim')")]
    names = aliases(db)

    def some() -> str:
        title = chance.choice(titles)
        start = chance.randrange(len(title))
        run = " ".join(title[start : start + chance.randint(1, 4)])
        word = chance.choice(forms)
        return str(
            chance.choice([word, word[: chance.randint(3, 7)] + "*", f'"{run}"', f"-{word}", run, chance.choice(names)])
        )

    for _ in range(count):
        asked = " ".join(some() for _ in range(chance.randint(1, 2)))
        yield chance.choice(["", "", "", "not:"]) + asked + chance.choice(["", "", f", {some()}"])


def commanded(text: str, db: sqlite3.Connection) -> list[list[str]]:
    """Return the ids that the command finds, by kind."""
    return [sorted(sql.ids_of(db, kind, Question(search=(search(text, db),)))) for kind in KINDS]


@pytest.fixture(scope="module")
def page(browser: Browser, written: Callable[..., Path]) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(f"file://{written()}")
    yield page
    page.close()


@pytest.mark.slow
def test_two_hundred_searches_and_every_other_name_find_what_the_command_finds(
    page: Any, db: sqlite3.Connection
) -> None:
    searches = [*generated(db, 200), *ODD, *aliases(db)]
    found = page.evaluate(FOUND, searches)
    wrong = [text for text, ids in zip(searches, found, strict=True) if ids != commanded(text, db)]
    assert wrong == []


@pytest.mark.slow
def test_the_script_makes_the_stems_of_the_program(page: Any, db: sqlite3.Connection) -> None:
    forms = [word for (word,) in db.execute("SELECT word FROM form ORDER BY word")]
    forms += [word + ending for word in forms[::9] for ending in ("s", "ing", "isations", "ed", "fulness")]
    assert page.evaluate("words => words.map(wording.stem)", forms) == [*map(stem, forms)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "marked"),
    [("treaties", "Treaty"), ('"good-neighbourliness and"', "Good-Neighbourliness and"), ("friend*", "Friendly")],
)
def test_what_was_searched_for_is_marked_in_its_forms(page: Any, typed: str, marked: str) -> None:
    hash = f"#search={quote(typed)}&at=good-neighbourliness-treaty-2001"
    page.evaluate("hash => { location.hash = hash; }", hash)
    page.wait_for_function("text => document.getElementById('By-search').value === text", arg=typed)
    page.locator("#Panel .title mark").first.wait_for()
    assert marked in page.locator("#Panel .title mark").all_text_contents()
