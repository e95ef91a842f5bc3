import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from conftest import DATA, Result, Run
from sinorus.imports import own_rows
from sinorus.model.kinds import KINDS

Json = dict[str, Any]
FILES = {"event": "events", "claim": "claims", "driver": "drivers", "theme": "themes", "period": "periods"}
FILES |= {"actor": "actors", "source": "sources", "series": "series", "contrast": "contrasts"}
LISTS = ("timeline", "claims", "drivers", "themes", "periods", "actors", "sources", "series")
# What a format does not hold of the fields of each kind; docs/own-data.md says so.
NO_DATE_TEXT = {"event": {"date_text", "calendar", "date_os"}, "driver": {"aliases"}}
LOST: dict[str, dict[str, set[str]]] = {
    "sqlite": {**NO_DATE_TEXT, "source": {"references"}},
    "datapackage": {**NO_DATE_TEXT, "source": {"references"}},
    "csv": NO_DATE_TEXT,
    "json": NO_DATE_TEXT,
}


def exported(run: Run, folder: Path, format: str) -> list[str]:
    """Write the packaged data in a format, and return the names of the files."""
    if format in ("sqlite", "datapackage"):
        path = folder / f"data.{'db' if format == 'sqlite' else 'zip'}"
        assert run("export", format, "-o", str(path)).code == 0
        return [str(path)]
    paths = []
    for command in LISTS:
        paths.append(folder / f"{command}.{format}")
        paths[-1].write_text(run(command, "--all", "--format", format).out, encoding="utf-8")
    return [*map(str, paths)]


def records(folder: Path, kind: str) -> dict[str, Json]:
    """Read the records of a kind in a folder, with all their fields, by id."""
    name = FILES[kind]
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(f"{name}/*.json"))]
    if (lines := folder / f"{name}.jsonl").exists():
        texts = lines.read_text(encoding="utf-8").splitlines()
    found = [json.loads(text) for text in texts] or json.loads((folder / f"{name}.json").read_bytes())
    whole = (KINDS[kind].model_validate(record).model_dump(by_alias=True) for record in found)
    return {record["id"]: record for record in whole}


SLOW = [pytest.param(format, marks=pytest.mark.slow) for format in ("datapackage", "csv")]


@pytest.mark.slow
@pytest.mark.parametrize("format", ["sqlite", "json", *SLOW])
def test_the_packaged_data_come_back_as_they_were(run: Run, tmp_path: Path, format: str) -> None:
    result = run("import", *exported(run, tmp_path, format), "-o", str(tmp_path / "back"))
    assert (result.code, "0 cells to look at" in result.err) == (0, True)
    for kind in FILES:
        if kind == "contrast" and format in ("csv", "json"):
            continue
        before, after = records(DATA, kind), records(tmp_path / "back", kind)
        lost = LOST[format].get(kind, set())
        for row in (*before.values(), *after.values()):
            if kind == "event" and format in ("csv", "json"):
                row["causes"] = [cause["event"] for cause in row["causes"]]
            for field in lost:
                del row[field]
        assert after == before
    if format == "json":
        assert run("validate", str(tmp_path / "back")).code == 0
        assert (
            run("timeline", "--json", "--all", "--data", str(tmp_path / "back")).out == run("timeline --json --all").out
        )


# The causes of the event that is shown alone.
EARLIER = (
    *("border-consultations-1964", "czechoslovakia-and-brezhnev-doctrine-1968", "cultural-revolution-1966"),
    "soviet-mongolian-treaty-1966",
)


def imported(run: Run, folder: Path, name: str, text: str) -> Result:
    (folder / name).write_text(text, encoding="utf-8")
    return run("import", str(folder / name), "-o", str(folder / "back"))


def test_a_part_of_the_data_comes_alone_and_says_what_it_leads_to(run: Run, tmp_path: Path) -> None:
    shown = run("show", "zhenbao-damansky-clashes-1969", "border", "--format", "jsonl").out
    result = imported(run, tmp_path, "shown.jsonl", shown)
    assert result.out.splitlines()[0].split("\t")[1:] == [
        "causes",
        "; ".join(EARLIER),
        "leads to 4 events not imported; kept in extra",
        "import the file that has the events too",
    ]
    (event,) = run("timeline", "--json", "--data", str(tmp_path / "back")).json()
    assert (event["place"]["id"], event["causes"]) == ("zhenbao-island", [])
    assert event["extra"]["causes elsewhere"] == ";".join(EARLIER)
    assert [row["label"] for row in run("drivers", "--json", "--data", str(tmp_path / "back")).json()] == [
        "The common border"
    ]


def test_a_list_of_ours_that_somebody_has_worked_on_keeps_the_columns_that_are_new(run: Run, tmp_path: Path) -> None:
    rows = [*csv.DictReader(io.StringIO(run("timeline --from 1969 --to 1969 --format csv --limit 1").out))]
    rows[0] |= {"date_edtf": "2 March 1969", "themes": "territory;My theme", "noted": "in the archive"}
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, [*rows[0]])
    writer.writeheader()
    writer.writerows(rows)
    imported(run, tmp_path, "worked-on.csv", buffer.getvalue())
    (event,) = run("timeline", "--json", "--data", str(tmp_path / "back")).json()
    assert (event["date_edtf"], event["themes"]) == ("1969-03-02", ["territory", "my-theme"])
    assert event["extra"]["noted"] == "in the archive"


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        ("id,title,date_edtf,summary,kind,effect", None),
        ("id,title,year,on,claims", None),
        ("id,title,date_edtf,earliest,latest,match,summary", "event"),
        ("id,text,source,earliest,latest,match,date_edtf,noted", "claim"),
        ("id,label,drivers,events,claims,description", "theme"),
    ],
)
def test_rows_are_ours_by_what_only_the_index_can_tell(heads: str, kind: str | None) -> None:
    assert own_rows.kind_of(heads.split(",")) == kind


def without_claims(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist() if name != "data/claims.csv"}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)


def test_a_package_without_one_of_its_files_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("export", "datapackage", "--theme", "energy", "-o", str(tmp_path / "data.zip")).code == 0
    without_claims(tmp_path / "data.zip")
    result = run("import", str(tmp_path / "data.zip"), "-o", str(tmp_path / "back"))
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"sinorus: {tmp_path}/data.zip: the package lacks data/claims.csv, which its datapackage.json names; put the "
        "file back, or export the package again\n"
    )
    assert not (tmp_path / "back").exists()


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE events (id, title)")


def other_package(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("datapackage.json", '{"resources": []}')


@pytest.mark.parametrize(
    ("name", "write", "problem"),
    [
        ("cut.db", lambda path: path.write_bytes(b"SQLite format 3\0 and no more"), "this is no SQLite database, or"),
        (
            "other.db",
            other_database,
            "this is no database as `sinorus export sqlite` writes it: it has no table act",
        ),
        ("cut.zip", lambda path: path.write_bytes(b"PK\3\4 and no more"), "the file is damaged, encrypted or no zip ("),
        ("other.zip", other_package, "this is no data package as `sinorus export datapackage` writes it: it has no t"),
    ],
)
def test_what_is_no_export_of_ours_is_refused(
    run: Run, tmp_path: Path, name: str, write: Callable[[Path], object], problem: str
) -> None:
    write(tmp_path / name)
    result = run("import", str(tmp_path / name), "-o", str(tmp_path / "back"))
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert result.err.startswith(f"sinorus: {tmp_path / name}: {problem}")
    assert not (tmp_path / "back").exists()
