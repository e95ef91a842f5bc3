"""Other names and spellings of what is searched for, as the data give them in words.json."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

Stems = tuple[str, ...]
# Leads from the stems of a name to those of its other names.
Others = Mapping[Stems, list[Stems]]
# The most words of a name that is looked for.
LONGEST = 8
# The most ways in which a phrase is looked for.
MOST = 50


def others(texts: Iterable[Stems], db: sqlite3.Connection) -> Others:
    """Return the other names of whatever stands in texts, or stands in several that follow each other."""
    row = [stem for stems in texts for stem in stems]
    runs = {tuple(row[at : at + count]) for at in range(len(row)) for count in range(1, LONGEST + 1)}
    rows = db.execute(
        "SELECT given.value, other.stems FROM json_each(:runs) AS given JOIN alike AS own ON own.stems = given.value"
        " JOIN alike AS other USING (entry) WHERE other.stems <> own.stems AND NOT own.near"
        " ORDER BY own.entry, other.stems",
        {"runs": json.dumps([" ".join(run) for run in runs])},
    )
    found: dict[Stems, list[Stems]] = {}
    for own, other in rows:
        found.setdefault(tuple(own.split(" ")), []).append(tuple(other.split(" ")))
    return found


def variants(stems: Stems, known: Others) -> list[Stems]:
    """Return the stems of a text, and those of it with another name in the place of a name."""
    return list(dict.fromkeys(_variants(stems, known)))[:MOST]


def _variants(stems: Stems, known: Others) -> Iterator[Stems]:
    yield stems
    for start in range(len(stems)):
        for end in range(start + 1, min(len(stems), start + LONGEST) + 1):
            for other in known.get(stems[start:end], ()):
                yield (*stems[:start], *other, *stems[end:])


def near(stems: Stems, db: sqlite3.Connection) -> list[str]:
    """List the words and names that are near to a text in meaning."""
    rows = db.execute(
        "SELECT DISTINCT other.text FROM alike AS own JOIN alike AS other USING (entry)"
        " WHERE own.stems = ? AND own.near AND other.stems <> own.stems",
        [" ".join(stems)],
    )
    return [text for (text,) in rows]
