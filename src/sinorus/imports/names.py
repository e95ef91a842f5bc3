"""The themes, drivers, actors and sources that rows name: each is made once, whatever its case and accents."""

from hashlib import blake2b
from typing import Any

from sinorus.base.text import fold
from sinorus.dates.names import is_date
from sinorus.imports import ids, known
from sinorus.imports.ids import Ids, proper

Record = dict[str, Any]
# What stands before a name that a filter would take for a date.
_PREFIX = {"theme": "tag", "driver": "driver", "actor": "actor", "source": "source"}
# The theme of drivers whose rows name none.
UNSORTED = "Not coded"
_LENGTH = 200


class Names:
    """Makes a record for each new name, and knows those of an earlier folder.

    - ``made``: by kind, the records that are new, in the order in which they came
    - ``prints``: by kind and hash of a name that a row has said, now or earlier, the id of its record
    """

    def __init__(self, given: Ids) -> None:
        self.made: dict[str, list[Record]] = {kind: [] for kind in _PREFIX}
        self._ids = given
        self.prints: dict[tuple[str, str], str] = {}
        self._known: dict[tuple[str, str], str] = {}

    def learn(self, kind: str, print: str, id: str) -> None:
        """Let a name, by its hash, stand for the record that it was given in an earlier import."""
        self.prints[kind, print] = id

    def know(self, kind: str, id: str, names: list[str]) -> None:
        """Let names stand for a record that is there already."""
        for name in (id, *names):
            self._known.setdefault((kind, _key(name)), id)

    def known(self, kind: str, name: str) -> str | None:
        """Return the id of the record of a name; None where there is none."""
        return self._known.get((kind, _key(name)))

    def id_of(self, kind: str, name: str, slug: str = "", **fields: Any) -> str:
        """Return the id of the record of a name, which is made with some fields where there is none yet.

        Its id is made of the name, or of ``slug``.
        """
        if id := self._known.get((kind, name)):
            return id
        self._known[kind, name] = id = self._id_of(kind, name, slug, fields)
        return id

    def _id_of(self, kind: str, name: str, slug: str, fields: Record) -> str:
        key = (kind, _key(name))
        print = blake2b(key[1].encode("utf-8", "replace"), digest_size=8).hexdigest()
        if (kind, print) not in self.prints:
            label = labelled(name, kind)
            id = self._known.get(key) or self._known.get((kind, _key(label)))
            self.prints[kind, print] = self._known[kind, _key(label)] = id or self._make(kind, label, slug, fields)
        return self.prints[kind, print]

    def unsorted(self) -> str:
        """Return the id of the theme of drivers whose rows name none."""
        return self.id_of("theme", UNSORTED)

    def _make(self, kind: str, label: str, called: str, fields: Record) -> str:
        id = self._ids.make(proper(ids.slug(called or label), _PREFIX[kind]), kind)
        self.made[kind].append({"id": id, **_record(kind, label), **fields})
        return id


def labelled(name: str, kind: str) -> str:
    """Return a name as a record may bear it: without commas, no date, and not too long."""
    label = " ".join(name.replace(",", " ").split())[:_LENGTH].strip() or "unnamed"
    if label[:4].casefold() == "not:" or is_date(label.removeprefix("The ")):
        return f"{_PREFIX[kind]}-{label}"[:_LENGTH].strip()
    return label


def _key(name: str) -> str:
    return fold(name.removeprefix("The ").removeprefix("the "))


def _record(kind: str, label: str) -> Record:
    """Return a record of which nothing but the name is known."""
    if kind == "actor":
        return actor(label)
    if kind == "source":
        return {"type": "document", "title": label, "author": []}
    return {"label": label, "description": f"{label}, as the imported rows have it."}


def actor(name: str) -> Record:
    """Return an actor of a name; its kind is known where the packaged data have it."""
    packaged = known.actor(name)
    kind = packaged["kind"] if packaged else "other"
    # A line has members, and these are not said here.
    return {"name": name, "kind": "state" if kind == "line" else kind}
