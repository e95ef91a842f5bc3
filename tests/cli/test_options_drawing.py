"""Pictures of answers in files: `drivers`, `compare`, `trace` and `change` with -o x.svg, x.png or x.html."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Run
from folders import contents, refusal
from hostile_walk import enriched

MATRIX = "drivers --count-by tradition --theme energy"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(file: Path) -> list[str]:
    """Return what a screen reader is told of the marks of a picture."""
    texts = [one.get("aria-label") or "" for one in ElementTree.parse(file).iter()]
    return [text for text in texts if text and not text.startswith(("Title text", "Subtitle text"))]


def written(file: Path) -> list[str]:
    """Return the texts of a picture."""
    found = ElementTree.parse(file).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(text.itertext()) for text in found]


def test_who_names_which_force_is_what_the_rows_count(run: Run) -> None:
    labels = {row["id"]: row["label"] for row in run("drivers --theme energy --json").json()}
    assert run(f"{MATRIX} -o m.svg").err == "wrote m.svg: Who names which force, by tradition: Energy\n"
    rows = run(f"{MATRIX} --json").json()
    assert sorted(told(Path("m.svg"))) == sorted(
        f"{labels[row['second']]}, {row['key']} ({row['of_sources']}): named by {row['sources']} of {row['of_sources']}"
        f" sources: {row['binds']} say that it binds, {row['divides']} that it divides"
        + f", {row['denied']} deny it"
        * bool(row["denied"])
        for row in rows
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("drivers --theme energy", ["Energy fit", "all sources (304)"]),
        ("drivers --count-by tradition,effect", ["cooperation", "indian (8)"]),
        ("drivers --count-by effect,tradition", ["cooperation", "indian (8)"]),
        ("drivers --count-by theme", ["Technology", "all sources (304)"]),
        ("drivers --count-by source-decade --cut 1992,2022 --theme energy", ["2022 onwards (105)", "1992–2021 (155)"]),
    ],
)
def test_drivers_are_drawn_however_they_are_counted(run: Run, line: str, heads: list[str]) -> None:
    run(f"{line} -o m.svg")
    texts = " ".join(written(Path("m.svg")))
    assert [head for head in heads if head not in texts] == []


def test_a_picture_names_its_source_and_the_command_that_makes_it_again(run: Run) -> None:
    run(f"{MATRIX} --dark --title 'My title' -o m.svg")
    [description] = [one.text or "" for one in ElementTree.parse("m.svg").iter("{http://www.w3.org/2000/svg}desc")]
    [line] = re.findall(r"Made by `sinorus (.*)` from", description)
    run(f"{line} --dark --title 'My title' -o again.svg")
    assert Path("again.svg").read_bytes() == Path("m.svg").read_bytes()
    assert {"My title", *written(Path("m.svg"))} == set(written(Path("m.svg")))
    assert any(text.startswith("Source: ") and "version" in text for text in written(Path("m.svg")))


@pytest.mark.slow
@pytest.mark.parametrize("more", ["--width 500", "--height 300", "--width 900 --height 300"])
def test_a_picture_has_the_size_that_is_asked_for_and_paper_up_to_its_edges(run: Run, more: str) -> None:
    run(f"{MATRIX} {more} -o m.svg")
    root = ElementTree.parse("m.svg").getroot()
    paper = next(root.iter("{http://www.w3.org/2000/svg}rect"))
    for option, name in (("--width", "width"), ("--height", "height")):
        if option in more:
            assert f"{option} {root.get(name)}" in more
    assert root.get("viewBox") == " ".join(paper.get(name) or "" for name in ("x", "y", "width", "height"))


def test_more_groups_than_have_room_are_left_out_in_words(run: Run) -> None:
    run("drivers --count-by source -o m.svg")
    assert re.search(r"\d+ smaller groups left out; \d+ groups say nothing of these", " ".join(written(Path("m.svg"))))


def test_every_link_of_a_trace_is_an_arrow_and_causes_stand_before_their_effects(run: Run) -> None:
    line = "trace zhenbao-damansky-clashes-1969 --to nixon-visit-china-1972"
    rows = run(f"{line} --json").json()
    titles = {row["id"]: row["title"] for row in rows}
    run(f"{line} -o t.svg")
    assert {text.split(", ")[0] for text in told(Path("t.svg"))} == set(titles.values())
    links = {f"{titles[row['of']]} led to {title}" for row in rows if (title := row["title"]) and row["of"]}
    [described] = [one.text or "" for one in ElementTree.parse("t.svg").iter("{http://www.w3.org/2000/svg}desc")]
    assert [link for link in links if link not in described] == []


def test_a_long_network_says_what_it_leaves_out(run: Run) -> None:
    run("trace zhenbao-damansky-clashes-1969 --depth 9 -o t.svg")
    count = len({row["id"] for row in run("trace zhenbao-damansky-clashes-1969 --depth 9 --json").json()})
    assert len(told(Path("t.svg"))) == 60
    assert f"60 events, 79 links; {count - 60} more events with more steps left out" in written(Path("t.svg"))


@pytest.mark.parametrize("line", ["compare --theme energy", "compare --source sikka,rathod --theme energy"])
def test_a_comparison_shows_what_its_matrix_counts(run: Run, line: str) -> None:
    run(f"{line} -o k.svg")
    shown = {text.replace("The theme ", "") for text in told(Path("k.svg"))}
    for row in run(f"{line} --matrix --json").json():
        for source, counts in (
            row["sources"].items() if "--source" in line else [("Russian (57)", row["traditions"]["russian"])]
        ):
            parts = [
                f"{count} {key}" for key in ("cooperation", "friction", "mixed", "neutral") if (count := counts[key])
            ]
            parts += [f"{counts['denied']} denied"] if counts["denied"] else []
            assert not parts or f"{row['label']}, {source}: {', '.join(parts)}" in shown


def test_a_relation_leaves_only_what_its_rows_are_about(run: Run) -> None:
    run("compare --theme ideology --relation agree -o k.svg")
    labels = {row["driver"] for row in run("compare --theme ideology --relation agree --json").json()}
    assert labels == {"creed"}
    assert {text.split(",")[0] for text in told(Path("k.svg"))} == {"Ideological creed"}


def test_a_change_shows_both_numbers_of_what_differs_most(run: Run) -> None:
    rows = run("change --at 2014-03 --json").json()
    run("change --at 2014-03 -o g.svg")
    shown = told(Path("g.svg"))
    firsts = {row["measure"]: row for row in reversed(rows) if row["size"] is not None and row["measure"] != "series"}
    for row in firsts.values():
        assert any(f"{row['label']}: {row['before']} → {row['after']}, " in text for text in shown), row
    assert "before: 1 Mar 2004 – 28 Feb 2014" in written(Path("g.svg"))
    assert any("series: " in text and "General Administration of Customs" in text for text in written(Path("g.svg")))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("drivers -o x.gif", "endings are .txt, .json, .jsonl, .ndjson, .csv, .xlsx, .md, .svg, .png, .html, or give"),
        ("drivers --dark", "--dark is for a picture in a file; add -o with a name that ends in .svg, .png or .html"),
        ("drivers --title T -o x.csv", "--title is for a picture in a file"),
        ("drivers --limit 3 -o x.svg", "--limit is about rows, and a picture has none; leave it out"),
        ("drivers --count-by tradition --fields key -o x.svg", "--fields is about rows"),
        ("timeline -o x.svg", "the endings are .txt, .json, .jsonl, .ndjson, .csv, .xlsx, .md, or give --format"),
        ("timeline --dark", "timeline has no option"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(run: Run, line: str, says: str) -> None:
    before = contents(Path())
    assert says in refusal(run, line, 2)
    assert contents(Path()) == before


def test_a_folder_is_no_target(run: Run) -> None:
    Path("folder.svg").mkdir()
    assert "it is a folder" in refusal(run, "drivers -o folder.svg", 2)


def test_nothing_is_drawn_of_nothing(run: Run) -> None:
    result = run("drivers --count-by tradition --search zzzqqx -o none.svg")
    assert (result.code, "nothing matched: 0 of 38 forces" in result.err) == (0, True)
    assert not Path("none.svg").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "drivers --count-by source",
        "trace event-6 --to end",
        "compare",
        "change --before 1900/1949 --after 1950/1999",
        "drivers -o x.png",
        "trace end -o x.html",
    ],
)
def test_hostile_texts_are_drawn_to_the_letter(run: Run, line: str) -> None:
    folder = enriched(Path("H"))
    result = run(f"{line} --data {folder}{'' if '-o' in line else ' -o x.svg'}")
    assert (result.code, "Traceback" in result.err) == (0, False), result.err
    if Path("x.svg").exists():
        tags = {one.tag.rpartition("}")[2] for one in ElementTree.parse("x.svg").iter()}
        assert tags <= {"svg", "title", "desc", "defs", "clipPath", "g", "rect", "path", "text", "tspan", "line"}
    if Path("x.html").exists():
        assert Path("x.html").read_text(encoding="utf-8").count("<script") == 2
