from exports import export

"""Argdown without Argdown; `tests/npm` asks the program."""

import re
from typing import Any

import pytest

from sinorus.export.argdown_titles import LENGTH, short, titles
from sinorus.query.selection import Records

Row = dict[str, Any]


def test_every_claim_is_a_statement_once(real: Records, nasty: Records) -> None:
    for records in (real, nasty):
        made = export("argdown", records)
        ids = re.findall(r"^\[.+?\]: .* \{id: \"(.+?)\", source: ", made.content.decode("utf-8"), re.MULTILINE)
        assert sorted(ids) == sorted(claim["id"] for claim in records.claims)
        assert made.counts["claims"] == len(ids)


def test_claims_stand_under_their_first_driver(real: Records) -> None:
    heading, section, found = re.compile(r"^# .*?(?:\{driver: \"(.+?)\"|$)"), "", {}
    for line in export("argdown", real).content.decode("utf-8").split("\n"):
        if known := heading.match(line):
            section = known[1] or ""
        elif line.startswith("["):
            found[line.partition('{id: "')[2].partition('"')[0]] = section
    assert found == {claim["id"]: next(iter(claim["drivers"]), "") for claim in real.claims}


def test_a_contrast_of_two_essays_sets_each_claim_against_those_of_the_other(real: Records) -> None:
    source = {claim["id"]: claim["source"] for claim in real.claims}
    contrast = next(row for row in real.contrasts if len({source[id] for id in row["claims"]}) == 2)
    made = export("argdown", real._replace(contrasts=[contrast]))
    essays = [[id for id in contrast["claims"] if source[id] == essay] for essay in ("sikka", "rathod")]
    assert made.counts["relations"] == len(essays[0]) * len(essays[1])
    assert made.counts["contrasts"] == 1


def test_a_title_is_of_one_claim_alone_and_short_enough_for_a_box(real: Records, nasty: Records) -> None:
    for records in (real, nasty):
        named = titles(records.claims)
        assert len(set(named.values())) == len(records.claims)
        assert max(len(title.rpartition(" (")[0]) for title in named.values()) <= LENGTH + 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Russia has put limits on business.", "Russia has put limits on business."),
        (f"{'word ' * 12}and more words", f"{'word ' * 12}".rstrip() + "…"),
        ("A word, " + "x" * 60, "A word…"),
        ("x" * 70, "x" * 60 + "…"),
        ("[a]: #b {c} <d> @e *f* _g_ h://i =j", "a b c d e f g h i j"),
        ("Trade of 7.5 billion in the U.S.A.", "Trade of 7.5 billion in the U.S.A."),
        ("===", "A claim"),
    ],
)
def test_a_title_is_cut_between_words_and_nothing_in_it_acts(text: str, title: str) -> None:
    assert short(text) == title
