"""What stands in the records of a data file."""

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from desks import EVENTS, Desk
from folders import like, save

Change = Callable[[Desk], object]


def setting(pointer: str, value: Any, file: str = "events.json") -> Change:
    """Set a value."""
    return lambda desk: desk.put(pointer, value, file)


def without(number: int, field: str) -> Change:
    """Take a field out of an event."""
    return lambda desk: save(desk.events, [*EVENTS[:number], {k: v for k, v in EVENTS[number].items() if k != field}])


BROKEN: dict[str, tuple[Change, list[str]]] = {
    "a missing field": (without(2, "title"), ["D/events.json:", "/2", "title is missing"]),
    "a misspelt field": (setting("/0/disputd", "x"), ["/0/disputd", 'did you mean "disputed"?']),
    "a misspelt field of a review": (
        setting(
            "/0/review", {"verdct": "open", "verdict": "supported", "note": "n", "events": ["visit"]}, "claims.json"
        ),
        ["D/claims.json", "/0/review/verdct", "unknown field"],
    ),
    "a date as a number": (setting("/0/date_edtf", 1969), ["/0/date_edtf", 'must be text', 'write "1969"']),
    "the same id twice": (setting("/1/id", "nerchinsk"), ["/1/id", "is taken by D/events.json:3 /0"]),
    "a claim about an unknown event": (
        setting("/0/events/0", "zhenbaoo", "claims.json"),
        ["D/claims.json", "/0/events/0", "zhenbaoo", 'did you mean "zhenbao"?'],
    ),
    "a day that does not exist": (setting("/0/date_edtf", "1969-02-30"), ["/0/date_edtf", "February 1969 has 28 days"]),
    "a Julian leap day": (setting("/0/date_edtf", "1900-02-29"), ["/0/date_edtf", "Julian", "1900-03-13"]),
    "a Cyrillic letter in a mask": (setting("/0/date_edtf", "195\u0425"), ["/0/date_edtf", "U+0425", "X"]),
    "a Cyrillic letter in an id": (setting("/0/id", "s\u043eviet"), ["/0/id", "a-z, 0-9 and -"]),
    "an interval that runs backwards": (setting("/0/date_edtf", "1969-03-15/1969-03-02"), ["/0/date_edtf"]),
    **{
        f"the id {id[:9]!r}": (setting("/0/id", id), ["/0/id"])
        for id in (
            *("../x", "/abs", "A B", "", "-rf", "a/b", ".hidden", "x.", "x" * 300),
            *("a\u0301", "x\\y", "x:y", "x%2f"),
        )
    },
    "a blank title": (setting("/0/title", "  "), ["/0/title", "blank"]),
    "an empty title": (setting("/0/title", ""), ["/0/title", "empty"]),
    "a script as address": (
        setting("/0/references/0/url", "javascript:alert(1)"),
        ["/0/references/0/url", "only http and https"],
    ),
    "data as address": (setting("/0/references/0/url", "data:text/html,x"), ["only http and https"]),
    "a file as address": (setting("/0/URL", "file:///etc/passwd", "sources.json"), ["only http and https"]),
    "a newline and a tab": (setting("/0/title", "two\nlines\tand"), ["/0/title", 'a line break behind "two"']),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_refused_with_its_place(desk: Desk, change: Change, said: list[str]) -> None:
    change(desk)
    desk.broken(*said)
    for line in (
        "S timeline --format json --strict",
        "S show nerchinsk --strict",
        "S export jsonld",
        "S page -o page.html",
    ):
        told = desk.sh(line)
        assert (told.code, told.out) == (1, b"")
    assert "page.html" not in desk.names()


def test_of_200_broken_records_twenty_problems_are_listed(desk: Desk) -> None:
    save(desk.events, [{"id": n, "title": None, "date_edtf": 1969} for n in range(200)])
    desk.clean("S timeline --strict", 1, "D/events.json:", "more: `sinorus validate D` lists them all")
    told = desk.sh("sinorus validate D --limit 20")
    assert (told.code, len(told.out.splitlines())) == (1, 20)
    assert "20 shown, --all shows all" in told.said()
    assert len(told.err.splitlines()) == 1
    assert len(json.loads(desk.sh("sinorus validate D --json").out)) > 200


@pytest.mark.parametrize("name", ["con", "nul", "aux", "x" * 64, "0"])
def test_names_that_are_odd_only_as_files_are_ids_because_no_file_is_ever_named_after_one(
    desk: Desk, name: str
) -> None:
    desk.put("/0/id", name)
    assert json.loads(desk.sh(f"S show -- {name} --json || S show {name} --json").out)[0]["id"] == name


@pytest.mark.parametrize("format", ["table", "list", "plain", "json", "jsonl", "csv", "md"])
def test_an_empty_data_set_is_an_answer_of_nothing(desk: Desk, format: str) -> None:
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
def test_an_empty_data_set_can_be_published_too(desk: Desk, line: str) -> None:
    for file in ("events", "claims", "contrasts", "drivers"):
        (desk.data / f"{file}.json").write_text("[]", encoding="utf-8")
    assert desk.sh(line).code == 0


def test_a_file_that_is_not_there_is_no_records_as_long_as_nothing_refers_to_it(desk: Desk) -> None:
    desk.claims.unlink()
    assert desk.sh("S claims --json").text() == "[]\n"
    assert desk.sh("S timeline").code == 0
    (desk.data / "themes.json").unlink()
    desk.broken("D/drivers.json", "/0/theme", "no theme", "my-theme")


@pytest.mark.parametrize("way", ["--data nowhere", "--data D --data nowhere", "--data ''", "--data D/events.json"])
def test_a_folder_that_is_not_there_is_named(desk: Desk, way: str) -> None:
    said = desk.clean(f"sinorus timeline {way}", 2 if way == "--data ''" else 3)
    assert "nowhere" in said or "D/events.json" in said or "--data is empty" in said


@pytest.mark.parametrize("written", ["Cafe\u0301 talks", "Caf\u00e9 talks", "CAFE\u0301 TALKS"])
def test_composed_and_decomposed_letters_are_found_alike(desk: Desk, written: str) -> None:
    desk.put("/0/title", written)
    for asked in ("Caf\u00e9", "Cafe\u0301", "cafe"):
        assert desk.sh(f"S timeline --search '{asked}'").text().startswith("nerchinsk\t")


def test_many_faults_in_one_record_are_placed_at_once(desk: Desk) -> None:
    points = [{"date_edtf": f"{1000 + n:04}", "value": str(n)} for n in range(5000)]
    desk.put("/points", points, "series/my-series.json")
    desk.clean("timeout 20 sinorus timeline --data D --strict", 1, "/points/0/value: value must be a number")
    listed = desk.sh("timeout 20 sinorus validate D").text().splitlines()
    assert [line.split("\t")[1] for line in listed] == [f"/points/{n}/value" for n in range(5000)]
    lines = [int(line.split(":")[1]) for line in listed]
    assert lines == list(range(lines[0], lines[0] + 4 * 5000, 4))


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({f"x{n}": 1 for n in range(5000)}, id="unknown fields"),
        pytest.param({"x": ["\u202e"] * 20_000}, id="invisible characters"),
    ],
)
def test_a_record_with_thousands_of_faults_is_refused_quickly(desk: Desk, record: dict[str, Any]) -> None:
    save(desk.events, [like("event", **record)])
    desk.clean("timeout 20 sinorus timeline --data D --strict", 1, "/0")


