"""The sources side by side: what each says of a driver, a theme or an event, and where they agree or clash."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sinorus.query import compared, sql, subjects
from sinorus.query.contrasted import Contrasted, Statements
from sinorus.query.question import Condition, Question
from sinorus.query.subjects import Among, Subject

if TYPE_CHECKING:
    from sinorus.model.rows.claim import Contrast


class Comparison(NamedTuple):
    """What the rows and the matrix of a comparison are made of; the claims of a row are read when it is put out.

    among       where it looks: the index and the question
    subjects    the drivers and themes, or the events, in the order in which they are shown
    alone       further events, of which one source alone speaks, each with that source; none unless they are asked for
    contrasts   those of which a claim matches, and all claims are of sources that are compared
    mixed       those of which a claim matches, and others are of sources that are not compared
    statements  the claims of contrasts that are of the sources that are set against each other
    traditions  the ids of the sources that are compared, in the order of the data, each with its tradition
    """

    among: Among
    subjects: list[Subject]
    alone: dict[str, str]
    contrasts: list[Contrast]
    mixed: list[Contrast]
    statements: Statements
    traditions: dict[str, str]

    @property
    def db(self) -> sqlite3.Connection:
        """The index."""
        return self.among.db

    @property
    def sources(self) -> list[str]:
        """The ids of the sources that are compared."""
        return list(self.traditions)

    @property
    def is_of_many(self) -> bool:
        """Whether more sources are compared than a person reads side by side."""
        return len(self.traditions) > compared.FEW


def compare(db: sqlite3.Connection, question: Question, with_lone_events: bool = False) -> Comparison:
    """Gather what sources say on the events that a question names, or else on drivers and themes.

    Sources that are chosen are set against each other, by contrasts of theirs alone, since of a contrast with others a
    part would not bear out its reason; a single one is set against all. With ``with_lone_events`` events of
    which one source alone speaks are there too, where no driver or theme says so.
    """
    traditions = compared.traditions(db, question)
    sources = traditions if len(traditions) > 1 else None
    every: list[Contrast] = [
        json.loads(text) for (text,) in db.execute("SELECT json FROM record WHERE kind = 'contrast' ORDER BY +n")
    ]
    contrasted = Contrasted(db, chain.from_iterable(contrast["claims"] for contrast in every), sources)
    among = Among(db, question, sources, contrasted)
    alone: dict[str, str] = {}
    shown = subjects.of_events(among, _event_ids(question.conditions))
    if not shown:
        shown = subjects.of_drivers(among)
        shown += subjects.of_themes(among, subjects.told_of_one(db, shown))
        if with_lone_events:
            alone = subjects.lone_events(among, subjects.told_of_one(db, shown))
    # A claim stands under a driver whose theme matches even if its own theme does not; its contrasts belong with it.
    matches = contrasted.matching(question).union(*(subject.contrasted for subject in shown))
    contrasts, mixed = _by_speakers(_that_match(among, every, matches), contrasted.statements)
    return Comparison(among, shown, alone, contrasts, mixed, contrasted.statements, traditions)


def _event_ids(conditions: Iterable[Condition]) -> list[str]:
    """Return the ids that the filter by event names, each once."""
    ids: list[str] = []
    for condition in conditions:
        if condition.field == "event" and not condition.negated:
            ids += condition.values
    return list(dict.fromkeys(ids))


def _that_match(among: Among, contrasts: list[Contrast], matches: set[str]) -> list[Contrast]:
    """Return the contrasts of which a claim matches; the words of a search may also stand in the contrast itself."""
    by_words: set[str] = set()
    without_search: set[str] = set()
    search = among.question.search
    if search and not any(one.negated for one in search):
        by_words = sql.ids_of(among.db, "contrast", Question(search=search))
        without_search = among.contrasted.matching(among.question._replace(search=()))
    return [
        contrast
        for contrast in contrasts
        if not matches.isdisjoint(contrast["claims"])
        or (contrast["id"] in by_words and not without_search.isdisjoint(contrast["claims"]))
    ]


def _by_speakers(contrasts: list[Contrast], statements: Statements) -> tuple[list[Contrast], list[Contrast]]:
    """Part contrasts in those of sources that are compared, and those in which others speak too."""
    own: list[Contrast] = []
    mixed: list[Contrast] = []
    for contrast in contrasts:
        (own if all(claim in statements for claim in contrast["claims"]) else mixed).append(contrast)
    return own, mixed
