"""Argdown without Argdown; `tests/npm` asks the program."""

import re
from typing import Any

from sinorus.export import export
from sinorus.query.selection import Records

Row = dict[str, Any]


def test_every_claim_is_a_statement_once(real: Records, nasty: Records) -> None:
    for records in (real, nasty):
        made = export("argdown", records)
        ids = re.findall(r"^\[(.+?)\]: ", made.content.decode("utf-8"), re.MULTILINE)
        assert sorted(ids) == sorted(claim["id"] for claim in records.claims)
        assert made.counts["claims"] == len(ids)


def test_claims_stand_under_their_first_driver(real: Records) -> None:
    heading, section, found = re.compile(r"^# .*?(?:\{driver: \"(.+?)\"|$)"), "", {}
    for line in export("argdown", real).content.decode("utf-8").split("\n"):
        if known := heading.match(line):
            section = known[1] or ""
        elif line.startswith("["):
            found[line[1 : line.index("]")]] = section
    assert found == {claim["id"]: next(iter(claim["drivers"]), "") for claim in real.claims}


def test_a_contrast_of_two_essays_sets_each_claim_against_those_of_the_other(real: Records) -> None:
    source = {claim["id"]: claim["source"] for claim in real.claims}
    contrast = next(row for row in real.contrasts if len({source[id] for id in row["claims"]}) == 2)
    made = export("argdown", real._replace(contrasts=[contrast]))
    essays = [[id for id in contrast["claims"] if source[id] == essay] for essay in ("sikka", "rathod")]
    assert made.counts["relations"] == len(essays[0]) * len(essays[1])
    assert made.counts["contrasts"] == 1
