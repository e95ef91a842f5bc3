"""Dates and variables of CSL-JSON, as reference managers write them."""

import json
import subprocess
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients import client
from conftest import Run
from folders import load, problems, save, started
from sinorus.model.csl_dates import edtf_of, parts_of, words_of
from sinorus.model.csl_variables import DATES, NAMES, NUMBERS, TEXTS, VARIABLES
from sinorus.model.rows.works import Variables

WORDS: dict[str, tuple[Any, str, str]] = {
    "a year": ({"date-parts": [[2016]]}, "2016", "2016"),
    "a month": ({"date-parts": [[2016, 2]]}, "2016-02", "February 2016"),
    "a day": ({"date-parts": [[2016, 2, 9]]}, "2016-02-09", "9 February 2016"),
    "from month to month": ({"date-parts": [[2016, 2], [2017, 3]]}, "2016-02/2017-03", "February 2016 – March 2017"),
    "before our era": ({"date-parts": [[-44]]}, "-0043", "44 BC"),
    "the year before 1": ({"date-parts": [[-1]]}, "0000", "1 BC"),
    "a day before our era": ({"date-parts": [[-44, 3, 15]], "circa": True}, "-0043-03-15~", "c. 15 March 44 BC"),
    "a season": ({"date-parts": [[2016]], "season": 2}, "2016-22", "summer 2016"),
    "words": ({"literal": "no date"}, "", "no date"),
}
ARTICLE = {
    "id": "my-essay",
    "type": "article-journal",
    "title": "T",
    "author": [{"family": "Gogh", "given": "V", "non-dropping-particle": "van"}],
    "issued": {"date-parts": [["2016", 2, "9"]]},
    "container-title": "Journal",
    "DOI": "10.1/x_y",
    "page": "1-20",
    "volume": 3,
    "issue": "4",
    "ISSN": "1234-5679",
    "language": "en-GB",
    "editor": [{"family": "Roe", "given": "Ann"}],
    "accessed": {"raw": "2020-05-01"},
    "citation-key": "http://zotero.org/users/1/items/AB",
}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh folder `mine` in the working directory."""
    monkeypatch.chdir(tmp_path)
    return started("mine")


@pytest.mark.parametrize(("date", "edtf", "words"), WORDS.values(), ids=WORDS)
def test_a_date_is_written_in_edtf_and_in_words(date: Any, edtf: str, words: str) -> None:
    assert (edtf_of(date), words_of(date)) == (edtf, words)


days = st.one_of(
    st.integers(-9998, 9999).filter(bool).map(lambda year: [year]),
    st.tuples(st.integers(-9998, 9999).filter(bool), st.integers(1, 12), st.integers(1, 28)).map(list),
)


@given(days)
def test_a_date_comes_back_from_edtf(parts: list[int]) -> None:
    assert parts_of(edtf_of({"date-parts": [parts]})) == {"date-parts": [parts]}


def test_the_row_of_a_source_has_every_variable_of_csl() -> None:
    assert set(get_type_hints(Variables)) == {*VARIABLES, "author"}


def test_an_item_of_a_reference_manager_is_a_source_and_comes_out_whole(mine: Path, run: Run) -> None:
    save(mine / "sources.json", [ARTICLE])
    assert run("validate mine").code == 0
    whole = {**ARTICLE, "issued": {"date-parts": [[2016, 2, 9]]}, "accessed": {"date-parts": [[2020, 5, 1]]}}
    assert json.loads(run("cite my-essay --data mine --format csl-json").out) == [whole]
    text = run("cite my-essay --data mine --json").json()[0]["text"]
    assert text.startswith("V van Gogh, “T”, edited by Ann Roe, Journal, vol. 3, no. 4, 9 February 2016, pp. 1–20, ")
    assert "https://doi.org/10.1/x_y, accessed 1 May 2020" in text
    shown = run("show my-essay --data mine --format list").out
    # The card has the editor and the pages in the reference, and what the reference lacks below it.
    assert "Reference: V van Gogh, “T”, edited by Ann Roe, Journal, vol. 3, no. 4, 9" in shown
    assert "Issued: 9 February 2016" in shown


def test_the_card_of_a_source_shows_every_variable_of_csl_in_the_reference_or_below_it(mine: Path, run: Run) -> None:
    """Each has a value that tells it from the others; `page-first` is the first of `page`."""
    texts: dict[str, Any] = {name: f"{name}-9" for name in (*TEXTS, *NUMBERS)}
    names = {name: [{"literal": f"{name}-9"}] for name in NAMES}
    dates = {name: {"date-parts": [[year]]} for year, name in enumerate(DATES, 1901)}
    more: dict[str, Any] = {"categories": ["categories-9"], "custom": {"a": "custom-9"}}
    save(mine / "sources.json", [{**ARTICLE, **texts, **names, **dates, **more}])
    shown = "".join(run("show my-essay --data mine --format list").out.split())
    assert [name for name in (*TEXTS, *NUMBERS, *NAMES, *more) if f"{name}-9" not in shown] == []
    assert [name for name, date in dates.items() if str(date["date-parts"][0][0]) not in shown] == []


def test_a_date_that_runs_backwards_is_refused(mine: Path, run: Run) -> None:
    save(mine / "sources.json", [{**ARTICLE, "issued": {"date-parts": [[2017], [2016]]}}])
    told = "the date runs backwards"
    assert [(row["pointer"], row["problem"]) for row in problems(run, "mine")] == [("/0/issued", told)]


def test_an_id_that_is_an_address_is_refused_with_one_that_would_do(mine: Path, run: Run) -> None:
    save(mine / "sources.json", [{**ARTICLE, "id": "http://zotero.org/users/1/items/AB"}])
    assert 'write for example "zotero-org-users-1-items-ab", and keep this one in "citation-key"' in (
        problems(run, "mine")[0]["remedy"] + problems(run, "mine")[-1]["remedy"]
    )


def test_biber_takes_every_type_and_pandoc_reads_the_same_year_in_both_formats(mine: Path, run: Run) -> None:
    types = ("article-journal", "book", "chapter", "paper-conference", "thesis", "report", "webpage", "patent", "map")
    address = {"URL": "https://example.org", "ISBN": "978-3-16-148410-0", "issued": {"date-parts": [[-44]]}}
    save(
        mine / "sources.json",
        [*load(mine / "sources.json"), *({**ARTICLE, **address, "id": f"a-{type}", "type": type} for type in types)],
    )
    for format, file in (("biblatex", "refs.bib"), ("csl-json", "refs.json")):
        ids = " ".join(f"a-{type}" for type in types)
        Path(file).write_text(run(f"cite {ids} --data mine --format {format}").out, encoding="utf-8")
    checked = subprocess.run(
        [client("biber"), "--tool", "--validate-datamodel", "refs.bib"], capture_output=True, text=True, check=False
    )
    assert "WARN" not in checked.stdout, checked.stdout
    for file in ("refs.bib", "refs.json"):
        asked = f"---\nbibliography: {file}\n---\n[@a-book]\n"
        told = subprocess.run(
            [client("pandoc"), "--citeproc", "-t", "plain"], input=asked, capture_output=True, text=True, check=True
        )
        assert "44BC" in told.stdout.replace(" ", ""), (file, told.stdout)
