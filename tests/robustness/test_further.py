"""Faults beside the numbered ones, each of which the program once stumbled over."""

import json
import os
import signal
import sqlite3
import subprocess
import time
import zlib
from pathlib import Path
from typing import Any

import pytest

from desks import Desk, nobody
from folders import like, load, save

UNBUFFERED = "export PYTHONUNBUFFERED=1;"
ENDING = ("TERM", "HUP", "QUIT", "USR1", "USR2", "ALRM", "XCPU")


def test_an_answer_that_does_not_fit_is_an_error_also_where_python_keeps_no_buffer(desk: Desk) -> None:
    told = desk.sh(f"{UNBUFFERED} ulimit -f 20; sinorus timeline --json > full")
    assert told.code == 3
    assert told.said().startswith("sinorus: cannot write the answer: ")


def test_an_answer_without_a_buffer_is_the_same(desk: Desk) -> None:
    assert desk.sh(f"{UNBUFFERED} sinorus export jsonld").out == desk.sh("sinorus export jsonld").out
    assert desk.sh(f"{UNBUFFERED} sinorus export jsonld | head -c 9").out == b'{"@contex'


def test_a_pipe_that_does_not_wait_gets_the_whole_answer_or_an_error(desk: Desk) -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    lines = ("sinorus export jsonld", f"{UNBUFFERED} sinorus export jsonld")
    codes = [subprocess.run(["bash", "-c", line], stdout=writer, stderr=-3, check=False).returncode for line in lines]
    os.close(reader)
    os.close(writer)
    assert codes == [3, 3]


@pytest.mark.parametrize("line", ["--help", "timeline --help", "timeline", "--version", "schema"])
def test_a_full_device_is_an_error_whatever_is_written(desk: Desk, line: str) -> None:
    told = desk.sh(f"sinorus {line} > /dev/full")
    assert told.code == 3
    assert told.said().startswith("sinorus: ")
    assert told.err.count(b"\n") == 1


def test_messages_that_nobody_can_hear_change_no_exit_code(desk: Desk) -> None:
    assert desk.sh("S show nothing 2>/dev/full").code == 1
    assert desk.sh("sinorus export ics >/dev/null 2>/dev/full").code == 0


def test_a_reader_of_the_file_that_left_early_is_no_error(desk: Desk) -> None:
    told = desk.sh("sinorus timeline --json -o >(head -c 5 >/dev/null)")
    assert (told.code, told.out, told.err) == (0, b"", b"")


def test_an_output_that_leads_to_a_stream_is_written_into_it(desk: Desk) -> None:
    desk.sh("echo precious > log; ln -s /dev/stdout so.json")
    assert desk.sh("S timeline --limit 1 -o /dev/stderr 2>> log").code == 0
    assert desk.sh("S cite nerchinsk -o /dev/stderr 2>> log").code == 0
    assert desk.sh("S cite nerchinsk --format csl-json -o so.json >> log").code == 0
    log = (desk.folder / "log").read_text(encoding="utf-8")
    assert log.startswith("precious\nnerchinsk\t")
    assert log.count("Treaty of Nerchinsk") == 3


@pytest.mark.parametrize("link", ["x.txt", "x.json"])
def test_no_link_makes_an_output_a_data_file(desk: Desk, link: str) -> None:
    desk.sh(f"ln -s D/series/new.json {link}")
    desk.clean(f"S timeline --format json -o {link}", 2, "would be read as one")


def test_what_would_be_read_through_a_link_is_no_output(desk: Desk) -> None:
    desk.sh("mkdir other; ln -s ../D/series other/series")
    desk.clean("S timeline --format json -o other/series/new.json", 2, "would be read as one")


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_that_can_be_caught_leaves_nothing(desk: Desk, name: str) -> None:
    number = getattr(signal, f"SIG{name}")
    desk.many(1000)
    before = desk.names()
    for tenths in range(1, 6):
        run = subprocess.Popen(
            ["bash", "-c", 'exec sinorus timeline --data D --format table --all -o "$PWD/out.txt"'],
            cwd=desk.folder,
            stderr=subprocess.PIPE,
        )
        time.sleep(tenths / 10)
        run.send_signal(number)
        _, said = run.communicate(timeout=60)
        assert run.returncode in (0, 128 + number, -number), said
        assert b"Traceback" not in said
        assert set(desk.names()) - set(before) <= {"out.txt"}


