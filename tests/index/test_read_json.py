"""The one door in: bytes and JSON that are broken are refused cleanly, and what is only unusual is read."""

import io
import json
import os
from pathlib import Path

import pytest

from conftest import Run
from folders import contents, like, load, problems, put, refusal, save, started
from sinorus.index.read_json import decoder
from sinorus.index.read_records import _lines

EVENTS = "mine/events.json"


@pytest.fixture
def events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the events file of a fresh folder `mine` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return started("mine") / "events.json"


# What stands in events.json, where the error is, and what is said about it.
BROKEN: dict[str, tuple[bytes, str, str]] = {
    "empty file": (b"", ":1:1", "the file is empty; write [] for no records"),
    "only blanks": (b" \n\n", ":3:1", "the file is empty"),
    "cut after a comma": (b'[{"id": "a",', ":1:13", "the file ends too early"),
    "cut between values": (b'[\n {"id": "a",\n  "title": "t"', ":3:15", "the file ends too early"),
    "cut inside a string": (b'[\n {"id": "a",\n  "title": "t', ":3:12", "string"),
    "trailing comma in an object": (b'[{"id": "a", "title": "t",}]', ":1:27", "a trailing comma"),
    "trailing comma in a list": (b"[%s,\n]" % json.dumps(like("event")).encode(), ":2:1", "a trailing comma"),
    "comment": (b"// note\n[]", ":1:1", "a comment, which JSON does not have"),
    "hash comment": (b"[\n# note\n]", ":2:1", "a comment, which JSON does not have"),
    "single quotes": (b"[{'id': 'a'}]", ":1:3", "this is not JSON"),
    "two values": (b"[] []", ":1:4", "this is not JSON"),
    "UTF-16 little-endian": ("[]".encode("utf-16"), ":1:1", "the file looks like UTF-16; save it as UTF-8"),
    "UTF-16 big-endian": (b"\xfe\xff\x00[\x00]", ":1:1", "the file looks like UTF-16; save it as UTF-8"),
    "Windows-1251": (b'[\n{"title": "\xcd\xe5\xf0"}]', ":2:12", "byte 13 (0xcd) is not UTF-8 text"),
    "overlong UTF-8": (b'["\xc0\xaf"]', ":1:3", "byte 2 (0xc0) is not UTF-8 text"),
    "binary": (b"\x7fELF\x02\x01\x00\xff", ":1:8", "byte 7 (0xff) is not UTF-8 text"),
    "raw control character": (b'[{"title": "a\x01b"}]', ":1:14", "a raw control character in a string"),
    "raw tab behind a comma": (b'[{"title": "a,\t]"}]', ":1:15", "a raw control character in a string"),
    "object at the top": (b"{}", ":1:1", "expected a list of records at the top"),
    "text at the top": (b'"x"', ":1:1", "expected a list of records at the top"),
    "null at the top": (b"null", ":1:1", "expected a list of records at the top"),
    "number at the top": (b"7", ":1:1", "expected a list of records at the top"),
    "number as a record": (b"[\n 7]", ":2:2 /0", "the record must be an object"),
    "NaN": (b'[{"weight":\n NaN}]', ":2:2 /0/weight", "NaN is not allowed"),
    "minus infinity": (b'[{"weight": -Infinity}]', ":1:13 /0/weight", "-Infinity is not allowed"),
    "5,000 digits": (b'[{"weight": ' + b"9" * 5000 + b"}]", ":1:13 /0/weight", "a number of more than 18 digits"),
    "100,000 lists": (b"[" * 100_000 + b"]" * 100_000, "", "nested deeper than 64 levels"),
    "70 lists": (b"[" * 70 + b"]" * 70, ":1:5 /0/0/0/0", "nested deeper than 64 levels"),
    "lone high surrogate": (rb'[{"title": "bad \ud800 half"}]', ":1:12 /0/title", "character <U+D800>"),
    "lone low surrogate": (rb'[{"title": "bad \udc00 half"}]', ":1:12 /0/title", "character <U+DC00>"),
    "escaped escape": (rb'[{"title": "\u001b[2J"}]', ":1:12 /0/title", r"character \x1b"),
    "line separator": (rb'[{"title": "a\u2028b"}]', ":1:12 /0/title", 'a line break behind "a"'),
    "bidirectional override": (rb'[{"title": "a\u202eb"}]', ":1:12 /0/title", "character <U+202E>"),
    "hostile key": (rb'[{"a\u001bb": 1}]', "", r"the key holds the control or invisible character \x1b"),
    "blank at an end": (b'[{"title": " t"}]', ":1:12 /0/title", "the text begins or ends with a blank"),
    "twice the same key": (
        b'[{"title": "a",\n"title": "b"}]',
        ":2:10 /0/title",
        'the key "title" stands more than once',
    ),
}


