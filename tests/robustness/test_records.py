"""Faults 23 to 41: what stands in the records."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from desks import EVENTS, Desk
from folders import save

Change = Callable[[Desk], object]


def setting(pointer: str, value: Any, file: str = "events.json") -> Change:
    """Set a value."""
    return lambda desk: desk.put(pointer, value, file)


def without(number: int, field: str) -> Change:
    """Take a field out of an event."""
    return lambda desk: save(desk.events, [*EVENTS[:number], {k: v for k, v in EVENTS[number].items() if k != field}])


BROKEN: dict[str, tuple[Change, list[str]]] = {
    "23 a missing field": (without(2, "title"), ["D/events.json:", "/2", "title is missing"]),
    "24 a misspelt field": (setting("/0/disputd", "x"), ["/0/disputd", 'did you mean "disputed"?']),
    "24 a misspelt field of a review": (
        setting("/0/review", {"verdct": "open", "verdict": "supported", "note": "n", "events": ["visit"]}, "claims.json"),
        ["D/claims.json", "/0/review/verdct", "unknown field"],
    ),
    "25 a date as a number": (setting("/0/date_edtf", 1969), ["/0/date_edtf", 'must be text', 'write "1969"']),
    "27 the same id twice": (setting("/1/id", "nerchinsk"), ["/1/id", "is taken by D/events.json:3 /0"]),
    "28 a claim about an unknown event": (
        setting("/0/events/0", "zhenbaoo", "claims.json"),
        ["D/claims.json", "/0/events/0", "zhenbaoo", 'did you mean "zhenbao"?'],
    ),
    "29 a day that does not exist": (setting("/0/date_edtf", "1969-02-30"), ["/0/date_edtf", "February 1969 has 28 days"]),
    "30 a Julian leap day": (setting("/0/date_edtf", "1900-02-29"), ["/0/date_edtf", "Julian", "1900-03-13"]),
    "31 a Cyrillic letter in a mask": (setting("/0/date_edtf", "195\u0425"), ["/0/date_edtf", "U+0425", "X"]),
    "31 a Cyrillic letter in an id": (setting("/0/id", "s\u043eviet"), ["/0/id", "a-z, 0-9 and -"]),
    "32 an interval that runs backwards": (setting("/0/date_edtf", "1969-03-15/1969-03-02"), ["/0/date_edtf"]),
    **{
        f"33 the id {id[:9]!r}": (setting("/0/id", id), ["/0/id"])
        for id in ("../x", "/abs", "A B", "", "-rf", "a/b", ".hidden", "x.", "x" * 300, "a\u0301", "x\\y", "x:y", "x%2f")
    },
    "35 a blank title": (setting("/0/title", "  "), ["/0/title", "blank"]),
    "35 an empty title": (setting("/0/title", ""), ["/0/title", "empty"]),
    "36 a script as address": (
        setting("/0/references/0/url", "javascript:alert(1)"),
        ["/0/references/0/url", "only http and https"],
    ),
    "36 data as address": (setting("/0/references/0/url", "data:text/html,x"), ["only http and https"]),
    "36 a file as address": (setting("/0/URL", "file:///etc/passwd", "sources.json"), ["only http and https"]),
    "52 a newline and a tab": (setting("/0/title", "two\nlines\tand"), ["/0/title", r"character \x0a"]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_refused_with_its_place(desk: Desk, change: Change, said: list[str]) -> None:
    change(desk)
    desk.broken(*said)
    told = desk.sh("S timeline --format json; S show nerchinsk; S export jsonld; S page -o page.html")
    assert (told.code, told.out) == (1, b"")
    assert "page.html" not in desk.names()


def test_26_of_200_broken_records_twenty_problems_are_listed(desk: Desk) -> None:
    save(desk.events, [{"id": n, "title": None, "date_edtf": 1969} for n in range(200)])
    desk.clean("S timeline", 1, "D/events.json:", "more: `sinorus validate D` lists them all")
    told = desk.sh("sinorus validate D")
    assert (told.code, len(told.out.splitlines())) == (1, 20)
    assert "20 shown, --all shows all" in told.said()
    assert len(told.err.splitlines()) == 1
    assert len(json.loads(desk.sh("sinorus validate D --json").out)) > 200


@pytest.mark.parametrize("name", ["con", "nul", "aux", "x" * 64, "0", "1969-03-02"])
def test_33_names_that_are_odd_only_as_files_are_ids_because_no_file_is_ever_named_after_one(
    desk: Desk, name: str
) -> None:
    desk.put("/0/id", name)
    assert json.loads(desk.sh(f"S show -- {name} --json || S show {name} --json").out)[0]["id"] == name


@pytest.mark.parametrize("format", ["table", "list", "plain", "json", "jsonl", "csv", "md"])
def test_37_an_empty_data_set_is_an_answer_of_nothing(desk: Desk, format: str) -> None:
    for file in ("events", "claims", "contrasts", "drivers"):
        (desk.data / f"{file}.json").write_text("[]", encoding="utf-8")
    told = desk.sh(f"S timeline --format {format}")
    assert (told.code, told.said()) == (0, "nothing matched: 0 of 0 events\n")
    heads = {"json": "[]", "csv": "id,title,", "md": "| Date |", "table": "Date "}
    assert told.text().startswith(heads.get(format, ""))
    assert told.text().count("\n") == {"json": 1, "csv": 1, "md": 2, "table": 1}.get(format, 0)


@pytest.mark.parametrize(
    "line", ["S page -o o.html", "S export jsonld -o o.jsonld", "S export sqlite -o o.db", "S compare"]
)
def test_37_an_empty_data_set_can_be_published_too(desk: Desk, line: str) -> None:
    for file in ("events", "claims", "contrasts", "drivers"):
        (desk.data / f"{file}.json").write_text("[]", encoding="utf-8")
    assert desk.sh(line).code == 0


def test_38_a_file_that_is_not_there_is_no_records_as_long_as_nothing_refers_to_it(desk: Desk) -> None:
    desk.claims.unlink()
    assert desk.sh("S claims --json").text() == "[]\n"
    assert desk.sh("S timeline").code == 0
    (desk.data / "themes.json").unlink()
    desk.broken("D/drivers.json", "/0/theme", "no theme", "my-theme")


@pytest.mark.parametrize("way", ["--data nowhere", "--data D --data nowhere", "--data ''", "--data D/events.json"])
def test_39_a_folder_that_is_not_there_is_named(desk: Desk, way: str) -> None:
    said = desk.clean(f"sinorus timeline {way}", 2 if way == "--data ''" else 3)
    assert "nowhere" in said or "D/events.json" in said or "--data is empty" in said


@pytest.mark.parametrize("written", ["Cafe\u0301 talks", "Caf\u00e9 talks", "CAFE\u0301 TALKS"])
def test_41_composed_and_decomposed_letters_are_found_alike(desk: Desk, written: str) -> None:
    desk.put("/0/title", written)
    for asked in ("Caf\u00e9", "Cafe\u0301", "cafe"):
        assert desk.sh(f"S timeline --search '{asked}'").text().startswith("nerchinsk\t")