def test_many_faults_in_one_record_are_placed_at_once(desk: Desk) -> None:
    points = [{"date_edtf": f"{1000 + n:04}", "value": str(n)} for n in range(5000)]
    desk.put("/points", points, "series/my-series.json")
    desk.clean("timeout 20 sinorus timeline --data D", 1, "/points/0/value: value must be a number")
    listed = desk.sh("timeout 20 sinorus validate D --all").text().splitlines()
    assert [line.split("\t")[1] for line in listed] == [f"/points/{n}/value" for n in range(5000)]
    lines = [int(line.split(":")[1]) for line in listed]
    assert lines == list(range(lines[0], lines[0] + 4 * 5000, 4))


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({f"x{n}": 1 for n in range(5000)}, id="unknown fields"),
        pytest.param({"x": ["\u202e"] * 20_000}, id="invisible characters"),
    ],
)
def test_a_record_with_thousands_of_faults_is_refused_quickly(desk: Desk, record: dict[str, Any]) -> None:
    save(desk.events, [like("event", **record)])
    desk.clean("timeout 20 sinorus timeline --data D", 1, "/0")


def test_problems_beyond_all_count_end_the_reading_in_the_middle_of_a_record(desk: Desk) -> None:
    save(desk.events, [{"id": f"e{n}", **{f"x{field}": 1 for field in range(150)}} for n in range(100)])
    listed = desk.sh("timeout 60 sinorus validate D --all").text().splitlines()
    assert len(listed) == 10_001
    assert sum("there are 10000 problems, and the rest was not read" in line for line in listed) == 1


@pytest.mark.parametrize("kinds", [1, 30_000])
def test_keys_that_stand_very_often_are_named_briefly(desk: Desk, kinds: int) -> None:
    keys = ",".join(f'"x{n % kinds}":1' for n in range(60_000))
    desk.events.write_text(f'[{{"id":"a",{keys}}}]', encoding="utf-8")
    said = desk.clean("timeout 20 sinorus timeline --data D", 1, '"x0" stands more than once, on line 1;')
    assert len(said) < 300


def test_lines_of_a_repeated_key_are_named_up_to_three(desk: Desk) -> None:
    desk.events.write_text('[{"id": "a",\n' + ",\n".join(['"x": 1'] * 9) + "}]", encoding="utf-8")
    desk.broken('"x" stands more than once, on lines 2 and 3 and 4 and so on')


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


def test_the_year_0_is_no_year_of_a_data_set(desk: Desk) -> None:
    desk.put("/as_of", "0000-01-01", "dataset.json")
    desk.broken("/as_of", "write a day as 1969-03-02")


@pytest.mark.parametrize("parts", [[1950, -1], [1950, 13], [1950, 2, 30], [999999999999999999]])
def test_an_essay_was_written_on_a_day_that_there_was(desk: Desk, parts: list[int]) -> None:
    desk.put("/0/issued/date-parts", [parts], "sources.json")
    desk.broken("/0/issued/date-parts/0", "is no date", "such as [1969, 3, 2]")


@pytest.mark.parametrize("day", ["１９０５-09-01", "١٩٠٥-٠٩-٠١", "000001905-09-01"])
def test_a_day_is_written_with_our_digits(desk: Desk, day: str) -> None:
    desk.put("/0/date_os", day)
    desk.broken("/0/date_os", "write a day as 1969-03-02")


@pytest.mark.parametrize("letter", ["\u034f", "\u115f", "\u3164", "\uffa0", "\ufdd0", "\U0001fffe", "\U0001d173"])
def test_letters_that_are_never_seen_are_refused(desk: Desk, letter: str) -> None:
    desk.put("/0/title", f"A{letter}B")
    desk.broken("/0/title", f"<U+{ord(letter):04X}>")


def test_new_takes_away_all_that_it_made_and_says_why(desk: Desk) -> None:
    desk.clean(f"sinorus new a1/b1/{'x' * 300}", 3, "file name too long")
    (desk.folder / "closed").mkdir(mode=0o555)
    with nobody(desk) as somebody:
        desk.clean(f"{somebody}sinorus new closed/x", 3, "permission denied")


def test_new_needs_a_name_of_its_own(desk: Desk) -> None:
    desk.clean("sinorus new ''", 2, "DIR is empty")
    desk.clean("sinorus new builtin", 2, "the packaged data")
    desk.clean("sinorus validate D --essays ''", 2, "--essays is empty")
    (desk.folder / "dangling").symlink_to("nowhere")
    desk.clean("sinorus new dangling", 2, "is there already")


@pytest.mark.parametrize("name", ["my data", "-x"])
def test_new_names_a_command_that_works(desk: Desk, name: str) -> None:
    said = desk.sh('sinorus new -- "$1"', name).said()
    assert desk.sh(said.partition("`")[2].partition("`")[0]).code == 0


@pytest.mark.parametrize("broken", ["ln -s series D/series", "ln -s nowhere D/series"])
def test_a_folder_of_series_that_is_none_is_named(desk: Desk, broken: str) -> None:
    subprocess.run(["bash", "-c", f"rm -r D/series; {broken}"], cwd=desk.folder, check=True)
    desk.clean("S series", 3, 'cannot read the folder "D/series"')
    desk.clean("sinorus validate D", 3, 'cannot read the folder "D/series"')


@pytest.mark.parametrize("name", ["д" * 120 + ".csv", "中" * 80 + ".csv"])
def test_a_name_that_the_system_takes_is_taken(desk: Desk, name: str) -> None:
    assert desk.sh('S timeline -o "$1"', name).code == 0
    assert (desk.folder / name).is_file()


