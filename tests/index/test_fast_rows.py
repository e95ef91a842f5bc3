"""The index is the same, table by table, whether records are read the fast way or the slow one."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from conftest import DATA
from folders import TEMPLATE
from fuzzing import examples
from shapes import Files, data_sets
from sinorus.index import build_links, build_record, fast_path, fast_rows
from sinorus.index.build import compile_files
from sinorus.index.build_rows import Batch
from sinorus.index.fast_models import Fast
from sinorus.index.folders import all_files
from sinorus.model.files import FILES
from sinorus.model.kinds import KINDS

Tables = dict[str, list[str]]


def tables(folder: Path) -> Tables:
    """Build the index of a folder and return the rows of all its tables, in an order of their own.

    Filters are compared by their names: the numbers that stand for them are given as they come.
    """
    files = [file.looked_at() for file in all_files([str(folder)])]
    with closing(sqlite3.connect(":memory:")) as index:
        assert compile_files(files, {}, index).problems == []
        schema = index.execute("SELECT name FROM sqlite_master WHERE type = 'table' OR name = 'tag'").fetchall()
        names = [name for (name,) in schema if name not in ("mark", "marked", "word")]
        return {name: sorted(map(repr, index.execute(f'SELECT * FROM "{name}"'))) for name in names}


@contextmanager
def slowly() -> Iterator[None]:
    """Let every record of the block be read the slow way."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("check_line", "check_value"):
            patch.setattr(fast_path, name, lambda kind, raw: None)
        patch.setattr(fast_rows, "entry", partial(build_record.entry, "event"))
        patch.setattr(fast_rows, "links", lambda n, event, known: build_links.links(n, "event", event, known))
        yield


def same(fast: Tables, slow: Tables) -> None:
    """Hold two indexes to each other, and name the tables that differ."""
    other = [name for name in slow if fast[name] != slow[name]]
    assert not other, f"fast_rows.py makes other rows of {', '.join(other)} than build_record.py, its reference"
    assert fast.keys() == slow.keys()


def as_lines(folder: Path) -> None:
    """Write the files of lists as lines."""
    for name in ("events", "claims", "contrasts"):
        path = folder / f"{name}.json"
        if path.exists():
            lines = [json.dumps(record, ensure_ascii=False) for record in json.loads(path.read_bytes())]
            path.with_suffix(".jsonl").write_text("\n".join(lines), encoding="utf-8")
            path.unlink()


def test_a_new_folder_has_one_index() -> None:
    with slowly():
        slow = tables(TEMPLATE)
    same(tables(TEMPLATE), slow)


@pytest.mark.slow
def test_the_packaged_data_have_one_index(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    for path in DATA.rglob("*.json"):
        (folder / path.relative_to(DATA)).parent.mkdir(parents=True, exist_ok=True)
        (folder / path.relative_to(DATA)).write_bytes(path.read_bytes())
    with slowly():
        slow = tables(folder)
    same(tables(folder), slow)
    as_lines(folder)
    same(tables(folder), slow)
    assert len(slow["stored"]) > 1000
    assert {"word_data", "tag", "facet", "back"} <= slow.keys()


@pytest.mark.slow
@examples(20)
@given(files=data_sets())
def test_random_data_have_one_index(tmp_path_factory: pytest.TempPathFactory, files: Files) -> None:
    folder = tmp_path_factory.mktemp("random")
    (folder / "series").mkdir()
    stems = {kind: stem for stem, kind in FILES.items()}
    for kind, records in files.items():
        if kind == "series":
            for record in records:
                _save(folder / "series" / f"{record['id']}.json", record)
        else:
            _save(folder / f"{stems[kind]}.json", records)
    with slowly():
        slow = tables(folder)
    same(tables(folder), slow)
    as_lines(folder)
    same(tables(folder), slow)


def _save(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def test_the_fast_way_is_the_one_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Batch, "_check_closely", refuse)
    tags = build_record._tags
    monkeypatch.setattr(build_record, "_tags", lambda kind, *more: refuse() if kind == "event" else tags(kind, *more))
    assert tables(TEMPLATE)["stored"]


@pytest.mark.parametrize("kind", ["event", "claim"])
def test_what_is_left_out_has_the_default_of_the_model_and_an_object_of_its_own(kind: str) -> None:
    [record] = json.loads((TEMPLATE / f"{kind}s.json").read_bytes())
    least = {name: record[name] for name, field in KINDS[kind].model_fields.items() if field.is_required()}
    whole, keys = Fast(KINDS[kind]).from_json(json.dumps(least).encode())
    assert whole == KINDS[kind].model_validate(least).model_dump(by_alias=True)
    assert list(whole) == list(KINDS[kind].model_fields)
    assert keys == len(least)
