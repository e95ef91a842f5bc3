"""The parts of the benchmarks that look at no clock: ratios, the comparison with a stored run, generated data."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import choosing, growth, instructions, report, sizes, stored
from benchmarks.converting import day
from benchmarks.figures import Figure, Spread, compare, figure, figures, medians, paired
from benchmarks.generate import generate
from benchmarks.instructions import Counts
from benchmarks.lines import LINES
from benchmarks.measuring import Failed, measure
from benchmarks.model import Group, Job, Ratio, Sample
from conftest import ROOT, Run
from sinorus.cli.app import COMMANDS
from sinorus.model.vocabulary import EXPORTS

ABOVE = [Sample(cpu=2.0, wall=3.0, peak=20), Sample(cpu=9.0, wall=9.0, peak=22), Sample(cpu=4.0, wall=8.0, peak=21)]
BELOW = [Sample(cpu=1.0, wall=1.0, peak=10), Sample(cpu=3.0, wall=3.0, peak=11), Sample(cpu=4.0, wall=4.0, peak=7)]
SAMPLES = {"query": ABOVE, "floor": BELOW}
ALL = stored.Asked("", {300, 10_000}, {"Python": "3.11", "jq": "1.6"})


def measured(aim: float | None, measure: str = "cpu") -> Figure:
    """Return the figure of the samples above."""
    return figure(Ratio(Job("query"), Job("floor"), aim, measure), SAMPLES)


def test_a_ratio_divides_values_of_the_same_round() -> None:
    assert paired(ABOVE, BELOW, "cpu") == [2, 3, 1]
    assert paired(ABOVE, BELOW, "wall") == [3, 3, 2]
    with pytest.raises(ValueError, match="shorter"):
        paired(ABOVE, BELOW[:2], "cpu")


def test_a_figure_has_the_least_the_middle_and_the_most() -> None:
    assert measured(None) == Figure("query", "floor", "cpu", Spread(1, 2, 3), Spread(2, 3, 3), 21, None)
    assert measured(None, "peak").ratio == Spread(2, 2, 3)
    assert measured(None, "peak").wall is None


def test_a_ratio_without_samples_is_left_out() -> None:
    ratios = [
        Ratio(Job("query"), Job("floor")),
        Ratio(Job("query"), Job("failing")),
        Ratio(Job("failing"), Job("floor")),
    ]
    assert figures(ratios, SAMPLES) == [measured(None)]


def test_a_neighbour_that_fails_is_left_out_and_sinorus_must_not_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fine = Job("fine", ([sys.executable, "-I", "-c", "pass"],))
    failing = Job("failing", ([sys.executable, "-I", "-c", "raise SystemExit('no such thing')"],))
    samples = measure(Group("some", [Ratio(failing._replace(tool="jq"), fine)]), 2, tmp_path)
    assert {name: len(taken) for name, taken in samples.items()} == {"fine": 2}
    assert "no such thing" in capsys.readouterr().err
    with pytest.raises(Failed, match="no such thing"):
        measure(Group("some", [Ratio(failing, fine)]), 2, tmp_path)


def test_an_aim_is_met_by_the_median() -> None:
    assert [measured(aim).met for aim in (2, 1.9, None)] == ["yes", "no", ""]


def test_what_changed_by_more_than_fifteen_per_cent_is_named_and_nothing_else() -> None:
    old = {"same": 2.0, "a bit more": 1.0, "a bit less": 1.0, "more": 1.0, "less": 1.0, "old": 1.0}
    new = {"same": 2.0, "a bit more": 1.14, "a bit less": 0.86, "more": 1.16, "less": 0.84, "young": 1.0}
    changes = compare(old, new)
    assert changes == ({"more": (1.0, 1.16)}, {"less": (1.0, 0.84)}, ["young"], ["old"])
    lines = report.differences(changes).splitlines()
    assert lines == ["larger: more, 1.00 -> 1.16", "smaller: less, 1.00 -> 0.84", "new: young", "gone: old"]
    assert report.differences(compare({"cpu: query / floor": 1}, {"cpu: query / floor": 2})).startswith(
        "slower: cpu: q"
    )


def test_a_run_compared_with_itself_did_not_change(tmp_path: Path) -> None:
    run = [measured(None), measured(None, "peak")]
    stored.keep(tmp_path / "run.json", run, {"Python": "3.11"})
    changes = stored.changes(tmp_path / "run.json", run, ALL)
    assert not any(changes)
    assert report.differences(changes) == "nothing changed by more than 15 %"


@pytest.mark.parametrize(
    "asked",
    [ALL._replace(only="month"), ALL._replace(sizes={300}), ALL._replace(versions={"Python": "3.11"})],
    ids=["by name", "by size", "without a neighbour"],
)
def test_a_part_of_a_run_is_compared_with_the_same_part(tmp_path: Path, asked: stored.Asked) -> None:
    job, base = {"month": ("table", "floor"), "": ("month, 10000 events", "jq")}[asked.only]
    other = measured(None)._replace(job=job, base=base)
    part = [measured(None)._replace(job="month")]
    stored.keep(tmp_path / "run.json", [*part, other], ALL.versions)
    assert stored.changes(tmp_path / "run.json", part, ALL).gone == [other.name]
    assert stored.changes(tmp_path / "run.json", part, asked) == ({}, {}, [], [])


def test_a_stored_run_holds_medians_and_versions_only(tmp_path: Path) -> None:
    stored.keep(tmp_path / "run.json", [measured(2)], {"Python": "3.11"})
    kept = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert kept == {"versions": {"Python": "3.11"}, "ratios": {"cpu: query / floor": 2}}


def test_the_table_of_the_page_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.BEGIN}old\n{report.END}after\n", encoding="utf-8")
    for _ in range(2):
        report.rewrite({"some": [measured(2)]}, {"Python": "3.11"}, page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert text.count("| query | floor | cpu | 1.00 | 2.00 | 3.00 | 3.00 | 2.00-3.00 | 21 | 2 | yes |") == 1


def test_only_takes_jobs_by_name_with_what_they_are_divided_by(tmp_path: Path) -> None:
    [group] = choosing.groups(tmp_path, [300], "first run")
    assert [job.name for job in group.jobs()] == ["bare Python", "timeline --json, first run", "timeline --json"]


def test_without_neighbours_no_job_needs_a_tool(tmp_path: Path) -> None:
    groups = choosing.groups(tmp_path, [300, 10_000], "")
    assert {job.tool for job in choosing.jobs(choosing.possible(groups, {"jq"}))} == {"", "jq"}
    assert {job.tool for job in choosing.jobs(choosing.possible(groups, ()))} == {""}


def test_every_figure_has_a_name_of_its_own(tmp_path: Path) -> None:
    ratios = [ratio for group in choosing.groups(tmp_path, [300, 10_000, 100_000], "") for ratio in group.ratios]
    names = [(ratio.measure, ratio.job.name, ratio.base.name) for ratio in ratios]
    assert len(set(names)) == len(names)
    assert len(medians([measured(1)])) == 1


def test_the_growth_of_every_command_and_every_export_is_measured() -> None:
    asked = [each.words.split() for each in LINES.values()]
    assert {words[0] for words in asked} == {*COMMANDS}
    assert {words[1] for words in asked if words[0] == "export"} == {*EXPORTS}


def test_a_command_that_grows_faster_than_its_answer_or_takes_too_much_memory_is_named() -> None:
    small, large = growth.Cost(1, 20, 1), growth.Cost(5, 20, 1)
    found: growth.Costs = {
        "periods": [small, large],
        "import": [None, growth.Cost(1, 20, 1)],
        "timeline, json": [small, large],
        "claims": [small, growth.Cost(1, 400, 1)],
        "page": [small, growth.Cost(9, 999, 0, "sinorus: a page holds")],
    }
    assert growth.missed(found) == ["periods", "claims"]
    assert growth.table(found, [10_000, 100_000]).endswith("\n\npage: sinorus: a page holds")


def test_the_most_that_a_command_grew_counts_also_where_it_is_not_asked_of_the_most_events() -> None:
    found: growth.Costs = {
        "timeline, csv": [growth.Cost(1, 20, 1), growth.Cost(1, 20, 1), growth.Cost(12, 20, 1), None],
        "themes": [growth.Cost(1, 20, 1), growth.Cost(3, 20, 1), growth.Cost(3, 20, 1), growth.Cost(6, 20, 1)],
        "periods": [growth.Cost(1, 20, 1), growth.Cost(3, 20, 1), growth.Cost(3, 20, 1), growth.Cost(4, 20, 1)],
    }
    assert growth.missed(found) == ["timeline, csv", "themes"]


def test_of_a_million_events_answers_of_the_same_length_are_asked_for_and_validate() -> None:
    asked = {name for name, line in LINES.items() if line.is_asked_of(1_000_000)}
    assert {"find", "show", "themes", "drivers, table", "timeline --count-by theme,decade", "validate"} < asked
    assert asked.isdisjoint({"timeline, csv", "drivers", "compare", "import", "export parquet"})


def test_the_neighbours_are_asked_whatever_the_sizes(tmp_path: Path) -> None:
    assert sizes.groups(tmp_path, [10_000])[0].name == sizes.groups(tmp_path, [300])[0].name == "neighbours, 300 events"


def test_a_count_that_grew_by_more_than_three_per_cent_is_named_and_no_other() -> None:
    old = Counts({"same": 100.0, "a bit more": 100.0, "more": 100.0, "less": 100.0, "gone": 1.0}, {"Python": "3.11"})
    new = Counts({"same": 100.0, "a bit more": 102.9, "more": 103.1, "less": 50.0, "young": 7.0}, {"Python": "3.11"})
    assert instructions.larger(new, old) == ["more"]
    assert instructions.table(new, old).splitlines() == [
        "what        million instructions  stored   change",
        "same                       100.0   100.0   +0.0 %",
        "a bit more                 102.9   100.0   +2.9 %",
        "more                       103.1   100.0   +3.1 %",
        "less                        50.0   100.0  -50.0 %",
        "young                        7.0              new",
        "",
        "more than 3 % up: more",
    ]
    assert instructions.table(old, old).endswith("\n\nnothing is more than 3 % up")
    assert instructions.table(new, Counts({}, {})).endswith("\n\nthere is no stored run to compare with")


def test_counts_of_other_versions_are_said_not_to_compare() -> None:
    old = Counts({"same": 1.0}, {"Python": "3.11", "typer": "0.28.0"})
    new = Counts({"same": 1.0}, {"Python": "3.11", "typer": "0.28.1", "rich": "15"})
    doubt = "the comparison does not hold: typer is 0.28.1 and was 0.28.0, rich is 15 and was not stored"
    assert instructions.table(new, old).splitlines()[-2:] == [doubt, "nothing is more than 3 % up"]


def test_stored_counts_are_read_back_and_those_of_the_checkout_are_of_all_jobs(tmp_path: Path) -> None:
    counts = Counts({"bare Python": 39.4}, {"Python": "3.11"})
    instructions.keep(tmp_path / "counts.json", counts)
    assert instructions.stored(tmp_path / "counts.json") == counts
    names = [job.name for job in instructions.jobs(tmp_path, "")]
    assert list(instructions.stored(instructions.BASELINE).millions) == names


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("valgrind"), reason="valgrind is not installed")
def test_valgrind_counts_the_same_twice_and_a_command_must_not_fail(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "pass"]
    once, again = instructions.count([Job("once", (words,)), Job("again", (words,))], tmp_path).millions.values()
    assert once > 1
    assert abs(once - again) < once / 100
    with pytest.raises(Failed, match="no such thing"):
        instructions.count([Job("failing", ([*words[:2], "raise SystemExit('no such thing')"],))], tmp_path)


def test_where_valgrind_is_missing_one_paragraph_names_its_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--instructions"]
    environment = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{instructions.MISSING}\n")


@pytest.mark.parametrize(
    ("date", "first"),
    [("1969-03-02", "1969-03-02"), ("1969-03", "1969-03-01"), ("195X", "1950-01-01"), ("1701~", "1701-01-01")],
)
def test_neighbours_get_the_first_day_of_a_date(date: str, first: str) -> None:
    assert day(date) == first
    assert day(f"{date}/1999") == first


def test_a_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        generate(300, tmp_path / name, seed)
    files = ["events.jsonl", "claims.jsonl"]
    one, again, other = (
        [(tmp_path / name / file).read_bytes() for file in files] for name in ("one", "again", "other")
    )
    assert one == again
    assert one[0] != other[0]
    assert one[1] != other[1]


@pytest.mark.slow
def test_generated_data_are_valid(tmp_path: Path, run: Run) -> None:
    generate(300, tmp_path / "data")
    result = run(f"validate {tmp_path / 'data'}")
    assert result.code == 0, result.out
    assert len(run(f"timeline --data {tmp_path / 'data'} --all --json").ids()) == 300
