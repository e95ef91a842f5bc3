"""What a person types who does not know the commands is a question, or gets the line that is meant.

The first tables are what newcomers typed, before the program was made to answer it; `FURTHER` was written down before
the code too.
"""

import re
import shlex
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Result, Run
from sinorus.cli.app import COMMANDS
from sinorus.cli.near_options import NEAR_OPTIONS, TOPICS, VERBS
from sinorus.cli.options import OPTIONS
from sinorus.cli.remedy import meant

# What becomes of a line: FIND is a question; another text is the line that is to be written, or the beginning of a text
# on standard error.
FIND = "find"
ASKED = "asked"

COMMANDS_GUESSED = {
    # `search` and `list` are what programs are told, and nobody asks history for them: the line with the command.
    "search mongolia": "find mongolia",
    "search": "find",
    "find mongolia": ASKED,
    "list": "timeline",
    "list treaties": "timeline --kind treaty",
    "event": "timeline",
    "events": "timeline",
    "events 1969": "timeline --during 1969",
    "stats": "timeline --count-by decade",
    "stats energy": "timeline --count-by decade --theme energy",
    "info": "help",
    "help": ASKED,
    "help timeline": ASKED,
    # These stand in the data: a question, and the line that lists all of them beside it.
    "predictions": (FIND, "check --type predictive"),
    "vetoes": (FIND, "timeline --kind veto"),
    "treaties": (FIND, "timeline --kind treaty"),
    # A command already, but of another meaning than people think.
    "agree": "sinorus: agree needs the FILE of a sheet that a person coded; "
    "whether the sources agree `sinorus compare`",
    "import": "sinorus: import needs FILE and -o DIR, such as `sinorus import events.csv -o my-data`",
    "today": ASKED,
    "1969": (FIND, ""),
}
OPTIONS_GUESSED = {
    "-v": "--version",
    "cite --query timeline --during 1969": 'cite --query "timeline --during 1969"',
    "cite --query timeline --during 1969 -o a.json": 'cite --query "timeline --during 1969" -o a.json',
    "timeline -v": ("timeline --long", "timeline --format list"),
    "timeline -n 5": ASKED,
    "timeline --year 1969": "timeline --during 1969",
    "timeline --since 1990": "timeline --from 1990",
    "timeline --after 1990": "timeline --from 1990",
    "timeline --until 1990 --since=1980": "timeline --to 1990 --from 1980",
    "timeline --before 1990": "timeline --to 1990",
    "timeline --country china": "timeline --actor china",
    "timeline -q huawei": "timeline --search huawei",
    "-q huawei": "find huawei",
    "claims --author sikka": "claims --source sikka",
}
MISTAKES = {
    "--theme energy": "timeline --theme energy",
    "--json timeline": "timeline --json",
    "--type predictive": "claims --type predictive",
    "--theme energy huawei": "find --theme energy huawei",
    "show Nixon": ASKED,
    "timeline energy": ("timeline --theme energy", "find energy"),
    "timeline 1969": ("timeline --during 1969", "find 1969"),
    "timeline 1949 1991": ("timeline --from 1949 --to 1991", "find 1949 1991"),
    "timeline --from 1 Oct 1949": 'timeline --from "1 Oct 1949"',
    "timeline --from 1 Oct 1949 --to 2 Nov 1950 energy": (
        'timeline --from "1 Oct 1949" --to "2 Nov 1950" --theme energy'
    ),
    "timeline --during cold war": 'timeline --during "cold war"',
    "timeline --actor xi jinping --json": 'timeline --actor "xi jinping" --json',
    "timeline --search no limits": 'timeline --search "no limits"',
    "timeline --fields id, title": 'timeline --fields "id, title"',
    "timeline --from 1/10/1949": 'sinorus: --from "1/10/1949" is no date: in these figures day and month could be',
    "timeline --from 1991 --to 1949": "sinorus: the window would open on 1991-01-01, after it closes on 1949-12-31",
    "timeline --from 49": 'sinorus: --from "49" is no date: a year has four figures, such as 1949; write for ',
    "timeline --from 1949-": 'sinorus: --from "1949-" is no date: an open end is a slash and a double dot; write for ',
    "timline": "timeline",
    "drivres --theme energy": "drivers --theme energy",
    "chnge 2014": "change 2014",
    "Timeline": "timeline",
    "claim": "claims",
    "driver": "drivers",
    "actor": "actors",
    "source": "sources",
    "driver energy": (FIND, "drivers"),
    "trade": (FIND, "trace"),
    "exports": (FIND, "export"),
    "truce": (FIND, "trace"),
    "timeline --theme engery": 'sinorus: --theme "engery" is no known theme; did you mean energy?',
    "timeline --theme border": 'sinorus: --theme "border" is no known theme; did you mean territory?',
    "timeline --theme zzz": 'sinorus: --theme "zzz" is no known theme; there are culture, ',
    "timeline --kind war": 'sinorus: --kind "war" is no known kind; did you mean conflict?',
    "check --verdict failed": (
        'sinorus: --verdict "failed" is no known verdict; did you mean contradicted or not-borne-out or broken?'
    ),
    "compare --relation disagree": (
        'sinorus: --relation "disagree" is no known relation; did you mean differ or tension?'
    ),
    "timeline --actor putni": 'sinorus: --actor "putni" is no known actor; did you mean vladimir-putin?',
    "timeline --actor zzz": 'sinorus: --actor "zzz" is no known actor; `sinorus actors` lists all ',
    "timeline --driver us-hegemony": (
        'sinorus: --driver "us-hegemony" is no known driver; did you mean balancing-american-power?'
    ),
    "timeline -o events.ods": 'sinorus: -o "events.ods": no format has the ending .ods; the endings are ',
    "timeline -o events.svg": (
        'sinorus: -o "events.svg": no format has the ending .svg; the endings are .txt, .json, .jsonl, .ndjson, .csv, '
        ".xlsx, .md, or give --format; `sinorus chart` draws pictures"
    ),
    "timeline --from": "sinorus: option '--from' requires an argument; `sinorus timeline --help` shows what there is",
    "timeline -o json": "sinorus: -o names a file; write --format json ",
    "export csv": "timeline -o events.csv",
    "export excel --theme energy": "timeline --theme energy -o events.xlsx",
}
FURTHER = {
    "putin": (FIND, ""),
    '"no limits"': (FIND, ""),
    "energy 2014": (FIND, ""),
    "huawei --limit 1 --json": (FIND, ""),
    "huawei --since 2010": "find huawei --from 2010",
    "who is xi jinping?": (FIND, ""),
    "when did nixon visit china": (FIND, ""),
    "what happened": ASKED,
    "people": (FIND, "actors"),
    "history": (FIND, "timeline"),
    "version": "--version",
    "essays": (FIND, "sources"),
    "plot energy": "chart --theme energy",
    "compare sikka rathod": "compare --source sikka,rathod",
    "claims trade sikka": "claims --theme trade --source sikka",
    "drivers --reason energy-fit": "drivers --driver energy-fit",
    "timeline --group-by year": "timeline --count-by year",
    "timeline --csv": "timeline --format csv",
    "timeline --topic energy": "timeline --theme energy",
    "timeline --contains huawei": "timeline --search huawei",
    "timeline --person putin": "timeline --actor putin",
    "timeline --top 5": "timeline --limit 5",
    "timeline --form json": "timeline --format json",
    "timeline --format excel": 'sinorus: --format "excel" is no known format; did you mean xlsx?',
    "export bibtex": 'sinorus: "bibtex" is no known format of export; did you mean biblatex?',
    "claims --kind treaty": 'sinorus: claims has no option "--kind"; ',
    "find huawei --search 5g": "find huawei 5g",
    "show": "sinorus: show needs the ID of something; `sinorus find WORDS` finds ids",
    "help nothing": 'sinorus: there is no help for "nothing"; there are find, timeline, ',
}
# What a journalist asked, as it came to mind.
JOURNALIST = {
    "vetoes": (FIND, "timeline --kind veto"),
    "timeline --kind treaty --since 1989": "timeline --kind treaty --from 1989",
    "1969 border": (FIND, ""),
    "today": ASKED,
    "export csv --theme energy --kind trade-deal --from 2013 --to 2015": (
        "timeline --from 2013 --to 2015 --theme energy --kind trade-deal -o events.csv"
    ),
    "trade passes 100 billion": (FIND, "trace"),
    "which predictions failed": (FIND, ""),
}
ORDERED = {
    "timeline --sort -date": ASKED,
    "timeline --reverse": "timeline --sort -date",
    "timeline --place moscow": ASKED,
    "timeline --last 5": "timeline --sort -date --limit 5",
    "timeline --last 10 years": 'timeline --during "last 10 years"',
    "timeline --location moscow": "timeline --place moscow",
}
TABLE = {
    **COMMANDS_GUESSED,
    **OPTIONS_GUESSED,
    **MISTAKES,
    **FURTHER,
    **JOURNALIST,
    **ORDERED,
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(result: Result) -> list[str]:
    """Return the command lines that a refusal says are to be written, without the name of the program."""
    return re.findall(r"`sinorus ([^`]+)`", result.err)


@pytest.mark.slow
@pytest.mark.parametrize("line", TABLE)
def test_a_guess_is_a_question_or_gets_the_line_that_is_meant_and_works(run: Run, line: str) -> None:
    result = run(line)
    outcome = TABLE[line]
    if outcome == ASKED:
        assert (result.code, bool(result.out)) == (0, True), result
    elif isinstance(outcome, tuple) and outcome[0] == FIND:
        assert result.code == 0
        near = f"for the command write `sinorus {outcome[1]}`\n" if outcome[1] else ""
        assert result.err.endswith(near)
        assert ("for the command" in result.err) == bool(near)
    elif isinstance(outcome, str) and outcome.startswith("sinorus: "):
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert result.err.startswith(outcome)
    else:
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        lines = written(result)
        assert set(lines) & set([outcome] if isinstance(outcome, str) else outcome), result.err
        for pasted in lines:
            assert run(*shlex.split(pasted)).code == 0 or pasted == "find", pasted


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("huawei --limit 2 --json", "find huawei --limit 2 --json"),
        ('"no limits"', '''find "no limits"'''),
        ("who is xi jinping?", "find xi jinping?"),
        ('"When did Nixon visit China?" --json', """find Nixon visit "China?" --json"""),
        ("--data mine my-word", ""),
    ],
)
def test_a_question_is_what_find_answers(run: Run, line: str, asked: str) -> None:
    assert (run(line).code == 2) if not asked else run(line) == run(asked)


