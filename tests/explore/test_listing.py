"""Lists: the rows of an answer as cells, read a page at a time."""

from pathlib import Path

import pytest

from conftest import Run
from hostile import hostile
from sinorus.base.errors import BadUsage
from sinorus.base.text import safe
from sinorus.explore.desk import Desk
from sinorus.explore.listing import UNKNOWN
from sinorus.explore.place import VIEWS, Place


@pytest.mark.parametrize("question", VIEWS)
def test_the_rows_are_those_of_the_command_whatever_page_is_read(packaged: Desk, run: Run, question: str) -> None:
    place = Place(question, {"theme": ("energy",), "kind": ("agreement",), "tradition": ("russian",)})
    listing = packaged.listing(place)
    expected = run(*packaged.line(place).split()[1:], "--json").json()
    rows = packaged.rows(listing, 0, 1000)
    assert listing.total == len(expected) == len(rows) > 0
    assert [row.values for row in rows] == expected or question == "drivers"
    assert [row.id for row in rows] == [
        row.get("id") or row["contrast"] or row["driver"] or row["theme"] for row in expected
    ]
    middle = len(rows) // 2
    assert packaged.rows(listing, middle, 3) == rows[middle : middle + 3]
    assert packaged.rows(listing, listing.total, 3) == []
    for row in rows:
        assert len(row.cells) == len(row.tones) == len(listing.titles) == len(listing.widths) == len(listing.groups)


def test_a_list_has_the_columns_that_its_page_has_room_for(packaged: Desk) -> None:
    narrow, wide = packaged.listing(Place()), packaged.listing(Place(), width=200)
    assert narrow.titles == ("Date", "Event", "On the tie")
    assert narrow.groups == ("year", "", "effect")
    assert wide.titles == ("Date", "Event", "On the tie", "Themes")
    [row] = packaged.rows(narrow, 0, 1)
    assert row.group == "First encounters on the Amur"
    assert row.tones == ("", "", "yellow")


def test_a_list_says_how_much_there_is_or_why_nothing(packaged: Desk) -> None:
    assert packaged.listing(Place("timeline", {"theme": ("energy",)})).said == "80 events"
    nothing = packaged.listing(Place("timeline", {"search": ("xyzzy",)}))
    assert (nothing.total, nothing.said[:34]) == (0, "nothing matched: 0 of 667 events; ")
    assert packaged.rows(nothing, 0, 10) == []


def test_a_list_can_be_read_before_it_is_counted(packaged: Desk) -> None:
    place = Place("timeline", {"start": ("2000",), "theme": ("energy",)})
    listing = packaged.listing(place, is_counted=False)
    assert (listing.total, listing.said) == (UNKNOWN, "")
    whole = packaged.listing(place)
    assert packaged.rows(listing, 0, 20) == packaged.rows(whole, 0, 20)
    counted = packaged.counted(listing)
    assert (counted.total, counted.said) == (whole.total, whole.said)


def test_a_search_marks_its_words_and_tells_where_they_stand(packaged: Desk) -> None:
    listing = packaged.listing(Place("timeline", {"search": ("остров",)}))
    rows = packaged.rows(listing, 0, 100)
    assert rows
    assert listing.marks
    assert any("\n" in row.cells[1] for row in rows)


def test_a_comparison_and_a_point_have_cards_though_they_are_no_records(packaged: Desk) -> None:
    compared = packaged.listing(Place("compare", {"theme": ("energy",)}))
    [row] = packaged.rows(compared, 0, 1)
    assert (row.id, row.is_record) == ("energy-binds-or-parts", False)
    card = packaged.card_of_row(compared, row)
    assert card.kind == ""
    assert {"energy-fit", "energy-binds-or-parts"} <= {link.target for field in card.fields for link in field.links}
    points = packaged.listing(Place("series", {"theme": ("energy",)}, {"ids": ("trade-total",)}))
    [point] = packaged.rows(points, 5, 1)
    assert (point.id, point.is_record) == ("trade-total", False)
    assert [field.label for field in packaged.card_of_row(points, point).fields][:3] == ["Series", "When", "Value"]


def test_two_events_are_traced_and_two_other_records_set_side_by_side(packaged: Desk) -> None:
    traced = packaged.route("russo-japanese-war-1905", "mukden-incident-1931")
    assert traced.place.question == "trace"
    assert packaged.rows(traced, 0, 1)[0].id == "russo-japanese-war-1905"
    shown = packaged.route("sikka", "rathod")
    assert (shown.place.question, [row.id for row in packaged.rows(shown, 0, 5)]) == ("show", ["sikka", "rathod"])


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"theme": ("enrgy",)}, '--theme "enrgy" is no known theme; did you mean energy?'),
        ({"start": ("1949-13",)}, '--from "1949-13" is no date'),
        ({"slack": "5y"}, "--slack widens a window"),
    ],
)
def test_a_filter_that_is_wrong_is_refused_with_the_usual_sentence(
    packaged: Desk, filters: dict[str, object], sentence: str
) -> None:
    with pytest.raises(BadUsage, match=f"^{sentence.replace('?', '.')}"):
        packaged.listing(Place("timeline", filters))


@pytest.mark.usefixtures("own")
def test_a_list_stays_as_it_was_and_the_next_is_of_the_files_as_they_are() -> None:
    desk, events = Desk(["mine"]), Path("mine/events.json")
    before = desk.listing(Place())
    assert desk.counts(Place(), "kind")[0].value == "agreement"
    events.write_text(
        events.read_text().replace("Something happened", "Something HAPPENED").replace("agreement", "visit")
    )
    assert desk.rows(before, 0, 9)[0].cells[1] == "Something happened"
    assert desk.rows(desk.listing(Place()), 0, 9)[0].cells[1] == "Something HAPPENED"
    assert desk.counts(Place(), "kind")[0].value == "visit"
    desk.close()


def test_a_list_whose_index_turns_out_damaged_is_read_from_a_new_one(own: Path) -> None:
    desk = Desk(["mine"])
    listing = desk.listing(Place())
    [path] = own.iterdir()
    whole = path.read_bytes()
    with path.open("r+b") as file:
        file.write(whole[:4096] + b"?" * (len(whole) - 4096))
    for _ in range(2):
        assert desk.rows(listing, 0, 5)[0].id == "my-event-1905"
    assert desk.card("my-event-1905").title == "Something happened"
    desk.close()
    with pytest.raises(BadUsage, match="closed"):
        desk.listing(Place())


def test_texts_that_would_act_elsewhere_stand_in_cells_as_they_are(tmp_path: Path) -> None:
    desk = Desk([str(hostile(tmp_path / "hostile"))])
    for question in VIEWS:
        listing = desk.listing(Place(question), width=400)
        for row in desk.rows(listing, 0, 100):
            for text in (*row.cells, row.group, listing.said):
                assert all(line == safe(line) for line in text.split("\n"))
    desk.close()
