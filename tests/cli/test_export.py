"""`export` as a command: which file, what is said, and what is refused; the formats have tests of their own."""

import sys
from pathlib import Path

import pytest

from conftest import Run
from folders import contents, refusal
from sinorus.base.install import command
from sinorus.export.markwhen import heading
from sinorus.model.vocabulary import BINARY, EXPORTS

TEXTS = sorted(set(EXPORTS) - set(BINARY))
# A format, and the library that it needs.
NEEDS = [("ics", "icalendar"), ("graphml", "networkx"), ("sqlite", "sqlite_utils"), ("parquet", "pyarrow")]


@pytest.mark.parametrize("format", EXPORTS)
def test_a_file_is_written_and_what_is_in_it_and_what_was_reduced_is_said(run: Run, own: Path, format: str) -> None:
    file = f"out{EXPORTS[format][0]}"
    result = run(f"export {format} --theme energy -o {file}")
    assert (result.code, result.out) == (0, "")
    wrote, *reduced = result.err.splitlines()
    assert wrote.startswith("wrote ")
    assert all(line.endswith((" times", " time")) for line in reduced)
    assert Path(file).stat().st_size > 1000


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("format", TEXTS)
def test_a_text_goes_to_standard_output_the_same_as_to_a_file(run: Run, own: Path, format: str) -> None:
    file = f"out{EXPORTS[format][0]}"
    assert run(f"export {format} --theme energy -o {file}").code == 0
    assert run(f"export {format} --theme energy").out == Path(file).read_bytes().decode("utf-8")


def test_filters_choose_what_is_handed_on(run: Run, own: Path) -> None:
    events = run("timeline --theme energy --from 2014 --json").json()
    claims = run("claims --theme energy --from 2014 --json").json()
    said = run("export csl-json --theme energy --from 2014 -o x.json").err
    assert f"{len(events)} events" in said
    assert f"{len(claims)} claims" in said


def test_an_old_file_is_replaced_whole(run: Run, own: Path) -> None:
    Path("x.ics").write_text("old " * 100_000)
    assert run("export ics --theme energy -o x.ics").code == 0
    assert Path("x.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert sorted(path.name for path in Path().iterdir()) == ["mine", "x.ics"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("export icz", 2, "did you mean ics?"),
        ("export ics -o x.txt", 2, "a file of ics has the ending .ics"),
        ("export ics -o x", 2, "a file of ics has the ending .ics"),
        ("export sqlite", 2, "sqlite is no text; name a file for it, such as -o sinorus.db"),
        ("export datapackage", 2, "datapackage is no text"),
        ("export jsonld --data mine -o mine/events.json", 2, "is an input of this run"),
        ("export jsonld --data mine -o mine/series/my-series.json", 2, "is an input of this run"),
        ("export jsonld --data mine -o mine/series/new.json", 2, "or would be read as one"),
        ("timeline --data mine -o mine/claims.jsonl", 2, "or would be read as one"),
        ("export parquet", 2, "parquet is a folder of files; name one for it, such as -o sinorus-parquet"),
        ("export parquet --data mine -o mine", 2, "it is, holds or lies in an input"),
        ("export parquet --data mine -o .", 2, "it is, holds or lies in an input"),
        ("export parquet --data mine -o mine/series", 2, "it is, holds or lies in an input"),
        ("export parquet --data mine -o mine/series/new.json", 2, "it is, holds or lies in an input"),
        ("export parquet --data mine -o mine/themes.jsonl", 2, "it is, holds or lies in an input"),
        ("export parquet -o nowhere/x", 3, "cannot write"),
        ("export ics -o nowhere/x.ics", 3, "cannot write"),
        ("export ics --theme enrgy", 2, "did you mean energy?"),
        ("export", 2, "missing argument 'FORMAT'"),
        ("page -o page.txt", 2, "let the name end in .html or .htm"),
        ("page -o nowhere/x.html", 3, "cannot write"),
        ("chart -o nowhere/x.svg", 3, "cannot write"),
    ],
)
def test_what_cannot_be_written_is_refused(run: Run, own: Path, line: str, code: int, said: str) -> None:
    assert said in refusal(run, line, code)


@pytest.mark.slow
@pytest.mark.floor
@pytest.mark.parametrize("line", ["export ics", "page", "chart"])
def test_a_folder_is_no_file(run: Run, own: Path, line: str) -> None:
    ending = {"export ics": ".ics", "page": ".html", "chart": ".svg"}[line]
    Path(f"folder{ending}").mkdir()
    assert "it is a folder" in refusal(run, f"{line} -o folder{ending}", 2)


@pytest.mark.parametrize("line", ["export ics --theme energy -o full.ics", "page --theme energy -o full.html"])
def test_a_full_disk_leaves_the_old_file(run: Run, own: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    name = line.rpartition(" ")[2]
    Path(name).write_text("old")
    monkeypatch.setattr("os.fsync", _full)
    before = contents(Path())
    result = run(line)
    assert (result.code, result.out) == (3, "")
    assert "no space left" in result.err
    assert contents(Path()) == before


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("format", "library"), NEEDS)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch, format: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    message = refusal(run, f"export {format} -o x{EXPORTS[format][0]}", 2)
    extra = "parquet" if format == "parquet" else "export"
    assert message.endswith(f"which is not installed; `{command(extra)}` installs it")


def test_a_folder_with_nothing_but_series_can_be_handed_on_too(run: Run, own: Path) -> None:
    for format in EXPORTS:
        result = run(f"export {format} --data mine -o x{EXPORTS[format][0]}")
        assert result.code == 0, result.err


@pytest.mark.slow
@pytest.mark.floor
def test_a_kind_chooses_among_the_events_and_leaves_the_claims(run: Run, tmp_path: Path) -> None:
    kept, claims = len(run("timeline --kind treaty --json").json()), len(run("claims --json").json())
    told = run(f"export jsonld --kind treaty -o {tmp_path / 'x.jsonld'}").err
    assert f"{kept} events, {claims} claims" in told
    stored = run(f"export parquet --kind treaty --theme territory -o {tmp_path / 'x'}").err
    both = len(run("timeline --kind treaty --theme territory --json").json())
    assert f"{both} events, " in stored
    assert f"{len(run('claims --theme territory --json').json())} claims and" in stored
    assert " 0 links" not in stored
    assert f"{kept} events and {claims} claims" in run(f"page --kind treaty -o {tmp_path / 'x.html'}").err


@pytest.mark.slow
@pytest.mark.floor
def test_a_format_of_events_only_says_how_many_claims_it_leaves_out(run: Run, tmp_path: Path) -> None:
    claims = len(run("claims --json").json())
    for format, ending in (("ics", "ics"), ("geojson", "geojson"), ("markwhen", "mw"), ("timelinejs", "json")):
        told = run(f"export {format} -o {tmp_path / f'x.{ending}'}").err
        assert f"claims, for which this format has no place, are left out: {claims} times" in told


@pytest.mark.parametrize(("title", "written"), [("//comment", "/ /comment"), ("a // b", "a // b"), ("/x", "/x")])
def test_a_title_in_markwhen_does_not_hide_its_tags(title: str, written: str) -> None:
    assert heading(title) == written
