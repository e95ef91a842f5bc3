"""Every filter repeated means and; commas mean or, not: means not, in a search too."""

import re

import pytest

from conftest import ROOT, Run
from sinorus.cli.options import _COMPLETIONS
from sinorus.query.filters import COUNTED, TABLE, TAGS


def found(run: Run, *line: str) -> set[str]:
    return set(run("timeline", *line, "--json").ids())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("--search", "border"), ("--search", "island")),
        (("--search", "not:treaty"), ("--search", "border")),
        (("--during", "korean-war"), ("--during", "cold-war")),
        (("--during", "195X"), ("--from", "1955")),
        (("--from", "1960"), ("--from", "1950")),
        (("--to", "1900"), ("--to", "1950")),
    ],
)
def test_a_filter_repeated_keeps_what_both_keep_in_either_order(
    run: Run, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert found(run, *first, *second) == found(run, *second, *first) != set()
    if "--search" in first:
        assert found(run, *first, *second) == found(run, *first) & found(run, *second)


def test_commas_in_a_search_mean_or_and_a_leading_not_denies_it(run: Run) -> None:
    everything = found(run)
    either = found(run, "--search", "treaty,pact")
    assert either == found(run, "--search", "treaty") | found(run, "--search", "pact")
    assert found(run, "--search", "not:treaty,pact") == everything - either


def test_windows_without_anything_in_common_are_refused(run: Run) -> None:
    result = run("timeline --during korean-war --during putin-years")
    assert (result.code, result.out) == (2, "")
    assert "1999-12-31" in result.err
    assert "1953-07-27" in result.err


@pytest.mark.parametrize("text", ["korean-war,cold-war", "not:cold-war"])
def test_during_takes_one_stretch_of_time_and_says_so(run: Run, text: str) -> None:
    result = run("timeline", "--during", text)
    assert (result.code, result.out) == (2, "")
    assert "it takes one date or period; repeated, it asks for what they share" in result.err


def test_drivers_that_nothing_tells_of_are_found_too(run: Run) -> None:
    every = set(run("drivers --json").ids())
    told = set(run("drivers --search pipeline --json").ids())
    assert set(run("drivers --search not:pipeline --json").ids()) == every - told


def test_a_year_before_christ_is_a_date_and_no_option(run: Run) -> None:
    rows = run("date -0500 -0209/-0128 --json").json()
    assert [row["written"] for row in rows] == ["501 BC", "210–129 BC"]


@pytest.mark.parametrize(
    "text", ["1_0", " 5", "5 ", "+5", "\u0665", "\uff15", "0x5", "5.0", "", "-1", "many", "5\n", "9" * 5000]
)
def test_a_number_is_digits_and_nothing_else(run: Run, text: str) -> None:
    for command, option, bounds in (("timeline", "--limit", "from 0 up"), ("trace x", "--depth", "from 1 to 1000")):
        result = run(*command.split(), f"{option}={text}")
        assert (result.code, result.out) == (2, "")
        assert result.err.endswith(f"is no number {bounds}\n")
    assert run("trace nixon-visit-china-1972 --depth 1001").code == 2
    assert run("timeline --limit 007 --json").out == run("timeline --limit 7 --json").out


def test_limit_and_all_contradict_each_other(run: Run) -> None:
    assert run("timeline --limit 3 --all").code == 2


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("201x", "201X"),
        ("19xx", "19XX"),
        ("-10000", "Y-10000"),
        ("1950-3", "1950-03"),
        ("1950..1955", "1950/1955"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(run: Run, slip: str, meant: str) -> None:
    result = run("date", slip)
    assert (result.code, result.out) == (2, "")
    assert re.search(rf"write for example {re.escape(meant)}( or|$)", result.err)
    assert run("date", meant).code == 0


@pytest.mark.parametrize("text", ["1984??", "1984~?", "1985,1986"])
def test_what_edtf_forbids_is_not_let_in_by_the_reader_of_english(run: Run, text: str) -> None:
    assert run("date", text).code == 2


def test_the_tab_key_offers_the_values_of_every_filter_that_names_some() -> None:
    missing = set(TAGS.values()) - set(_COMPLETIONS)
    assert not missing, f"_COMPLETIONS in src/sinorus/cli/options.py has no line for {missing}"


def test_the_tour_has_a_row_for_every_filter() -> None:
    cells = re.findall(r"^\| (`--.*?) \|", (ROOT / "docs" / "tour.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = set(re.findall(r"`(--[\w-]+)", " ".join(cells)))
    missing = {TABLE[name].option for name in TABLE.keys() - {*COUNTED, "sort"}} - named
    assert not missing, f"the table of filters in docs/tour.md lacks {missing}"
