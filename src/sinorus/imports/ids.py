"""Ids for rows that have none: made of title and year, in any script, and each given once."""

import re
import sqlite3
import unicodedata
from hashlib import blake2b
from typing import Any

from sinorus.base.text import fold
from sinorus.dates.names import is_date
from sinorus.model.values import ID

Record = dict[str, Any]
# Letters that have no plain letter in them.
_LATIN = "a,b,v,g,d,e,zh,z,i,y,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya,i,yi,ye,g"
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
        _LATIN.split(","),
        strict=True,
    )
)
_OTHERS = {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ё": "e"}
_PLAIN = str.maketrans({**_CYRILLIC, **_OTHERS})
_ID = re.compile(ID)
# Letters of a title in an id, so that there is room for the year and a number.
_LENGTH = 48


def slug(text: str) -> str:
    """Return a text as an id: letters a to z, figures and hyphens; a hash where it has none of these."""
    return _letters(text)[:64].strip("-") or f"x{blake2b(text.encode(), digest_size=4).hexdigest()}"


def _letters(text: str) -> str:
    folded = fold(text) if text.isascii() else fold(unicodedata.normalize("NFC", text).lower().translate(_PLAIN))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def of_event(title: str, date: str | None) -> str:
    """Return the id of an event: its title, and its year where it has one."""
    year = re.match(r"Y?-?[0-9X]{4,}", date or "")
    words = slug(title)
    if len(words) > _LENGTH:
        words = words[:_LENGTH].rpartition("-")[0] or words[:_LENGTH]
    return proper(f"{words}-{year[0].strip('Y-').lower()}" if year and year[0] not in title else words, "event")


def made_id(kind: str, record: Record) -> str:
    """Return the id of a record that has none: made of title and year, or of source and text."""
    if kind == "claim":
        return proper(f"{record['source'][:20].rstrip('-')}-{slug(record['text'])[:40]}".strip("-"), kind)
    return of_event(record["title"], record["date_edtf"])


def proper(id: str, kind: str) -> str:
    """Return an id that is no date, which a filter would take it for."""
    return f"{kind}-{id}"[:64] if id[:4] == "not:" or is_date(id) else id


def is_id(text: str) -> bool:
    """Say whether a text can be an id as it is."""
    return bool(_ID.fullmatch(text)) and not is_date(text)


class Ids:
    """Every id of a folder, given once; in a file of SQLite, so that a million of them take no memory.

    An id is reserved where a row or an earlier folder says it, and no other record gets it then.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
        self._db.execute(
            "CREATE TABLE id (id TEXT PRIMARY KEY, kind TEXT, is_free INTEGER, next INTEGER) WITHOUT ROWID"
        )

    def reserve(self, id: str, kind: str) -> None:
        """Keep an id for the record that says it."""
        self._db.execute("INSERT OR IGNORE INTO id VALUES (?, ?, 1, 2)", [id, kind])

    def claim(self, id: str, kind: str) -> bool:
        """Give an id to the record that says it; False where another record has it."""
        if self._insert(id, kind):
            return True
        query = "UPDATE id SET is_free = 0 WHERE id = ? AND kind = ? AND is_free = 1"
        return bool(self._db.execute(query, [id, kind]).rowcount)

    def make(self, id: str, kind: str) -> str:
        """Give an id that no record has: this one, or this one with a number."""
        if self._insert(id, kind):
            return id
        while True:
            query = "UPDATE id SET next = next + 1 WHERE id = ? RETURNING next - 1"
            [(number,)] = self._db.execute(query, [id]).fetchall()
            other = f"{id[:57].rstrip('-')}-{number}"
            if self._insert(other, kind):
                return other

    def has(self, id: str, kind: str) -> bool:
        """Say whether a record of a kind bears an id."""
        return bool(self._db.execute("SELECT 1 FROM id WHERE id = ? AND kind = ?", [id, kind]).fetchone())

    def is_given(self, id: str, kind: str) -> bool:
        """Say whether a record of a kind has an id for good."""
        query = "SELECT 1 FROM id WHERE id = ? AND kind = ? AND is_free = 0"
        return bool(self._db.execute(query, [id, kind]).fetchone())

    def close(self) -> None:
        """Let the ids go."""
        self._db.close()

    def _insert(self, id: str, kind: str) -> bool:
        return bool(self._db.execute("INSERT OR IGNORE INTO id VALUES (?, ?, 0, 2)", [id, kind]).rowcount)
