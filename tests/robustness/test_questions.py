"""What is asked."""

import json

import pytest

from desks import Desk


def test_a_window_that_closes_before_it_opens_names_both_days(desk: Desk) -> None:
    desk.clean("S timeline --from 1991 --to 1949", 2, "1991-01-01", "1949-12-31")


def test_a_year_keeps_its_own_days(desk: Desk) -> None:
    assert desk.sh("S timeline --from 1949 --to 1949 | cut -f1").text() == "proclamation\n"
    assert desk.sh("S timeline --from 1969-03 --to 1969-03 | cut -f1").text() == "zhenbao\n"


def test_words_are_dates_and_rubbish_is_refused_with_two_forms_that_work(desk: Desk) -> None:
    assert desk.sh("S timeline --from 'late 1960s' | cut -f1").text() == "zhenbao\nvisit\n"
    said = desk.clean("S timeline --from rubbish", 2, "rubbish", "write for example 1949-10-01 or 1949/1991")
    for form in said.rpartition("write for example ")[2].rstrip("\n").split(" or "):
        assert desk.sh(f"sinorus date {form}").code == 0


def test_negative_years_are_dates_and_no_options(desk: Desk) -> None:
    for line in (
        "S timeline --from -0500 --to=-0001",
        "S timeline --from=-0500",
        "sinorus date -- -0500",
        "sinorus date -0500",
    ):
        assert desk.sh(line).code == 0
    assert json.loads(desk.sh("sinorus date -0500 --json").out)[0]["earliest"] == "-0500-01-01"


@pytest.mark.parametrize("date", ["Y1E999999999", "Y1E9", "Y" + "9" * 5000, "1" * 5000, "Y-17E12", "9" * 12 + "X"])
def test_a_giant_year_is_refused_at_once(desk: Desk, date: str) -> None:
    said = desk.clean(f"timeout 10 bash -c 'sinorus timeline --data D --from {date}'", 2, "sinorus: --from")
    assert len(said) < 500


def test_search_text_is_literal(desk: Desk) -> None:
    desk.put("/0/title", "a" * 250 + "!")
    assert desk.sh("S timeline --search '(a+)+$'").text().startswith("nerchinsk\t")
    assert desk.sh("S timeline --search '(b+)+zq'").out == b""


ODD_WORDS = (
    *("(", "[", "*", "\\", '"', "'", "%", "OPS-306", "AND", "; drop table", "NEAR(a b)", "title:a", "^a", "{}"),
    *("a*", "--", "", "NOT x"),
)


@pytest.mark.parametrize("words", ODD_WORDS)
def test_search_text_has_no_syntax(desk: Desk, words: str) -> None:
    told = desk.sh('S timeline --search "$1"', words)
    assert told.code == 0
    assert b"Traceback" not in told.err


def test_a_search_of_100_000_characters_is_answered_or_refused(desk: Desk) -> None:
    long = desk.sh('S timeline --search "$1"', "a" * 100_000)
    many = desk.sh('S timeline --search "$1"', "a " * 50_000)
    assert (long.code, many.code, long.out, many.out) in [(code, 2, b"", b"") for code in (0, 2)]
    assert len(many.err) < 300


@pytest.mark.parametrize("line", ["show zhenbaoo", "trace zhenbaoo", "cite zhenbaoo", "trace zhenbao --to zhenbaoo"])
def test_an_unknown_id_is_refused_with_the_nearest(desk: Desk, line: str) -> None:
    desk.clean(f"S {line}", 1, "zhenbaoo", "did you mean zhenbao")


def test_an_argument_that_is_no_utf_8_is_refused_or_finds_nothing(desk: Desk) -> None:
    for line, code in (
        ("show", 1),
        ("timeline --search", 0),
        ("timeline --theme", 2),
        ("trace", 1),
        ("cite --query", 2),
    ):
        told = desk.sh(f"S {line} $'\\xff\\xfe'")
        assert (told.code, told.out, told.err.count(b"\n")) == (code, b"", 1)


@pytest.mark.parametrize(
    ("limit", "code", "rows"), [("0", 0, 0), ("1", 0, 1), ("-1", 2, 0), ("abc", 2, 0), ("9" * 20, 0, 6), ("1e3", 2, 0)]
)
def test_a_limit_is_a_number_of_rows(desk: Desk, limit: str, code: int, rows: int) -> None:
    told = desk.sh(f"S timeline --limit {limit}")
    assert (told.code, told.out.count(b"\n")) == (code, rows)


