"""`as_of`: what is newer than the day up to which data were kept, and what is much older."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from folders import TEMPLATE, like, load, put, save, started

POINT = {"value": 1}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make data with one event of 20 May 2026, kept up to a day that a test sets."""
    monkeypatch.chdir(tmp_path)
    folder = Path(started("mine"))
    save(folder / "events.json", [like("event", id="visit", date_edtf="2026-05-20")])
    for name in ("claims", "contrasts"):
        save(folder / f"{name}.json", [])
    return folder


def kept(folder: Path, as_of: str, *dates: str) -> None:
    """Say up to which day the data were kept, and give a series that is kept points of these dates."""
    save(folder / "dataset.json", {"title": "A", "version": "1", "licence": "B", "as_of": as_of})
    if dates:
        series = load(TEMPLATE / "series/my-series.json")
        points = [{**POINT, "date_edtf": date} for date in dates]
        save(folder / "series/trains.json", {**series, "id": "trains", "kept": True, "points": points})


def found(run: Run) -> list[tuple[str, str]]:
    """Return the level and the words of what `validate` finds of days."""
    rows: list[dict[str, Any]] = run("validate mine --json").json()
    return [(row["level"], row["problem"]) for row in rows if "as_of" in row["problem"]]


@pytest.mark.parametrize(("as_of", "days"), [("2026-08-18", 90), ("2026-08-19", 91)])
def test_an_event_that_is_older_by_more_than_ninety_days_is_warned_of(
    run: Run, mine: Path, as_of: str, days: int
) -> None:
    kept(mine, as_of)
    warning = ("warning", f'the newest event, "visit" of 2026-05-20, is {days} days older than as_of')
    assert found(run) == ([warning] if days > 90 else [])
    assert run("validate mine").code == 0
    assert run("timeline --data mine").code == 0


def test_an_event_after_the_day_is_warned_of(run: Run, mine: Path) -> None:
    kept(mine, "2026-05-19")
    assert found(run) == [("warning", 'as_of is before the event "visit" of 2026-05-20')]


@pytest.mark.parametrize(
    ("newest", "as_of", "level"),
    [
        ("2025", "2026-12-31", None),
        ("2025", "2027-04-02", "warning"),
        ("2026-01", "2026-05-31", None),
        ("2026-01", "2026-06-02", "warning"),
        ("2026-05-20", "2026-08-19", None),
        ("2026-05-20", "2026-08-20", "warning"),
        ("2026-06", "2026-05-31", "error"),
        ("2026", "2026-06-01", None),
        ("2026/..", "2026-06-01", None),
    ],
)
def test_a_series_that_is_kept_is_held_to_the_day(
    run: Run, mine: Path, newest: str, as_of: str, level: str | None
) -> None:
    kept(mine, as_of, "2020", newest)
    assert [found_level for found_level, problem in found(run) if "series" in problem] == ([level] if level else [])
    assert run("validate mine").code == (1 if level == "error" else 0)


def test_a_series_that_is_not_kept_may_be_of_any_age(run: Run, mine: Path) -> None:
    kept(mine, "2026-06-01", "1950")
    put(mine / "series/trains.json", "/kept", False)
    assert found(run) == []


def test_data_that_say_no_day_are_held_to_none(run: Run, mine: Path) -> None:
    save(mine / "dataset.json", {"title": "A", "version": "1", "licence": "B"})
    assert found(run) == []
    (mine / "dataset.json").unlink()
    assert found(run) == []


def test_the_first_words_of_a_new_folder_are_no_warning(run: Run, tmp_path: Path) -> None:
    assert run(f"new {tmp_path / 'fresh'}").code == 0
    assert run(f"validate {tmp_path / 'fresh'}") == (0, "", "no problems found\n")
