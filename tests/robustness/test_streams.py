"""Streams that are closed, full, slow or not there."""

import codecs
import os
import subprocess

import pytest

from conftest import Run
from desks import Desk
from sinorus.cli.app import COMMANDS


@pytest.mark.parametrize("format", ["json", "csv", "table", "plain", "md", "list", "jsonl"])
def test_a_reader_that_closes_early_is_no_error(desk: Desk, format: str) -> None:
    desk.many(3000)
    told = desk.sh(f"S timeline --all --format {format} 2>err | head -c 5 >o; echo ${{PIPESTATUS[0]}}")
    assert (told.text(), (desk.folder / "err").read_bytes()) == ("0\n", b"")


def test_nobody_has_to_hear_an_error(desk: Desk) -> None:
    desk.events.write_text("", encoding="utf-8")
    assert desk.sh("S timeline 2>&-") == (1, b"", b"")
    assert desk.sh("sinorus validate D --json 2>&-").code == 1


def test_a_closed_standard_input_does_not_matter(desk: Desk) -> None:
    assert desk.sh("S timeline <&-") == desk.sh("S timeline")


UNBUFFERED = "export PYTHONUNBUFFERED=1;"


def test_an_answer_that_does_not_fit_is_an_error_also_where_python_keeps_no_buffer(desk: Desk) -> None:
    told = desk.sh(f"{UNBUFFERED} ulimit -f 20; sinorus timeline --json > full")
    assert told.code == 3
    assert told.said().startswith("sinorus: cannot write the answer: ")


def test_an_answer_without_a_buffer_is_the_same(desk: Desk) -> None:
    assert desk.sh(f"{UNBUFFERED} sinorus export jsonld").out == desk.sh("sinorus export jsonld").out
    assert desk.sh(f"{UNBUFFERED} sinorus export jsonld | head -c 9").out == b'{"@contex'


def test_a_pipe_that_does_not_wait_gets_the_whole_answer_or_an_error(desk: Desk) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    lines = ("sinorus export jsonld", f"{UNBUFFERED} sinorus export jsonld")
    codes = [subprocess.run(["bash", "-c", line], stdout=writer, stderr=-3, check=False).returncode for line in lines]
    os.close(reader)
    os.close(writer)
    assert codes == [3, 3]


@pytest.mark.parametrize("line", ["--help", "timeline --help", "timeline", "--version", "schema"])
def test_a_full_device_is_an_error_whatever_is_written(desk: Desk, line: str) -> None:
    told = desk.sh(f"sinorus {line} > /dev/full")
    assert told.code == 3
    assert told.said().startswith("sinorus: ")
    assert told.err.count(b"\n") == 1


def test_messages_that_nobody_can_hear_change_no_exit_code(desk: Desk) -> None:
    assert desk.sh("S show nothing 2>/dev/full").code == 1
    assert desk.sh("sinorus export ics >/dev/null 2>/dev/full").code == 0


def test_a_reader_of_the_file_that_left_early_is_no_error(desk: Desk) -> None:
    told = desk.sh("sinorus timeline --json -o >(head -c 5 >/dev/null)")
    assert (told.code, told.out, told.err) == (0, b"", b"")


def test_an_output_that_leads_to_a_stream_is_written_into_it(desk: Desk) -> None:
    desk.sh("echo precious > log; ln -s /dev/stdout so.json")
    assert desk.sh("S timeline --limit 1 -o /dev/stderr 2>> log").code == 0
    assert desk.sh("S cite nerchinsk -o /dev/stderr 2>> log").code == 0
    assert desk.sh("S cite nerchinsk --format csl-json -o so.json >> log").code == 0
    log = (desk.folder / "log").read_text(encoding="utf-8")
    assert log.startswith("precious\nnerchinsk\t")
    assert log.count("Treaty of Nerchinsk") == 3


MARKS = {"utf-8-sig": codecs.BOM_UTF8, "utf-16": codecs.BOM_UTF16, "utf-32": codecs.BOM_UTF32}


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("format", ["table", "list"])
def test_a_byte_order_mark_stands_once_at_the_beginning(desk: Desk, encoding: str, format: str) -> None:
    line = f"S timeline --format {format}"
    plain, marked = desk.sh(line), desk.sh(f"PYTHONIOENCODING={encoding} {line}")
    assert marked.out == MARKS[encoding] + plain.text().encode(encoding).removeprefix(MARKS[encoding])
    assert marked.err.decode(encoding) == plain.said()


@pytest.mark.parametrize("encoding", MARKS)
def test_a_file_that_others_have_begun_gets_no_mark(desk: Desk, encoding: str) -> None:
    line = f"PYTHONIOENCODING={encoding} S timeline --format table"
    assert desk.sh(f"{line} > o; {line} >> o; cat o").out.count(MARKS[encoding]) == 1


def test_of_nothing_there_is_no_mark(desk: Desk) -> None:
    assert desk.sh("PYTHONIOENCODING=utf-16 S timeline --from 3000 --format list").out == b""


@pytest.mark.parametrize("encoding", ["iso2022_jp", "hz", "utf-7", "shift_jis:strict", "cp037", "unicode_escape"])
def test_what_is_encoded_in_pieces_is_read_as_one_text(desk: Desk, encoding: str) -> None:
    desk.put("/0/title", "\u5c3c\u5e03\u695a\u689d\u7d04 Treaty")
    plain, told = (
        desk.sh("S timeline --format table"),
        desk.sh(f"PYTHONIOENCODING={encoding} S timeline --format table"),
    )
    codec = encoding.partition(":")[0]
    assert told.out.decode(codec) == plain.text().encode(codec, "backslashreplace").decode(codec)


@pytest.mark.parametrize("encoding", ["idna", "undefined"])
def test_an_encoding_of_no_texts_is_named_in_one_sentence(desk: Desk, encoding: str) -> None:
    for line in ("S timeline --format table", "sinorus --help", "S timeline -h", "sinorus --show-completion"):
        told = desk.sh(f"PYTHONIOENCODING={encoding} {line}")
        assert (told.code, told.out, told.err.count(b"\n")) == (3, b"", 1)
        assert told.said().startswith(f'sinorus: cannot write the answer: "{encoding}" is an encoding of no texts; ')
    assert desk.sh(f"PYTHONIOENCODING={encoding} S timeline --json") == desk.sh("S timeline --json")
    told = desk.sh(f"PYTHONIOENCODING={encoding} S show nothing-like-it")
    assert (told.code, told.said()[:27]) == (1, 'sinorus: "nothing-like-it" ')


# Windows can pass half of a character, Linux cannot.
@pytest.mark.parametrize("half", ["\ud800", "x\udfff.json"])
@pytest.mark.parametrize("command", COMMANDS)
def test_half_a_character_is_met_with_a_sentence(desk: Desk, run: Run, command: str, half: str) -> None:
    before = desk.names()
    for words in ([half], ["--data", half], ["--", half], ["-o", half], ["--search", half], ["--essays", half]):
        result = run(command, *words)
        assert result.code in (0, 1, 2, 3), (words, result)
        assert result.code == 0 or result.err.count("\n") == 1 or command == "validate", result
    assert desk.names() == before