def test_problems_beyond_all_count_end_the_reading_in_the_middle_of_a_record(desk: Desk) -> None:
    save(desk.events, [{"id": f"e{n}", **{f"x{field}": 1 for field in range(150)}} for n in range(100)])
    listed = desk.sh("timeout 60 sinorus validate D").text().splitlines()
    assert len(listed) == 10_001
    assert sum("there are 10000 problems, and the rest was not read" in line for line in listed) == 1


def test_the_year_0_is_no_year_of_a_data_set(desk: Desk) -> None:
    desk.put("/as_of", "0000-01-01", "dataset.json")
    desk.broken("/as_of", "write a day as 1969-03-02")


@pytest.mark.parametrize("parts", [[1950, -1], [1950, 13], [1950, 2, 30], [999999999999999999]])
def test_an_essay_was_written_on_a_day_that_there_was(desk: Desk, parts: list[int]) -> None:
    desk.put("/0/issued/date-parts", [parts], "sources.json")
    desk.broken("/0/issued/date-parts/0", "is no date", "such as [1969, 3, 2]")


@pytest.mark.parametrize("day", ["１９０５-09-01", "١٩٠٥-٠٩-٠١", "000001905-09-01"])
def test_a_day_is_written_with_our_digits(desk: Desk, day: str) -> None:
    desk.put("/0/date_os", day)
    desk.broken("/0/date_os", "write a day as 1969-03-02")


