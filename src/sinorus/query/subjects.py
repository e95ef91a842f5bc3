"""On what sources are compared: drivers, the themes of claims that name no driver, and events.

A subject holds how many claims there are about it, by source and effect, which are as few as there are sources however
many claims there are; its claims themselves are read when its row is put out.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sinorus.query import drivers, sql
from sinorus.query.contrasted import Contrasted
from sinorus.query.question import Condition, Question
from sinorus.query.voices import Said, speakers


class Subject(NamedTuple):
    """A driver, a theme or an event on which sources are compared.

    key         ``driver``, ``theme`` or ``event``
    id          the id of the driver, theme or event
    label       its label or title
    theme       its theme, for an event the first of them, for a theme itself
    question    which of the claims that name it are about it
    said        how many these are by effect and source, without those that deny a driver
    denied      those that deny the driver
    contrasted  the ids of those that stand in a contrast
    speakers    the sources with a claim about it, whether that claim matches or not
    """

    key: str
    id: str
    label: str
    theme: str | None
    question: Question
    said: Said
    denied: Said
    contrasted: list[str]
    speakers: frozenset[str]

    def sources(self) -> set[str]:
        """Return the sources of its claims."""
        return speakers(self.said) | speakers(self.denied)


class Among(NamedTuple):
    """Where subjects are looked for.

    db          the index
    question    which claims match
    sources     the sources that are set against each other; None for all
    contrasted  the claims that stand in contrasts
    """

    db: sqlite3.Connection
    question: Question
    sources: Collection[str] | None
    contrasted: Contrasted

    def speaking(self, sources: Iterable[str]) -> frozenset[str]:
        """Return those of some sources that are set against each other."""
        return frozenset(sources if self.sources is None else set(sources).intersection(self.sources))


def claims(db: sqlite3.Connection, subjects: Sequence[Subject]) -> Iterator[dict[str, list[str]]]:
    """Read the ids of the claims about each of some subjects by source, those of a source in order of date.

    The subjects are of one kind, and the same claims match of all.
    """
    clause = sql.where("claim", subjects[0].question, walk=True)
    ids: dict[str, dict[str, list[str]]] = {subject.id: {} for subject in subjects}
    for subject, source, id in db.execute(
        f"SELECT tag.value, {sql.tag_value('source')}, record.id FROM {_NAMED} AND {clause.sql} ORDER BY {sql.BY_DATE}",
        {**clause.values, "field": subjects[0].key, "subjects": json.dumps([*ids])},
    ):
        ids[subject].setdefault(source, []).append(id)
    return (dict(sorted(by_source.items())) for by_source in ids.values())


# Claims and the tags by which they name some subjects; events have such tags too, and far more of them. Each claim is
# tested by the filters, for the same reason.
_CLAIMS = (
    "stored AS record JOIN tag USING (n) WHERE tag.field = :field AND tag.n BETWEEN"
    " (SELECT first FROM extent WHERE kind = 'claim') AND (SELECT last FROM extent WHERE kind = 'claim')"
)
_NAMED = f"{_CLAIMS} AND tag.value IN (SELECT value FROM json_each(:subjects))"


def told_of_one(db: sqlite3.Connection, subjects: Iterable[Subject]) -> set[str]:
    """Return the ids of the claims about subjects of which one source alone speaks."""
    lone = [next(claims(db, [subject])) for subject in subjects if len(subject.speakers) == 1]
    return {id for by_source in lone for ids in by_source.values() for id in ids}


def of_drivers(among: Among) -> list[Subject]:
    """Return the drivers that match, as subjects."""
    spoken = _speakers_of_drivers(among.db)
    return [
        Subject(
            "driver", one.driver["id"], one.driver["label"], one.driver["theme"], one.of_records, one.named, one.denied,
            among.contrasted.about("driver", one.driver["id"], one.of_records),
            among.speaking(spoken.get(one.driver["id"], ())),
        )
        for one in drivers.in_order(among.db, among.question)
    ]  # fmt: skip


def _speakers_of_drivers(db: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the sources with a claim on each driver, which were counted when the index was built."""
    spoken: dict[str, set[str]] = {}
    for driver, source in db.execute("SELECT DISTINCT driver, source FROM driven WHERE kind = 'claim'"):
        spoken.setdefault(driver, set()).add(source)
    return spoken


