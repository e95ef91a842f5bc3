"""The rules of the source, read off its syntax trees: who may import, print, write and know the day.

A rule is one test, which names every file that breaks it; that rooms import downwards is the rule of lint-imports.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import sinorus

HOME = Path(sinorus.__file__).parent
FILES = sorted(path.relative_to(HOME).as_posix() for path in HOME.rglob("*.py"))


@cache
def tree(file: str) -> ast.Module:
    """Read a file, when the first rule asks for it."""
    return ast.parse((HOME / file).read_text(encoding="utf-8"))


class Import(NamedTuple):
    """One module that a file imports, and whether it does so when it is loaded."""

    module: str
    at_the_top: bool


def imports(file: str) -> Iterator[Import]:
    """Yield every import of a file: ``from sinorus import query`` is an import of ``sinorus.query``."""
    top = set(tree(file).body)
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node in top) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = str(node.module)
            known = {f"{module}.{name.name}" for name in node.names if _is_module(f"{module}.{name.name}")}
            yield from (Import(name, node in top) for name in known or {module})


def _is_module(dotted: str) -> bool:
    path = dotted.removeprefix("sinorus.").replace(".", "/")
    return dotted.startswith("sinorus.") and (f"{path}.py" in FILES or f"{path}/__init__.py" in FILES)


def theirs(file: str) -> set[str]:
    """Return which foreign packages a file imports."""
    return {name.module.split(".")[0] for name in imports(file)} - {"sinorus"}


def called(file: str) -> Iterator[str]:
    """Yield what a file calls: ``print``, ``console.print``, ``target.open``."""
    for node in ast.walk(tree(file)):
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


def broken(rule: Callable[[str], object], files: list[str] = FILES) -> dict[str, object]:
    """Return the files that break a rule, each with what breaks it."""
    return {file: found for file in files if (found := rule(file))}


def test_only_the_doors_print() -> None:
    doors = {"output/render/rich_print.py": {"console.print"}, "output/streams.py": {"sys.stderr.write"}}
    last = {"print", "echo", "secho", "pprint", "print_json"}

    def printing(file: str) -> set[str]:
        names = {name for name in called(file) if name.split(".")[-1] in last}
        names |= {name for name in called(file) if name.startswith(("sys.stdout.", "sys.stderr.", "sys.__stdout__."))}
        names -= {name for name in names if name.endswith((".flush", ".isatty", ".fileno", ".buffer"))}
        return names - doors.get(file, set())

    assert broken(printing) == {}


def _writing(node: ast.Call) -> bool:
    name = ast.unparse(node.func).split(".")[-1]
    if name in ("write_text", "write_bytes", "touch", "symlink_to", "hardlink_to", "mkstemp", "NamedTemporaryFile"):
        return True
    if name != "open":
        return False
    words = " ".join(ast.unparse(argument) for argument in [*node.args, *(word.value for word in node.keywords)])
    modes = [part for part in words.split() if part.strip("'") in ("w", "wb", "a", "ab", "x", "xb", "w+", "r+", "rb+")]
    return bool(modes) or "O_WRONLY" in words or "O_RDWR" in words or "O_CREAT" in words


def test_only_the_doors_out_open_files_for_writing() -> None:
    def opening(file: str) -> list[str]:
        found = [ast.unparse(node) for node in ast.walk(tree(file)) if isinstance(node, ast.Call) and _writing(node)]
        if file in ("output/streams.py", "base/child.py"):
            found = [text for text in found if text != "os.open(os.devnull, os.O_WRONLY)"]
        if file in ("output/render/stable_zip.py", "export/datapackage.py"):
            # A member of a zip, which is no file of the system.
            found = [text for text in found if not text.startswith("target.open(entry, ")]
        return found

    assert set(broken(opening)) <= {"base/atomic.py"}


OF_DATES = (
    *("dates/day.py", "dates/word_dateutil.py", "export/ics.py", "export/ics_days.py", "output/render/xlsx.py"),
    *("api/keywords.py", "api/filters.py"),
)


def test_no_answer_knows_the_day() -> None:
    allowed = {
        # Whether a data file is so young that its times cannot be trusted yet, and then to wait until they can.
        "index/__init__.py": {"time"},
        # Whether a page is said to have been read in the future.
        "index/check_references.py": {"time"},
        # The one command that is about the day on which it is asked.
        "cli/commands/today.py": {"time"},
        # The libraries take dates of that kind, and programs in Python give and take them.
        **{file: {"datetime"} for file in OF_DATES},
    }

    def clocks(file: str) -> set[str]:
        modules = ({"datetime", "time", "calendar", "locale"} & theirs(file)) - allowed.get(file, set())
        return modules | {n for n in called(file) if n.split(".")[-1] in ("today", "now", "utcnow", "localtime")}

    assert broken(clocks) == {"cli/commands/today.py": {"time.localtime"}}
    assert {name for name in called("index/__init__.py") if name.startswith("time.")} == {"time.time", "time.sleep"}
    assert [name for name in called("index/check_references.py") if name == "time.time"] == ["time.time"]


def test_nothing_reaches_for_the_network_or_runs_programs() -> None:
    forbidden = {"socket", "http", "urllib", "requests", "httpx", "subprocess", "asyncio", "ssl", "pickle", "random"}
    calls = {"eval", "exec", "os.system", "os.popen", "__import__"}
    # The one program that is started, and the one address that is opened, as SECURITY.md says.
    allowed = {"output/pager.py": {"subprocess"}, "base/install.py": {"urllib"}}
    allowed["index/engine_spark.py"] = {"socket", "urllib"}
    # Signals are heard by the loop of events in which the screen is drawn.
    allowed["explore/app.py"] = {"asyncio"}

    def reaching(file: str) -> set[str]:
        return (theirs(file) & forbidden - allowed.get(file, set())) | (calls & set(called(file)))

    assert broken(reaching) == {}
    # An address is taken apart, and not opened.
    assert "from urllib.parse import unquote, urlsplit" in (HOME / "base" / "install.py").read_text(encoding="utf-8")
    assert [name for name in called("index/engine_spark.py") if "socket" in name] == ["socket.create_connection"]
    assert [name for name in called("output/pager.py") if "subprocess" in name] == ["subprocess.Popen"]
    assert [name for name in called("explore/app.py") if "asyncio" in name] == ["asyncio.get_running_loop"]
    assert "shell" not in {node.arg for node in ast.walk(tree("output/pager.py")) if isinstance(node, ast.keyword)}


def test_a_library_is_imported_only_where_it_belongs() -> None:
    belonging = {
        "pydantic": (
            *("model/", "index/check_record.py", "index/check_rules.py", "index/fast_models.py", "index/fast_path.py"),
            "index/left_out.py",
        ),
        "pydantic_core": ("index/check_record.py", "index/fast_models.py", "index/write_json.py"),
        "rich": (
            "output/render/layout.py",
            "output/render/table.py",
            "output/render/tree.py",
            "output/render/rich_print.py",
            "output/render/wrap.py",
            "chart/terminal.py",
            "base/progress.py",
            "explore/",
        ),
        "typer": ("cli/",),
        "dateutil": ("dates/word_dateutil.py",),
        "typing_extensions": ("model/json_schema.py",),
        "jinja2": ("page/__init__.py",),
        "mcp": ("api/mcp/server.py", "api/mcp/wire.py"),
        "mcp_types": ("api/mcp/server.py", "api/mcp/wire.py"),
        "anyio": ("api/mcp/server.py", "api/mcp/wire.py"),
        "textual": ("explore/",),
        "webbrowser": ("explore/browser.py",),
    }
    for package, places in belonging.items():
        importing = [file for file in FILES if package in theirs(file)]
        assert importing, package
        assert [file for file in importing if not file.startswith(places)] == [], package


def test_there_are_no_other_libraries() -> None:
    known = {"typer", "rich", "pydantic", "pydantic_core", "dateutil", "typing_extensions", "jinja2"}
    known |= {"mcp", "mcp_types", "anyio", "textual"}
    # For annotations alone: what these methods give is theirs.
    given = {"pandas", "pyarrow"}

    def others(file: str) -> set[str]:
        is_for_types = not any(name.at_the_top for name in imports(file) if name.module in given)
        return theirs(file) - set(sys.stdlib_module_names) - known - (given if is_for_types else set())

    assert set(broken(lambda file: given & theirs(file))) == {"api/rows.py", "api/frames.py", "api/arrow.py"}
    assert broken(others) == {}


def test_renderers_know_no_kind_of_record_and_each_other_only_where_one_is_made_of_the_other() -> None:
    shared = {
        "output.render.biblatex_fields",
        "output.render.bold",
        "output.render.csv",
        "output.render.flat_keys",
        "output.render.stable_zip",
        "output.render.layout",
        "output.render.wrap",
        "output.render.rich_print",
        "output.render.tree",
        "output.render.graph",
        "output.render.jsonl",
        "output.render.list",
        "output.render",
    }

    def others(file: str) -> set[str]:
        return {name.module.removeprefix("sinorus.") for name in imports(file) if ".render" in name.module} - shared

    assert broken(others, under("output/render/")) == {}


def test_a_command_loads_only_what_its_options_need() -> None:
    needed = {
        *("sinorus.cli.options", "sinorus.cli.completion", "sinorus.cli.call", "sinorus.cli.number"),
        *("sinorus.output.settings", "sinorus.query.filters"),
    }
    commands = [file for file in under("cli/commands/") if not file.endswith("__init__.py")]

    def more(file: str) -> set[str]:
        return {
            name.module for name in imports(file) if name.at_the_top and name.module.startswith("sinorus.")
        } - needed

    assert broken(more, commands) == {}


def test_every_module_and_what_others_use_of_it_has_a_docstring() -> None:
    def silent(file: str) -> list[str]:
        named = [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        open = [node for node in named if not node.name.startswith("_") and not _is_inner(file, node)]
        # What is overloaded has its docstring where it is defined.
        open = [node for node in open if "overload" not in map(ast.unparse, node.decorator_list)]
        missing = [node.name for node in open if not ast.get_docstring(node)]
        return missing + [file] * (not ast.get_docstring(tree(file)) and bool(tree(file).body))

    assert broken(silent) == {}


def test_no_function_has_sixty_lines() -> None:
    def long(file: str) -> list[str]:
        functions = [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef)]
        return [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 60]

    assert broken(long) == {}


def _is_inner(file: str, node: ast.AST) -> bool:
    outer = [other for other in ast.walk(tree(file)) if isinstance(other, ast.FunctionDef) and other is not node]
    return any(node in ast.walk(other) for other in outer)
