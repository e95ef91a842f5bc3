import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Result, Run
from sinorus.base.errors import BadData, BadUsage
from sinorus.imports import bibtex_items, read_bibtex
from sinorus.imports.table import Source, Table

BOOKS = r"""
@string{jc = "Journal of {C}old War Studies"}
@preamble{"\newcommand{\noop}[1]{}"}

@article{Müller:2001,
  author  = {M{\"u}ller, Hans and {The World Bank} and Juan de la Vega and others},
  title   = {The {Sino-Soviet} split \& what came of it},
  journal = jc,
  year    = 2001,
  month   = feb,
  number  = 3,
  pages   = {1--20},
  doi     = {10.1000/x_y},
  url     = {https://example.org/a_b%20c~d},
}

@collection{vol, title = {Том}, editor = {Иванов, И. И.}, publisher = {Наука}, location = {Москва}, date = {1998/1999~}}
@incollection{ch, title = {Глава}, author = {Петров, П.}, crossref = {vol}, pages = {3–5}}
@misc{soon, title = {Later}, year = {in press}}
"""


def table(folder: Path, text: str) -> Table:
    path = folder / "refs.bib"
    path.write_text(text, encoding="utf-8")
    (table,) = read_bibtex.tables(Source(path, "refs.bib"))
    return table


def test_entries_become_sources_in_plain_words(tmp_path: Path) -> None:
    rows = {row.cells["id"]: (row.line, row.cells) for row in table(tmp_path, BOOKS).rows}
    assert [*rows] == ["Müller:2001", "vol", "ch", "soon"]
    line, article = rows["Müller:2001"]
    assert line == 5
    assert article["author"] == [
        {"family": "Müller", "given": "Hans"},
        {"literal": "The World Bank"},
        {"family": "Vega", "given": "Juan", "non-dropping-particle": "de la"},
    ]
    assert article["title"] == "The Sino-Soviet split & what came of it"
    assert article["container-title"] == "Journal of Cold War Studies"
    assert article["issued"] == {"date-parts": [[2001, 2]]}
    assert article["URL"] == "https://example.org/a_b%20c~d"
    assert (article["DOI"], article["issue"], article["page"]) == ("10.1000/x_y", "3", "1-20")
    chapter = rows["ch"][1]
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Том")
    assert (chapter["publisher"], chapter["publisher-place"], chapter["page"]) == ("Наука", "Москва", "3-5")
    assert chapter["editor"] == [{"family": "Иванов", "given": "И. И."}]
    assert chapter["issued"] == {"date-parts": [[1998], [1999]], "circa": True}


def test_each_field_becomes_the_variable_that_it_is_in_its_kind_of_work() -> None:
    fields = {
        "title": "A",
        "subtitle": "B",
        "number": "7",
        "pages": "1--2",
        "address": "Paris",
        "school": "S",
        "odd": "x",
    }
    report = bibtex_items.item("techreport", "key", fields)
    assert report == {
        "id": "key",
        "type": "report",
        "citation-key": "key",
        "title": "A: B",
        "number": "7",
        "page": "1-2",
        "publisher-place": "Paris",
        "publisher": "S",
        "odd": "x",
    }
    assert bibtex_items.item("article", "key", fields)["issue"] == "7"
    assert bibtex_items.item("phdthesis", "key", fields)["genre"] == "PhD thesis"
    later = bibtex_items.item("misc", "key", {"title": "A", "year": "in press"})
    assert later["issued"] == {"literal": "in press"}


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"The {USSR} \& \emph{others}", "The USSR & others"),
        (r"{\"U}ber \ss{} and \'e", "Über ß and é"),
        (r"in \texttt{type} and \unheard{of}", "in type and of"),
        (r"see \href{https://example.org}{there}", "see https://example.orgthere"),
        ("50% off", "50% off"),
        ("中苏关系 — отношения", "中苏关系 — отношения"),
    ],
)
def test_latex_becomes_plain_text_and_nothing_of_it_is_lost(tmp_path: Path, latex: str, plain: str) -> None:
    (row,) = table(tmp_path, f"@book{{a, title = {{{latex}}}}}").rows
    assert row.cells["title"] == plain


BROKEN = """
@book{good, title = {Good}, year = 1999}
@book{bad,
  title = {No end,
  year = 1999
@book{good, title = {Again}, year = 2000}
"""


def test_an_entry_that_is_no_bibtex_is_left_out_and_said_and_the_others_arrive(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BROKEN, encoding="utf-8")
    result = run("import", str(tmp_path / "refs.bib"), "-o", str(tmp_path / "back"))
    assert result.code == 0
    assert 'refs.bib:3: this entry is no BibTeX and is left out: "@book{bad," (' in result.err
    assert run("validate", str(tmp_path / "back")).code == 0
    rows: list[dict[str, Any]] = run("sources", "--json", "--data", str(tmp_path / "back")).json()
    assert [(row["id"], row["title"]) for row in rows] == [("good", "Good"), ("good-2", "Again")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no entry", r"^refs\.bib: there is no entry in it, such as @book\{key, title = \{…\}\}$"),
        ("@book{bad, title = {No end", r'^refs\.bib:1: this entry is no BibTeX and is left out: "@book'),
    ],
)
def test_a_file_without_an_entry_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(BadData, match=problem):
        table(tmp_path, text)


def test_the_library_is_named_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr("sinorus.base.optional.import_module", missing)
    with pytest.raises(BadUsage, match=r"needs bibtexparser, which is not installed; .*\[bibtex\]"):
        table(tmp_path, BOOKS)
    assert importlib.import_module("bibtexparser")


def imported(run: Run, folder: Path, items: object) -> Result:
    (folder / "refs.json").write_text(json.dumps(items), encoding="utf-8")
    return run("import", str(folder / "refs.json"), "-o", str(folder / "back"))


def test_our_own_references_come_back_as_sources(run: Run, tmp_path: Path) -> None:
    ids = ("sikka", "rathod", "shen-li-2012")
    (tmp_path / "refs.bib").write_text(run("cite", *ids, "--format", "biblatex").out, encoding="utf-8")
    assert run("import", str(tmp_path / "refs.bib"), "-o", str(tmp_path / "back")).code == 0
    before = run("sources --sort title --json").json()
    before = [row for row in before if row["id"] in ids]
    after = run("sources", "--sort", "title", "--json", "--data", str(tmp_path / "back")).json()
    for key in ("id", "title", "author", "issued", "URL", "language"):
        assert [row[key] for row in after] == [row[key] for row in before]
    assert after[-1]["csl"]["translated-title"] == before[-1]["csl"]["translated-title"]
