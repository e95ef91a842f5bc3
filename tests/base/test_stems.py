"""The stems of words: Porter's, but for spellings, and one rule for records and questions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinorus.base.porter import porter
from sinorus.base.stems import Stems, stem, stems
from sinorus.base.text import words, words_in_place

ENDINGS = "s es ed ing ational tional izer ation ator alism iveness fulness icate ative ical ness ance ment ion ll y e"
BEGINNINGS = ("tr", "hop", "relat", "possess", "conveni")
WORDS = [f"{beginning}{ending}" for beginning in BEGINNINGS for ending in ENDINGS.split()]


@pytest.fixture(scope="module")
def stemmed() -> Iterator[dict[str, str]]:
    """Return the stems that SQLite's own implementation of Porter's rules gives."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE text USING fts5 (word, tokenize = 'porter ascii')")
        db.execute("CREATE VIRTUAL TABLE term USING fts5vocab (text, instance)")
        db.executemany("INSERT INTO text (rowid, word) VALUES (?, ?)", enumerate(WORDS))
        yield {WORDS[row]: term for term, row in db.execute("SELECT term, doc FROM term")}


def test_stems_are_those_of_another_implementation(stemmed: dict[str, str]) -> None:
    assert {word: porter(word) for word in WORDS if len(word) > 3} == {
        word: stemmed[word] for word in WORDS if len(word) > 3
    }


@pytest.mark.parametrize(
    "spellings",
    [
        "organisation organization organisations",
        "defence defense defences",
        "labour labor labours",
        "neighbourhood neighborhood",
        "centre center centres",
        "kilometre kilometer kilometres",
        "analyse analyze analysed",
        "dialogue dialog dialogues",
        "travelled traveled travelling",
        "treaty treaties",
        "Nerchinsk NERCHINSK",
    ],
)
def test_spellings_and_forms_of_a_word_have_one_stem(spellings: str) -> None:
    assert len(set(stems(spellings))) == 1


def test_a_web_address_has_no_words() -> None:
    assert Stems().of(["https://example.org/treaty", "http://example.org", "of treaties"]).split() == ["of", "treati"]


@pytest.mark.parametrize("pair", ["four for", "hour hor", "xi xinjiang", "china chinese", "1953 1954", "t34 t35"])
def test_other_words_have_other_stems(pair: str) -> None:
    assert len(set(stems(pair))) == 2


@given(st.text())
def test_words_in_their_places_are_the_words_of_the_text(text: str) -> None:
    found = words_in_place(text)
    assert [word for part, _, _ in found for word in words(part)] == words(text)
    assert all(words(text[start:end]) == words(part) for part, start, end in found)


@given(st.text(alphabet="abcdefghilnorstuyz", min_size=1, max_size=30))
def test_every_word_has_a_stem(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word) + 1


@given(st.lists(st.text(), max_size=3))
def test_pieces_between_blanks_have_the_stems_of_the_whole_text(texts: list[str]) -> None:
    kept = Stems()
    for _ in range(2):
        assert kept.of(texts).split() == stems(" ".join(texts))
    assert dict(kept.new) == {word: stem(word) for word in words(" ".join(texts))}
    assert len(dict(kept.new)) == len(kept.new)


def test_stems_are_the_same_when_there_were_too_many_to_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sinorus.base.stems._KEPT", 2)
    assert Stems().of(["Treaties of treaties, and the treaty"]) == " ".join(
        stems("Treaties of treaties, and the treaty")
    )
