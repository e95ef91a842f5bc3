"""Standard output carries the answer and nothing else; closed, full and broken streams are met calmly."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Result, Run, clock_of_the_machine
from sinorus.output.render import FORMATS
from typewriter import SINORUS, data_folder, event

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell lines")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
COMMANDS = (
    "timeline",
    "timeline --count-by year",
    "claims",
    "drivers",
    "drivers --theme energy",
    "show russia",
    "periods",
    "themes",
    "actors",
    "sources",
    "date 1969",
)
TEXTS = ("--help", "timeline --help", "--version", "schema", "schema events.json")


@pytest.fixture(scope="session")
def big(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write a folder whose answer is larger than a pipe holds (64 KiB on Linux)."""
    events = [event(f"event-{n}", f"Event number {n}" + " and so on" * 20, str(1000 + n)) for n in range(900)]
    return str(data_folder(tmp_path_factory.mktemp("big") / "D", events))


def shell(line: str, *arguments: str) -> Result:
    """Run a line of bash in which $1 is sinorus and the arguments follow."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line, "bash", SINORUS, *arguments],
        capture_output=True,
        timeout=60,
        check=False,
        env=clock_of_the_machine() if ">&-" in line else None,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.slow
@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "plain", "md"])
def test_standard_error_is_silent_where_a_program_reads(run: Run, line: str, format: str) -> None:
    result = run(f"{line} --format {format}")
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize("line", COMMANDS)
@pytest.mark.parametrize("format", ["table", "list"])
def test_counts_for_people_go_to_standard_error(run: Run, line: str, format: str) -> None:
    result = run(f"{line} --format {format}")
    assert result.err.count("\n") == (0 if line.startswith("show") else 1)
    assert not result.err or result.err not in result.out


def test_what_was_left_out_is_said_whatever_the_format(run: Run) -> None:
    for format in FORMATS:
        assert "3 shown, --all shows all" in run(f"timeline --limit 3 --format {format}").err


@pytest.mark.parametrize("format", FORMATS)
def test_a_reader_that_leaves_early_is_no_error(big: str, format: str) -> None:
    line = '"$1" timeline --data "$2" --format "$3" --all | head -1'
    result = shell(line, big, format)
    assert (result.code, result.err) == (0, "")
    assert len(result.out.splitlines()) == 1


@pytest.mark.slow
def test_a_reader_that_takes_nothing_is_no_error(big: str) -> None:
    for line in (*COMMANDS[:6], *TEXTS):
        assert shell(f'"$1" {line} | true') == Result(0, "", "")
    assert shell('"$1" timeline --data "$2" --from 3000 | true', big).code == 0


@pytest.mark.slow
@FULL
@pytest.mark.parametrize("line", [*(f"timeline --format {format}" for format in FORMATS), *COMMANDS[1:], *TEXTS])
def test_a_full_disk_is_told_in_one_line(line: str) -> None:
    result = shell(f'"$1" {line} >/dev/full')
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert result.err.startswith("sinorus: ")
    assert "no space left" in result.err.lower()


@FULL
def test_nobody_to_hear_an_error_does_not_change_it() -> None:
    assert shell('"$1" show no-such-id 2>/dev/full').code == 1
    assert shell('"$1" timeline --format table --limit 1 2>/dev/full').code == 0
    assert shell('"$1" show no-such-id 2>&-') == Result(1, "", "")
    assert shell('"$1" timeline --theme nothing 2>&-') == Result(2, "", "")


@pytest.mark.slow
@pytest.mark.parametrize("line", [*COMMANDS[:3], "--help", "schema"])
def test_closed_input_and_error_do_not_matter(line: str) -> None:
    usual = shell(f'"$1" {line}')
    assert usual.code == 0
    assert shell(f'"$1" {line} <&-') == usual
    assert shell(f'"$1" {line} 2>&-') == usual
    assert shell(f'"$1" {line} <&- 2>&-') == usual


@pytest.mark.parametrize("line", [*COMMANDS[:3], "--help", "timeline -h", "--version", "schema"])
def test_a_closed_standard_output_cannot_be_written(line: str) -> None:
    result = shell(f'"$1" {line} >&-')
    assert result.code == 3
    assert result.err.startswith("sinorus: cannot write the answer: ")
    assert result.err.count("\n") == 1


def test_a_closed_standard_output_does_not_matter_where_nothing_goes_there(tmp_path: Path) -> None:
    target = tmp_path / "o.csv"
    assert shell('"$1" timeline --limit 1 -o "$2" >&- 2>&-', str(target)).code == 0
    assert target.read_text(encoding="utf-8").startswith("id,title,")
    assert shell('"$1" new "$2" >&-', str(tmp_path / "D")).code == 0
    assert shell('"$1" show no-such-id >&-').code == 1


def test_an_interrupt_ends_at_once_and_without_noise(big: str) -> None:
    # The pipe is full and nobody reads it, so the command surely waits in the middle of its answer.
    command = [SINORUS, "timeline", "--data", big, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"["
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (-signal.SIGINT, b"")


def test_a_shell_shows_an_interrupt_as_130(big: str) -> None:
    line = '(echo $BASHPID >&2; exec "$1" timeline --data "$2" --json); echo $? >&2'
    command = ["bash", "-c", line, "bash", SINORUS, big]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        number = int(process.stderr.readline())
        assert process.stdout.read(1) == b"["
        os.kill(number, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert err == b"130\n"


def test_an_interrupt_does_not_wait_for_a_reader(big: str) -> None:
    reading, writing = os.pipe()
    process = subprocess.Popen([SINORUS, "timeline", "--data", big, "--json"], stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    try:
        assert os.read(reading, 1) == b"["
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        assert (process.returncode, err) == (-signal.SIGINT, b"")
    finally:
        process.kill()
        os.close(reading)


def test_a_pipe_signal_that_kills_others_is_a_normal_end(big: str) -> None:
    line = 'trap - PIPE; "$1" timeline --data "$2" --json | head -c 5'
    assert shell(line, big) == Result(0, '[\n{"i', "")


@pytest.mark.parametrize("line", ["timeline --json", "claims --format csv", "drivers --json"])
def test_pipes_into_other_programs_behave(line: str) -> None:
    count = (
        'import sys, json, csv; t = sys.stdin.read(); print(len(json.loads(t) if t[0] == "[" else t.splitlines()) > 9)'
    )
    result = shell(f'"$1" {line} | "$2" -c "$3"', sys.executable, count)
    assert result == Result(0, "True\n", "")


def test_nothing_is_said_after_a_reader_left_the_device_of_standard_output() -> None:
    result = shell('"$1" timeline --all --format table -o /dev/stdout | head -n 1')
    assert (result.code, result.err) == (0, "")
