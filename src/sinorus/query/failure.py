"""Why a search finds nothing: the word that fails, and the nearest that would not."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from sinorus.base.engine import Engine
from sinorus.base.text import quote, words
from sinorus.base.wording import a, join
from sinorus.query import other_names, sql
from sinorus.query.question import Question
from sinorus.query.search import Search, Term, search

# So many words are suggested.
MOST = 2


def reason(db: sqlite3.Connection, question: Question, kinds: Sequence[str]) -> str:
    """Say why a question finds no record of some kinds; empty where it is not for its words."""
    terms = [term for one in question.search if not one.negated for term in one.terms]
    noun = kinds[0] if len(kinds) == 1 else "record"
    for term in terms:
        if not _has(db, term):
            # An engine has the words of events alone.
            return f"no {noun if isinstance(db, Engine) else 'record'} has {_quoted(term)}{_suggestion(db, term)}"
    for term in terms:
        if not _has(db, term, kinds):
            return f"no {noun} has {_quoted(term)}, but others do: `sinorus find` lists them"
    if question.search and any(_finds(db, kind, question.search) for kind in kinds):
        return f"there is {a(noun)} with these words, but none that the other filters let through"
    if len(terms) > 1:
        return f"no {noun} has {join([_quoted(term) for term in terms])} together"
    return ""


def _quoted(term: Term) -> str:
    """Write what was typed in quotation marks, which a phrase has already."""
    return quote(term.text.strip('"'))


def _finds(db: sqlite3.Connection, kind: str, searches: tuple[Search, ...]) -> bool:
    """Say whether searches find a record of a kind."""
    return next(sql.rows(db, kind, Question(search=searches), 1, column="id"), None) is not None


def _has(db: sqlite3.Connection, term: Term, kinds: Sequence[str] = ()) -> bool:
    """Say whether a record, or one of some kinds, has what a term asks for."""
    if isinstance(db, Engine):
        return _finds(db, "event", (Search(term.text, str(term), False, (term,)),))
    extent = (
        "SELECT 1 FROM extent WHERE kind IN (SELECT value FROM json_each(:kinds)) AND word.rowid BETWEEN first AND last"
    )
    inside = f" AND EXISTS ({extent})" if kinds else ""
    values = {"words": str(term), "kinds": json.dumps(kinds)}
    found = db.execute(f"SELECT 1 FROM word WHERE word MATCH :words{inside} LIMIT 1", values)
    return found.fetchone() is not None


def _suggestion(db: sqlite3.Connection, term: Term) -> str:
    """Write what may be meant in place of a term that no record has; empty where nothing comes near."""
    if near := list(_near(db, term))[:MOST]:
        return f"; did you mean {' or '.join(near)}?"
    return ""


def _near(db: sqlite3.Connection, term: Term) -> Iterator[str]:
    """Yield what is near to a term and found, by meaning and then by spelling."""
    for stems in term.ways[:1]:
        for text in other_names.near(stems.stems, db):
            if any(_has(db, found) for found in search(text, db).terms):
                yield text
    typed = words(term.text)
    if len(typed) == 1:
        from sinorus.base.spelling import slips

        yield from slips(typed[0], _spelt_like(db, typed[0]))
    elif term.text.startswith('"') and all(_has(db, found) for found in search(" ".join(typed), db).terms):
        yield f"{' '.join(typed)} (without quotation marks)"


def _spelt_like(db: sqlite3.Connection, word: str) -> list[str]:
    """List the words of the data that begin like a word and are about as long."""
    rows = db.execute(
        "SELECT word FROM form WHERE word >= substr(:word, 1, 1) AND word < substr(:word, 1, 1) || char(1114111)"
        " AND abs(length(word) - length(:word)) < 3",
        {"word": word},
    )
    return [found for (found,) in rows]
