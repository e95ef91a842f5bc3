"""Turn a validated record into what is kept of it: the JSON that commands put out, and what filters look at."""

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple, cast

from sinorus import dates
from sinorus.base.text import words
from sinorus.index.build_context import Known, Record
from sinorus.index.write_json import encoded
from sinorus.model import verdicts
from sinorus.model.rows import KEPT, ClaimRow, SeriesRow, keys
from sinorus.model.vocabulary import UNREVIEWED

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
_KEYS = {kind: keys(row) for kind, row in KEPT.items()}
_PUT_OUT = {kind: itemgetter(*names) for kind, names in _KEYS.items()}
Tag = tuple[str, str]


class Entry(NamedTuple):
    """A record ready for the index; ``detail`` is what only `show` needs."""

    kind: str
    id: str
    label: str
    lo: int
    hi: int
    json: str
    detail: str
    spans: list[dates.Span]
    tags: set[Tag]
    names: set[str]
    causes: list[tuple[str, ...]]
    body: str


def entry(kind: str, record: Record, texts: list[str], known: Known) -> Entry:
    """Make the entry of a record, all texts of which are at hand."""
    written = [point["date_edtf"] for point in record["points"]] if kind == "series" else [record.get("date_edtf")]
    dated = [dates.parse(text) for text in written if text]
    spans = [span for date in dated for span in date.spans(known.as_of)]
    filled = {**record, **_bounds(dated), **_derived(kind, record, known)}
    return Entry(
        kind,
        record["id"],
        _label(record),
        min([span.lo for span in spans], default=dates.START),
        max([span.hi for span in spans], default=dates.END),
        encoded(dict(zip(_KEYS[kind], _PUT_OUT[kind](filled), strict=True))),
        _detail(kind, filled),
        spans,
        _tags(kind, filled, known.lines),
        set(_names(kind, record)),
        [*_causes(kind, record)],
        " ".join([_words(texts), *[known.actors.get(actor, "") for actor in record.get("actors", ())]]),
    )


def texts_of(record: Record) -> list[str]:
    """List every text of a record, in the order of its fields."""
    texts: list[str] = []
    _gather(record.values(), texts)
    return texts


def _gather(values: Iterable[Any], texts: list[str]) -> None:
    """Add all texts in some values to a list; to compare their classes costs a third of asking ``isinstance``."""
    for value in values:
        kind = value.__class__
        if kind is str:
            texts.append(value)
        elif kind is list and value and value[0].__class__ is str:
            texts += value
        elif kind is list:
            _gather(value, texts)
        elif kind is dict:
            _gather(value.values(), texts)


def _label(record: Record) -> str:
    named = ("title", "text", "label", "name", "why")
    return str(next(filter(None, map(record.get, named))))


def _bounds(dated: list[dates.Date]) -> Record:
    """Return the first and the last day; null where there is no date, or one is open there."""
    firsts, lasts = [date.earliest for date in dated], [date.latest for date in dated]
    return {"earliest": _best(min, firsts), "latest": _best(max, lasts), "match": None}


def _best(best: Callable[[Iterable[dates.Day]], dates.Day], days: list[dates.Day | None]) -> str | None:
    return best(filter(None, days)).iso() if days and None not in days else None


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
    figure = claim["figure"]
    if figure and figure["series"] in known.series:
        series = cast(SeriesRow, known.series[figure["series"]])
        return dict(verdicts.review(cast(ClaimRow, claim), series, known.as_of))
    return claim["review"] and {**claim["review"], "by": "coder", "measure": None}


def _causes(kind: str, record: Record) -> Iterator[tuple[str, ...]]:
    for cause in record["causes"] if kind == "event" else ():
        reference = cause["reference"] and encoded(cause["reference"])
        yield record["id"], cause["event"], cause["basis"], cause["claim"], reference


def _detail(kind: str, record: Record) -> str:
    """Return what is kept besides: of an event what only `show` tells, of a claim how `check` puts it out."""
    if kind == "claim":
        return encoded(verdicts.check_row(cast(ClaimRow, record)))
    kept = {key: record[key] for key in ("links", "date_text", "date_os") if record.get(key)} if kind == "event" else {}
    return encoded(kept) if kept else ""


def _tags(kind: str, record: Record, lines: dict[str, list[str]]) -> set[Tag]:
    """Return the pairs of filter and value under which the record is found."""
    tags: set[Tag] = set()
    for key, field in TAGGED.get(kind, {}).items():
        value = record[key]
        tags.update(zip(repeat(field), value if value.__class__ is list else (value,)))
    for mention in record.get("mentions", ()):
        tags.add(("source", mention["source"]))
    for actor in record.get("actors", ()):
        if actor in lines:
            tags.update(("actor", line) for line in lines[actor])
    if record.get("era"):
        tags.add(("era", "yes"))
    if kind == "claim":
        review = record["review"] or {"verdict": UNREVIEWED, "by": UNREVIEWED}
        tags.update((("verdict", review["verdict"]), ("by", review["by"])))
    return tags


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


def _words(texts: list[str]) -> str:
    """Join texts as words; addresses of pages are no words to search for.

    The index folds and splits by itself what is written in ASCII.
    """
    told = [text for text in texts if not (text.startswith("http") and text.startswith(("http://", "https://")))]
    joined = " ".join(told)
    return (
        joined if joined.isascii() else " ".join([text if text.isascii() else " ".join(words(text)) for text in told])
    )
