"""Faults 1 to 22: what stands in the bytes of a data file."""

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
    "1 empty file": (lambda file: file.write_bytes(b""), [":1:1", "is empty"]),
    "2 cut short": (edited(lambda data: data[:-20]), ["events.json:", "never ends"]),
    "2 cut between two": (edited(lambda data: data[: data.rindex(b"]")]), ["events.json:", "ends too early"]),
    "3 trailing comma": (text('[{"id":"a","title":"t","date_edtf":"1969",}]'), [":1:43", "trailing comma"]),
    "4 comments": (edited(lambda data: b"// note\n" + data), [":1:1", "a comment, which JSON does not have"]),
    "6 UTF-16": (edited(lambda data: data.decode().encode("utf-16")), [":1:1", "UTF-16", "save it as UTF-8"]),
    "6 UTF-16 without mark": (edited(lambda data: data.decode().encode("utf-16-le")), [":1:2"]),
    "8 Windows-1251": (
        lambda file: file.write_bytes(b'[{"id":"a","title":"\xcd\xe5\xf0","date_edtf":"1689"}]'),
        [":1:21", "byte 20 (0xcd) is not UTF-8 text"],
    ),
    "10 duplicate key": (member('"title": "first"'), ["/0/title", '"title" stands more than once', "lines 5 and 6"]),
    "11 NaN": (member('"weight": NaN'), [":5:", "/0/weight", "NaN is not allowed"]),
    "11 Infinity": (member('"weight": -Infinity'), [":5:", "/0/weight", "-Infinity is not allowed"]),
    "13 an integer of 5,000 digits": (member(f'"weight": {"9" * 5000}'), ["/0/weight", "more than 18 digits"]),
    "13 a fraction of 5,000 digits": (member(f'"weight": 1e{"9" * 5000}'), ["/0/weight", "beyond all bounds"]),
    "14 100,000 nested lists": (text("[" * 100_000 + "]" * 100_000), ["nested deeper than 64"]),
    "14 100,000 nested objects": (text('[{"a":' * 50_000 + "1" + "}]" * 50_000), ["nested deeper than 64"]),
    "16 lone surrogate": (with_title(r'"bad \ud800 half"'), ["/0/title", "<U+D800>"]),
    "17 raw control character": (with_title('"a\x01b"'), [":5:14", "a raw control character"]),
    "18 title of 2 MB": (with_title(f'"{"x" * 2_000_000}"'), [":2:2 /0", "the record is larger than 1 MiB"]),
    "18 title of 1 MB": (with_title(f'"{"x" * 1_000_000}"'), ["/0/title", "more than 300 characters", "and so on"]),
    "20 binary file": (lambda file: file.write_bytes(Path("/bin/sh").read_bytes()[:4096]), ["is not UTF-8 text"]),
    **{f"21 {value} at the top": (text(value), ["expected a list of records at the top"]) for value in ("{}", '"x"', "null", "7")},
}  # fmt: skip


@pytest.mark.parametrize(("harm", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_its_place(desk: Desk, harm: Harm, said: list[str]) -> None:
    harm(desk.events)
    desk.broken("D/events.json", *said)
    told = desk.sh("S timeline --format csv; sinorus validate D")
    assert len(told.out + told.err) < 3000
    assert not set(told.out + told.err) & {0, 7, 8, 13, 27, 127}


def test_5_a_byte_order_mark_is_dropped_and_noted(desk: Desk) -> None:
    desk.events.write_bytes(b"\xef\xbb\xbf" + desk.events.read_bytes())
    assert desk.sh("S timeline").text().startswith("nerchinsk\t1689-09-06\t")
    validated = desk.sh("sinorus validate D")
    assert validated.code == 0
    assert "D/events.json begins with a byte order mark" in validated.said()


def test_19_a_file_of_1_gb_is_refused_by_its_size_and_not_read(desk: Desk) -> None:
    with desk.events.open("r+b") as file:
        file.truncate(2**30)
    desk.clean("ulimit -v 400000; S timeline --json", 1, "D/events.json:", "this is not JSON")
    desk.events.write_text("", encoding="utf-8")
    with (desk.data / "dataset.json").open("r+b") as file:
        file.truncate(2**30)
    desk.clean("ulimit -v 400000; S timeline --json", 1, "D/dataset.json", "larger than 64 MiB")


def test_22_line_ends_of_windows_and_no_final_newline_are_read_and_counted_right(desk: Desk) -> None:
    usual = desk.sh("S timeline --json")
    desk.events.write_bytes(desk.events.read_bytes().replace(b"\n", b"\r\n"))
    assert desk.sh("S timeline --json") == usual
    line = subprocess.run(["grep", "-n", "zhenbao", str(desk.events)], capture_output=True, check=True).stdout.split(
        b":"
    )[0]
    desk.events.write_bytes(desk.events.read_bytes().replace(b'"zhenbao"', b'"Zhenbao"'))
    desk.broken(f"D/events.json:{int(line)}:", "/4/id")
