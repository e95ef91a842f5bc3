"""Nothing around the command breaks it: an empty environment, narrow encodings, hostile arguments, its own faults."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from inline_snapshot import snapshot

from conftest import Result, Run
from sinorus.output.render import FORMATS
from sinorus.query import sql as query
from typewriter import SINORUS, data_folder, event

LINE = ("timeline", "--during", "1950")
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
HOSTILE = {
    "a window title": "\x1b]0;owned\x07[/]",
    "a cleared screen": "\x1b[2J",
    "an overwritten line": "a\rb\x08",
    "reversed text": "\u202eabc\u2066",
    "a C1 control": "\x9b31m",
    "a line separator": "a\u2028b",
    "no UTF-8": "\udcff\udcfe",
    "a long text": "x" * 5000,
}
REFUSED = {
    "show HERE": 1,
    "show russia HERE": 1,
    "timeline --theme HERE": 2,
    "timeline --theme not:trade,HERE": 2,
    "timeline --actor HERE": 2,
    "timeline --kind HERE": 2,
    "timeline --from HERE": 2,
    "timeline --during HERE": 2,
    "timeline --from 1950 --slack HERE": 2,
    "timeline --format HERE": 2,
    "timeline --fields id,HERE": 2,
    "timeline --count-by HERE": 2,
    "timeline --limit HERE": 2,
    "timeline --data HERE": 3,
    "timeline -o HERE/o": 3,
    "validate HERE": 3,
    "date HERE": 2,
    "schema HERE": 2,
    "timeline HERE": 2,
    "--HERE": 2,
}


def bare(*arguments: str | bytes, env: dict[str, str], **more: Any) -> tuple[int, bytes, bytes]:
    """Run sinorus with this environment and nothing else in it."""
    done = subprocess.run([SINORUS, *arguments], env=env, capture_output=True, timeout=60, check=False, **more)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_environment_is_enough(run: Run, format: str) -> None:
    usual = run(*LINE, "--format", format)
    assert bare(*LINE, "--format", format, env={}) == (0, usual.out.encode(), usual.err.encode())


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be deleted there")
def test_the_working_folder_may_be_gone(run: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    command = ["sh", "-c", 'rmdir "$1"; shift; exec "$@"', "sh", str(gone), SINORUS, *LINE]
    done = subprocess.run(command, cwd=gone, capture_output=True, timeout=60, check=False)
    assert Result(done.returncode, done.stdout.decode(), done.stderr.decode()) == run(*LINE)


@pytest.mark.parametrize(
    "around",
    [
        {"TZ": "nonsense"},
        {"TERM": ""},
        {"LINES": "x", "COLUMNS": "x"},
        {"PYTHONSAFEPATH": "1"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_odd_variables_change_no_answer(run: Run, process: Run, around: dict[str, str]) -> None:
    for line in (LINE, ("drivers", "--format", "csv"), ("show", "russia", "--json"), ("claims", "--format", "md")):
        assert process(*line, env=around) == run(*line)


@pytest.mark.parametrize("optimised", ["0", "2"])
def test_no_check_rests_on_an_assertion(process: Run, tmp_path: Path, optimised: str) -> None:
    folder = data_folder(tmp_path / "D", [event("a", "A", "1969-02-30")])
    result = process("timeline", "--data", str(folder), env={"PYTHONOPTIMIZE": optimised})
    assert (result.code, result.out) == (1, "")
    assert "1969-02-30" in result.err


def test_help_works_without_docstrings(process: Run) -> None:
    for line in (("--help",), ("timeline", "-h"), ("--version",)):
        assert process(*line, env={"PYTHONOPTIMIZE": "2"}).code == 0


@pytest.mark.parametrize(
    "place", [C_LOCALE, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "latin-1"}], ids=["C", "cp1252", "latin-1"]
)
@pytest.mark.parametrize("format", FORMATS)
def test_a_narrow_encoding_breaks_no_format(tmp_path: Path, cache: Path, format: str, place: dict[str, str]) -> None:
    folder = str(data_folder(tmp_path / "D", [event("a", "Нерчинск 尼布楚 Zürich"), event("b", "Plain")]))
    place = {"SINORUS_CACHE": str(cache), **place}
    code, out, _ = bare("timeline", "--data", folder, "--format", format, env=place)
    assert code == 0
    if format in ("table", "list"):
        assert b"\\u5c3c" in out
        assert b"Plain" in out
    else:
        assert "Нерчинск 尼布楚 Zürich" in out.decode("utf-8")


def test_errors_can_be_said_in_the_c_locale(cache: Path) -> None:
    code, out, err = bare("timeline", "--theme", "торговля".encode(), env={"SINORUS_CACHE": str(cache), **C_LOCALE})
    assert (code, out, err.count(b"\n"), err.isascii()) == (2, b"", 1, True)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("line", REFUSED)
def test_hostile_arguments_are_refused_harmlessly(run: Run, line: str, hostile: str) -> None:
    result = run(*(word.replace("HERE", HOSTILE[hostile]) for word in line.split()))
    assert (result.code, result.out, result.err.count("\n")) == (REFUSED[line], "", 1)
    assert result.err.startswith("sinorus: ")
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u2028" for c in result.err[:-1])
    assert len(result.err) < 6000


def test_a_search_for_anything_is_a_search(run: Run) -> None:
    for text in list(HOSTILE.values())[:-1]:
        assert run("timeline", "--search", text).code == 0


def test_a_first_word_that_is_anything_is_a_question(run: Run) -> None:
    for name, text in HOSTILE.items():
        result = run(text)
        assert result.code == (2 if "long" in name else 0), name
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u2028" for c in result.err[:-1])


def test_bytes_that_are_not_utf_8_are_refused_harmlessly(cache: Path) -> None:
    place = {"SINORUS_CACHE": str(cache)}
    lines = (("show", 1), ("timeline --search", 0), ("timeline --theme", 2), ("timeline --data", 3), ("date", 2))
    for line, code in lines:
        assert bare(*line.split(), b"\xff\xfe", env=place)[0] == code


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names are not allowed there")
@pytest.mark.parametrize("format", FORMATS)
def test_hostile_names_of_folders_are_shown_harmlessly(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = data_folder(Path("a\x1b]0;x\x07\nb"), [{"id": 1}])
    result = run("validate", str(folder), "--format", format, "--limit", "1")
    assert result.code == 1
    assert not set("\x1b\x07") & set(result.out + result.err)
    for strict, lines in ((["--strict"], 1), ([], 2)):
        told = run("timeline", "--data", str(folder), *strict)
        assert (told.code, told.err.count("\n"), set("\x1b\x07") & set(told.err)) == (1, lines, set())


@pytest.mark.parametrize("text", ["1969\n", " 1969", "late\t1960s"])
@pytest.mark.parametrize("format", ["plain", "csv", "jsonl"])
def test_a_date_is_shown_on_one_line_however_it_was_typed(run: Run, text: str, format: str) -> None:
    result = run("date", text, "--format", format)
    assert (result.code, result.out.count("\n")) == (0, 2 if format == "csv" else 1)
    assert result.out.count("\t") == (3 if format == "plain" else 0)


@pytest.fixture
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object, **named: object) -> None:
        secret = "a local variable"
        raise ZeroDivisionError(f"something\x1b[2J {len(secret)}")

    monkeypatch.setattr(query, "rows", broken)


@pytest.mark.usefixtures("_broken")
def test_a_bug_is_told_in_two_lines(run: Run) -> None:
    result = run(*LINE)
    assert (result.code, result.out) == (70, "")
    assert result.err == snapshot("""\
sinorus: a bug: ZeroDivisionError: something\\x1b[2J 16
please report it with the command you ran; SINORUS_DEBUG=1 shows where it happened
""")


@pytest.mark.usefixtures("_broken")
def test_a_bug_shows_where_it_happened_only_if_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SINORUS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(*LINE)
