"""The records that go into an export or a page: what matches, and the vocabularies that it names.

Events, claims and links are read anew each time that they are gone through, so that none is kept.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus.base.rows import Rows
from sinorus.query import order, sql, vocabularies
from sinorus.query.drivers import drivers
from sinorus.query.question import Question

if TYPE_CHECKING:
    from sinorus.model.rows.answer import Dataset
    from sinorus.model.rows.claim import ClaimRow, Contrast
    from sinorus.model.rows.event import EventRow, LinkRow, Place
    from sinorus.model.rows.series import SeriesRow
    from sinorus.model.rows.vocabulary import ActorRow, DriverRow, PeriodRow, ThemeRow
    from sinorus.model.rows.works import SourceRow

# So many records are read from JSON at once.
TOGETHER = 200


class Records(NamedTuple):
    """Rows as the commands put them out.

    query      the command line that was answered, in its canonical form
    datasets   the data sets that the records come from
    events     those that match
    claims     those that match
    drivers    all
    themes     all
    periods    all
    actors     all
    sources    all
    series     all
    contrasts  those of which all claims match
    links      those of which both cause and effect match
    home       returns the title of the data set of an event, by its id; empty where that has no title
    revised    how often an event was revised, by its id, where it was
    places     all
    """

    query: str
    datasets: list[Dataset]
    events: Sequence[EventRow]
    claims: Sequence[ClaimRow]
    drivers: list[DriverRow]
    themes: list[ThemeRow]
    periods: list[PeriodRow]
    actors: list[ActorRow]
    sources: list[SourceRow]
    series: list[SeriesRow]
    contrasts: list[Contrast]
    links: Sequence[LinkRow]
    home: Callable[[str], str]
    revised: Mapping[str, int]
    places: list[Place]


def select(db: sqlite3.Connection, question: Question, line: str) -> Records:
    """Return the records of a question; ``line`` is the command line that it stands for."""
    return Records(
        query=line,
        datasets=json.loads(sql.meta(db, "datasets")),
        events=_rows(db, "event", question),
        claims=_rows(db, "claim", question.of_claims(), order.BY_DATE),
        drivers=drivers(db, Question()),
        themes=vocabularies.entries(db, "theme", Question()),
        periods=vocabularies.entries(db, "period", Question()),
        actors=vocabularies.entries(db, "actor", Question()),
        sources=vocabularies.entries(db, "source", Question()),
        series=[*map(json.loads, sql.rows(db, "series", Question()))],
        contrasts=_contrasts(db, sql.ids_of(db, "claim", question.of_claims())),
        links=Rows(partial(_links, db, question)),
        home=_home(db),
        revised=Counter(chain.from_iterable(json.loads(ids) for (ids,) in db.execute("SELECT ids FROM revision"))),
        places=[*map(json.loads, sql.rows(db, "place", Question()))],
    )


def _rows(db: sqlite3.Connection, kind: str, question: Question, sort: order.Order | None = None) -> Rows[Any]:
    """Return the records of a kind that match."""
    return Rows(lambda: _parsed(sql.rows(db, kind, question, sort=sort)), lambda: sql.count(db, kind, question)[0])


def _parsed(texts: Iterable[str]) -> Iterator[Any]:
    """Read records from JSON, some at a time: of those that are read together, the texts of keys are kept once."""
    rest = iter(texts)
    while some := [*islice(rest, TOGETHER)]:
        yield from json.loads(f"[{','.join(some)}]")


def _home(db: sqlite3.Connection) -> Callable[[str], str]:
    """Return what knows the title of the data set of an event, by its id."""
    homes: list[tuple[int, int, str]] = json.loads(sql.meta(db, "homes"))
    titles = list(dict.fromkeys(title for *_, title in homes))
    if len(titles) == 1:
        return lambda id: titles[0]

    def home(id: str) -> str:
        [(number,)] = db.execute("SELECT n FROM stored WHERE id = ?", [id])
        return next(title for first, last, title in homes if first <= number <= last)

    return home


def _contrasts(db: sqlite3.Connection, claims: set[str]) -> list[Contrast]:
    """Return the contrasts of which all claims are among some ids."""
    contrasts: list[Contrast] = [*map(json.loads, sql.rows(db, "contrast", Question()))]
    return [contrast for contrast in contrasts if claims.issuperset(contrast["claims"])]


def _links(db: sqlite3.Connection, question: Question) -> Iterator[LinkRow]:
    """Yield the causal links of which both ends match."""
    clause = sql.where("event", question)
    among = f"IN (SELECT id FROM record WHERE {clause.sql})"
    columns = db.execute(
        "SELECT cause, effect, basis, claim, reference, passage FROM cause"
        f" WHERE cause {among} AND effect {among} ORDER BY 1, 2",
        clause.values,
    )
    for cause, effect, basis, claim, *texts in columns:
        page, passage = (json.loads(text) if text else None for text in texts)
        yield {
            "cause": cause, "effect": effect, "basis": basis, "claim": claim, "reference": page, "passage": passage
        }  # fmt: skip
