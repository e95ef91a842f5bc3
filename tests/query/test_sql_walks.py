"""What an answer of the same length reads does not grow with the number of records."""

import sqlite3
from collections.abc import Callable
from functools import partial

import pytest

from sinorus.index import open_index
from sinorus.model.vocabulary import BUILTIN
from sinorus.query import sql
from sinorus.query.comparison import compare
from sinorus.query.question import Question
from sinorus.query.voices import chosen

ALL = Question()
# What asks for a few records of a kind, of which there may be a million of others.
FEW: dict[str, Callable[[sqlite3.Connection], object]] = {
    "the sources": partial(chosen, question=ALL),
    "a comparison": partial(compare, question=ALL),
}


@pytest.mark.parametrize("ask", FEW.values(), ids=FEW)
def test_sources_and_contrasts_are_found_by_their_kind(ask: Callable[[sqlite3.Connection], object]) -> None:
    with open_index([BUILTIN]) as index:
        asked: list[str] = []
        index.db.set_trace_callback(asked.append)
        ask(index.db)
        index.db.set_trace_callback(None)
        of_kinds = [text for text in asked if "kind = 'source'" in text or "kind = 'contrast'" in text]
        assert of_kinds
        for text in of_kinds:
            plan = [detail for *_, detail in index.db.execute(f"EXPLAIN QUERY PLAN {text}")]
            assert "(kind=?" in plan[0], plan


def test_all_records_of_a_kind_are_counted_without_being_read() -> None:
    with open_index([BUILTIN]) as index:
        asked: list[str] = []
        index.db.set_trace_callback(asked.append)
        counts = [sql.count(index.db, kind, ALL)[0] for kind in ("event", "claim")]
        index.db.set_trace_callback(None)
        assert not [text for text in asked if "stored" in text]
        for kind, count in zip(("event", "claim"), counts, strict=True):
            assert index.db.execute("SELECT count(*) FROM stored WHERE kind = ?", [kind]).fetchone() == (count,)
