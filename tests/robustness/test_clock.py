"""No answer depends on the day or the time zone in which it is asked."""

import datetime
import shlex
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from conftest import Result, Run

LINES = [
    "timeline --from 1949 --to 1991 --json",
    "timeline --from 1969-03 --to 1991-12",
    "timeline --from 'March 1969' --to '14 February 1972' --json",
    "timeline --from 'Feb 1950' --to 'late 1960s' --format table",
    "timeline --during 'the 1950s' --slack 5y --json",
    "timeline --from 2020 --certain --json",
    "claims --from 1949 --to 1991 --json",
    "drivers --theme energy --format table",
    "show war-in-ukraine western-sanctions-2014 --format table",
    "periods --json",
    "date 1949 February '31 March 1969' 'March 1969' '4 Feb 2022' 'the fifties' '27 August 1689 O.S.' --json",
    "date today --json",
    "date 1949 'March 1969' '4 Feb 2022' 'the fifties' '27 August 1689 O.S.' 'winter 1949-50' --json",
    "validate",
]
MOMENTS = [
    datetime.datetime(2027, 1, 31, 23, 59, 59, tzinfo=ZoneInfo("America/Los_Angeles")),
    datetime.datetime(2028, 2, 29, 12, tzinfo=ZoneInfo("Europe/Moscow")),
    datetime.datetime(2026, 12, 31, 23, 59, 59, tzinfo=ZoneInfo("Pacific/Kiritimati")),
    datetime.datetime(1991, 12, 26, 0, 0, tzinfo=ZoneInfo("Asia/Shanghai")),
    datetime.datetime(1950, 2, 14, 0, 0, tzinfo=ZoneInfo("UTC")),
]


@pytest.fixture(scope="module")
def asked_today() -> dict[str, Result]:
    """Keep what each line answered on the day of the test."""
    return {}


# Before a copy of a page was read, `validate` calls its day one in the future.
ASKED = [(line, moment) for line in LINES for moment in MOMENTS if line != "validate" or moment.year >= 2026]


@pytest.mark.parametrize(
    ("line", "moment"), ASKED, ids=lambda part: part if isinstance(part, str) else str(part.date())
)
def test_an_answer_is_the_same_byte_for_byte_on_any_day(
    run: Run, asked_today: dict[str, Result], line: str, moment: datetime.datetime
) -> None:
    if line not in asked_today:
        asked_today[line] = run(line)
    with time_machine.travel(moment):
        assert datetime.datetime.now(tz=datetime.UTC).date().year == moment.astimezone(datetime.UTC).year
        assert run(line) == asked_today[line]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize("line", LINES[:4])
def test_an_answer_is_the_same_in_another_time_zone(run: Run, process: Run, line: str, zone: str) -> None:
    assert process(*shlex.split(line), env={"TZ": zone}) == run(line)


@pytest.mark.parametrize("day", [31, 29, 28, 1])
def test_a_bare_year_covers_its_first_and_last_day_whatever_the_day(run: Run, day: int) -> None:
    with time_machine.travel(datetime.datetime(2028, 1 if day == 31 else 2, day, tzinfo=datetime.UTC)):
        ids = run("timeline --from 1949 --to 1991 --json").ids()
        [dated] = run("date 1949 --json").json()
    assert {"prc-founded-1949", "china-recognises-russia-1991"} <= set(ids)
    assert (dated["earliest"], dated["latest"]) == ("1949-01-01", "1949-12-31")


def test_an_index_built_on_another_day_answers_the_same(run: Run, tmp_path: Path) -> None:
    line = "timeline --from 1949 --json"
    with (
        time_machine.travel(datetime.datetime(2040, 2, 29, tzinfo=datetime.UTC)),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("SINORUS_CACHE", str(tmp_path))
        built = run(line)
    assert built == run(line)
