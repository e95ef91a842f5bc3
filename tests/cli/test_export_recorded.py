"""Every file that names the command it was made by names one that runs, and makes the same file again."""

import html
import json
import re
import shlex
from pathlib import Path

import pytest

from conftest import Run
from folders import contents
from reading_exports import EXPORT_READERS
from sinorus.export.parquet import MARK
from sinorus.model.vocabulary import BINARY, EXAMPLES, EXPORTS, FOLDERS

# A label in place of an id, a date that is not written as it is recorded, and words that a shell would part.
FILTERS = ("--theme", "Territory", "--from", "1 January 1949", "--search", 'border -"no limits"')
CANONICAL = """--from 1949-01-01 --theme territory --search 'border -"no limits"'"""
# The formats that have no field for a command: references, the calendar and linked data.
SILENT = ("csl-json", "biblatex", "ics", "jsonld")
NAMING = sorted(set(EXPORTS) - set(SILENT))


def recorded(format: str, path: Path) -> str:
    """Return the command that a file or folder names."""
    if format in FOLDERS:
        texts = [json.loads((path / MARK).read_text(encoding="utf-8"))["query"]]
    elif format in ("argdown", "markwhen"):
        # It stands in the front matter, as JSON.
        texts = [json.loads(text) for text in re.findall(r"(?m)^asked: (.*)$", path.read_text(encoding="utf-8"))]
    elif format == "geojson":
        texts = [json.loads(path.read_text(encoding="utf-8"))["asked"]]
    else:
        texts = EXPORT_READERS[format](path)
    [named] = [text for text in texts if "sinorus export " in text]
    lines: list[str] = re.findall(r"`?(sinorus export [^`]*)", named)
    return lines[0].rstrip()


def bytes_of(path: Path) -> object:
    """Return what is in a file, or in each of a folder."""
    return contents(path) if path.is_dir() else path.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("format", NAMING)
def test_an_export_names_a_command_that_makes_the_same_file_again(run: Run, own: Path, format: str) -> None:
    made = Path(EXAMPLES[format])
    assert run("export", format, *FILTERS, "-o", str(made)).code == 0
    before, line = bytes_of(made), recorded(format, made)
    assert line.startswith(f"sinorus export {format} {CANONICAL}")
    again = run(*shlex.split(line)[1:])
    assert again.code == 0, again.err
    assert before == (bytes_of(made) if format in BINARY else again.out.encode())


@pytest.mark.parametrize("format", SILENT)
def test_what_has_no_field_for_a_command_names_none(run: Run, own: Path, format: str) -> None:
    assert "--theme territory" not in run("export", format, *FILTERS).out


@pytest.mark.slow
def test_a_page_names_a_command_that_makes_the_same_page_again(run: Run, own: Path) -> None:
    assert run("page", *FILTERS, "-o", "index.html").code == 0
    before = Path("index.html").read_bytes()
    [line] = {html.unescape(text) for text in re.findall(r"<code>(sinorus page [^<]*)</code>", before.decode())}
    assert run(*shlex.split(line)[1:]).code == 0
    assert Path("index.html").read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("line", ["chart", "chart --series crude-china-from-russia --climate decade"])
def test_a_picture_names_a_command_that_runs(run: Run, own: Path, line: str) -> None:
    assert run(*shlex.split(line), *FILTERS, "-o", "chart.svg").code == 0
    [named] = re.findall(r"<desc[^>]*>[^<]*`(sinorus chart [^`]*)`", Path("chart.svg").read_text(encoding="utf-8"))
    assert run(*shlex.split(html.unescape(named))[1:]).code == 0


@pytest.mark.parametrize("line", ["timeline", "claims", "drivers --count-by tradition"])
def test_a_cited_answer_names_a_command_that_runs(run: Run, own: Path, line: str) -> None:
    [cited] = run("cite", "--query", f"{line} {shlex.join(FILTERS)}", "--json").json()
    answer = run(*shlex.split(cited["query"]), "--json")
    assert (answer.code, len(answer.json())) == (0, cited["rows"])


def test_the_command_behind_each_number_of_a_change_runs(run: Run) -> None:
    [*rows] = run("change --at 2014-03 --theme energy --json").json()
    lines = {line for row in rows for line in row["commands"].values()}
    assert lines
    for line in sorted(lines)[:10]:
        assert run(*shlex.split(line)[1:]).code == 0, line
