"""What a run does not load: an answer from a built index needs neither pydantic nor rich nor dateutil."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from folders import started
from sheets import filled

HEAVY = {"pydantic", "pydantic_core", "rich", "dateutil", "mcp", "anyio", "textual"}
# With this variable set, Python lists on standard error every module that it imports.
LISTED = {"PYTHONPROFILEIMPORTTIME": "1"}
IDS = ["western-sanctions-2014", "sikka-treaty-seals-alliance", "western-sanctions", "energy", "russia", "rathod"]

QUERIES = [
    ["timeline", "--from", "1949", "--to", "1991"],
    ["timeline", "--during", "sino-soviet-split", "--actor", "russia", "--search", "treaty", "--slack", "5y"],
    ["timeline", "--count-by", "decade"],
    ["claims", "--count-by", "source-decade", "--cut", "2014,2022"],
    ["drivers", "--count-by", "tradition"],
    ["drivers"],
    ["find", "energy", "2014"],
    ["change", "--at", "2014-03"],
    ["drivers", "--theme", "energy"],
    ["claims", "--type", "predictive"],
    ["show", *IDS],
    ["periods"],
    ["themes"],
    ["actors"],
    ["sources"],
    ["date", "1950-02-14", "late 1960s", "c. 1650", "1689-08-27 O.S."],
]


def modules(process: Run, *arguments: str, code: int = 0) -> set[str]:
    """Run a command in a fresh process and return the modules that it imported."""
    result = process(*arguments, env=LISTED)
    assert result.code == code
    lines = [line for line in result.err.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip() for line in lines}


def loaded(process: Run, *arguments: str, code: int = 0) -> set[str]:
    """Run a command in a fresh process and return the top-level packages that it imported."""
    return {module.split(".")[0] for module in modules(process, *arguments, code=code)}


@pytest.fixture(autouse=True)
def _built(run: Run) -> None:
    assert run("timeline --json --limit 0").code == 0


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_an_answer_from_a_built_index_loads_nothing_heavy(process: Run, query: list[str]) -> None:
    loaded = modules(process, *query, "--json")
    assert {"sinorus", "typer"} <= loaded
    assert loaded & HEAVY == set()
    # To make the types of all rows costs a twentieth of a short answer.
    assert "sinorus.model.rows" not in loaded or "--count-by" in query


def test_what_helps_whoever_does_not_know_the_commands_costs_nobody_else(process: Run) -> None:
    helpful = {f"sinorus.{name}" for name in ("base.near_names", "base.spelling", "model.near_words")}
    helpful |= {f"sinorus.cli.{name}" for name in ("door", "remedy", "near_options", "extra_words", "help_page")}
    assert modules(process, "timeline", "--json", "--limit", "1") & helpful == set()
    assert modules(process, "find", "huawei", "--json") & helpful == set()
    assert loaded(process, "huawei", "--json") & HEAVY == set()
    assert loaded(process, "help") & HEAVY == set()
    assert loaded(process, "timeline", "--help") & HEAVY == set()
    assert loaded(process, "timline", code=2) & HEAVY == set()


def test_engines_are_loaded_for_parquet_alone(process: Run) -> None:
    loaded = modules(process, "timeline", "--json", "--limit", "1")
    engines = ("duckdb", "pyspark", "sinorus.index.engine", "sinorus.index.open_parquet", "sinorus.model.wide_tables")
    assert [module for module in loaded if module.startswith(engines)] == []


def test_a_sheet_is_written_and_compared_without_anything_heavy(process: Run, run: Run, tmp_path: Path) -> None:
    filled(run, str(tmp_path / "sheet.csv"))
    assert loaded(process, "sample", "claims", "5") & HEAVY == set()
    assert loaded(process, "agree", str(tmp_path / "sheet.csv"), "--json") & HEAVY == set()


@pytest.mark.parametrize("format", ["plain", "jsonl", "csv", "md"])
def test_no_format_for_machines_needs_rich(process: Run, format: str) -> None:
    assert loaded(process, "timeline", "--format", format) & HEAVY == set()


def test_a_table_needs_rich_and_nothing_else(process: Run) -> None:
    assert loaded(process, "timeline", "--format", "table") & HEAVY == {"rich"}


@pytest.mark.parametrize("format", ["table", "json"])
def test_a_pager_is_neither_loaded_nor_started_where_no_terminal_reads(process: Run, format: str) -> None:
    environment = {**LISTED, "PAGER": "false", "SINORUS_PAGER": "false"}
    result = process("timeline", "--format", format, env=environment)
    assert (result.code, result.out.count("sino-soviet-treaty-1950") > 0) == (0, True)
    assert "sinorus.output.pager" not in result.err


def test_only_an_english_day_or_month_needs_dateutil(process: Run) -> None:
    assert loaded(process, "timeline", "--from", "14 February 1950", "--json") & HEAVY == {"dateutil"}
    assert loaded(process, "timeline", "--from", "the 1950s", "--json") & HEAVY == set()


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["validate", "--json"], ["schema", "timeline"]], ids=" ".join)
def test_validate_and_schema_need_pydantic_and_nothing_else(process: Run, arguments: list[str]) -> None:
    assert loaded(process, *arguments) & {"rich", "dateutil"} == set()


@pytest.mark.parametrize(
    "command", ["", "timeline", "drivers", "claims", "show", "periods", "validate", "schema", "new"]
)
def test_help_loads_nothing_heavy(process: Run, command: str) -> None:
    assert loaded(process, *command.split(), "--help") & HEAVY == set()


def test_the_version_and_the_names_of_schemas_load_nothing_heavy(process: Run) -> None:
    assert loaded(process, "--version") & HEAVY == set()


def test_a_refusal_loads_nothing_heavy(process: Run) -> None:
    assert loaded(process, "timeline", "--theme", "enrgy", code=2) & HEAVY == set()
    assert loaded(process, "show", "nothing-like-this", code=1) & HEAVY == set()


def test_an_index_that_is_not_built_yet_is_built_with_pydantic(process: Run, tmp_path: Path) -> None:
    started(str(tmp_path / "mine"))
    result = process(
        "timeline", "--data", str(tmp_path / "mine"), "--json", env={**LISTED, "SINORUS_CACHE": str(tmp_path / "cache")}
    )
    assert "pydantic" in result.err


def test_a_question_from_python_loads_nothing_heavy_and_no_command_line(cache: Path) -> None:
    script = "import sinorus\nwith sinorus.open() as data: print(len(list(data.events(start=1949))))"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", script], capture_output=True, check=True, text=True
    )
    packages = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert int(done.stdout) > 400
    assert packages & {*HEAVY, "typer", "pandas", "numpy", "pyarrow", "vl_convert"} == set()


def imported(statement: str) -> set[str]:
    """Return the modules that a statement loads in a fresh Python, besides those that Python has loaded before."""
    program = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    return set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )


def test_to_import_sinorus_loads_nothing_else() -> None:
    assert imported("import sinorus") == {"sinorus"}
    assert imported("import sinorus; dir(sinorus)") == {"sinorus"}


def test_the_library_of_dates_loads_no_data_and_nothing_heavy() -> None:
    for statement in ("import sinorus.dates", "import sinorus; sinorus.dates.parse('[1858..1860]')"):
        loaded = imported(statement)
        assert loaded & {*HEAVY, "typer", "sqlite3", "json", "datetime", "dataclasses"} == set()
        assert {name.split(".")[1] for name in loaded if name.startswith("sinorus.")} == {"base", "dates"}


def test_an_exception_is_public_and_loads_nothing_but_itself() -> None:
    loaded = imported("from sinorus import BadDate")
    assert {name for name in loaded if "sinorus" in name} == {"sinorus", "sinorus.base", "sinorus.base.errors"}
