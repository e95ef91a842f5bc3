"""The records that go into an export, a picture or a page: what matches, and the vocabularies that it names."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

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
    homes      the title of the data set of each event, by its id; empty where that has no title
    revised    how often an event was revised, by its id, where it was
    places     all
    """

    query: str
    datasets: list[Dataset]
    events: list[EventRow]
    claims: list[ClaimRow]
    drivers: list[DriverRow]
    themes: list[ThemeRow]
    periods: list[PeriodRow]
    actors: list[ActorRow]
    sources: list[SourceRow]
    series: list[SeriesRow]
    contrasts: list[Contrast]
    links: list[LinkRow]
    homes: Mapping[str, str]
    revised: Mapping[str, int]
    places: list[Place]


def select(db: sqlite3.Connection, question: Question, line: str) -> Records:
    """Return the records of a question; ``line`` is the command line that it stands for."""
    events: list[EventRow] = [*map(json.loads, sql.rows(db, "event", question))]
    claims: list[ClaimRow] = [*map(json.loads, sql.rows(db, "claim", question.of_claims(), sort=order.BY_DATE))]
    return Records(
        query=line,
        datasets=json.loads(sql.meta(db, "datasets")),
        events=events,
        claims=claims,
        drivers=drivers(db, Question()),
        themes=vocabularies.entries(db, "theme", Question()),
        periods=vocabularies.entries(db, "period", Question()),
        actors=vocabularies.entries(db, "actor", Question()),
        sources=vocabularies.entries(db, "source", Question()),
        series=[*map(json.loads, sql.rows(db, "series", Question()))],
        contrasts=_contrasts(db, {claim["id"] for claim in claims}),
        links=_links(db, {event["id"] for event in events}),
        homes=_homes(db, [event["id"] for event in events]),
        revised=Counter(chain.from_iterable(json.loads(ids) for (ids,) in db.execute("SELECT ids FROM revision"))),
        places=[*map(json.loads, sql.rows(db, "place", Question()))],
    )


def _homes(db: sqlite3.Connection, events: list[str]) -> dict[str, str]:
    """Return the titles of the data sets of some events, by their ids."""
    homes: list[tuple[int, int, str]] = json.loads(sql.meta(db, "homes"))
    titles = list(dict.fromkeys(title for *_, title in homes))
    if len(titles) == 1:
        return dict.fromkeys(events, titles[0])
    numbers = dict(db.execute("SELECT id, n FROM stored WHERE kind = 'event'"))
    return {id: next(title for first, last, title in homes if first <= numbers[id] <= last) for id in events}


def _contrasts(db: sqlite3.Connection, claims: set[str]) -> list[Contrast]:
    """Return the contrasts of which all claims are among some ids."""
    contrasts: list[Contrast] = [*map(json.loads, sql.rows(db, "contrast", Question()))]
    return [contrast for contrast in contrasts if claims.issuperset(contrast["claims"])]


def _links(db: sqlite3.Connection, events: set[str]) -> list[LinkRow]:
    """Return the causal links of which both ends are among some ids of events."""
    links: list[LinkRow] = []
    columns = db.execute("SELECT cause, effect, basis, claim, reference, passage FROM cause ORDER BY 1, 2")
    for cause, effect, basis, claim, *texts in columns:
        if cause in events and effect in events:
            page, passage = (json.loads(text) if text else None for text in texts)
            ground: LinkRow = {
                "cause": cause, "effect": effect, "basis": basis, "claim": claim, "reference": page, "passage": passage
            }  # fmt: skip
            links.append(ground)
    return links
