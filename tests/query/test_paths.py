"""Paths of the keys in rows: none is lost, none comes in, and a map is known from an object with fields."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from new_keys import with_new_keys
from sinorus.model.json_schema import document, listing
from sinorus.query import paths

KEYS = st.sampled_from(["a", "b", "date-parts", *paths.MAPS])
VALUES = st.recursive(
    st.one_of(st.none(), st.integers(), st.just("x")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=15,
)
ROWS = st.lists(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), max_size=4)
PLACE = {"name": "Harbin", "lat": 45.8}
PAGE = {"title": "T", "url": None}


def written(rows: Any) -> list[str]:
    return list(paths.write(paths.shape_of(rows)))


def test_a_path_leads_through_objects_lists_and_maps() -> None:
    rows = [{"id": "a", "place": PLACE, "references": [PAGE], "themes": ["t"], "sources": {"sikka": {"claims": 1}}}]
    assert written(rows) == [
        "id",
        "place.name",
        "place.lat",
        "references[].title",
        "references[].url",
        "themes",
        "sources.*.claims",
    ]


def test_what_is_null_or_empty_in_every_row_is_a_path_of_its_own() -> None:
    assert written([{"place": None, "references": [], "sources": {}}]) == ["place", "references", "sources"]
    assert written([{"place": None}, {"place": PLACE}]) == ["place.name", "place.lat"]
    assert written([]) == []


@given(ROWS)
def test_rows_keep_all_that_their_own_paths_name(rows: Any) -> None:
    shape = paths.read(written(rows))
    assert shape == paths.shape_of(rows)
    assert [paths.cut(row, shape) for row in rows] == rows
    assert list(paths.added(shape, shape)) == []


@given(ROWS)
def test_new_keys_are_left_out_and_named(rows: Any) -> None:
    shape, later = paths.shape_of(rows), [with_new_keys(row) for row in copy.deepcopy(rows)]
    assert [paths.cut(row, shape) for row in later if shape] == rows
    added = list(paths.added(shape, paths.shape_of(later)))
    assert bool(added) == bool(rows)
    assert all(path.endswith("new") for path in added)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"place": None}, {"place": PLACE}),
        ({"references": []}, {"references": [PAGE]}),
        ({"sources": {"sikka": 1}}, {"sources": {"sikka": 1, "rathod": 1}}),
        ({"sources": {}}, {"sources": {"sikka": 1}}),
        ({"themes": ["a"]}, {"themes": ["a", "b"]}),
        ({"place": PLACE}, {"place": None}),
        ({"place": PLACE}, {"place": {"name": "Harbin"}}),
    ],
)
def test_another_value_is_no_new_key(old: Any, new: Any) -> None:
    shape = paths.shape_of([old])
    assert paths.cut(new, shape) != old
    assert list(paths.added(shape, paths.shape_of([new]))) == []


def objects(schema: Any, part: Any, key: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the key under which each object of a schema stands, and whether it is a map."""
    if part is True:
        return
    part = schema["$defs"][part["$ref"].removeprefix("#/$defs/")] if "$ref" in part else part
    for choice in (*part.get("anyOf", ()), *part.get("oneOf", ())):
        yield from objects(schema, choice, key)
    if "items" in part:
        yield from objects(schema, part["items"])
    if part.get("type") == "object":
        yield key, "properties" not in part
        entries = [*part.get("patternProperties", {}).values(), part.get("additionalProperties") or {}]
        for name, inner in (*part.get("properties", {}).items(), *(("", entry) for entry in entries)):
            yield from objects(schema, inner, name)


def test_the_maps_are_those_of_the_published_schemas() -> None:
    names = {name for name in listing().split() if not name.endswith(".json")} - {"cite", "cite-query"}
    found = {each for schema in map(document, names) for each in objects(schema, schema)}
    assert {key for key, is_map in found if is_map} == set(paths.MAPS)
    assert {key for key, is_map in found if not is_map}.isdisjoint(paths.MAPS)
