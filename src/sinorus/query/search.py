"""What is typed to search for, made into a full-text expression of SQLite; no text is an error.

A word finds itself and its inflected forms, ``word*`` all words that begin so, ``"two words"`` what stands together,
and ``-word`` what lacks it. Blanks mean and, commas mean or, and a leading ``not:`` denies all that follows. Whatever
else stands there is text. A word of Cyrillic letters finds all that begin so, and a Chinese one stands anywhere.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sinorus.base.errors import BadUsage
from sinorus.base.stems import stem
from sinorus.base.text import words
from sinorus.query import other_names
from sinorus.query.other_names import Others

# Longest text of a search, in characters.
MAX_SEARCH = 1000
# A phrase in quotation marks, a word, or a comma. A comma between the digits of a number is a part of the word.
_PARTS = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"?|(?P<word>(?:[^\s,"]|(?<=\d),(?=\d{3}(?!\d)))+)|,')
_QUOTES = str.maketrans("“”„«»", '"""""')
# Shorter Cyrillic words are only found whole: they begin too many others.
_SHORTEST = 4


class Way(NamedTuple):
    """Stems that stand one behind the other; with ``is_begun`` the last is only the beginning of a word."""

    stems: tuple[str, ...]
    is_begun: bool = False

    def __str__(self) -> str:
        """Write it as a full-text expression."""
        return f'"{" ".join(self.stems)}"{" *" if self.is_begun else ""}'


class Term(NamedTuple):
    """What a record must have, in one of several ways.

    text   as it was typed
    ways   the stems that were typed, those of other names, and those of words that begin so
    parts  the words of a name; who has all of them has the name in one more way
    """

    text: str
    ways: tuple[Way, ...]
    parts: tuple[Way, ...] = ()

    def __str__(self) -> str:
        """Write it as a full-text expression."""
        parts = [f"({' AND '.join(map(str, self.parts))})"] if self.parts else []
        ways = [*map(str, self.ways), *parts]
        return f"({' OR '.join(ways)})" if len(ways) > 1 else ways[0]


class Search(NamedTuple):
    """A search: the record matches a full-text expression of SQLite, or, if ``negated``, does not.

    An empty expression matches nothing. ``text`` is what was typed, and ``terms`` are what it asks for.
    """

    text: str
    expression: str
    negated: bool
    terms: tuple[Term, ...] = ()


class _Piece(NamedTuple):
    """A word or a phrase that was typed; a word with hyphens in it is a phrase of its parts."""

    text: str
    stems: tuple[str, ...]
    is_begun: bool
    is_quoted: bool


def search(text: str, db: sqlite3.Connection, option: str = "--search") -> Search:
    """Make a search of a text. Raises BadUsage if it is too long."""
    if len(text) > MAX_SEARCH:
        raise BadUsage(f"{option} takes up to {MAX_SEARCH} characters; this text has {len(text)}")
    is_denied = text.startswith("not:")
    terms: list[Term] = []
    wanted: list[str] = []
    unwanted: list[str] = []
    for asked, denied in _alternatives(text.removeprefix("not:")):
        own = list(dict.fromkeys(_terms(asked, db)))
        without = " OR ".join(dict.fromkeys(str(term) for piece in denied for term in _terms([piece], db)))
        if own:
            expression = " AND ".join(map(str, own))
            wanted.append(f"(({expression}) NOT ({without}))" if without else f"({expression})")
            terms += own
        elif without:
            unwanted.append(f"({without})")
    expression = " OR ".join(wanted)
    if unwanted:
        # What has x or lacks y is all but what has y and lacks x.
        everything = " AND ".join(unwanted)
        expression = f"({everything}) NOT ({expression})" if expression else everything
    shown = () if is_denied else tuple(dict.fromkeys(terms))
    return Search(text.removeprefix("not:"), expression, is_denied != bool(unwanted), shown)


def _alternatives(text: str) -> Iterator[tuple[list[_Piece], list[_Piece]]]:
    """Yield what is asked for and what is denied between two commas."""
    asked: list[_Piece] = []
    denied: list[_Piece] = []
    for part in _PARTS.finditer(text.translate(_QUOTES)):
        if part[0] == ",":
            yield asked, denied
            asked, denied = [], []
        elif (piece := _piece(part)).stems:
            (denied if part[0].startswith("-") else asked).append(piece)
    yield asked, denied


def _piece(part: re.Match[str]) -> _Piece:
    """Read a word or a phrase."""
    if part["phrase"] is not None:
        found = words(part["phrase"])
        return _Piece(f'"{part["phrase"]}"', tuple(map(stem, found)), False, True)
    text = part["word"].removeprefix("-")
    found = words(text)
    is_begun = text.endswith("*")
    last = found[-1:] if is_begun else [*map(stem, found[-1:])]
    return _Piece(text, (*map(stem, found[:-1]), *last), is_begun, False)


def _terms(pieces: Sequence[_Piece], db: sqlite3.Connection) -> Iterator[Term]:
    """Yield what some words and phrases ask for; words that make a name together are one term."""
    if not pieces:
        return
    known = other_names.others([piece.stems for piece in pieces], db)
    rest = list(pieces)
    while rest:
        count = _name(rest, known)
        yield _name_term(rest[:count], known) if count > 1 else _term(rest[0], known, db)
        del rest[:count]


def _name(pieces: list[_Piece], known: Others) -> int:
    """Return how many words at the beginning make a name together; 1 where they make none."""
    for count in range(min(len(pieces), other_names.LONGEST), 1, -1):
        some = pieces[:count]
        if not any(piece.is_quoted or piece.is_begun for piece in some) and _joined(some) in known:
            return count
    return 1


def _joined(pieces: list[_Piece]) -> tuple[str, ...]:
    return tuple(stem for piece in pieces for stem in piece.stems)


def _name_term(pieces: list[_Piece], known: Others) -> Term:
    """Make a term of the words of a name. They are found wherever they stand, or where another name stands."""
    stems = _joined(pieces)
    parts = tuple(_way(piece.stems) for piece in pieces)
    return Term(" ".join(piece.text for piece in pieces), (Way(stems), *map(_way, known[stems])), parts)


def _term(piece: _Piece, known: Others, db: sqlite3.Connection) -> Term:
    if piece.is_begun:
        begun = _begun(piece.stems[-1], db)
        more = (Way((*piece.stems[:-1], stem)) for stem in begun)
        return Term(piece.text, (Way(piece.stems, True), *more))
    own = Way(piece.stems) if piece.is_quoted else _way(piece.stems)
    others = [_way(stems) for stems in other_names.variants(piece.stems, known)]
    return Term(piece.text, tuple(dict.fromkeys([own, *others])))


def _way(stems: tuple[str, ...]) -> Way:
    """Return the way in which a name is found: one that ends in a Cyrillic word, by its beginning."""
    last = stems[-1]
    return Way(stems, len(last) >= _SHORTEST and "\u0400" <= last[0] <= "\u04ff")


def _begun(beginning: str, db: sqlite3.Connection) -> list[str]:
    """List the stems of words that begin so where the stem itself does not, as in ``treaty*``, which has ``treati``."""
    rows = db.execute(
        "SELECT DISTINCT stem FROM form WHERE word >= :start AND word < :start || char(1114111)"
        " AND substr(stem, 1, length(:start)) <> :start ORDER BY stem",
        {"start": beginning},
    )
    return [stem for (stem,) in rows]
