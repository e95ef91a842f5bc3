"""What docs/data.md says is the most fits, and one more is refused with the number."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Run
from folders import like, load, put, refusal, save, started

LIMITS = dict(
    re.findall(
        r"^\| (.+?) \| ([\d,]+)", (ROOT / "docs" / "data.md").read_text("utf-8").split("## Limits")[1], re.MULTILINE
    )
)
Fill = Callable[[int], object]


@pytest.fixture(autouse=True)
def _mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    started("mine")


def text(file: str, pointer: str) -> Fill:
    """Fill a field with so many letters."""
    return lambda most: put(Path("mine", file), pointer, "x" * most)


def members(file: str, pointer: str, member: Callable[[int], Any]) -> Fill:
    """Fill a list with so many members."""
    return lambda most: put(Path("mine", file), pointer, [member(n) for n in range(most)])


def address(most: int) -> None:
    """Write an address of so many characters."""
    put(Path("mine/events.json"), "/0/references/0/url", "https://example.org/".ljust(most, "x"))


def nested(most: int) -> None:
    """Nest lists so deep; beneath the limit the record is refused for what it is."""
    Path("mine/contrasts.json").write_text("[" * most + "]" * most, encoding="utf-8")


TITLES = "another title, a field of a reference, the first and last words of a passage"
REFERENCE = {"title": "A page", "publisher": "A publisher"}
FILLS: dict[str, tuple[str, Fill, str]] = {
    "an id": ("an id", text("periods.json", "/0/id"), "up to 64 of a-z"),
    "a title": (TITLES, text("events.json", "/0/title"), "300"),
    "a passage": (TITLES, text("claims.json", "/0/passage/start"), "300"),
    "a publisher": (TITLES, text("events.json", "/0/references/0/publisher"), "300"),
    "a label": ("a label, a name, an alias", text("themes.json", "/0/label"), "200"),
    "an alias": ("a label, a name, an alias", text("actors.json", "/0/aliases/0"), "200"),
    "a summary": ("a summary, a description, a note", text("events.json", "/0/summary"), "5000"),
    "a note": ("a summary, a description, a note", text("sources.json", "/0/note"), "5000"),
    "a description": ("a summary, a description, a note", text("themes.json", "/0/description"), "5000"),
    "an address": ("an address", address, "2000"),
    "references": (
        "members of a list in a record",
        members("events.json", "/0/references", lambda n: REFERENCE),
        "1000",
    ),
    "themes": ("members of a list in a record", members("events.json", "/0/themes", lambda n: "my-theme"), "1000"),
    "aliases": ("members of a list in a record", members("drivers.json", "/0/aliases", lambda n: f"Name {n}"), "1000"),
}  # fmt: skip


@pytest.mark.parametrize(("stated", "fill", "said"), FILLS.values(), ids=FILLS)
def test_the_most_fits_and_one_more_is_refused(run: Run, stated: str, fill: Fill, said: str) -> None:
    most = int(LIMITS[stated].replace(",", ""))
    fill(most)
    assert run("timeline --data mine").code == 0
    fill(most + 1)
    message = refusal(run, "timeline --data mine --strict", 1)
    assert said in message
    assert len(message) < 400


def test_points_of_a_series_are_counted(run: Run) -> None:
    series = Path("mine/series/my-series.json")
    most = int(LIMITS["points of a series"].replace(",", ""))
    save(series, {**load(series), "points": [{"date_edtf": "1969", "value": 1}] * (most + 1)})
    assert f"points has more than {most} members" in refusal(run, "series --data mine --strict", 1)


@pytest.mark.parametrize("file", ["events.json", "events.jsonl"])
def test_a_record_has_up_to_a_mebibyte(run: Run, file: str) -> None:
    Path("mine/events.json").unlink()
    Path("mine/claims.json").write_text("[]", encoding="utf-8")
    small = json.dumps(like("event"))
    for size, code in ((2**20 - 10, 0), (2**20 + 1, 1)):
        record = small.replace("{", "{" + " " * (size - len(small)), 1)
        Path("mine", file).write_text(f"[\n{record}\n]\n" if file.endswith("json") else f"{record}\n", encoding="utf-8")
        result = run("timeline --data mine")
        assert (result.code, "the record is larger than 1 MiB" in result.err) == (code, bool(code))


@pytest.mark.parametrize(("digits", "code"), [(15, 0), (16, 1), (19, 1), (5000, 1)])
def test_a_number_has_its_bounds(run: Run, digits: int, code: int) -> None:
    series = Path("mine/series/my-series.json")
    save(series, {**load(series), "points": [{"date_edtf": "1969", "value": 0}]})
    series.write_text(series.read_text("utf-8").replace('"value": 0', f'"value": {"9" * digits}'), encoding="utf-8")
    assert run("series --data mine").code == code


@pytest.mark.parametrize(
    ("levels", "said"),
    [(64, "an object"), (66, "nested deeper than 64 levels"), (10**6, "nested deeper than 64 levels")],
)
def test_levels_are_counted(run: Run, levels: int, said: str) -> None:
    nested(levels)
    assert said in refusal(run, "timeline --data mine --strict", 1)


def test_a_folder_of_nothing_but_problems_is_not_read_to_its_end(run: Run) -> None:
    most = int(LIMITS["problems that `validate` lists"].replace(",", ""))
    Path("mine/events.jsonl").write_text("{}\n" * (most * 2), encoding="utf-8")
    found = run("validate mine --json").json()
    assert most <= len(found) < most + 20
    assert found[0]["problem"] == f"there are {most} problems, and the rest was not read"


@pytest.mark.parametrize(
    ("stated", "unit", "line"),
    [
        ("a text to search for", "x", "timeline --search {}"),
        ("filters and searches of a question", "--theme trade ", "timeline {}"),
        ("filters and searches of a question", "--search oil ", "timeline {}"),
    ],
)
def test_a_question_has_its_bounds(run: Run, stated: str, unit: str, line: str) -> None:
    most = int(LIMITS[stated].replace(",", ""))
    assert run(line.format(unit * most)).code == 0
    assert f"up to {most} " in refusal(run, line.format(unit * (most + 1)), 2)


def test_a_date_has_up_to_two_hundred_characters(run: Run) -> None:
    most = int(LIMITS["a date in data"].replace(",", ""))
    for length, said in ((most - 1, ""), (most + 1, f"at most {most} characters")):
        years = ",".join(str(1000 + n) for n in range((length - 1) // 5))
        put(Path("mine/events.json"), "/0/date_edtf", f"[{years}]".ljust(length, "~"))
        assert said in run("timeline --data mine").err
    typed = int(LIMITS["a date that is typed"])
    assert f"at most {typed} characters" in refusal(run, f"date {'1' * (typed + 1)}", 2)
