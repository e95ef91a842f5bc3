"""Turn a validated record into what is kept of it: the JSON that commands put out, and what filters look at."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sinorus import dates, verdicts
from sinorus.keys import KEYS
from sinorus.text import dumped, words
from sinorus.vocabulary import UNREVIEWED

Record = dict[str, Any]

# The fields of a record that filters look at, and the filters' names.
_BOTH = {"effect": "effect", "themes": "theme", "drivers": "driver"}
TAGGED = {
    "event": {**_BOTH, "kind": "kind", "actors": "actor"},
    "claim": {**_BOTH, "source": "source", "type": "type", "hedging": "hedging", "events": "event"},
    "contrast": {"relation": "relation", "claims": "claim"},
    "series": {"themes": "theme"},
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
    causes: tuple[tuple[str, ...], ...]
    body: str


class Known(NamedTuple):
    """What is known of records that were read before: the lines that a state belongs to, the words of an actor's names,
    and the series.
    """

    as_of: dates.Day
    lines: dict[str, list[str]]
    actors: dict[str, str]
    series: dict[str, Record]


def entry(kind: str, record: Record, known: Known) -> Entry:
    """Make the entry of a record."""
    written = [point["date_edtf"] for point in record["points"]] if kind == "series" else [record.get("date_edtf")]
    dated = [dates.parse(text) for text in written if text]
    spans = tuple(span for date in dated for span in date.spans(known.as_of))
    filled = {**record, **_bounds(dated), **_derived(kind, record, known)}
    return Entry(
        kind,
        record["id"],
        _label(record),
        min((span.lo for span in spans), default=dates.START),
        max((span.hi for span in spans), default=dates.END),
        dumped({key: filled[key] for key in KEYS[kind]}),
        _detail(kind, filled),
        spans,
        frozenset(_tags(kind, filled, known.lines)),
        frozenset(_names(kind, record)),
        tuple(_causes(kind, record)),
        " ".join([*_words(record), *(known.actors.get(actor, "") for actor in record.get("actors", ()))]),
    )


def _label(record: Record) -> str:
    named = ("title", "text", "label", "name", "why")
    return next(str(record[key]) for key in named if record.get(key))


def _bounds(dated: list[dates.Date]) -> Record:
    """Return the first and the last day; null where there is no date, or one is open there."""
    firsts, lasts = [date.earliest for date in dated], [date.latest for date in dated]
    earliest = min((day for day in firsts if day), default=None) if None not in firsts else None
    latest = max((day for day in lasts if day), default=None) if None not in lasts else None
    return {"earliest": earliest.iso() if earliest else None, "latest": latest.iso() if latest else None, "match": None}


def _derived(kind: str, record: Record, known: Known) -> Record:
    if kind == "event":
        causes = [cause["event"] for cause in record["causes"]]
        return {"links": record["causes"], "causes": causes, "led_to": [], "claims": []}
    if kind == "series":
        last = record["points"][-1]
        return {"last_date_edtf": last["date_edtf"], "last_value": last["value"]}
    return {"review": _review(record, known)} if kind == "claim" else {}


def _review(claim: Record, known: Known) -> Record | None:
    """Let the series of the figure decide, where there is one."""
    measuring = (claim["figure"] or {}).get("series")
    if measuring in known.series:
        return verdicts.review(claim, known.series[measuring], known.as_of)
    return claim["review"] and {**claim["review"], "by": "coder", "measure": None}


def _causes(kind: str, record: Record) -> Iterator[tuple[str, ...]]:
    for cause in record["causes"] if kind == "event" else ():
        reference = cause["reference"] and dumped(cause["reference"])
        yield record["id"], cause["event"], cause["basis"], cause["claim"], reference


def _detail(kind: str, record: Record) -> str:
    """Return what is kept besides: of an event what only `show` tells, of a claim how `check` puts it out."""
    if kind == "claim":
        return dumped(verdicts.checked(record))
    kept = {key: record[key] for key in ("links", "date_text", "date_os") if record.get(key)} if kind == "event" else {}
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
    if kind == "claim":
        yield "verdict", record["review"]["verdict"] if record["review"] else UNREVIEWED
        yield "by", record["review"]["by"] if record["review"] else UNREVIEWED


def _names(kind: str, record: Record) -> Iterator[str]:
    """Yield what a person may type for the record in a filter, besides its id."""
    if kind in ("event", "claim", "contrast", "series"):
        return
    for name in (record[key] for key in ("label", "name") if key in record):
        yield name
        yield name.removeprefix("The ")
    yield from record.get("aliases", ())
    if kind == "source":
        yield from (author["family"] for author in record["author"] if author.get("family"))


def _words(record: Record) -> Iterator[str]:
    """Yield every text of a record, as words; addresses of pages are no words to search for.

    The index folds and splits by itself what is written in ASCII.
    """
    texts: list[str] = []
    _gather(record.values(), texts)
    for text in texts:
        if not text.startswith(("http://", "https://")):
            yield text if text.isascii() else " ".join(words(text))


def _gather(values: Iterable[Any], texts: list[str]) -> None:
    for value in values:
        if value.__class__ is str:
            texts.append(value)
        elif value.__class__ is list:
            _gather(value, texts)
        elif value.__class__ is dict:
            _gather(value.values(), texts)
