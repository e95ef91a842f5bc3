"""How filters change under a key, what of them a question has, and how they are told; docs/tour.md tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sinorus.base.text import safe
from sinorus.base.wording import join
from sinorus.explore.place import Filters, Place
from sinorus.model.vocabulary import SORTS
from sinorus.query.filters import COUNTED, QUESTIONS, TABLE, TAGS, WINDOWED

# What denies a filter.
NOT = "not:"
# The filters that open a window, and those that have no sense without one.
WINDOWS, OF_WINDOWS = ("start", "end", "during"), ("slack", "certain")
# The filters of which commas mean or.
_LISTS = (*TAGS.values(), "on")
# How the value of a filter is told, where it does not speak for itself.
_TOLD = {
    "start": "from {}",
    "end": "to {}",
    "during": "during {}",
    "on": "on {}",
    "slack": "give or take {}",
    "source": "by {}",
    "tradition": "{} tradition",
    "source_kind": "in {}",
    "language": "in {}",
    "written_from": "written from {}",
    "written_to": "written to {}",
    "written": "written in {}",
    "lag": "written {} years after",
    "event": "resting on {}",
    "search": "“{}”",
    "sort": "sorted by {}",
}


def with_value(filters: Filters, name: str, value: str | bool) -> dict[str, Any]:
    """Add a value to a filter, which must hold beside those that it has; of a filter that takes one, it is that one."""
    if not TABLE[name].is_many:
        return {**filters, name: value}
    there = filters.get(name, ())
    return {**filters, name: there if value in there else (*there, value)}


def without(filters: Filters, name: str, value: str | bool = "") -> dict[str, Any]:
    """Take a value out of a filter, also out of a list with commas; without a value the whole filter.

    With a window goes what has no sense without one.
    """
    left = () if not TABLE[name].is_many or not value else _texts_without(name, filters.get(name, ()), str(value))
    return _sound({**filters, name: left})


def toggle(filters: Filters, name: str, value: str | bool, is_not: bool = False) -> dict[str, Any]:
    """Ask for a value, or if it is asked for, ask no more; with ``is_not`` the same of denying it.

    What is asked for is not denied beside, and the other way round.
    """
    if not TABLE[name].is_many:
        return without(filters, name) if filters.get(name) == value else with_value(filters, name, value)
    wanted, other = (f"{NOT}{value}", str(value)) if is_not else (str(value), f"{NOT}{value}")
    if state(filters, name, str(value)) == (-1 if is_not else 1):
        return without(filters, name, wanted)
    return with_value(without(filters, name, other), name, wanted)


def alternative(filters: Filters, name: str, value: str) -> dict[str, Any]:
    """Ask for a value or for those that the last text of a filter asks for; as `toggle` where there is none."""
    *texts, last = filters.get(name, ()) or ("",)
    if state(filters, name, value) or not last or last.startswith(NOT):
        return toggle(filters, name, value)
    return {**filters, name: (*texts, f"{last},{value}")}


def state(filters: Filters, name: str, value: str) -> int:
    """Say whether a filter asks for a value (1), denies it (-1), or does not speak of it (0)."""
    for text in filters.get(name, ()):
        sign, parts = _parts(name, text)
        if value in parts:
            return -1 if sign else 1
    return 0


def with_window(filters: Filters, start: str = "", end: str = "") -> dict[str, Any]:
    """Set the window from a date to a date, in the place of every other; an empty text leaves that side open."""
    window = {"start": (start,) if start else (), "end": (end,) if end else (), "during": ()}
    return _sound({**filters, **window})


def with_search(filters: Filters, text: str) -> dict[str, Any]:
    """Search for words, in the place of those that were searched for; for none where the text is blank."""
    return _sound({**filters, "search": (text,) if text.strip() else ()})


def _texts_without(name: str, texts: Iterable[str], value: str) -> tuple[str, ...]:
    """Return texts of a filter without a value, which begins with ``not:`` where it is to be found denied."""
    sign, [*gone] = _parts(name, value)
    left: list[str] = []
    for text in texts:
        its_sign, parts = _parts(name, text)
        parts = [part for part in parts if its_sign != sign or part not in gone]
        left += [its_sign + ",".join(parts)] if parts else []
    return tuple(left)


def _parts(name: str, text: str) -> tuple[str, list[str]]:
    """Part the text of a filter into ``not:`` or nothing, and the values between its commas."""
    if name not in _LISTS:
        return "", [text]
    sign = NOT if text.startswith(NOT) else ""
    return sign, [part.strip() for part in text.removeprefix(NOT).split(",")]


def _sound(filters: Filters) -> dict[str, Any]:
    """Return filters without those that are empty, and without what needs a window where there is none."""
    left = {name: value for name, value in filters.items() if value}
    if not any(left.get(name) for name in WINDOWS):
        left = {name: value for name, value in left.items() if name not in OF_WINDOWS}
    return left


def applied(place: Place) -> dict[str, Any]:
    """Return the filters that the question of a place has; of what is named by ids, it has few or none."""
    return {name: value for name, value in place.filters.items() if value and _has(place, name)}


def set_aside(place: Place) -> dict[str, Any]:
    """Return the filters that the question of a place has not, so that they wait for one that has them."""
    return {name: value for name, value in place.filters.items() if value and not _has(place, name)}


def _has(place: Place, name: str) -> bool:
    if name == "sort":
        return not place.own.get("ids") and _key(place.filters[name]) in SORTS.get(place.question, ())
    if place.own.get("ids"):
        return place.question == "series" and name in WINDOWED
    return name in QUESTIONS[place.question] and name not in COUNTED


def _key(sort: str) -> str:
    return sort.strip().removeprefix("-")


def words(place: Place) -> str:
    """Write what is asked for in one line: what is named by ids, the filters, and which are set aside; or ``all``."""
    told = [*_own(place.own), *_told(applied(place))]
    aside = [*_told(set_aside(place))]
    line = "; ".join(told) or "all"
    return safe(f"{line} (set aside here: {'; '.join(aside)})" if aside else line)


def _own(own: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a question takes beside filters, in words."""
    if own.get("ids"):
        yield join([*own["ids"]])
    if own.get("id"):
        yield f"{own['id']} to {own['to']}" if own.get("to") else str(own["id"])
    yield from (own[name] for name in ("text", "records") if own.get(name))
    yield from own.get("relation", ())


def _told(filters: Filters) -> Iterator[str]:
    """Yield each value of filters in words, in the order of the table of filters."""
    for name in TABLE:
        value = filters.get(name, ())
        for text in value if isinstance(value, tuple | list) else [value]:
            yield _WRITERS.get(name, _value)(name, text)


def _value(name: str, text: str) -> str:
    """Write a value of a filter: what commas and ``not:`` mean, and of what it is one where that is not plain."""
    sign, parts = _parts(name, text)
    told = _TOLD.get(name, "{}").format(join(parts, "or"))
    return f"not {told}" if sign else told


def _sort(name: str, text: str) -> str:
    told = _TOLD[name].format(_key(text))
    return f"{told} backwards" if text.strip().startswith("-") else told


_WRITERS: Mapping[str, Callable[[str, Any], str]] = {"sort": _sort, "certain": lambda name, value: "for certain"}
