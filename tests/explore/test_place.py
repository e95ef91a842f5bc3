"""Where one is in the explorer: laws of undo, redo and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from sinorus.explore.place import MOST, VIEWS, Place, Trail

FILTERS = st.dictionaries(
    st.sampled_from(["theme", "actor", "search"]),
    st.tuples(st.sampled_from(["energy", "not:china", "oil"])),
    max_size=2,
)
PLACES = st.builds(Place, st.sampled_from(VIEWS), FILTERS, st.just({}))
RECORDS = st.sampled_from(["", "a", "b"])
MOVES = st.one_of(
    st.tuples(st.just("go"), PLACES, RECORDS),
    st.tuples(st.just("change"), FILTERS),
    st.tuples(st.just("at"), RECORDS),
    st.tuples(st.sampled_from(["back", "undo", "redo"])),
)


@st.composite
def trails(draw: st.DrawFn) -> Trail:
    """Draw a trail that some moves have made."""
    trail = Trail(draw(PLACES))
    for name, *given_to in draw(st.lists(MOVES, max_size=5)):
        trail = getattr(trail, name)(*given_to)
    return trail


@given(trails(), FILTERS)
def test_undo_restores_the_filters_before_any_change(trail: Trail, filters: dict[str, tuple[str, ...]]) -> None:
    changed = trail.change(filters)
    assert changed.place == trail.place._replace(filters=filters)
    assert changed.behind == trail.behind
    if filters != trail.place.filters:
        assert changed.undo().place == trail.place
        assert changed.undo().redo() == changed


@given(trails())
def test_redo_undoes_undo_and_the_other_way_round(trail: Trail) -> None:
    assert trail.undo().redo() == trail if trail.undone else trail.undo() == trail
    assert trail.redo().undo() == trail if trail.redone else trail.redo() == trail


@given(trails(), PLACES, RECORDS)
def test_back_returns_to_where_one_was(trail: Trail, place: Place, record: str) -> None:
    gone = trail.go(place, record)
    assert (gone.place, gone.record) == (place, record)
    back = gone.back()
    assert (back.place, back.record, back.behind) == (trail.place, trail.record, trail.behind)


@given(trails(), PLACES)
def test_going_to_other_filters_can_be_undone_without_leaving_the_question(trail: Trail, place: Place) -> None:
    undone = trail.go(place).undo()
    if place.filters != trail.place.filters:
        assert undone.place == place._replace(filters=trail.place.filters)


def test_where_the_way_begins_there_is_nothing_to_go_back_to() -> None:
    assert Trail().back() == Trail().undo() == Trail().redo() == Trail()


def test_a_long_way_is_kept_only_in_part() -> None:
    trail = Trail()
    for number in range(MOST + 10):
        trail = trail.go(Place("timeline", {"search": (str(number),)}))
    assert len(trail.behind) == len(trail.undone) == MOST
    for _ in range(MOST + 10):
        trail = trail.undo()
    assert len(trail.redone) == MOST
