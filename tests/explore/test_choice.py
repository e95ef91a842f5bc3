"""How filters change under a key, and how they are told."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sinorus.explore import choice
from sinorus.explore.place import VIEWS, Place
from sinorus.query.filters import QUESTIONS, TABLE

VALUES = st.sampled_from(["energy", "trade", "sanctions"])
TEXTS = st.builds(
    lambda sign, values: sign + ",".join(values),
    st.sampled_from(["", "not:"]),
    st.lists(VALUES, min_size=1, max_size=3, unique=True),
)
FILTERS = st.fixed_dictionaries({}, optional={"theme": st.lists(TEXTS, min_size=1, max_size=3, unique=True).map(tuple)})


@given(FILTERS, VALUES, st.booleans())
def test_a_key_asks_and_the_same_key_asks_no_more(
    filters: dict[str, tuple[str, ...]], value: str, is_not: bool
) -> None:
    signs = {text.startswith("not:") for text in filters.get("theme", ()) if value in text}
    # Nobody asks for a value and denies it, by keys.
    assume(len(signs) < 2)
    wanted = -1 if is_not else 1
    after = choice.toggle(filters, "theme", value, is_not)
    assert choice.state(after, "theme", value) == (0 if choice.state(filters, "theme", value) == wanted else wanted)
    for other in {"energy", "trade", "sanctions"} - {value}:
        assert choice.state(after, "theme", other) == choice.state(filters, "theme", other)


def test_what_is_asked_for_is_taken_out_of_its_list_and_put_under_the_other_sign() -> None:
    filters = {"theme": ("energy,trade", "not:sanctions")}
    assert choice.toggle(filters, "theme", "energy") == {"theme": ("trade", "not:sanctions")}
    assert choice.toggle(filters, "theme", "energy", is_not=True) == {"theme": ("trade", "not:sanctions", "not:energy")}
    assert choice.toggle(filters, "theme", "sanctions") == {"theme": ("energy,trade", "sanctions")}
    assert choice.toggle(filters, "theme", "sanctions", is_not=True) == {"theme": ("energy,trade",)}
    assert choice.toggle({"theme": ("energy",)}, "theme", "energy") == {}


def test_repeated_values_must_all_hold_and_none_stands_twice() -> None:
    filters = choice.with_value(choice.with_value({}, "actor", "russia"), "actor", "china")
    assert filters == {"actor": ("russia", "china")} == choice.with_value(filters, "actor", "china")
    assert choice.without(filters, "actor", "russia") == {"actor": ("china",)}
    assert choice.without(filters, "actor") == {}


def test_a_comma_in_words_or_dates_is_no_list() -> None:
    filters = choice.with_search({}, "oil, gas")
    assert choice.without(filters, "search", "oil") == filters
    assert choice.without(filters, "search", "oil, gas") == {} == choice.with_search(filters, "  ")


def test_a_window_takes_the_place_of_every_other_and_with_it_goes_what_needs_one() -> None:
    filters = {"during": ("cold-war",), "slack": "5y", "certain": True, "theme": ("energy",)}
    moved = choice.with_window(filters, "1950", "1960")
    assert moved == {"start": ("1950",), "end": ("1960",), "slack": "5y", "certain": True, "theme": ("energy",)}
    assert choice.with_window(moved) == {"theme": ("energy",)}
    assert choice.without(choice.without(moved, "start", "1950"), "end") == {"theme": ("energy",)}


def test_a_filter_of_one_value_is_set_and_taken_away() -> None:
    assert choice.toggle({}, "sort", "title") == {"sort": "title"}
    assert choice.toggle({"sort": "title"}, "sort", "date") == {"sort": "date"}
    assert choice.toggle({"sort": "title"}, "sort", "title") == {}


@pytest.mark.parametrize("question", VIEWS)
def test_each_question_takes_its_own_filters_and_sets_the_others_aside(question: str) -> None:
    every = {name: ("x",) if filter.is_many else "date" if name == "sort" else "x" for name, filter in TABLE.items()}
    place = Place(question, every)
    taken, aside = choice.applied(place), choice.set_aside(place)
    assert {**taken, **aside} == every
    assert not taken.keys() & aside.keys()
    assert taken.keys() == {*QUESTIONS[question]} - {"count_by", "cut"}


def test_an_order_that_a_question_has_not_waits_for_one_that_has_it() -> None:
    filters = {"sort": "-passage"}
    assert choice.applied(Place("claims", filters)) == filters == choice.set_aside(Place("timeline", filters))


def test_what_is_named_by_ids_has_few_filters() -> None:
    filters = {"theme": ("energy",), "start": ("2000",), "sort": "date"}
    points = Place("series", filters, {"ids": ("trade-total",)})
    assert choice.applied(points) == {"start": ("2000",)}
    assert choice.applied(Place("check", filters, {"ids": ("x",)})) == {}
    assert choice.words(points) == "trade-total; from 2000 (set aside here: energy; sorted by date)"


def test_filters_are_told_in_one_line() -> None:
    filters = {
        "theme": ("energy,trade", "not:sanctions"),
        "actor": ("not:japan",),
        "start": ("2000",),
        "source": ("sikka",),
        "search": ("oil",),
        "certain": True,
        "sort": "-title",
    }
    assert choice.words(Place("timeline", filters)) == (
        "from 2000; for certain; energy or trade; not sanctions; not japan; by sikka; “oil”; sorted by title backwards"
    )
    assert choice.words(Place()) == "all"
    assert choice.words(Place("timeline", {"tradition": ("russian",)})) == "all (set aside here: russian tradition)"
    assert choice.words(Place("trace", own={"id": "a", "to": "b"})) == "a to b"


def test_what_is_typed_is_told_harmlessly() -> None:
    told = choice.words(Place("timeline", {"search": ("\x1b]0;x\x07 \u202e oil\n",)}))
    assert told == "“\\x1b]0;x\\x07 <U+202E> oil\\x0a”"
