"""`change`: what people see of a turning point, on one screen or two."""

import re

import pytest

from conftest import Run


@pytest.mark.parametrize("columns", [80, 120])
def test_people_see_the_days_and_of_each_measure_the_largest_differences(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = run("change --at 2014-03 --format table")
    assert result.out.replace("\n", " ").startswith(
        "Before: 2004-03-01 … 2014-02-28 (10 years). After: 2014-03-01 … 2024-02-29 (10 years)."
    )
    assert 30 < len(result.out.splitlines()) < 75
    for heading in ("Events", "Climate", "Events by effect", "Events by theme", "Forces named in", "Series"):
        assert re.search(rf"^{heading}", result.out, re.MULTILINE), heading
    assert re.search(r"of \d+ and \d+ sources", result.out)
    assert "points" in result.out


def test_the_closing_line_cautions_and_says_how_to_see_the_rest(run: Run) -> None:
    said = run("change --at 2014-03 --format table").err
    rows = run("change --at 2014-03 --json").json()
    assert f"{len(rows)} numbers; " in said
    assert "--all shows all" in said
    assert "no measure of the relationship" in said
    assert "how well a time is covered differs too" in said
    assert "? marks a caution, such as few records" in said
    assert len(run("change --at 2014-03 --format plain").out.splitlines()) == len(rows)


def test_whoever_asks_for_some_keys_or_for_all_gets_every_row(run: Run) -> None:
    rows = run("change --at 2014-03 --json").json()
    assert len(run("change --at 2014-03 --format list --fields key,size").out.split("\n\n")) >= len(rows)
    assert len(run("change --at 2014-03 --format list --all").out.split("\n\n")) >= len(rows)


def test_a_date_alone_is_a_turning_point(run: Run) -> None:
    assert run("change 2014-03 --json") == run("change --at 2014-03 --json")


def test_long_shows_the_commands_behind_each_number(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    out = run("change 1960 --format table --long --limit 4").out
    assert "sinorus timeline --from 1950-01-01 --to 1959-12-31 --count-by effect" in out
    assert "After it: sinorus timeline --from 1960-01-01 --to 1969-12-31 --count-by effect" in out


def test_a_side_without_sources_is_told(run: Run) -> None:
    said = run("change --before 1750/1799 --after 1800/1910 --format table").err
    assert "no sources before" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("change --at 1500", "nothing to compare before: no event, no source and no point of a series in 1490-01-01"),
        ("change --before 2000 --after 2030", "nothing to compare after"),
        ("change 2014 --at 2014", "a turning point is given twice"),
        ("change", "or both sides, as in `sinorus change --before 2004/2013 --after 2014/2023`"),
        ("change 2014 --theme engery", "did you mean energy?"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_paragraph(run: Run, line: str, said: str) -> None:
    result = run(f"{line} --json")
    assert (result.code, result.out, len(result.err.splitlines())) == (2, "", 1)
    assert said in result.err
