"""Random data sets of the right shape, made from the models: valid records that lead to each other."""

import copy
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from edtf_strategies import anything, days, plain_dates
from folders import Record
from fuzzing import mostly
from sinorus import dates
from sinorus.dates.julian import is_julian
from sinorus.dates.names import is_date
from sinorus.model.citation import Answer
from sinorus.model.fields import Edtf, IsoDay, Name, RealDay
from sinorus.model.fields import Link as Address
from sinorus.model.kinds import KINDS
from sinorus.model.records import Dataset, DateParts, Issued
from sinorus.model.values import ID
from sinorus.model.vocabulary import OTHER_VERDICTS, VERDICTS_OF, WITHOUT_EVIDENCE

Strategy = st.SearchStrategy[Any]
Files = dict[str, Any]
CHARACTERS = st.characters(
    exclude_categories=("Cc", "Cf", "Cn", "Cs", "Zl", "Zp"),
    exclude_characters="\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0",
)
WORDS = (
    "treaty",
    "Пекин",
    "珍宝岛",
    "e\u0301",
    '"',
    "<b>",
    "a_b",
    "=1+1",
    "|",
    "{{x}}",
    "\\",
    "#",
    "-",
    "&",
    "$x",
    "@",
    "'",
)
IDS = st.one_of(st.from_regex(ID, fullmatch=True), st.sampled_from(("0", "a-", "nul", "1950", "a" * 64)))
ODD = st.sampled_from(("", " ", "a\n", "\0", "\ud800", "\u202e", "x" * 6000, 10**30, -1, 1e308, [[[]]], {"": None}))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), anything, IDS, ODD),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)