def test_what_stands_in_the_data_is_asked_of_the_folder_on_the_line(run: Run) -> None:
    assert run("new mine").code == 0
    assert run("trade").code == 0
    assert run("trade --data mine").err == (
        'sinorus: there is no command "trade"; `sinorus trace` is near, and `sinorus trace --help` says what it needs\n'
    )


@pytest.mark.parametrize("data", ["missing", "broken"])
def test_a_slip_is_one_whatever_is_wrong_with_the_data(run: Run, folder: Path, data: str) -> None:
    (folder / "broken").mkdir()
    (folder / "broken/events.json").write_text("{", encoding="utf-8")
    assert written(run(f"timline --data {data}")) == [f"timeline --data {data}"]
    assert run(f"huawei --data {data}") == run(f"find huawei --data {data}")


def test_what_is_typed_for_an_option_or_a_command_is_none_itself_and_means_one() -> None:
    ours = {name for _, option in OPTIONS.values() for name in (option.default, *option.param_decls)}
    others = {"--help", "--count-by", "--records", "--sort", "--place", "--on", "--long"}
    for name, texts in NEAR_OPTIONS.items():
        assert name not in ours
        assert {text.split()[0] for text in texts} <= ours | others, name
    assert {line.split()[0] for line in (*VERBS.values(), *TOPICS.values())} <= {*COMMANDS, "--version"}
    assert not {*VERBS, *TOPICS} & set(COMMANDS)


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(["timeline", "--theme", "energy", "--since", "1990", "-n", "x", "'", "--", "-", "", "\n"]))
)
def test_a_line_that_is_meant_always_parses(words: list[str]) -> None:
    line = meant(words) if words else ""
    if line:
        again = shlex.split(line.strip("`"))[1:]
        assert again[0] in COMMANDS
        assert meant(again) == line
