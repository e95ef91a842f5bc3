"""Links between records: they must lead somewhere, causes come before effects, and each link is kept backwards too."""

import itertools
import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.base import wording
from sinorus.base.text import quote
from sinorus.index import cycles
from sinorus.index.problems import Pointer, Problem, parted
from sinorus.index.write_json import encoded
from sinorus.model.kinds import KINDS
from sinorus.model.values import ID

NOTHING: set[str] = set()
Place = Callable[[int, Pointer, str, str], Problem]
Where = Callable[[int], str]
_ID = re.compile(ID)


class Lost(NamedTuple):
    """What was refused while reading: ids of records, and kinds of which a file could not be read.

    A link to them is no problem of its own, but a consequence of one that is reported already; ``links`` gathers the
    numbers of the records that have such links, ``records`` are the kinds of records that were refused.
    ``names`` are ids of records that are one with another.
    """

    ids: set[str]
    kinds: set[str]
    links: list[int]
    records: set[str]
    names: set[str]


def links(
    n: int, kind: str, record: dict[str, Any], known: Mapping[str, set[str]]
) -> list[tuple[int, str, str, str, str]]:
    """List a row of the link table for every id in the record that is not known to lead to a record of its kind."""
    rows: list[tuple[int, str, str, str, str]] = []
    for path, field, inner, target in _fields(kind):
        if value := record[field]:
            pointer, seen = f"/{field}", known.get(target, NOTHING)
            if value.__class__ is dict:
                # A place that an event has by itself holds no id.
                pointer, value, inner = f"{pointer}/{inner}", value.get(inner) or (), ""
            if value.__class__ is str:
                rows += [(n, path, target, value, pointer)] if value not in seen else ()
                continue
            ids = [item[inner] for item in value] if inner else value
            # Nearly all ids lead to what was read.
            if not seen.issuperset(ids):
                end = f"/{inner}" if inner else ""
                found = [(f"{pointer}/{at}{end}", id) for at, id in enumerate(ids) if id is not None]
                rows += [(n, path, target, id, where) for where, id in found if id not in seen]
    return rows


@cache
def _fields(kind: str) -> list[tuple[str, str, str, str]]:
    """Return the fields of a kind that hold ids: name, the steps to them, and the kind of what they lead to."""
    parts = [(path, path.partition("."), target) for path, target in KINDS[kind].LINKS.items()]
    return [(f"{kind}.{path}", field, inner, target) for path, (field, _, inner), target in parts]


def links_in_value(
    n: int, kind: str, value: Any, known: Mapping[str, set[str]], own: Callable[[str, str], str]
) -> Iterator[tuple[Any, ...]]:
    """Yield rows of the link table for the ids in a record with faults, where it holds any that could be ids.

    ``own`` returns an id of a kind as it is in the folder of the record.
    """
    for path, field, inner, target_kind in _fields(kind) if kind in KINDS and isinstance(value, dict) else ():
        for pointer, target in _ids_in_value(f"/{field}", value.get(field), inner):
            if _ID.fullmatch(target) and target not in known.get(target_kind, NOTHING):
                yield n, path, target_kind, own(target_kind, target), pointer


