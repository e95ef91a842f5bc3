"""The doors and layers of the source, read off its syntax trees: who may import, print, write and know the day."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import sinorus

HOME = Path(sinorus.__file__).parent
FILES = sorted(path.relative_to(HOME).as_posix() for path in HOME.rglob("*.py"))
TREES = {file: ast.parse((HOME / file).read_text(encoding="utf-8")) for file in FILES}


class Import(NamedTuple):
    """One module that a file imports, and whether it does so when it is loaded."""

    module: str
    at_the_top: bool


def imports(file: str) -> Iterator[Import]:
    """Yield every import of a file: ``from sinorus import query`` is an import of ``sinorus.query``."""
    top = set(TREES[file].body)
    for node in ast.walk(TREES[file]):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node in top) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = str(node.module)
            known = {f"{module}.{name.name}" for name in node.names if _is_module(f"{module}.{name.name}")}
            yield from (Import(name, node in top) for name in known or {module})


def _is_module(dotted: str) -> bool:
    path = dotted.removeprefix("sinorus.").replace(".", "/")
    return dotted.startswith("sinorus.") and (f"{path}.py" in FILES or f"{path}/__init__.py" in FILES)


def ours(file: str) -> set[str]:
    """Return which parts of sinorus a file imports: ``store``, ``query``, ``render`` and so on."""
    return {name.module.split(".")[1] for name in imports(file) if name.module.startswith("sinorus.")}


def modules_of_ours(file: str) -> set[str]:
    """Return which modules of sinorus a file imports, by their full names."""
    return {name.module.removeprefix("sinorus.") for name in imports(file) if name.module.startswith("sinorus.")}


def theirs(file: str) -> set[str]:
    """Return which foreign packages a file imports."""
    return {name.module.split(".")[0] for name in imports(file)} - {"sinorus"}


def called(file: str) -> Iterator[str]:
    """Yield what a file calls: ``print``, ``console.print``, ``target.open``."""
    for node in ast.walk(TREES[file]):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def under(*places: str) -> list[str]:
    """List the files of some folders or of that name."""
    return [file for file in FILES if file.startswith(places)]


def test_every_place_that_the_rules_name_is_there() -> None:
    for place in (
        "cli/commands/",
        "views/",
        "index/",
        "model/",
        "output/render/",
        "dates/",
        "query/",
        "base/atomic.py",
    ):
        assert under(place), place


@pytest.mark.parametrize("file", FILES)
def test_only_the_doors_print(file: str) -> None:
    doors = {"output/render/rich_print.py": {"console.print"}, "output/streams.py": {"sys.stderr.write"}}
    last = {"print", "echo", "secho", "pprint", "print_json"}
    printing = {name for name in called(file) if name.split(".")[-1] in last}
    printing |= {name for name in called(file) if name.startswith(("sys.stdout.", "sys.stderr.", "sys.__stdout__."))}
    printing -= {name for name in printing if name.endswith((".flush", ".isatty", ".fileno", ".buffer"))}
    assert printing <= doors.get(file, set())


def _writing(node: ast.Call) -> bool:
    name = ast.unparse(node.func).split(".")[-1]
    if name in ("write_text", "write_bytes", "touch", "symlink_to", "hardlink_to", "mkstemp", "NamedTemporaryFile"):
        return True
    if name != "open":
        return False
    words = " ".join(ast.unparse(argument) for argument in [*node.args, *(word.value for word in node.keywords)])
    modes = [part for part in words.split() if part.strip("'") in ("w", "wb", "a", "ab", "x", "xb", "w+", "r+", "rb+")]
    return bool(modes) or "O_WRONLY" in words or "O_RDWR" in words or "O_CREAT" in words


@pytest.mark.parametrize("file", FILES)
def test_only_the_doors_out_open_files_for_writing(file: str) -> None:
    found = [ast.unparse(node) for node in ast.walk(TREES[file]) if isinstance(node, ast.Call) and _writing(node)]
    if file == "output/streams.py":
        found = [text for text in found if text != "os.open(os.devnull, os.O_WRONLY)"]
    assert not found or file == "base/atomic.py"


@pytest.mark.parametrize("file", FILES)
def test_no_answer_knows_the_day(file: str) -> None:
    clocks = {"datetime", "time", "calendar", "locale"} & theirs(file)
    if file == "index/__init__.py":
        # Whether a data file is so young that its times cannot be trusted yet, and then to wait until they can.
        assert {name for name in called(file) if name.startswith("time.")} == {"time.time", "time.sleep"}
        clocks -= {"time"}
    if file in ("dates/word_dateutil.py", "export/ics.py", "export/ics_days.py"):
        # The libraries take dates of that kind.
        clocks -= {"datetime"}
    assert clocks == set()
    assert not [name for name in called(file) if name.split(".")[-1] in ("today", "now", "utcnow", "localtime")]


@pytest.mark.parametrize("file", FILES)
def test_nothing_reaches_for_the_network_or_runs_programs(file: str) -> None:
    forbidden = {"socket", "http", "urllib", "requests", "httpx", "subprocess", "asyncio", "ssl", "pickle", "random"}
    assert theirs(file) & forbidden == set()
    assert not {"eval", "exec", "os.system", "os.popen", "__import__"} & set(called(file))


@pytest.mark.parametrize(
    ("package", "allowed"),
    [
        ("pydantic", ("model/", "index/check_record.py", "index/check_fast.py")),
        ("pydantic_core", ("index/check_record.py", "index/write_json.py")),
        (
            "rich",
            (
                "output/render/table.py",
                "output/render/tree.py",
                "output/render/rich_print.py",
                "output/render/fold.py",
                "chart/terminal.py",
                "base/progress.py",
            ),
        ),
        ("typer", ("cli/",)),
        ("dateutil", ("dates/word_dateutil.py",)),
    ],
)
def test_a_library_is_imported_only_where_it_belongs(package: str, allowed: tuple[str, ...]) -> None:
    importing = [file for file in FILES if package in theirs(file)]
    assert importing
    assert [file for file in importing if not file.startswith(allowed)] == []


@pytest.mark.parametrize("file", FILES)
def test_there_are_no_other_libraries(file: str) -> None:
    known = {"typer", "rich", "pydantic", "pydantic_core", "dateutil"}
    assert theirs(file) - set(sys.stdlib_module_names) <= known


def test_renderers_know_no_kind_of_record_and_each_other_only_where_one_is_made_of_the_other() -> None:
    shared = {
        "output.render.fold",
        "output.render.rich_print",
        "output.render.tree",
        "output.render.graph",
        "output.render.jsonl",
        "output.render.list",
        "output.render",
    }
    for file in under("output/render/"):
        known = {name.module.removeprefix("sinorus.") for name in imports(file) if ".render" in name.module}
        assert known <= shared, file


@pytest.mark.parametrize("file", [file for file in under("cli/commands/") if not file.endswith("__init__.py")])
def test_a_command_loads_only_what_its_options_need(file: str) -> None:
    at_the_top = {name.module for name in imports(file) if name.at_the_top and name.module.startswith("sinorus.")}
    assert at_the_top <= {"sinorus.cli.options", "sinorus.cli.completion", "sinorus.cli.call", "sinorus.output.wanted"}


@pytest.mark.parametrize("file", FILES)
def test_functions_are_small_and_say_what_they_do(file: str) -> None:
    assert ast.get_docstring(TREES[file]) or not TREES[file].body
    for node in ast.walk(TREES[file]):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or _is_inner(file, node), f"{file}: {node.name} has no docstring"
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{file}: {node.name} is long"


def _is_inner(file: str, node: ast.AST) -> bool:
    outer = [other for other in ast.walk(TREES[file]) if isinstance(other, ast.FunctionDef) and other is not node]
    return any(node in ast.walk(other) for other in outer)
