"""Links between records: that they lead somewhere, that causes come before effects, and what is known backwards."""

import graphlib
import itertools
import json
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from sinorus import dates, naming
from sinorus.model.kinds import KINDS
from sinorus.store.problems import Pointer, Problem, parted, written
from sinorus.text import quoted

Place = Callable[[int, Pointer, str, str], Problem]


class Lost(NamedTuple):
    """What was refused while reading: ids of records, and kinds of which a file could not be read.

    A link to them is no problem of its own, but a consequence of one that is reported already.
    """

    ids: set[str]
    kinds: set[str]


def links(n: int, kind: str, record: dict[str, Any]) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield a row of the link table for every field of the record that holds an id."""
    for path, target_kind in KINDS[kind].LINKS.items():
        for pointer, target in _at(record, path.split("."), ()):
            yield n, f"{kind}.{path}", target_kind, target, written(pointer)


def _at(value: Any, steps: list[str], pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _at(item, steps, (*pointer, index))
    elif steps:
        if isinstance(value, dict) and value.get(steps[0]) is not None:
            yield from _at(value[steps[0]], steps[1:], (*pointer, steps[0]))
    elif isinstance(value, str):
        yield pointer, value


def problems(index: sqlite3.Connection, place: Place, lost: Lost) -> list[Problem]:
    """Check everything that needs more than one record."""
    return [
        *_dangling(index, place, lost),
        *_causes_after_effects(index, place),
        *_cycle(index, place),
        *_overlapping_eras(index, place),
        *_wrong_sources(index, place),
    ]


def _dangling(index: sqlite3.Connection, place: Place, lost: Lost) -> Iterator[Problem]:
    rows = index.execute(
        "SELECT link.n, link.kind, target, pointer, found.kind FROM link LEFT JOIN record AS found ON found.id = target"
        " WHERE found.kind IS NOT link.kind ORDER BY link.n, pointer"
    ).fetchall()

    @cache
    def known(kind: str) -> list[str]:
        return [id for (id,) in index.execute("SELECT id FROM record WHERE kind = ? ORDER BY id", [kind])]

    for n, kind, target, pointer, found in rows:
        if target in lost.ids or (found is None and kind in lost.kinds):
            continue
        what = f"is the id of {naming.a(found)} and not of {naming.a(kind)}" if found else f"is no {kind} in the data"
        remedy = _nearest(known(kind), target) or (f"name {naming.a(kind)} here" if found else _elsewhere(kind))
        yield place(n, parted(pointer), f"{quoted(target)} {what}", remedy)


def _nearest(known: list[str], target: str) -> str:
    found = naming.near(target, known, 1)
    return f"did you mean {quoted(found[0])}?" if found else ""


def _elsewhere(kind: str) -> str:
    file = "the folder series" if kind == "series" else f"{kind}s.json"
    return f"add it to {file}, or join a folder that has it (--data builtin for the packaged data)"


def _causes_after_effects(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    rows = index.execute(
        "SELECT link.n, pointer, cause.id FROM link JOIN record AS cause ON cause.id = target"
        " JOIN record AS effect ON effect.n = link.n WHERE path = 'event.causes.event' AND cause.lo > effect.hi"
    ).fetchall()
    for n, pointer, cause in rows:
        problem = f"the cause {quoted(cause)} begins after its effect has ended"
        yield place(n, parted(pointer), problem, "check both dates, or take the cause out")


def _cycle(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    graph: dict[str, list[str]] = {}
    for effect, cause in index.execute(
        "SELECT effect.id, target FROM link JOIN record AS effect USING (n) WHERE path = 'event.causes.event'"
    ):
        graph.setdefault(effect, []).append(cause)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        members = error.args[1]
        [(n,)] = index.execute("SELECT n FROM record WHERE id = ?", [members[-1]])
        yield place(n, ("causes",), f"causes run in a circle: {' → '.join(members)}", "take one of these links out")


def _overlapping_eras(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    eras = [
        (n, id, lo, hi)
        for n, id, lo, hi, text in index.execute(
            "SELECT n, id, lo, hi, json FROM record WHERE kind = 'period' ORDER BY lo, hi DESC, id"
        )
        if json.loads(text)["era"]
    ]
    longest, until = "", dates.START - 1
    for n, id, start, end in eras:
        if start <= until:
            problem = f"the eras {quoted(longest)} and {quoted(id)} overlap"
            yield place(n, ("date_edtf",), problem, "eras tile time: let one end before the next begins")
        if end > until:
            longest, until = id, end


def _wrong_sources(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    """Find contrasts within one essay that should be between two, and the other way round."""
    rows = index.execute(
        "SELECT contrast.n, relation.value, count(DISTINCT source.value) FROM record AS contrast"
        " JOIN tag AS relation ON relation.n = contrast.n AND relation.field = 'relation'"
        " JOIN tag AS member ON member.n = contrast.n AND member.field = 'claim'"
        " JOIN record AS claim ON claim.id = member.value"
        " JOIN tag AS source ON source.n = claim.n AND source.field = 'source'"
        " WHERE contrast.kind = 'contrast' GROUP BY contrast.n ORDER BY contrast.n"
    ).fetchall()
    for n, relation, sources in rows:
        if relation == "contradicts-itself" and sources > 1:
            yield place(n, ("claims",), "an essay contradicts itself in its own claims", "name claims of one source")
        elif relation in ("agree", "differ") and sources == 1:
            problem = f"the relation {relation} is between essays, but all these claims are of one"
            yield place(n, ("claims",), problem, "name claims of two sources, or write tension or contradicts-itself")


def derive(index: sqlite3.Connection) -> None:
    """Write into each event what it led to and which claims rest on it, and let claims be found by its actors."""
    _write_back(index, "event.causes.event", "led_to")
    _write_back(index, "claim.events", "claims")
    index.execute("INSERT OR IGNORE INTO resting SELECT target, n FROM link WHERE path = 'claim.events'")
    index.execute(
        "INSERT OR IGNORE INTO tag SELECT 'actor', tag.value, resting.n FROM resting JOIN record ON record.id = target"
        " JOIN tag ON tag.n = record.n AND tag.field = 'actor'"
    )


def _write_back(index: sqlite3.Connection, path: str, key: str) -> None:
    """Fill a list of the records that link to a record, in order of date.

    In the text of a record the empty list can only be the key itself: inside a JSON string its quotation marks would be
    escaped, and no nested object has a key of that name.
    """
    found = index.execute(
        "SELECT DISTINCT target, record.id FROM link JOIN record USING (n) WHERE path = ?"
        " ORDER BY target, record.lo, record.hi DESC, record.id",
        [path],
    ).fetchall()
    index.executemany(
        "UPDATE record SET json = replace(json, ?, ?) WHERE id = ?",
        [
            (f'"{key}": []', f'"{key}": {json.dumps([id for _, id in linked])}', target)
            for target, linked in itertools.groupby(found, key=lambda row: row[0])
        ],
    )