def of_themes(among: Among, told: Collection[str]) -> list[Subject]:
    """Return the themes of matching claims that name no driver, as subjects.

    Where one source alone speaks of a theme, all its claims are of the subject, unless ``told`` holds them already.
    """
    db, question = among.db, among.question
    alone = question._replace(conditions=(*question.conditions, _without_driver(db)))
    spoken, without_driver = (_said(db, "theme", asked) for asked in (Question(), alone))
    subjects = []
    for id, label in sql.labels(db, "theme").items():
        if not _is_asked_for(id, question):
            continue
        found = among.speaking(speakers(spoken.get(id, ())))
        subject = Subject("theme", id, label, id, alone, without_driver.get(id, Counter()), Counter(), [], found)
        if len(found) == 1:
            every = subject._replace(question=question, said=_said(db, "theme", question, [id]).get(id, Counter()))
            subject = subject if told_of_one(db, [every]).issubset(told) else every
        if subject.said:
            subjects.append(subject._replace(contrasted=among.contrasted.about("theme", id, subject.question)))
    return subjects


def _without_driver(db: sqlite3.Connection) -> Condition:
    """Ask for claims that name no driver."""
    return Condition("driver", tuple(sql.labels(db, "driver")), True)


def _is_asked_for(theme: str, question: Question) -> bool:
    """Say whether the filters name a theme; without any by theme all are welcome."""
    parts = [part for part in question.conditions if part.field == "theme" and not part.negated]
    return not parts or any(theme in part.values for part in parts)


def of_events(among: Among, ids: Collection[str]) -> list[Subject]:
    """Return some events, in their order, as subjects."""
    if not ids:
        return []
    said, spoken = (_said(among.db, "event", asked, ids) for asked in (among.question, Question()))
    events = {id: json.loads(text) for id, text in sql.texts_of(among.db, [*ids])}
    return [
        Subject(
            "event", id, events[id]["title"], next(iter(events[id]["themes"]), None), among.question,
            said.get(id, Counter()), Counter(), among.contrasted.about("event", id, among.question),
            among.speaking(speakers(spoken.get(id, ()))),
        )
        for id in ids
    ]  # fmt: skip


def _said(db: sqlite3.Connection, field: str, question: Question, subjects: Collection[str] = ()) -> Mapping[str, Said]:
    """Count the claims that match by effect and source, under the ids of some themes or events (none: of all)."""
    clause = sql.where("claim", question, walk=True)
    found: dict[str, Said] = {}
    for subject, effect, source, count in db.execute(
        f"SELECT tag.value, {sql.tag_value('effect')}, {sql.tag_value('source')}, count(*)"
        f" FROM {_NAMED if subjects else _CLAIMS} AND {clause.sql} GROUP BY 1, 2, 3",
        {**clause.values, "field": field, "subjects": json.dumps([*subjects])},
    ):
        found.setdefault(subject, Counter())[effect, source] = count
    return found


def lone_events(among: Among, told: Collection[str]) -> dict[str, str]:
    """Return the ids of the events of which one source alone speaks, in order of date, each with that source.

    Those of which all claims that match are among ``told`` are left out.
    """
    clause = sql.where("claim", among.question)
    among_sources = "" if among.sources is None else "AND source.value IN (SELECT value FROM json_each(:sources))"
    found = among.db.execute(
        "WITH lone AS MATERIALIZED (SELECT event.value AS id, max(source.value) AS source"
        "  FROM tag AS event JOIN tag AS source USING (n)"
        f" WHERE event.field = 'event' AND source.field = 'source' {among_sources}"
        "  GROUP BY 1 HAVING count(DISTINCT source.value) = 1)"
        " SELECT lone.id, lone.source FROM lone JOIN stored AS record ON record.id = lone.id WHERE lone.id IN"
        "  (SELECT tag.value FROM stored AS record JOIN tag USING (n) WHERE tag.field = 'event' AND"
        f"  {clause.sql} AND record.id NOT IN (SELECT value FROM json_each(:told))) ORDER BY {sql.BY_DATE}",
        {**clause.values, "sources": json.dumps([*(among.sources or ())]), "told": json.dumps([*told])},
    )
    return dict(found)