UNSEEN = "\u034f\u115f\u180b\u180d\u180f\u2800\u3164\uffa0\ufdd0\U0001fffe\U0001d173"


@pytest.mark.parametrize("letter", UNSEEN)
def test_letters_that_are_never_seen_are_refused(desk: Desk, letter: str) -> None:
    desk.put("/0/title", f"A{letter}B")
    desk.broken("/0/title", f"<U+{ord(letter):04X}>")


@pytest.mark.parametrize("mark", ["\u0323", "\u20dd", "\u064b", "\u0e34", "\U000e0101"])
@pytest.mark.parametrize("before", [1, 32, 62])
@pytest.mark.parametrize("name", ["events.json", "events.jsonl"])
def test_a_letter_bears_thirty_marks_and_no_more(desk: Desk, mark: str, before: int, name: str) -> None:
    desk.events.unlink()
    event = like("event", title="x" * before + mark * 30 + "Q" + mark * 30)
    (desk.data / name).write_text(f"{'[' * (name[-1] == 'n')}{json.dumps(event)}{']' * (name[-1] == 'n')}\n")
    save(desk.claims, [])
    assert desk.sh("S timeline").code == 0
    (desk.data / name).write_text((desk.data / name).read_text().replace("Q", mark, 1))
    desk.broken("title", "the text holds more than 30 combining marks in a row")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *((f"events.{ending}", "events.json") for ending in ("csv", "tsv", "xlsx", "ods", "yaml", "csv.gz", "ndjson")),
        *(("Actors.CSV", "actors.json"), ("claim.csv", "claims.json"), (".events.csv", "events.json")),
        ("dataset.yaml", "dataset.json"),
    ],
)
def test_data_in_another_format_are_said_to_be_not_read(desk: Desk, name: str, meant: str) -> None:
    (desk.data / name).write_text("id,title\n")
    [problem] = desk.run("validate D --json").json()
    assert (problem["file"], problem["problem"]) == (f"D/{name}", "this file is not read")
    assert meant in problem["remedy"]
    assert desk.sh("S timeline").code == 0


@pytest.mark.parametrize("name", ["README.md", "events.md", "to_events.py", "students.csv", "events.txt"])
def test_what_else_lies_beside_the_data_is_no_concern(desk: Desk, name: str) -> None:
    (desk.data / name).write_text("text")
    assert desk.sh("sinorus validate D").code == 0


def test_a_contrast_is_no_crowd(desk: Desk) -> None:
    save(desk.claims, [like("claim", id=f"k{n}") for n in range(21)])
    contrast = {"id": "x", "claims": [f"k{n}" for n in range(21)], "relation": "tension", "why": "Because."}
    save(desk.data / "contrasts.json", [contrast])
    desk.clean("S timeline --strict", 1, "/0/claims: claims has more than 20 members")


@pytest.mark.parametrize("broken", ["ln -s series D/series", "ln -s nowhere D/series"])
def test_a_folder_of_series_that_is_none_is_named(desk: Desk, broken: str) -> None:
    subprocess.run(["bash", "-c", f"rm -r D/series; {broken}"], cwd=desk.folder, check=True)
    desk.clean("S series", 3, 'cannot read the folder "D/series"')
    desk.clean("sinorus validate D", 3, 'cannot read the folder "D/series"')