def texts(without: str = "\n") -> st.SearchStrategy[str]:
    """Draw texts that may stand in a record."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
    drawn = st.one_of(words, st.text(CHARACTERS, max_size=40))
    return drawn.map(lambda text: text.replace(without, "").strip()).filter(bool)


def _link(text: str) -> str:
    return "https://example.org/" + "".join(one for one in text if not one.isspace() and one not in '"<>')


our_days = days.filter(lambda text: not text.startswith(("-", "0000")) and len(text) == len("1969-03-02"))
date_parts = st.builds(lambda day, parts: [int(part) for part in day.split("-")][:parts], our_days, st.integers(1, 3))


def forwards(days: list[list[int]]) -> list[list[int]]:
    """Put days in order, as exactly as the least exact of them."""
    return sorted(day[: min(map(len, days))] for day in days)


# Types that are more than what JSON knows, and what is drawn for them.
TYPES: list[tuple[Any, Strategy]] = [
    (Edtf, mostly(plain_dates, anything, 3).filter(lambda text: len(text) <= 200)),
    (RealDay, days.filter(lambda text: not text.startswith(("-", "0000")))),
    (DateParts, date_parts),
    (
        Issued,
        st.fixed_dictionaries(
            {"date-parts": st.lists(date_parts, min_size=1, max_size=2).map(forwards)},
            optional={"circa": st.booleans()},
        ),
    ),
    (IsoDay, days),
    (Address, st.text(CHARACTERS, max_size=20).map(_link)),
    (Name, texts(without=",").filter(lambda text: text[:4].casefold() != "not:" and not is_date(text))),
]


class Link(NamedTuple):
    """An id that is not known yet: one of the records of a kind."""

    kind: str
    number: int


class Shape(NamedTuple):
    """What is to be drawn: a type, where it stands in a record, and to what kinds the places of that record lead."""

    hint: Any
    at: str
    links: dict[str, str]

    def of(self, hint: Any, step: str = "") -> "Shape":
        """Return the shape of a part."""
        return self._replace(hint=hint, at=f"{self.at}.{step}".strip("."))


def shaped(shape: Shape) -> Strategy:
    """Draw JSON of a type of the models."""
    base, *marks = get_args(shape.hint) if get_origin(shape.hint) is Annotated else (shape.hint,)
    # A description alone makes no other type.
    marks = [mark for mark in marks if not isinstance(mark, FieldInfo) or mark.metadata]
    hint = Annotated[(base, *marks)] if marks else base
    known = next((drawn for type, drawn in TYPES if type == hint), None)
    if shape.at in shape.links and base is str:
        return st.builds(Link, st.just(shape.links[shape.at]), st.integers(0, 7))
    if known is not None:
        return known
    origin = get_origin(base)
    if origin is list:
        least = _bound(marks, "min_length", 0)
        most = _bound(marks, "max_length", 3)
        return st.lists(shaped(shape.of(get_args(base)[0])), min_size=least, max_size=max(least, most))
    if origin is dict:
        plain = st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), st.floats(-1e17, 1e17), texts())
        return st.dictionaries(texts(), plain, max_size=3)
    if origin in (Union, UnionType):
        return st.one_of([shaped(shape.of(Annotated[(one, *marks)] if marks else one)) for one in get_args(base)])
    if origin is Literal:
        return st.sampled_from(get_args(base))
    return fields_of(shape.of(base)) if isinstance(base, type) and issubclass(base, BaseModel) else _plain(base, marks)


def _bound(marks: list[Any], name: str, otherwise: Any) -> Any:
    """Return a bound that stands in the annotations of a type."""
    parts = [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else [mark])]
    return next((getattr(part, name) for part in parts if getattr(part, name, None) is not None), otherwise)


def _plain(base: Any, marks: list[Any]) -> Strategy:
    least, most = _bound(marks, "ge", -(10**15)), _bound(marks, "le", 10**15)
    if base is int:
        return st.integers(int(least), int(most))
    if base is float:
        return st.floats(float(least), float(most))
    if base in (None, NoneType, bool):
        return st.booleans() if base is bool else st.none()
    assert base is str, base
    if pattern := _bound(marks, "pattern", ""):
        return st.from_regex(pattern, fullmatch=True)
    return texts() if _bound(marks, "min_length", 0) else st.one_of(st.just(""), texts())


def fields_of(shape: Shape) -> Strategy:
    """Draw an object of a model: all that it needs, and some of what it may have."""
    shape.hint.model_rebuild()
    hints = get_type_hints(shape.hint, include_extras=True)
    drawn = {name: shaped(shape.of(hints[name], name)) for name in shape.hint.model_fields}
    required = {
        _key(field, name): drawn[name] for name, field in shape.hint.model_fields.items() if field.is_required()
    }
    optional = {_key(f, name): drawn[name] for name, f in shape.hint.model_fields.items() if not f.is_required()}
    return st.fixed_dictionaries(required, optional=optional)


def _key(field: FieldInfo, name: str) -> str:
    return field.alias or name


RECORDS = {kind: fields_of(Shape(model, "", model.LINKS)) for kind, model in KINDS.items()}
DATASET = fields_of(Shape(Dataset, "", {}))
ANSWER = fields_of(Shape(Answer, "", {}))


@st.composite
def data_sets(draw: st.DrawFn) -> Files:
    """Draw the files of a data folder that is valid."""
    ids = draw(_ids())
    files: Files = {"dataset": draw(DATASET)}
    for kind in KINDS:
        files[kind] = [_linked(draw(RECORDS[kind]), ids) | {"id": id} for id in ids[kind]]
    _mend(files)
    return files


def _linked(value: Any, ids: dict[str, list[str]]) -> Any:
    """Put ids where something leads to a record."""
    if isinstance(value, Link):
        return ids[value.kind][value.number % len(ids[value.kind])]
    if isinstance(value, dict):
        return {key: _linked(part, ids) for key, part in value.items()}
    return [_linked(part, ids) for part in value] if isinstance(value, list) else value


@st.composite
def _ids(draw: st.DrawFn) -> dict[str, list[str]]:
    """Draw ids for every kind of record, and for some several."""
    more = draw(st.lists(st.sampled_from(["event", "event", "claim", "claim", *KINDS]), max_size=6))
    kinds = [*KINDS, "claim", *more]
    # An id that reads as a date is refused.
    own = IDS.filter(lambda id: not is_date(id))
    drawn = draw(st.lists(own, min_size=len(kinds), max_size=len(kinds), unique=True))
    return {kind: [id for id, of in zip(drawn, kinds, strict=True) if of == kind] for kind in KINDS}


def _mend(files: Files) -> None:
    """Let records agree with themselves and with each other, as the models and the compiler demand."""
    for event in files["event"]:
        _mend_event(event)
    for place in files["place"]:
        _mend_point(place)
    files["event"].sort(key=lambda event: _first(event["date_edtf"]) if event.get("date_edtf") else (dates.END, 0))
    for number, event in enumerate(files["event"]):
        _mend_causes(event, files["event"][:number])
    for actor in files["actor"]:
        actor.pop("members", None)
        if actor["kind"] == "line":
            actor["members"] = [files["actor"][0]["id"]]
    for number, period in enumerate(files["period"]):
        # Periods of one name with other days are refused.
        period["label"] = f"{period['label'][:190]} no. {number}"
        period["era"] = period.get("era", False) and number == 0
    for series in files["series"]:
        _mend_series(series)
    units = {series["id"]: series["unit"] for series in files["series"]}
    for claim in files["claim"]:
        _mend_claim(claim, units)
    sources = {claim["id"]: claim["source"] for claim in files["claim"]}
    for contrast in files["contrast"]:
        _mend_contrast(contrast, sources)


def _first(date: str) -> tuple[int, int]:
    return dates.window(None, None, dates.parse(date)).keys()


def _mend_event(event: Record) -> None:
    if isinstance(event.get("place"), dict):
        _mend_point(event["place"])
    old = event.pop("date_os", None)
    new = dates.julian_to_gregorian(day).iso() if old and is_julian(day := dates.Day.from_iso(old)) else ""
    # A day at the end of 9999 is one of the year 10000 by the other calendar, which EDTF cannot name.
    if len(new.removeprefix("-")) == len("1905-09-05"):
        event |= {"date_os": old, "calendar": "julian", "date_edtf": new}


def _mend_point(point: Record) -> None:
    """Take a latitude or a longitude out that is alone."""
    if (point.get("lat") is None) != (point.get("lon") is None):
        point |= {"lat": None, "lon": None}


def _mend_causes(event: Record, earlier: list[Record]) -> None:
    ids = {other["id"] for other in earlier}
    event["causes"] = [cause for cause in event.get("causes", ()) if cause["event"] in ids]
    for cause in event["causes"]:
        given = [name for name in ("claim", "reference") if cause.get(name)]
        cause["basis"] = given[0] if given else "judgement"
        for name in given[1:]:
            del cause[name]
        if cause["basis"] != "reference":
            cause.pop("passage", None)


def _mend_series(series: Record) -> None:
    """Sort the points, each of a time of its own, and let the value lie between low and high."""
    series["points"] = [point for _, point in sorted({_first(p["date_edtf"]): p for p in series["points"]}.items())]
    for point in series["points"]:
        given = [name for name in ("low", "value", "high") if point.get(name) is not None]
        point |= zip(given, sorted(point[name] for name in given), strict=True)


def _mend_claim(claim: Record, units: dict[str, str]) -> None:
    claim["attributed_to"] = "Somebody" if claim.get("hedging") == "attributed" else None
    figure, review = claim.get("figure"), claim.get("review")
    measured = bool(figure and figure.get("series"))
    if figure and measured:
        figure["unit"] = units[figure["series"]]
    if review is not None and (measured or not review.get("verdict")):
        review["verdict"] = None
        claim["review"] = review if measured else None
    if claim.get("denies") and not claim.get("drivers"):
        claim["denies"] = False
    if claim.get("type") == "question" and measured:
        claim["type"] = "descriptive"
    elif claim.get("type") == "question":
        claim["review"] = None
    if claim.get("review") is not None:
        _mend_review(claim, claim["review"])


def _mend_review(claim: Record, review: Record) -> None:
    verdict = review.get("verdict")
    if verdict != "judgement":
        review["note"] = review.get("note") or "T"
    review["searched"] = ["an archive"] if verdict == "unverified" else []
    rests = any(review.get(name) for name in ("events", "series", "references"))
    if verdict and verdict not in WITHOUT_EVIDENCE and not rests:
        review["references"] = [{"title": "T", "publisher": "P"}]
    if verdict and claim.get("type") and verdict not in VERDICTS_OF.get(claim["type"], OTHER_VERDICTS):
        claim["type"] = next((type for type, fitting in VERDICTS_OF.items() if verdict in fitting), "causal")


def _mend_contrast(contrast: Record, sources: dict[str, str]) -> None:
    claims = list(dict.fromkeys([*contrast["claims"], *sources]))[: max(len(set(contrast["claims"])), 2)]
    contrast["claims"] = claims
    alone = len({sources[claim] for claim in claims}) == 1
    wrong = ("agree", "differ") if alone else ("contradicts-itself",)
    contrast["relation"] = "tension" if contrast["relation"] in wrong else contrast["relation"]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place in a JSON value: what holds it, and its key or index there."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from places(value[key])


@st.composite
def damaged(draw: st.DrawFn) -> Files:
    """Draw the files of a data folder of which one value is something else, or gone."""
    files = copy.deepcopy(draw(data_sets()))
    holder, key = draw(st.sampled_from(list(places(files))))
    if draw(st.booleans()):
        holder[key] = draw(JSON)
    else:
        del holder[key]
    return files
