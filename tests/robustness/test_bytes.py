"""What stands in the bytes of a data file."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from desks import Desk

Harm = Callable[[Path], object]


def text(content: str) -> Harm:
    """Write a text."""
    return lambda file: file.write_text(content, encoding="utf-8")


def edited(change: Callable[[bytes], bytes]) -> Harm:
    """Change the bytes."""
    return lambda file: file.write_bytes(change(file.read_bytes()))


def with_title(title: str) -> Harm:
    """Replace the first title by a JSON text."""
    return edited(lambda data: data.replace(b'"Treaty of Nerchinsk"', title.encode(), 1))


def member(text: str) -> Harm:
    """Put a member before the first title."""
    return edited(lambda data: data.replace(b'"title"', f'{text},\n  "title"'.encode(), 1))


BROKEN: dict[str, tuple[Harm, list[str]]] = {
    "empty file": (lambda file: file.write_bytes(b""), [":1:1", "is empty"]),
    "cut short": (edited(lambda data: data[:-20]), ["events.json:", "never ends"]),
    "cut between two": (edited(lambda data: data[: data.rindex(b"]")]), ["events.json:", "ends too early"]),
    "trailing comma": (text('[{"id":"a","title":"t","date_edtf":"1969",}]'), [":1:43", "trailing comma"]),
    "comments": (edited(lambda data: b"// note\n" + data), [":1:1", "a comment, which JSON does not have"]),
    "UTF-16": (edited(lambda data: data.decode().encode("utf-16")), [":1:1", "UTF-16", "save it as UTF-8"]),
    "UTF-16 without mark": (edited(lambda data: data.decode().encode("utf-16-le")), [":1:2"]),
    "Windows-1251": (
        lambda file: file.write_bytes(b'[{"id":"a","title":"\xcd\xe5\xf0","date_edtf":"1689"}]'),
        [":1:21", "byte 20 (0xcd) is not UTF-8 text"],
    ),
    "duplicate key": (member('"title": "first"'), ["/0/title", '"title" stands more than once', "lines 5 and 6"]),
    "NaN": (member('"weight": NaN'), [":5:", "/0/weight", "NaN is not allowed"]),
    "Infinity": (member('"weight": -Infinity'), [":5:", "/0/weight", "-Infinity is not allowed"]),
    "an integer of 5,000 digits": (member(f'"weight": {"9" * 5000}'), ["/0/weight", "more than 18 digits"]),
    "a fraction of 5,000 digits": (member(f'"weight": 1e{"9" * 5000}'), ["/0/weight", "beyond all bounds"]),
    "100,000 nested lists": (text("[" * 100_000 + "]" * 100_000), ["nested deeper than 64"]),
    "100,000 nested objects": (text('[{"a":' * 50_000 + "1" + "}]" * 50_000), ["nested deeper than 64"]),
    "lone surrogate": (with_title(r'"bad \ud800 half"'), ["/0/title", "<U+D800>"]),
    "raw control character": (with_title('"a\x01b"'), [":5:14", "a raw control character"]),
    "title of 2 MB": (with_title(f'"{"x" * 2_000_000}"'), [":2:2 /0", "the record is larger than 1 MiB"]),
    "title of 1 MB": (with_title(f'"{"x" * 1_000_000}"'), ["/0/title", "more than 300 characters", "and so on"]),
    "binary file": (lambda file: file.write_bytes(Path("/bin/sh").read_bytes()[:4096]), ["is not UTF-8 text"]),
    **{
        f"{value} at the top": (text(value), ["expected a list of records at the top"])
        for value in ("{}", '"x"', "null", "7")
    },
}  # fmt: skip


@pytest.mark.parametrize(("harm", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_its_place(desk: Desk, harm: Harm, said: list[str]) -> None:
    harm(desk.events)
    desk.broken("D/events.json", *said)
    lines = ("S timeline --format csv --strict", "S timeline --format csv >/dev/null", "sinorus validate D")
    told = b"".join(part for line in lines for part in desk.sh(line)[1:])
    assert len(told) < 3000
    assert not set(told) & {0, 7, 8, 13, 27, 127}


def test_a_byte_order_mark_is_dropped_and_noted(desk: Desk) -> None:
    desk.events.write_bytes(b"\xef\xbb\xbf" + desk.events.read_bytes())
    assert desk.sh("S timeline").text().startswith("nerchinsk\t1689-09-06\t")
    validated = desk.sh("sinorus validate D")
    assert validated.code == 0
    assert "D/events.json begins with a byte order mark" in validated.said()


def test_a_file_of_1_gb_is_refused_by_its_size_and_not_read(desk: Desk) -> None:
    with desk.events.open("r+b") as file:
        file.truncate(2**30)
    desk.clean("ulimit -v 400000; S timeline --json", 1, "D/events.json:", "this is not JSON")
    desk.events.write_text("", encoding="utf-8")
    with (desk.data / "dataset.json").open("r+b") as file:
        file.truncate(2**30)
    desk.clean("ulimit -v 400000; S timeline --json", 1, "D/dataset.json", "larger than 64 MiB")


def test_line_ends_of_windows_and_no_final_newline_are_read_and_counted_right(desk: Desk) -> None:
    usual = desk.sh("S timeline --json")
    desk.events.write_bytes(desk.events.read_bytes().replace(b"\n", b"\r\n"))
    assert desk.sh("S timeline --json") == usual
    line = subprocess.run(["grep", "-n", "zhenbao", str(desk.events)], capture_output=True, check=True).stdout.split(
        b":"
    )[0]
    desk.events.write_bytes(desk.events.read_bytes().replace(b'"zhenbao"', b'"Zhenbao"'))
    desk.broken(f"D/events.json:{int(line)}:", "/4/id")


@pytest.mark.parametrize("kinds", [1, 30_000])
def test_keys_that_stand_very_often_are_named_briefly(desk: Desk, kinds: int) -> None:
    keys = ",".join(f'"x{n % kinds}":1' for n in range(60_000))
    desk.events.write_text(f'[{{"id":"a",{keys}}}]', encoding="utf-8")
    said = desk.clean("timeout 20 sinorus timeline --data D", 1, '"x0" stands more than once, on line 1;')
    assert len(said) < 300


def test_lines_of_a_repeated_key_are_named_up_to_three(desk: Desk) -> None:
    desk.events.write_text('[{"id": "a",\n' + ",\n".join(['"x": 1'] * 9) + "}]", encoding="utf-8")
    desk.broken('"x" stands more than once, on lines 2 and 3 and 4 and so on')


def test_blanks_that_json_does_not_have_are_no_end_of_the_file(desk: Desk) -> None:
    (desk.data / "themes.json").write_text("[]\f", encoding="utf-8")
    desk.broken("this is not JSON")


def test_a_string_of_three_megabytes_is_too_large_and_not_open(desk: Desk) -> None:
    desk.events.write_text(json.dumps(["x" * 3_000_000]), encoding="utf-8")
    desk.broken("the record is larger than 1 MiB")