def _ids_in_value(pointer: str, value: Any, inner: str) -> Iterator[tuple[str, str]]:
    """Yield the texts in a field that may be wrong, where ids belong, with their pointers."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _ids_in_value(f"{pointer}/{index}", item, inner)
    elif isinstance(value, dict) and inner:
        yield from _ids_in_value(f"{pointer}/{inner}", value.get(inner), "")
    elif isinstance(value, str):
        yield pointer, value


def problems(index: sqlite3.Connection, place: Place, where: Where, lost: Lost) -> Iterator[Problem]:
    """Check everything that needs more than one record.

    ``place`` makes a problem of a record by its number, ``where`` says of another record where it stands.
    """
    yield from _dangling(index, place, lost)
    yield from _causes_after_effects(index, place)
    yield from _circles(index, place)
    yield from _retired_ids(index, place, where)
    yield from _overlapping_eras(index, place)
    yield from _wrong_sources(index, place)


def _dangling(index: sqlite3.Connection, place: Place, lost: Lost) -> Iterator[Problem]:
    rows = index.execute(
        "SELECT link.n, link.kind, target, pointer, found.kind FROM link LEFT JOIN stored AS found ON found.id = target"
        " WHERE CASE WHEN link.kind <> 'record' THEN found.kind IS NOT link.kind ELSE found.kind IS NULL"
        "   AND (path <> 'revision.ids' OR target NOT IN (SELECT id FROM retired)) END"
        " ORDER BY link.n, pointer"
    ).fetchall()

    @cache
    def known(kind: str) -> list[str]:
        return [id for (id,) in index.execute("SELECT id FROM stored WHERE kind = ? ORDER BY id", [kind])]

    for n, kind, target, pointer, found in rows:
        if target in lost.names:
            continue
        if target in lost.ids or (found is None and kind in lost.kinds):
            lost.links.append(n)
            continue
        what = f"is the id of {wording.a(found)} and not of {wording.a(kind)}" if found else f"is no {kind} in the data"
        remedy = _nearest(known(kind), target) or (f"name {wording.a(kind)} here" if found else _elsewhere(kind))
        yield place(n, parted(pointer), f"{quote(target)} {what}", remedy)


def _nearest(known: list[str], target: str) -> str:
    found = wording.near(target, known, 1)
    return f"did you mean {quote(found[0])}?" if found else ""


def _elsewhere(kind: str) -> str:
    if kind == "record":
        return "name a record, or one that was retired"
    file = "the folder series" if kind == "series" else f"{kind}s.json"
    return f"add it to {file}, or join a folder that has it (--data builtin for the packaged data)"


def _causes_after_effects(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    rows = index.execute(
        "SELECT link.n, pointer, cause.id FROM link JOIN stored AS cause ON cause.id = target"
        " JOIN stored AS effect ON effect.n = link.n"
        " WHERE path = 'event.causes.event' AND cause.lo > effect.hi AND cause.lo < ?",
        [dates.END],
    ).fetchall()
    for n, pointer, cause in rows:
        problem = f"the cause {quote(cause)} begins after its effect has ended"
        yield place(n, parted(pointer), problem, "check both dates, or take the cause out")


def _circles(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    edges = index.execute(
        "SELECT link.n, cause.n FROM link JOIN stored AS cause ON cause.id = target WHERE path = 'event.causes.event'"
        " AND link.n > 0 ORDER BY cause.n"
    )
    [(size,)] = index.execute("SELECT max(n) FROM origin")
    for circle in cycles.circles(edges, max(size or 0, 0)):
        members = [index.execute("SELECT id FROM stored WHERE n = ?", [n]).fetchone()[0] for n in circle]
        problem = f"causes run in a circle: {' → '.join(members)}"
        yield place(circle[-1], ("causes",), problem, "take one of these links out")


def _retired_ids(index: sqlite3.Connection, place: Place, where: Where) -> Iterator[Problem]:
    """Find records that have an id which was retired, and ids that were retired twice."""
    rows = index.execute(
        "SELECT again.n, retired.n, again.id FROM retired JOIN (SELECT n, id FROM stored UNION ALL"
        " SELECT n, id FROM faulty UNION ALL SELECT n, id FROM retired) AS again"
        " ON again.id = retired.id AND again.n <> retired.n"
        " WHERE again.n NOT IN (SELECT n FROM retired) OR again.n > retired.n ORDER BY again.n"
    ).fetchall()
    for n, retired, id in rows:
        problem = f"the id {quote(id)} was retired, says {where(retired)}"
        yield place(n, ("id",), problem, "give the record another id")


def _overlapping_eras(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    eras = [
        (n, id, lo, hi)
        for n, id, lo, hi, text in index.execute(
            "SELECT n, id, lo, hi, json FROM stored JOIN body USING (n) WHERE kind = 'period' ORDER BY lo, hi DESC, id"
        )
        if json.loads(text)["era"]
    ]
    longest, until = "", dates.START - 1
    for n, id, start, end in eras:
        if start <= until:
            problem = f"the eras {quote(longest)} and {quote(id)} overlap"
            yield place(n, ("date_edtf",), problem, "eras tile time: let one end before the next begins")
        if end > until:
            longest, until = id, end


def _wrong_sources(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    """Find contrasts within one source that should be between two, and the other way round."""
    rows = index.execute(
        "SELECT contrast.n, relation.value, count(DISTINCT source.value) FROM stored AS contrast"
        " JOIN tag AS relation ON relation.n = contrast.n AND relation.field = 'relation'"
        " JOIN tag AS member ON member.n = contrast.n AND member.field = 'claim'"
        " LEFT JOIN stored AS claim ON claim.id = member.value"
        " LEFT JOIN tag AS source ON source.n = claim.n AND source.field = 'source'"
        # A contrast with a missing claim cannot be judged; the missing claim is a problem of its own.
        " WHERE contrast.kind = 'contrast' GROUP BY contrast.n HAVING count(source.value) = count(member.value)"
        " ORDER BY contrast.n"
    ).fetchall()
    for n, relation, sources in rows:
        if relation == "contradicts-itself" and sources > 1:
            yield place(n, ("claims",), "a source contradicts itself in its own claims", "name claims of one source")
        elif relation in ("agree", "differ") and sources == 1:
            problem = f"the relation {relation} is between sources, but all these claims are of one"
            yield place(n, ("claims",), problem, "name claims of two sources, or write tension or contradicts-itself")


def derive(index: sqlite3.Connection) -> None:
    """Store for each event what it led to, which claims rest on it and how many links it has.

    Claims are found by the actors of their events then.
    """
    index.execute("INSERT OR IGNORE INTO resting SELECT target, n FROM link WHERE path = 'claim.events'")
    index.executemany("INSERT INTO back VALUES (?, ?, ?)", _backward(index))
    index.execute(
        "UPDATE stored SET links = links + json_array_length(led_to) + json_array_length(claims)"
        " FROM back WHERE back.n = stored.n"
    )
    index.execute(
        "INSERT OR IGNORE INTO marked SELECT marked.t, resting.n FROM resting JOIN stored ON stored.id = target"
        " JOIN marked ON marked.n = stored.n JOIN mark USING (t) WHERE field = 'actor'"
    )


def _backward(index: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """Yield for each record that others link to what it led to and its claims, in order of date, as JSON."""
    found = index.execute(
        "SELECT to_it.n, path, stored.id FROM link JOIN stored USING (n) JOIN stored AS to_it ON to_it.id = target"
        " WHERE path IN ('event.causes.event', 'claim.events')"
        " ORDER BY to_it.n, stored.lo, stored.hi DESC, stored.id"
    )
    for n, linked in itertools.groupby(found, key=lambda row: row[0]):
        # In order, and each once.
        led_to: dict[str, None] = {}
        claims: dict[str, None] = {}
        for _, path, id in linked:
            (claims if path == "claim.events" else led_to)[id] = None
        yield n, encoded([*led_to]), encoded([*claims])