def test_help_and_version_do_not_need_data(desk: Desk) -> None:
    desk.events.write_text("", encoding="utf-8")
    for line in (
        "S --help",
        "sinorus --help",
        "S timeline --help",
        "sinorus --version",
        "S date 1969",
        "sinorus schema",
    ):
        assert desk.sh(line.replace("S --help", "SINORUS_DATA=D sinorus --help")).code == 0


def test_twenty_thousand_events_are_no_strain(desk: Desk) -> None:
    desk.many(20_000)
    for options in ("--json", "--format csv", "--format table --limit 2000"):
        told = desk.sh(f"ulimit -v 700000; S timeline {options}")
        assert told.code == 0
        assert told.text().count("Some title here") >= (2_000 if "table" in options else 20_000)


def test_a_bug_is_two_lines_and_no_secret(desk: Desk) -> None:
    buggy = "from sinorus.query import sql; sql.rows = None; from sinorus.__main__ import main; main()"
    told = desk.sh(f'python -c "{buggy}" timeline --data D')
    assert (told.code, told.out) == (70, b"")
    assert [line.partition(":")[0] for line in told.said().splitlines()] == [
        "sinorus",
        "please report it with the command you ran; SINORUS_DEBUG=1 shows where it happened",
    ]
    shown = desk.sh(f'SINORUS_DEBUG=1 python -c "{buggy}" timeline --data D').said()
    assert "Traceback" in shown
    assert "locals" not in shown


def test_a_question_has_an_end(desk: Desk) -> None:
    desk.clean("S timeline $(printf -- '--search a %.0s' $(seq 1100))", 2, "up to 100 filters; this one has 1100")
    desk.clean("S timeline --actor $(seq -s, 2000)", 2, "--actor takes up to 1000 names; this one has 2000")


def test_names_that_stand_in_a_filter_again_count_once(desk: Desk) -> None:
    line = "timeout 20 sinorus timeline --effect \"$(printf 'mixed,%.0s' $(seq 20000))mixed\" --format plain"
    assert desk.sh(line).out == desk.sh("sinorus timeline --effect mixed --format plain").out


@pytest.mark.parametrize("text", ["energy,", "not:", ",", "energy,,trade", ""])
def test_a_filter_without_a_name_says_what_was_typed(desk: Desk, text: str) -> None:
    desk.clean(f"sinorus timeline --theme '{text}'", 2, f'--theme "{text}": a name is missing')


@pytest.mark.parametrize(
    "format", ["sqlite -o x.db", "datapackage -o x.zip", "jsonld -o x.jsonld", "graphml -o x.graphml"]
)
def test_a_search_in_another_encoding_is_written_down_all_the_same(desk: Desk, format: str) -> None:
    assert desk.sh(f"S export {format} --search $'not:\\xff'").code == 0


def test_an_answer_to_an_odd_question_can_be_asked_again(desk: Desk) -> None:
    for words in ("--search=--help", "--search=--data", "--search=-h", "--search \\xff"):
        assert desk.sh(f"S cite --query $'timeline {words}' -o a.json").code == 0
        told = desk.sh("S replay a.json")
        assert (told.code, told.said()[:9]) == (0, "identical")


def test_what_is_not_understood_is_not_cited(desk: Desk) -> None:
    desk.clean("S cite --query 'timeline --format nosuch'", 2, '--format "nosuch"')
    desk.clean("S cite --query 'timeline --fields nosuch'", 2, '--fields "nosuch"')


@pytest.mark.parametrize(
    "words", ["COMP_CWORD=abc", "COMP_CWORD=-5", "COMP_WORDS=$'sinorus\\nshow\\n\\xff' COMP_CWORD=2"]
)
def test_tab_stays_silent_whatever_the_shell_hands_over(desk: Desk, words: str) -> None:
    told = desk.sh(f"COMP_WORDS=$'sinorus\\nshow\\nx' _SINORUS_COMPLETE=complete_bash {words} sinorus")
    assert (told.out, told.err) == (b"", b"")


@pytest.mark.parametrize(
    "line", ["timeline --limit {}", "trace nerchinsk --depth {}", "show nerchinsk --{}", "cite --query {}", "{}"]
)
def test_messages_do_not_grow_with_what_was_typed(desk: Desk, line: str) -> None:
    assert len(desk.clean(f"sinorus {line.format('x' * 3000)}", 2)) < 600


@pytest.mark.parametrize("line", ["timeline --format ''", "check --count-by ''", "timeline --count-by ''"])
def test_an_empty_value_is_not_taken_as_none(desk: Desk, line: str) -> None:
    desk.clean(f"sinorus {line}", 2, '""')
