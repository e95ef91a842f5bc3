"""Random command lines, made of the real commands and of the options that the program says they have."""

import os
import re
import shlex
from collections.abc import Iterable
from functools import cache
from typing import Any

import typer
from hypothesis import assume
from hypothesis import strategies as st

from edtf_strategies import anything
from fuzzing import mostly
from sinorus.cli.app import COMMANDS, app_for
from sinorus.model.rows import SCHEMAS
from sinorus.model.sheets import KINDS
from sinorus.model.vocabulary import CLIMATES, EXPORTS, GROUPS, SORTS, WORDS
from sinorus.output.render import FORMATS, SUFFIXES
from sinorus.output.settings import PICTURES as FORMATS_OF_CHARTS
from sinorus.query.canonical import CITABLE

Words = st.SearchStrategy[str]
# What `sinorus new` writes; what a line may name in an answer from it.
IDS = ("my-event-1905", "my-claim", "my-series", "my-theme", "my-driver", "my-railway", "my-essay", "my-period")
ENDINGS = sorted({end for ends in (SUFFIXES, FORMATS_OF_CHARTS, *EXPORTS.values()) for end in ends})
# A word may be taken for a path, and that may only lead to the folder in which a test works, or to the two above it.
ELSEWHERE = re.compile(r"""(^|[\s'"=o])/|(\.\./.*){3}|--install-completion|\0""", re.DOTALL)

ODD = (
    "",
    " ",
    "\n",
    *["-", "--", "-h", "--help", "--version", "not:", ",", "\x1b[2J", "\u202e", "%s", "{0}", "=", "'", '"'],
)
LONG = [
    text * (times // len(text)) for text in ("a", "é", "9", "X", "not:", ",", "energy,") for times in (99, 5000, 50_000)
]
# Bytes that are no text reach the program as lone surrogates.
scraps = st.one_of(
    st.text(max_size=20), st.binary(max_size=20).map(os.fsdecode), st.sampled_from(ODD), st.sampled_from(LONG)
)

words_of_the_model = st.sampled_from([word for words in WORDS.values() for word in words])
numbers = st.one_of(st.integers(-3, 10), st.integers(), st.sampled_from([2**31, 2**63, 10**30])).map(str)
files = st.builds("out/{}{}".format, st.sampled_from(["a", "b", "new", "c/d"]), st.sampled_from(["", *ENDINGS]))
paths = mostly(files, st.sampled_from(["out", "mine", "mine/x.json", "mine/events.json", "mine/series/x.json", "."]))
dates = st.one_of(anything, st.sampled_from(["1905", "the 1900s", "early 1900s", "my-period", "1950-02-30"]))


def questions() -> Words:
    """Draw lines of the commands whose answers can be cited."""
    return lines(CITABLE).map(shlex.join)


PLAUSIBLE: dict[str, Words] = {
    **{name.upper(): st.sampled_from(words) for name, words in WORDS.items()},
    **{kind: st.sampled_from(IDS) for kind in ("THEME", "DRIVER", "ACTOR", "PLACE", "SOURCE", "ID", "ID,ID")},
    "DATE": dates,
    "DATE|PERIOD": dates,
    **dict.fromkeys(("DATE|ID", "[POINT]"), st.one_of(dates, st.sampled_from(IDS))),
    "SPAN": st.builds("{}{}".format, st.integers(-1, 10**7), st.sampled_from(["y", "m", "d", ""])),
    "N": numbers,
    "FORMAT": st.sampled_from([*FORMATS, *EXPORTS, "dot", "mermaid", "graphml", "biblatex", "csl-json"]),
    "A,B": st.lists(st.sampled_from(["id", "title", "date_edtf", "label", "claims"]), max_size=3).map(",".join),
    "FILE": paths,
    "DIR": st.sampled_from(["mine", "./mine", "out", "out/new"]),
    "DIR=NAME": st.sampled_from(["mine=x", "./mine=x", "x", "out=X"]),
    "GROUP": st.lists(st.sampled_from([key for keys in GROUPS.values() for key in keys]), min_size=1, max_size=3).map(
        ",".join
    ),
    "ORDER": st.builds("{}{}".format, st.sampled_from(["", "-"]), st.sampled_from(SORTS["claims"])),
    "DAY": st.sampled_from(["11-29", "02-30", "november", "29 November", "11", "not:march,may", "XXXX-11-29"]),
    "STEP": st.sampled_from([*CLIMATES]),
    "[NAME]": st.sampled_from(SCHEMAS),
    "TEXT...": dates,
    "RECORDS": st.sampled_from([*KINDS]),
    "LINE": st.one_of(st.sampled_from(["cite", "timeline 'x"]), st.deferred(questions)),
}
usual = st.one_of(
    st.sampled_from(IDS), words_of_the_model, st.sampled_from(["railway", "not:energy", "my-theme,my-theme"])
)


def _value(metavar: str | None) -> Words:
    """Draw a value for a place of a command line: mostly one that it may have."""
    plausible = PLAUSIBLE.get(str(metavar), PLAUSIBLE.get(str(metavar).strip("[]."), usual))
    return mostly(plausible, st.one_of(usual, scraps, *PLAUSIBLE.values()), 5)


@cache
def _parameters(command: str) -> list[Any]:
    group: Any = typer.main.get_command(app_for([command]))
    return list(group.commands[command].params)


def _piece(parameter: Any) -> st.SearchStrategy[list[str]]:
    """Draw an option with its value, or an argument."""
    value = _value(parameter.metavar)
    if parameter.param_type_name == "argument":
        return value.map(lambda text: [text])
    name = st.sampled_from(parameter.opts)
    if parameter.is_flag:
        return name.map(lambda text: [text])
    apart = st.tuples(name, value).map(list)
    return mostly(apart, st.one_of(st.builds("{}={}".format, name, value), name).map(lambda text: [text]), 10)


@cache
def _pieces(command: str) -> st.SearchStrategy[list[str]]:
    """Draw a part of a line: mostly what the command takes, else what another takes, or anything."""
    own = st.one_of([_piece(parameter) for parameter in _parameters(command)])
    other = st.sampled_from(sorted(COMMANDS)).flatmap(lambda name: st.one_of([_piece(p) for p in _parameters(name)]))
    return mostly(own, st.one_of(other, scraps.map(lambda text: [text])), 12)


@st.composite
def lines(draw: st.DrawFn, commands: Iterable[str] = COMMANDS) -> list[str]:
    """Draw the words of a command line."""
    command = draw(st.sampled_from(sorted(commands)))
    needed = [draw(_piece(p)) for p in _parameters(command) if p.param_type_name == "argument" and p.required]
    pieces = needed + draw(st.lists(_pieces(command), max_size=5))
    if draw(st.integers(0, 9)) == 9:
        short = sum(map(len, map(" ".join, pieces))) < 1000
        pieces = draw(st.permutations(pieces)) * draw(st.sampled_from([1, 2, 120 if short else 3]))
    words = [word for piece in pieces for word in piece]
    words.insert(draw(mostly(st.just(0), st.integers(0, len(words)))), draw(mostly(st.just(command), scraps, 20)))
    assume(not any(map(ELSEWHERE.search, words)))
    return words
