"""`--format csv-flat`, a column for each key in a key, and `--bom`, by which Excel knows UTF-8."""

import csv
import io
from pathlib import Path

import pytest

from conftest import Run


def test_what_is_nested_has_columns_of_its_own(run: Run) -> None:
    [row, *_] = csv.DictReader(io.StringIO(run("show sino-soviet-treaty-1950 --format csv-flat").out))
    [event] = run("show sino-soviet-treaty-1950 --json").json()
    assert (row["place_name"], float(row["lat"]), float(row["lon"])) == (
        event["place"]["name"],
        event["place"]["lat"],
        event["place"]["lon"],
    )


@pytest.mark.parametrize("line", ["timeline", "claims", "drivers", "series", "sources"])
def test_no_cell_but_of_keys_that_are_data_is_json(run: Run, line: str) -> None:
    rows = [*csv.DictReader(io.StringIO(run(f"{line} --format csv-flat").out))]
    assert len(rows) == len(run(f"{line} --json").json())
    of_data = {"extra", "csl", "sources", "denied"}
    assert {key for row in rows for key, cell in row.items() if cell.startswith(("{", "[{"))} <= of_data


def test_fields_choose_and_a_field_of_several_keys_is_as_many_columns(run: Run) -> None:
    out = run("timeline --fields place,references.url,id --limit 1 --format csv-flat").out
    assert out.splitlines()[0] == "place_id,place_name,lat,lon,references_url,id"


def test_csv_is_as_it_was(run: Run) -> None:
    assert "place,causes" in run("timeline --limit 1 --format csv").out.splitlines()[0]


@pytest.mark.parametrize("line", ["timeline --format csv --bom", "timeline --format csv-flat --bom"])
def test_a_byte_order_mark_stands_once_before_the_same_text(run: Run, line: str) -> None:
    out = run(line).out
    assert out == "\ufeff" + run(line.removesuffix(" --bom")).out
    assert out.count("\ufeff") == 1


def test_a_file_has_it_too_and_is_imported_as_without(run: Run, own: Path) -> None:
    assert run("timeline --theme energy -o x.csv --bom").code == 0
    assert Path("x.csv").read_bytes().startswith(b"\xef\xbb\xbfid,title")
    assert run("import x.csv -o back").code == 0
    assert len(run("timeline --data back --json").json()) == len(run("timeline --theme energy --json").json())


@pytest.mark.parametrize("line", ["timeline --bom", "timeline --bom --json", "timeline --bom -o x.md"])
def test_a_mark_elsewhere_is_refused(run: Run, own: Path, line: str) -> None:
    result = run(line)
    assert (result.code, result.out) == (2, "")
    assert result.err == "sinorus: --bom begins CSV; add --format csv, or -o with a name that ends in .csv\n"