@pytest.mark.usefixtures("_size")
@pytest.mark.parametrize(("data", "place", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_its_place(events: Path, run: Run, data: bytes, place: str, said: str) -> None:
    events.write_bytes(data)
    message = refusal(run, "timeline --data mine --json --strict", 1)
    assert message.startswith(f"{EVENTS}{place}")
    assert said in message


@pytest.mark.slow
@pytest.mark.usefixtures("_size")
@pytest.mark.parametrize(("data", "place", "said"), BROKEN.values(), ids=BROKEN)
def test_validate_lists_a_broken_file_as_its_answer(events: Path, run: Run, data: bytes, place: str, said: str) -> None:
    events.write_bytes(data)
    listed = [problem for problem in problems(run, "mine") if problem["file"] == EVENTS]
    assert any(said in f"{problem['problem']}; {problem['remedy']}" for problem in listed)


def test_a_number_has_as_many_digits_below_zero_as_above() -> None:
    oddities: list[str] = []
    digits = "9" * 18
    assert decoder(oddities).decode(f"[{digits}, -{digits}]") == [int(digits), -int(digits)]
    assert oddities == []


def test_the_digits_of_a_giant_number_are_not_repeated(events: Path, run: Run) -> None:
    events.write_bytes(BROKEN["5,000 digits"][0])
    assert "9" not in refusal(run, "timeline --data mine --strict", 1).replace("mine", "")


def test_a_file_cut_inside_a_string_is_told_in_a_sentence(events: Path, run: Run) -> None:
    events.write_bytes(BROKEN["cut inside a string"][0])
    assert "starting at)" not in refusal(run, "timeline --data mine --strict", 1)


def test_a_key_that_stands_twice_is_named_with_both_lines(events: Path, run: Run) -> None:
    events.write_bytes(b'[{"id": "a",\n"title": "a",\n"title": "b"}]')
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message.startswith(f"{EVENTS}:3:10 /0/title")
    assert "lines 2 and 3" in message


def test_a_number_beyond_all_bounds_never_comes_out_as_infinity(events: Path, run: Run) -> None:
    claims = events.with_name("claims.json")
    put(claims, "/0/figure", {"value": 77, "unit": "%", "bound": "about", "date_edtf": None, "what": "a share"})
    claims.write_text(claims.read_text(encoding="utf-8").replace("77", "1e400"), encoding="utf-8")
    assert refusal(run, "claims --data mine --json --strict", 1).startswith("mine/claims.json:27:13 /0/figure/value")


def test_a_long_title_is_refused_and_shortened_in_the_message(events: Path, run: Run) -> None:
    put(events, "/0/title", "x" * 1_000_000)
    message = refusal(run, "timeline --data mine --strict", 1)
    assert "title has more than 300 characters" in message
    assert len(message) < 200


@pytest.mark.slow
def test_a_file_of_one_record_larger_than_64_mib_is_refused_unread(events: Path, run: Run) -> None:
    os.truncate(series := Path("mine/series/my-series.json"), 2**30)
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message.startswith(f"{series}: the file is larger than 64 MiB; a record has up to 1 MiB")


def test_a_byte_order_mark_is_dropped(events: Path, run: Run) -> None:
    events.write_bytes(b"\xef\xbb\xbf" + events.read_bytes())
    assert run("timeline --data mine --json").ids() == ["my-event-1905"]
    assert run("validate mine").code == 0


def test_windows_line_ends_without_a_last_one_are_read_and_counted(events: Path, run: Run) -> None:
    good = events.read_bytes()
    events.write_bytes(good.rstrip().replace(b"\n", b"\r\n"))
    assert run("timeline --data mine --json").ids() == ["my-event-1905"]
    events.write_bytes(events.read_bytes().replace(b'"agreement"', b'"deal"'))
    line = good[: good.index(b'"agreement"')].count(b"\n") + 1
    assert refusal(run, "timeline --data mine --strict", 1).startswith(f"{EVENTS}:{line}:13 /0/kind")


def test_composed_and_decomposed_letters_are_the_same(events: Path, run: Run) -> None:
    put(events, "/0/title", "Cafe\u0301 talks")
    answer = run("timeline", "--data", "mine", "--search", "Caf\u00e9", "--json").json()
    assert answer[0]["title"] == "Caf\u00e9 talks"


def test_a_jsonl_file_is_read_line_by_line_past_empty_lines(events: Path, run: Run) -> None:
    save(events, [])
    lines = [like("event", id=id) for id in ("my-event-1905", "another")]
    events.with_suffix(".jsonl").write_text("\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("timeline --data mine --json").ids() == ["another", "my-event-1905"]


BLANK = {
    "newlines": b"\n",
    "line ends of Windows": b"\r\n",
    "blanks": b" \t\n",
    "long": b" " * 3000 + b"\n",
    "none": b"",
}


@pytest.mark.slow
@pytest.mark.parametrize("blank", BLANK.values(), ids=BLANK)
@pytest.mark.parametrize("count", [1, 2, 63, 64, 65, 5000])
def test_an_error_below_blank_lines_names_its_line(events: Path, run: Run, blank: bytes, count: int) -> None:
    event = json.dumps(load(events)[0]).encode()
    events.unlink()
    between = blank * count
    lines = (between, event, b"\n", between, b"  ", event, b"\n", between, b"{x\n", between)
    events.with_suffix(".jsonl").write_bytes(b"".join(lines))
    message = refusal(run, "timeline --data mine --strict", 1)
    number = 2 + 2 * between.count(b"\n")
    assert message.startswith(f"mine/events.jsonl:{number}:10 ")
    assert "taken by" in message


def test_blank_lines_are_read_by_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting(io.BytesIO):
        reads = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.reads += 1
            return super().readline(size)

        def read(self, size: int | None = -1, /) -> bytes:
            self.reads += 1
            return super().read(size)

    content = Counting(b"\n" * 2**24 + b"{}\n" + b" \n" * 2**23)
    assert [line.place.line for line in _lines(content, "events.jsonl")] == [2**24 + 1]
    assert content.reads < 100


JSONL = {
    "wrong value": (json.dumps(like("event", id="b", effect="warm")).encode(), ":3:", "/effect", 'effect is "warm"'),
    "cut short": (b'{"id": "b", ', ":3:1", "", "ends too early"),
    "two on a line": (b"{} {}", ":3:4", "", "this is not JSON"),
    "not UTF-8": (b'{"id": "\xcd"}', ":3:9", "", "byte 8 (0xcd) is not UTF-8 text"),
    "too large": (b'{"id": "' + b"x" * 2**20 + b'"}', ":3:1", "", "the record is larger than 1 MiB"),
}


@pytest.mark.parametrize(("line", "place", "pointer", "said"), JSONL.values(), ids=JSONL)
def test_an_error_in_a_jsonl_file_names_its_line(
    events: Path, run: Run, line: bytes, place: str, pointer: str, said: str
) -> None:
    good = json.dumps(load(events)[0]).encode()
    events.unlink()
    events.with_suffix(".jsonl").write_bytes(good + b"\n\n" + line + b"\n" + good.replace(b"1905", b"1906", 1))
    message = refusal(run, "timeline --data mine --strict", 1)
    assert message.startswith(f"mine/events.jsonl{place}")
    assert pointer in message
    assert said in message


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_a_data_file_that_is_no_regular_file_is_refused_at_once(events: Path, run: Run, kind: str) -> None:
    events.unlink()
    if kind == "folder":
        events.mkdir()
    elif kind == "pipe":
        os.mkfifo(events)
    else:
        events.symlink_to("/dev/zero")
    for line in ("timeline --data mine", "validate mine"):
        assert refusal(run, line, 3) == f'cannot read "{EVENTS}": it is not a regular file'


def test_a_link_that_leads_nowhere_or_in_a_circle_is_refused(events: Path, run: Run) -> None:
    events.unlink()
    events.symlink_to("events.json")
    assert refusal(run, "timeline --data mine", 3) == f'cannot read "{EVENTS}": too many levels of symbolic links'
    events.unlink()
    events.symlink_to("nowhere")
    assert refusal(run, "timeline --data mine", 3) == f'cannot read "{EVENTS}": no such file or directory'


def test_reading_leaves_every_file_as_it_was(events: Path, run: Run) -> None:
    before = contents(Path())
    for line in ("timeline --data mine", "validate mine", "show my-claim --data mine", "drivers --data mine --json"):
        assert run(line).code == 0
    assert contents(Path()) == before
