"""Where in a record the words of a search stand, and the words around them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sinorus.base.text import words_in_place
from sinorus.query.search import Term, Way

# The kinds of record that are searched, each with the key of what it is called. Records whose name is just what was
# typed come first, and those of an earlier kind before those of a later one.
NAMED = {
    "actor": "name", "theme": "label", "driver": "label", "place": "name", "period": "label", "source": "title",
    "series": "title", "event": "title", "claim": "text", "contrast": "why",
}  # fmt: skip
# How many characters of a long text are shown, and how many of them before the first of the words.
LENGTH = 160
BEFORE = 50
# Keys whose texts are no words of the record: days, and what other records say of it.
SKIPPED = frozenset({"names", "earliest", "latest", "match", "led_to", "url", "URL", "archive", "link", "measure"})
# Keys of ids, which tell less than prose.
LAST = frozenset(
    {
        "id",
        "themes",
        "drivers",
        "causes",
        "event",
        "events",
        "claim",
        "claims",
        "mentions",
        "links",
        "series",
        "source",
        "sources",
    }
)

# The start and the end of words in a text, and the number of the term that they answer.
Span = tuple[int, int, int]


class Snippet(NamedTuple):
    """Words of a search with what stands around them.

    field  the key in which they stand, with points between the steps, as in review.note; empty if that is not known
    text   a part of the text
    marks  the words that answer the search, as they stand in it
    """

    field: str
    text: str
    marks: tuple[str, ...] = ()


class Finder:
    """Finds the words of a search in texts.

    - ``exact``: leads from a folded word to the ways that begin with it, each with the number of its term
    - ``begun``: the beginnings of words, each with the way that begins so and the number of its term
    - ``forms``: the words of each stem
    - ``count``: how many terms there are
    """

    def __init__(self, terms: Iterable[Term], db: sqlite3.Connection) -> None:
        self.db = db
        self.exact: dict[str, list[tuple[Way, int]]] = defaultdict(list)
        self.begun: list[tuple[str, Way, int]] = []
        ways = [(way, number) for number, term in enumerate(terms) for way in (*term.ways, *term.parts)]
        self.count = 1 + max((number for _, number in ways), default=-1)
        self.forms = _forms({stem for way, _ in ways for stem in way.stems}, db)
        for way, number in ways:
            if way.is_begun and len(way.stems) == 1:
                self.begun.append((way.stems[0], way, number))
            for form in self.forms[way.stems[0]]:
                self.exact[form].append((way, number))

    def spans(self, text: str) -> list[Span]:
        """List where in a text words of the search stand."""
        words = words_in_place(text)
        found: list[Span] = []
        for at, (word, start, _) in enumerate(words):
            begun = [(way, number) for beginning, way, number in self.begun if word.startswith(beginning)]
            for way, number in (*self.exact.get(word, ()), *begun):
                run = words[at : at + len(way.stems)]
                if self._fits(way, [each for each, *_ in run]):
                    found.append((start, run[-1][2], number))
        return found

    def _fits(self, way: Way, words: list[str]) -> bool:
        """Say whether words are those of a way."""
        if len(words) < len(way.stems):
            return False
        *stems, last = way.stems
        ends = words[-1] in self.forms[last] or (way.is_begun and words[-1].startswith(last))
        return ends and all(word in self.forms[stem] for word, stem in zip(words, stems, strict=False))

    def best(self, record: dict[str, Any], first: str) -> Snippet:
        """Return the snippet of the text that answers most of the search; of two the earlier one, ``first`` before all.

        Where no text answers, the field of the snippet is empty.
        """
        most, best = 0, ("", "", list[Span]())
        for field, text in self._texts(record, first):
            spans = self.spans(text)
            answered = len({number for *_, number in spans})
            if answered > most:
                most, best = answered, (field, text, spans)
            if most == self.count:
                break
        return _cut(*best)

    def _texts(self, record: dict[str, Any], first: str) -> Iterator[tuple[str, str]]:
        """Yield the fields and texts of a record, what it is called first and the names of its actors last."""
        yield first, record.get(first) or ""
        others = [text for key, value in record.items() if key not in (first, *SKIPPED) for text in _flat(key, value)]
        yield from sorted(others, key=lambda text: not LAST.isdisjoint(text[0].split(".")))
        yield from _names(record, self.db)


def _forms(stems: set[str], db: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the words of each of some stems; the stem itself is one of them."""
    forms = {stem: {stem} for stem in stems}
    rows = db.execute(
        "SELECT given.value, form.word FROM json_each(?) AS given JOIN form ON form.word >= substr(given.value, 1, 2)"
        " AND form.word < substr(given.value, 1, 2) || char(1114111) AND form.stem = given.value",
        [json.dumps([*stems])],
    )
    for stem, word in rows:
        forms[stem].add(word)
    return forms


def _flat(key: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield each text in a value with its key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for item in value:
            yield from _flat(key, item)
    elif isinstance(value, dict):
        for inner, item in value.items():
            if inner not in SKIPPED:
                yield from _flat(f"{key}.{inner}", item)


def _names(record: dict[str, Any], db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the names of the actors and the place of a record, or else the other names of the record itself."""
    yield from (("names", name) for name in _local(record))
    others = [("actors", id) for id in record.get("actors", ())]
    others += [("place", record["place"]["id"])] if record.get("place") else []
    for field, id in others:
        for (text,) in db.execute("SELECT json FROM record WHERE id = ?", [id]):
            other = json.loads(text)
            yield from ((field, name) for name in (other["name"], *other["aliases"], *_local(other)))
    if not others:
        rows = db.execute("SELECT folded FROM name WHERE id = ?", [record["id"]])
        yield from (("aliases", name) for (name,) in rows)


def _local(record: dict[str, Any]) -> list[str]:
    """Return the names of a record in Chinese and Russian."""
    return [name["text"] for name in record.get("names", ())]


def _cut(field: str, text: str, spans: list[Span]) -> Snippet:
    """Cut a long text to the words of a search and what stands around them."""
    marks = tuple(dict.fromkeys(text[start:end] for start, end, _ in spans))
    if len(text) <= LENGTH:
        return Snippet(field, text, marks)
    begin = max(0, min(spans[0][0] - BEFORE, len(text) - LENGTH))
    end = min(len(text), begin + LENGTH)
    begin = text.find(" ", begin) + 1 if begin and " " in text[begin : spans[0][0]] else begin
    end = text.rfind(" ", begin, end) if end < len(text) and " " in text[spans[0][1] : end] else end
    return Snippet(field, f"{'…' * (begin > 0)}{text[begin:end]}{'…' * (end < len(text))}", marks)