def test_a_contrast_is_no_crowd(desk: Desk) -> None:
    save(desk.claims, [like("claim", id=f"k{n}") for n in range(21)])
    contrast = {"id": "x", "claims": [f"k{n}" for n in range(21)], "relation": "tension", "why": "Because."}
    save(desk.data / "contrasts.json", [contrast])
    desk.clean("S timeline", 1, "/0/claims: claims has more than 20 members")


def test_strangers_files_in_the_cache_stay(desk: Desk) -> None:
    desk.sh("mkdir c; for n in $(seq 12); do echo mine > c/index-of-books-$n.sqlite; done")
    assert desk.sh("SINORUS_CACHE=$PWD/c S timeline").code == 0
    assert sum(path.name.startswith("index-of-books") for path in (desk.folder / "c").iterdir()) == 12


def index(desk: Desk) -> Path:
    """Build the index in the folder c and return it."""
    assert desk.sh("SINORUS_CACHE=$PWD/c S timeline").code == 0
    [path] = (desk.folder / "c").iterdir()
    return path


@pytest.mark.parametrize("lost", ["VIEW record", "TABLE body", "TABLE span", "TABLE extent", "TABLE facet"])
def test_an_index_from_which_something_was_taken_is_built_again(desk: Desk, lost: str) -> None:
    path = index(desk)
    line = "SINORUS_CACHE=$PWD/c S timeline --count-by effect; SINORUS_CACHE=$PWD/c S timeline --from 1949 --search a"
    usual = desk.sh(line)
    path.write_bytes(path.read_bytes()[:-4])
    database = sqlite3.connect(path)
    database.execute(f"DROP {lost}")
    database.close()
    path.write_bytes(path.read_bytes() + zlib.crc32(path.read_bytes()).to_bytes(4, "big"))
    assert desk.sh(line) == usual


def test_a_pipe_in_the_place_of_the_index_is_not_waited_for(desk: Desk) -> None:
    path = index(desk)
    usual = desk.sh("S timeline")
    path.unlink()
    os.mkfifo(path)
    assert desk.sh("SINORUS_CACHE=$PWD/c timeout 20 sinorus timeline --data D") == usual


@pytest.mark.skipif(not os.access("/proc/kmsg", os.R_OK), reason="only root reads what the kernel says")
def test_a_data_file_that_would_be_waited_for_is_refused(desk: Desk) -> None:
    desk.events.unlink()
    desk.events.symlink_to("/proc/kmsg")
    told = desk.folder / "told"
    done = subprocess.run(
        ["bash", "-c", f"timeout 20 sinorus validate D 2> {told}"], cwd=desk.folder, check=False, stdout=-3
    )
    assert done.returncode == 3
    assert told.read_text().startswith('sinorus: cannot read "D/events.json": ')


@pytest.mark.parametrize(
    "words", ["COMP_CWORD=abc", "COMP_CWORD=-5", "COMP_WORDS=$'sinorus\\nshow\\n\\xff' COMP_CWORD=2"]
)
def test_tab_stays_silent_whatever_the_shell_hands_over(desk: Desk, words: str) -> None:
    told = desk.sh(f"COMP_WORDS=$'sinorus\\nshow\\nx' _SINORUS_COMPLETE=complete_bash {words} sinorus")
    assert (told.out, told.err) == (b"", b"")


def test_blanks_that_json_does_not_have_are_no_end_of_the_file(desk: Desk) -> None:
    (desk.data / "themes.json").write_text("[]\f", encoding="utf-8")
    desk.broken("this is not JSON")


def test_a_string_of_three_megabytes_is_too_large_and_not_open(desk: Desk) -> None:
    desk.events.write_text(json.dumps(["x" * 3_000_000]), encoding="utf-8")
    desk.broken("the record is larger than 1 MiB")


@pytest.mark.parametrize(
    "line", ["timeline --limit {}", "trace nerchinsk --depth {}", "show nerchinsk --{}", "cite --query {}", "{}"]
)
def test_messages_do_not_grow_with_what_was_typed(desk: Desk, line: str) -> None:
    assert len(desk.clean(f"sinorus {line.format('x' * 3000)}", 2)) < 600


@pytest.mark.parametrize("line", ["timeline --format ''", "check --count-by ''", "timeline --count-by ''"])
def test_an_empty_value_is_not_taken_as_none(desk: Desk, line: str) -> None:
    desk.clean(f"sinorus {line}", 2, '""')


def test_a_file_that_is_named_like_an_ending_has_it(desk: Desk) -> None:
    assert desk.sh("S timeline -o .json; S timeline -o .hidden").code == 0
    assert load(desk.folder / ".json")[0]["id"] == "nerchinsk"
    assert (desk.folder / ".hidden").read_text(encoding="utf-8").startswith("nerchinsk\t")
