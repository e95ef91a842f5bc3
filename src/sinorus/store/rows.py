"""Turn a validated record into what is kept of it: the JSON that commands put out, and what filters look at."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sinorus import dates
from sinorus.keys import KEYS
from sinorus.text import dumped, words

Record = dict[str, Any]


# The fields of a record that filters look at, and the filters' names.
_BOTH = {"effect": "effect", "themes": "theme", "drivers": "driver"}
TAGGED = {
    "event": {**_BOTH, "kind": "kind", "actors": "actor"},
    "claim": {**_BOTH, "source": "source", "type": "type", "hedging": "hedging"},
    "actor": {"kind": "kind"},
    "driver": {"theme": "theme", "id": "driver"},
}


class Entry(NamedTuple):
    """A record ready for the index; ``detail`` is what only `show` needs."""

    kind: str
    id: str
    label: str
    lo: int
    hi: int
    json: str
    detail: str
    spans: tuple[dates.Span, ...]
    tags: frozenset[tuple[str, str]]
    names: frozenset[str]
    body: str


def entry(kind: str, record: Record, as_of: dates.Day, lines: dict[str, list[str]], known: dict[str, str]) -> Entry:
    """Make the entry of a record.

    ``lines`` leads from a state to the lines it belongs to, ``known`` from an actor to the words of its names.
    """
    date = dates.parse(record["date_edtf"]) if record.get("date_edtf") else None
    spans = date.spans(as_of) if date else ()
    filled = {**record, **_derived(kind, record), **_bounds(date)}
    return Entry(
        kind,
        record["id"],
        _label(record),
        min((span.lo for span in spans), default=dates.START),
        max((span.hi for span in spans), default=dates.END),
        dumped({key: filled[key] for key in KEYS[kind]}),
        _detail(kind, record),
        spans,
        frozenset(_tags(kind, record, lines)),
        frozenset(_names(kind, record)),
        " ".join([*words(" ".join(_strings(record))), *(known.get(actor, "") for actor in record.get("actors", ()))]),
    )


def _label(record: Record) -> str:
    return str(record.get("title") or record.get("text") or record.get("label") or record.get("name"))


def _bounds(date: dates.Date | None) -> Record:
    def day(value: dates.Day | None) -> str | None:
        return value.iso() if value else None

    return {
        "earliest": day(date.earliest) if date else None,
        "latest": day(date.latest) if date else None,
        "match": None,
    }


def _derived(kind: str, record: Record) -> Record:
    if kind == "event":
        return {"causes": [cause["event"] for cause in record["causes"]], "led_to": [], "claims": []}
    if kind == "claim" and record["review"]:
        return {"review": {**record["review"], "by": "coder"}}
    return {}


def _detail(kind: str, record: Record) -> str:
    if kind != "event":
        return ""
    kept = {key: record[key] for key in ("causes", "date_text", "date_os") if record[key]}
    return dumped(kept) if kept else ""


def _tags(kind: str, record: Record, lines: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of filter and value under which the record is found."""
    for key, field in TAGGED.get(kind, {}).items():
        for value in record[key] if isinstance(record[key], list) else [record[key]]:
            yield field, value
    for mention in record.get("mentions", ()):
        yield "source", mention["source"]
    for actor in record.get("actors", ()):
        yield from (("actor", line) for line in lines.get(actor, ()))
    if record.get("era"):
        yield "era", "yes"


def _names(kind: str, record: Record) -> Iterator[str]:
    """Yield what a person may type for the record in a filter, besides its id."""
    if kind in ("event", "claim"):
        return
    for name in (record[key] for key in ("label", "name") if key in record):
        yield name
        yield name.removeprefix("The ")
    yield from record.get("aliases", ())
    if kind == "source":
        yield from (author["family"] for author in record["author"] if author.get("family"))


def _strings(value: Any) -> Iterator[str]:
    """Yield every text of a record; addresses of pages are no words to search for."""
    if isinstance(value, str):
        yield "" if value.startswith(("http://", "https://")) else value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
