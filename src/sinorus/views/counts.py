"""The view of --count-by: records counted by one or two groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from sinorus import dates
from sinorus.base import wording
from sinorus.base.text import dump
from sinorus.model.vocabulary import NOT_CODED, TIMES
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query.counts import MOST, Counts, Total
from sinorus.query.group_table import WIDER
from sinorus.query.question import Question
from sinorus.views.cells import within

Row = dict[str, Any]
# What becomes an event is a choice, which docs/data.md describes.
NO_MEASURE = "these are counts of records and no measure of the relationship"
# Columns that are shown only on a page of at least so many characters.
WIDE = dict.fromkeys(("not-borne-out", "unverified", "borne-out", "unreviewed", "computed", "broken", "kept"), 130)
# Why records of each kind stand apart in no single group, by the key.
APART: dict[str, dict[str, str]] = {
    "events": {"place": "without a place"},
    "claims": {},
    "sources": {},
    "drivers": {"effect": "named by no claim", "source": "named by no claim"},
}


def counts(counts: Counts, command: str, question: Question, size: int, has_not_coded: bool) -> View[Row]:
    """Show the counts of a command; ``size`` is the number of all its records in the data.

    ``has_not_coded`` says whether the data have records without an effect, for which people get a column.
    """
    keys = RowKeys(f"{command}-count-by")
    unused = {"key", "second", WIDER, *([] if has_not_coded else [NOT_CODED])}
    names = [name for name in keys() if name not in unused]
    plain = [name for name in keys() if name != "second" or len(counts.keys) == 2]
    return View(
        noun="groups",
        rows=partial(_texts, counts),
        keys=keys,
        plain=[key(name) for name in plain],
        columns=[*_headings(counts), *(_number(name, len(counts.keys)) for name in names)],
        tally=lambda: Tally(counts.total().groups, 0, counts.total().groups),
        within=within(question),
        notes=question.notes,
        nothing=f"nothing matched: 0 of {size} {counts.noun}{within(question)}",
        hints=lambda: [sums(counts), NO_MEASURE],
        most=MOST,
        remedy="a larger --limit shows more",
    )


def _texts(counts: Counts, limit: int) -> Iterable[str]:
    return map(dump, counts.rows(limit))


def _headings(counts: Counts) -> list[Column[Row]]:
    fields = zip(("key", "second"), counts.keys, strict=False)
    return [Column(by.capitalize(), partial(_heading, by, field)) for field, by in fields]


def _heading(by: str, field: str, row: Row) -> str:
    """Write the name of a group, a time in words."""
    group = row[field]
    if group is None:
        return f"no single {by}" if by in TIMES else "none"
    if group == NOT_CODED:
        return "not coded"
    return dates.human(dates.parse(group)) if by in TIMES else str(group)


def _number(name: str, keys: int) -> Column[Row]:
    """Return the column of a number. Behind two keys there is no room for all on a narrow page."""
    wide = 90 if name == NOT_CODED and keys == 2 else WIDE.get(name, 0)
    return Column(name.capitalize().replace("Not-coded", "Not coded"), key(name)[1], max(len(name), 5), wide=wide)


def sums(counts: Counts) -> str:
    """Write what the groups sum up to, what of it stands apart, and how many records that are."""
    total = counts.total()
    text = f"{wording.amount(total.sum, wording.singular(counts.noun))} in all"
    if total.apart:
        text += f", {total.apart} of them apart ({', '.join(_reasons(counts, total))})"
    if total.sum != total.records:
        text += f"; {total.records} match, and each counts in every group that it has"
    if total.not_coded:
        text += f"; {_not_coded(counts, total)}"
    return text


def _not_coded(counts: Counts, total: Total) -> str:
    """Write of how many records the effect is not coded; of drivers, how often a claim names one without it."""
    if counts.noun == "drivers":
        return f"of {wording.amount(total.not_coded, 'naming')} by claims no effect is coded"
    return f"the effect of {total.not_coded} is not coded"


def _reasons(counts: Counts, total: Total) -> Iterator[str]:
    """Yield why records stand in no single group, each with how many they are."""
    times = [by for by in counts.keys if by in TIMES]
    if total.wider:
        yield f"{total.wider} longer than a {' or '.join(times)}"
    if rest := total.apart - total.wider:
        others = ["without a known beginning"] if times else []
        others += [APART[counts.noun][by] for by in counts.keys if by in APART[counts.noun]]
        yield f"{rest} {' or '.join(dict.fromkeys(others))}"
