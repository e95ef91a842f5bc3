"""What `date` answers: a row for each text, also for what is no date, from its line, its input or a column."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from folders import like, save
from sinorus import dates

Feed = Callable[[bytes], None]
KEYS = ["text", "date_edtf", "earliest", "latest", "written", "level", "note", "reason"]


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Feed:
    """Put bytes into standard input."""

    def feed(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return feed


def test_a_text_that_is_no_date_is_a_row_with_its_reason_among_the_others(run: Run) -> None:
    answer = run("date", "1950", "xyz", "12 AUG 1401 BCE", "02/03/1969", "--json")
    assert answer.code == 2
    rows = answer.json()
    assert [row["date_edtf"] for row in rows] == ["1950", None, "-1400-08-12", None]
    assert all([*row] == KEYS for row in rows)
    assert rows[0]["reason"] is None
    assert [rows[1][key] for key in KEYS[1:6]] == [None] * 5
    assert rows[3]["reason"].endswith("either way round; write for example 1969-02-03 or 1969-03-02")
    assert answer.err.count("is no date") == 2


def test_in_a_pipe_such_a_row_has_empty_columns(run: Run) -> None:
    answer = run("date", "1950", "xyz")
    assert answer.out == "1950\t1950\t1950-01-01\t1950-12-31\nxyz\t\t\t\n"


def test_one_text_alone_is_answered_by_its_error_where_a_person_reads(run: Run) -> None:
    assert run("date", "xyz").out == ""
    assert run("date", "xyz", "--json").json()[0]["date_edtf"] is None


@pytest.mark.parametrize("content", [b"1950\n2/2/1955\n", b"1950\r\n2/2/1955", b"\xef\xbb\xbf1950\n2/2/1955\n"])
def test_a_hyphen_reads_the_lines_of_standard_input(run: Run, feed: Feed, content: bytes) -> None:
    feed(content)
    answer = run("date - --json")
    assert (answer.code, [row["date_edtf"] for row in answer.json()]) == (0, ["1950", "1955-02-02"])


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_column_of_a_csv_is_read_from_standard_input_or_from_a_file(
    run: Run, feed: Feed, tmp_path: Path, sign: str
) -> None:
    lines = [["title", "date"], ["a", "1950"], ["b", '"3\nMay 1950"'], ["c"], ["d", "nonsense"]]
    content = "\r\n".join(map(sign.join, lines)).encode()
    feed(content)
    answer = run("date --column date --format jsonl")
    Path(tmp_path, "rows.csv").write_bytes(content)
    assert run("date", str(tmp_path / "rows.csv"), "--column", "date", "--format", "jsonl") == answer
    rows = [json.loads(line) for line in answer.out.splitlines()]
    assert answer.code == 2
    assert [row["date_edtf"] for row in rows] == ["1950", "1950-05-03", None, None]


def test_a_column_that_is_not_there_is_refused_with_those_that_are(run: Run, feed: Feed) -> None:
    feed(b"title,date\n")
    answer = run("date --column when")
    assert (answer.code, answer.out) == (2, "")
    assert "there are title, date" in answer.err


def test_many_faults_are_told_in_one_paragraph(run: Run, feed: Feed) -> None:
    feed(b"".join(b"nonsense %d\n" % number for number in range(1000)))
    answer = run("date - --json")
    assert len(answer.json()) == 1000
    assert len(answer.err) < 2000
    assert "and 995 more" in answer.err


def test_each_different_text_is_read_once(run: Run, feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = dates.read

    def noted(text: str) -> dates.Reading:
        asked.append(text)
        return read(text)

    monkeypatch.setattr(dates, "read", noted)
    feed(b"May 1950\n1951\n" * 500)
    assert run("date -").out.count("\n") == 1000
    assert asked == ["May 1950", "1951"]


def test_a_line_without_an_end_is_read_in_part_and_refused(run: Run, feed: Feed) -> None:
    feed(b"1" * 1_000_000 + b"\n1950\n")
    rows = run("date - --json").json()
    assert [row["date_edtf"] for row in rows] == [None, "1950"]
    assert len(rows[0]["text"]) == 10_000


@pytest.mark.parametrize("line", ["timeline --data times --json", "timeline --data times --sort=-date --json"])
def test_events_of_one_day_are_in_order_of_their_time(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new times")
    for name in ("claims", "sources", "contrasts"):
        Path(f"times/{name}.json").unlink()
    times = {"z": "T08:00:00Z", "m": "T12:00:00Z", "a": "T20:00:00Z", "k": "T12:30:00+08:00", "none": "", "b": "?"}
    save(
        Path("times/events.json"),
        [
            like("event", id=f"event-{id}", date_edtf=f"1950-02-14{time}", causes=[], mentions=[])
            for id, time in times.items()
        ],
    )
    ids = [row["id"].removeprefix("event-") for row in run(line).json()]
    order = ["b", "none", "k", "z", "m", "a"]
    assert ids == (order[::-1] if "sort" in line else order)
