"""Turn a checked record into what the index keeps of it: the JSON that commands put out, and what filters look at."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, filterfalse, repeat
from operator import itemgetter
from typing import Any, NamedTuple, cast

from sinorus import dates
from sinorus.base.text_fragment import at_passage
from sinorus.index.build_context import Context, Record, Tag, voice
from sinorus.index.passage_place import where
from sinorus.index.write_json import encoded
from sinorus.model import verdicts
from sinorus.model.csl_variables import VARIABLES
from sinorus.model.record_names import names
from sinorus.model.rows import KEPT, keys
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import PlaceOfEvent
from sinorus.model.rows.series import SeriesRow
from sinorus.model.vocabulary import GRADES, NOT_CODED, UNREVIEWED

# For each kind the fields that filters look at, and the names of the filters.
_BOTH = {"effect": "effect", "themes": "theme", "drivers": "driver"}
# What a source has of these, its claims have too.
_VOICED = ("source", "claim")
_VOICE = {"tradition": "tradition", "kind": "source-kind", "language": "language", "decade": "source-decade"}
TAGGED = {
    "event": {**_BOTH, "kind": "kind", "actors": "actor", "confidence": "confidence"},
    "claim": {**_BOTH, "source": "source", "type": "type", "hedging": "hedging", "events": "event"},
    "source": {"id": "source"},
    "contrast": {"relation": "relation", "claims": "claim"},
    "series": {"themes": "theme"},
    "actor": {"kind": "kind"},
    "driver": {"theme": "theme", "id": "driver"},
}
KEYS = {kind: keys(row) for kind, row in KEPT.items()}
_KEYS_OF_PLACE = keys(PlaceOfEvent)
PUT_OUT = {kind: itemgetter(*names) for kind, names in KEYS.items()}
# The fields with the events that a record names, and a paragraph behind all that texts have.
_LINKS = {"event": "causes", "claim": "events"}
_CAPTION = 1_000_000
# The parts of a name that the row of a source holds.
_PARTS = ("family", "given", "literal")
# What is not coded where it is null or empty; a record without drivers or actors has none.
CODED = ("effect", "themes", "confidence", "type", "hedging")
# The fields of TAGGED with their filters, each with what is looked for where it is null or empty.
_PLAIN = {
    kind: [(key, field, NOT_CODED if key in CODED else None) for key, field in fields.items()]
    for kind, fields in TAGGED.items()
}
_RANKS: dict[str | None, int] = {grade: rank for rank, grade in enumerate(GRADES)}


class Entry(NamedTuple):
    """What the index keeps of a record.

    - ``kind``, ``id``: those of the record
    - ``label``: what a person calls it
    - ``lo``, ``hi``: the day keys of its first and last possible day; a *day key* is ``(year*16 + month)*32 + day``.
      Both are END for an event without a date, which so comes after all others
    - ``moment``: the time of an event of one day, as a number; 0 for all others
    - ``json``: the record as commands put it out
    - ``detail``: JSON of what only `show` and `check` need, or ""
    - ``spans``: its dates as spans of day keys
    - ``tags``: the pairs of filter and value under which it is found
    - ``names``: what a person may type for it, besides its id
    - ``causes``: effect, cause, basis, claim, reference and passage of each of its causes
    - ``title``: the stems of what it is called
    - ``body``: those of all else under which a search finds it
    - ``links``: how many causes an event names, or events a claim; 0 for all others
    - ``passage``: the paragraph of a claim, a caption behind all paragraphs; 0 for all others
    """

    kind: str
    id: str
    label: str
    lo: int
    hi: int
    moment: int
    json: str
    detail: str
    spans: list[dates.Span]
    tags: set[Tag]
    names: set[str]
    causes: list[tuple[str, ...]]
    title: str
    body: str
    links: int
    passage: int


def entry(kind: str, record: Record, texts: list[str], context: Context) -> Entry:
    """Make the entry of a record; ``texts`` are all texts in it."""
    parsed = _dates(kind, record)
    spans = list(chain.from_iterable(date.spans(context.as_of) for date in parsed))
    filled = {**record, **bounds(parsed), **_derived(kind, record, context, parsed)}
    own = dict.fromkeys([_label(record), *names(kind, record)])
    # What is no text of its own: the language of a name is none of its words.
    told = {*own, *(name["language"] for name in record.get("names", ()))}
    return Entry(
        kind,
        record["id"],
        _label(record),
        min([span.lo for span in spans], default=dates.END if kind == "event" else dates.START),
        max([span.hi for span in spans], default=dates.END),
        parsed[0].moment if kind == "event" and parsed else 0,
        encoded(dict(zip(KEYS[kind], PUT_OUT[kind](filled), strict=True))),
        _detail(kind, filled),
        spans,
        _tags(kind, filled, context),
        set(names(kind, record)),
        [*causes(kind, record)],
        context.stems.of(own),
        " ".join([context.stems.of(filterfalse(told.__contains__, texts)), *context.stems_of_others(record)]),
        len(record[_LINKS[kind]]) if kind in _LINKS else 0,
        _place_in_text(record) if kind == "claim" else 0,
    )


def _place_in_text(claim: Record) -> int:
    """Return the paragraph of a claim; captions come behind all paragraphs, and then claims without a passage."""
    return (claim["passage"]["paragraph"] or _CAPTION) if claim["passage"] else _CAPTION + 1


def _dates(kind: str, record: Record) -> list[dates.Date]:
    texts = [point["date_edtf"] for point in record["points"]] if kind == "series" else [record.get("date_edtf")]
    return [dates.parse(text) for text in texts if text]


def _label(record: Record) -> str:
    named = ("title", "text", "label", "name", "why")
    return str(next(filter(None, map(record.get, named))))


def bounds(parsed: list[dates.Date]) -> Record:
    """Return the first and the last day; null where there is no date, or one is open on that side."""
    firsts, lasts = [date.earliest for date in parsed], [date.latest for date in parsed]
    return {"earliest": _outermost(min, firsts), "latest": _outermost(max, lasts), "match": None}


def _outermost(choose: Callable[[Iterable[dates.Day]], dates.Day], days: list[dates.Day | None]) -> str | None:
    return choose(filter(None, days)).iso() if days and None not in days else None


def _derived(kind: str, record: Record, context: Context, about: list[dates.Date]) -> Record:
    """Return what follows from a record and others; ``about`` are its dates."""
    if kind == "event":
        causes = [cause["event"] for cause in record["causes"]]
        known = {"links": record["causes"], "causes": causes, "led_to": [], "claims": []}
        return {**known, "place": put_out(context.place(record["place"]))}
    if kind == "series":
        last = record["points"][-1]
        return {"last_date_edtf": last["date_edtf"], "last_value": last["value"]}
    if kind == "source":
        author, csl = [{key: name[key] for key in _PARTS} for name in record["author"]], _csl(record)
        return {"author": author, "csl": csl, "date_edtf": voice(record).date_edtf}
    if kind == "claim":
        source = context.voice(record["source"])
        times = {"source_date": source.date_edtf, "lag_years": _lag(source.year, about)}
        return {"passage": _passage(record, context), "review": _review(record, context), **times}
    return {}


def _csl(source: Record) -> Record:
    """Return the variables of CSL that the keys of the row of a source do not hold, without what is null."""
    csl = {name: _known(source[name]) for name in VARIABLES if source[name] not in (None, [], {})}
    has_more = any(value is not None for name in source["author"] for key, value in name.items() if key not in _PARTS)
    return {**csl, "author": _known(source["author"])} if has_more else csl


def _known(value: Any) -> Any:
    """Return names and dates without what is null in them."""
    if isinstance(value, list):
        return [_known(item) for item in value]
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if item is not None}
    return value


def _passage(claim: Record, context: Context) -> Record | None:
    """Return the passage of a claim with its place in words and a link, which is None where no address is known."""
    passage, source = claim["passage"], context.voice(claim["source"])
    if not passage:
        return None
    address = passage["address"] or source.address
    link = address and at_passage(address, passage["start"], passage["end"])
    return {**passage, "link": link, "where": where(passage, source)}


def _lag(year: int | None, about: list[dates.Date]) -> int | None:
    """Return how many years after what it is about a claim was written, by the numbers of the years.

    ``year`` is that of its source. Below 0 it is about what was to come; an open end counts as the year of the source.
    """
    if year is None or not about:
        return None
    first, last = about[0].earliest, about[0].latest
    return year - last.year if last else min(0, year - first.year) if first else 0


def by_grade(pages: list[Record]) -> list[Record]:
    """Order references by their grades, the best first; those of one grade, and those of none, stay as they stand."""
    return sorted(pages, key=_rank) if len(pages) > 1 else pages


def _rank(page: Record) -> int:
    return _RANKS.get(page["grade"], len(GRADES))


def put_out(place: Record | None) -> Record | None:
    """Return what an event puts out of its place."""
    return place and {key: place[key] for key in _KEYS_OF_PLACE}


def _review(claim: Record, context: Context) -> Record | None:
    """Return the review of a claim: what the series of its figure decides, or else what the coder wrote."""
    figure, review = claim["figure"], claim["review"]
    if review:
        claim = {**claim, "review": {**review, "references": by_grade(review["references"])}}
    if figure and figure["series"] in context.series:
        series = cast(SeriesRow, context.series[figure["series"]])
        return dict(verdicts.review(cast(ClaimRow, claim), series, context.as_of))
    return claim["review"] and {**claim["review"], "by": "coder", "measure": None}


def causes(kind: str, record: Record) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the causes of an event; no other kind has any."""
    for cause in record["causes"] if kind == "event" else ():
        reference, passage = (part and encoded(part) for part in (cause["reference"], cause["passage"]))
        yield record["id"], cause["event"], cause["basis"], cause["claim"], reference, passage


