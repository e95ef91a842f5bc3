"""docs/errors.md holds every message, and every example in it is run: what the page shows is what the program says.

``UPDATE_DOCS=1`` renews the outputs in the page, as in tests/support/pages.py.
"""

import ast
import difflib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, Result, Run, clock_of_the_machine
from folders import started

PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (.+)\n((?:(?!^##).*\n)*)", PAGE, re.MULTILINE))
BLOCK = re.compile(r"^```(json|sh|console)(?: (\S+))?\n((?:(?!^```$).*\n)*)```$", re.MULTILINE)
# A command in a console block with what it prints; [n] in the last line is the exit code, none means 0.
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ |\[\d+\]$).*\n)*)(?:\[(\d+)\]\n)?", re.MULTILINE)
RENEWING = "tests/project/test_errors_page.py"
SHELL = re.compile(r"[$>|&;`]|^[A-Z_]+=")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a fresh folder `mine`, where a shell finds the command `sinorus`."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, words in (("sinorus", "-m sinorus"), ("python3", "")):
        (programs / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {words} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    started("mine")
    return tmp_path / "work"


def in_shell(script: str) -> Result:
    """Run a script and stop at its first failure."""
    env = clock_of_the_machine() if ">&-" in script else None
    done = subprocess.run(["sh", "-ec", script], capture_output=True, check=False, timeout=60, env=env)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def answered(command: str, run: Run) -> str:
    """Return what a console shows after a command: both streams, and the exit code if it is not 0."""
    words = command.removeprefix("sinorus ")
    result = in_shell(command) if SHELL.search(command) else run(*shlex.split(words))
    return f"$ {command}\n{result.out}{result.err}" + (f"[{result.code}]\n" if result.code else "")


@pytest.mark.slow
@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_shows_what_the_program_says(section: str, shell: Path, run: Run) -> None:
    blocks = BLOCK.findall(SECTIONS[section])
    assert any(kind == "console" for kind, _, _ in blocks), f"an example is missing in {section!r}"
    for kind, file, text in blocks:
        if kind == "json":
            Path(file).write_text(text, encoding="utf-8")
        elif kind == "sh":
            assert in_shell(text).code == 0
        else:
            now = "".join(answered(command, run) for command, _, _ in COMMAND.findall(text))
            if now != text and os.environ.get("UPDATE_DOCS"):
                page = ROOT / "docs" / "errors.md"
                page.write_text(page.read_text(encoding="utf-8").replace(text, now, 1), encoding="utf-8")
            else:
                told = "".join(difflib.unified_diff(text.splitlines(True), now.splitlines(True)))
                assert now == text, f"UPDATE_DOCS=1 .venv/bin/pytest {RENEWING} writes what is said now:\n{told}"


def test_every_block_of_the_page_is_understood() -> None:
    assert len(SECTIONS) == len(re.findall("^### ", PAGE, re.MULTILINE)), "two sections bear the same title"
    fences = re.findall(r"^```(\w.*)$", PAGE, re.MULTILINE)
    assert len(fences) == sum(len(BLOCK.findall(text)) for text in SECTIONS.values())
    for text in SECTIONS.values():
        for kind, file, body in BLOCK.findall(text):
            assert bool(file) == (kind == "json")
            assert kind != "console" or "".join(match[0] for match in COMMAND.finditer(body)) == body


# A module whose texts are messages says so by what it raises or makes.
SPEAKS = re.compile(r"\b(?:BadUsage|BadData|BadDate|CannotAccess|UnknownId|Fault|Problem|ValueError|wrong)\(")
# Texts that a person is never shown: patterns, SQL, and the words of help and of JSON Schema.
SILENT = re.compile(r"[\\\n]|\(\?|\[ \]|\b(?:SELECT|INSERT|UPDATE|WHERE|CASE|JOIN|PRAGMA)\b|\(rowid|^https?:")
HELP = re.compile(r"\b(?:Option|Argument|Field)\(")


def pattern(node: ast.AST) -> str:
    """Return a pattern of what a text may become: anything may stand where a value goes or a problem ends."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value).replace(r":\ ", ".*?")
    if isinstance(node, ast.JoinedStr):
        return "".join(".*?" if isinstance(part, ast.FormattedValue) else pattern(part) for part in node.values)
    return ""


def messages(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the pattern of each text of a module that has three words or more."""
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            skipped.add(id(node.body[0]))
        if isinstance(node, ast.Expr) and id(node) in skipped:
            skipped.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            skipped.update(map(id, node.values))
        if isinstance(node, ast.Call) and HELP.match(ast.unparse(node).rpartition("typer.")[2]):
            skipped.update(id(inner) for inner in ast.walk(node))
        text = "" if id(node) in skipped else pattern(node)
        plain = text.replace(r"\ ", " ").replace(".*?", "")
        if len(re.findall(r"[A-Za-z]+(?= |$)", plain)) > 2 and not SILENT.search(ast.literal_eval(repr(plain))):
            yield getattr(node, "lineno", 0), text


def stands(text: str) -> bool:
    """Say whether a line of the page holds the parts of a pattern in order; to search for the pattern takes minutes."""
    parts = [part.replace(r"\ ", " ") for part in text.split(".*?") if part]
    return any(_in_order(parts, line) for line in PAGE.splitlines())


def _in_order(parts: list[str], line: str) -> bool:
    at = 0
    for part in parts:
        at = line.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def test_every_message_of_the_program_stands_in_the_page() -> None:
    missing = []
    for path in sorted((ROOT / "src" / "sinorus").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if SPEAKS.search(source):
            missing += [f"{path.name}:{line}: {text}" for line, text in messages(source) if not stands(text)]
    assert missing == [], "docs/errors.md is to have each of these, word by word, in an example or in a sentence"
