"""BibLaTeX read back by biber and bibtexparser."""

import re
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from clients import run_client
from exports import csl_items, export
from reading_back import complaints_of_biber, in_latex, missing_dates
from sinorus.model.rows.works import SourceRow
from sinorus.query.selection import Records

Row = dict[str, Any]


def _checked(folder: Path, content: bytes) -> tuple[str, list[str]]:
    """Return what biber says of a file, and the keys of the entries that it writes."""
    (folder / "refs.bib").write_bytes(content)
    done = run_client(folder, "biber", "--tool", "--validate-datamodel", "--output-file", "out.bib", "refs.bib")
    written = (folder / "out.bib").read_text(encoding="utf-8") if (folder / "out.bib").exists() else ""
    return done.stdout, re.findall(r"^@\w+\{(.+),$", written, re.MULTILINE)


@pytest.mark.slow
def test_biber_finds_every_entry_and_nothing_to_complain_of(records: Records, tmp_path: Path) -> None:
    said, keys = _checked(tmp_path, export("biblatex", records).content)
    items = csl_items(records)
    assert complaints_of_biber(said) == missing_dates(items.values())
    assert sorted(keys) == sorted(items)


@pytest.mark.slow
def test_biber_complains_of_a_date_in_words(nasty: Records, tmp_path: Path) -> None:
    dated = nasty.datasets[0]["as_of"].encode()
    broken = export("biblatex", nasty).content.replace(b"date = {" + dated, b"date = {some day")
    assert "Invalid format 'some day' of date field" in _checked(tmp_path, broken)[0]


@pytest.mark.slow
def test_bibtexparser_reads_the_same_titles_and_dates(records: Records) -> None:
    library = parse_string(export("biblatex", records).content.decode())
    assert (library.failed_blocks, library.comments, library.preambles, library.strings) == ([], [], [], [])
    decode = LatexNodes2Text(keep_comments=True).latex_to_text
    read = {entry.key: in_latex(decode(entry["title"])) for entry in library.entries}
    assert read == {id: in_latex(item["title"]) for id, item in csl_items(records).items()}
    kept = {entry.key: entry["date"] for entry in library.entries if "date" in entry.fields_dict}
    assert {kept[event["id"]] for event in records.events} == {records.datasets[0]["as_of"]}


def test_an_essay_on_a_page_has_the_one_date_that_is_known(nasty: Records) -> None:
    essay: SourceRow = {**nasty.sources[0], "type": "webpage"}
    library = parse_string(export("biblatex", nasty._replace(sources=[essay, *nasty.sources[1:]])).content.decode())
    assert library.failed_blocks == []
    assert library.entries_dict[essay["id"]]["date"] == "1999"


def test_bibtexparser_counts_an_entry_that_is_not_closed(nasty: Records) -> None:
    whole = export("biblatex", nasty).content.decode()
    broken = whole.replace("\n}\n", "\n", 1)
    assert len(parse_string(broken).failed_blocks) == 1
    assert len(parse_string(broken).entries) < len(parse_string(whole).entries)