def _detail(kind: str, record: Record) -> str:
    """Return what is kept beside the JSON: for an event what only `show` puts out, for a claim its row of `check`."""
    if kind == "claim":
        return encoded(verdicts.check_row(cast(ClaimRow, record)))
    return detail_of_event(record) if kind == "event" else ""


def detail_of_event(event: Record) -> str:
    """Return what is kept of an event beside its row: its ``links`` to causes, and how its source has the date."""
    calendar = event["calendar"] if event["calendar"] != "gregorian" else None
    kept = {"links": event["links"], "calendar": calendar, "date_os": event["date_os"]}
    told = {key: value for key, value in kept.items() if value}
    return encoded(told) if told else ""


def plain_tags(kind: str, record: Record) -> set[Tag]:
    """Return the tags that are values of fields as they stand in the record: those of TAGGED."""
    tags: set[Tag] = set()
    for key, field, blank in _PLAIN.get(kind, ()):
        value = record[key] or blank
        if value.__class__ is str:
            tags.add((field, value))
        elif value:
            tags.update(zip(repeat(field), value))
    return tags


def _tags(kind: str, record: Record, context: Context) -> set[Tag]:
    """Return the pairs of filter and value under which the record is found."""
    tags = plain_tags(kind, record)
    for mention in record.get("mentions", ()):
        tags.add(("source", mention["source"]))
    if kind == "event" and record["place"] and record["place"]["id"]:
        tags.add(("place", record["place"]["id"]))
    for actor in record.get("actors", ()):
        tags.update(("actor", line) for line in context.lines.get(actor, ()))
    if record.get("era"):
        tags.add(("era", "yes"))
    if kind in _VOICED:
        tags.update(_voice_tags(record, context))
    if kind == "claim":
        tags.add(("lag", str(record["lag_years"])))
        review = record["review"] or {"verdict": UNREVIEWED, "by": UNREVIEWED}
        tags.update((("verdict", review["verdict"]), ("by", review["by"])))
        tags.update(("denied", driver) for driver in record["drivers"] if record["denies"])
    return tags


def _voice_tags(record: Record, context: Context) -> Iterator[Tag]:
    """Yield the tags that a source has, and each of its claims."""
    source = context.voice(record.get("source") or record["id"])
    for key, field in _VOICE.items():
        yield field, getattr(source, key) or NOT_CODED
    yield "written", source.days or NOT_CODED
