"""The view of --count-by: records counted by one or two groups."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from sinorus import dates
from sinorus.base import wording
from sinorus.base.text import dump
from sinorus.model.vocabulary import TIMES
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query.counts import MOST, Counts
from sinorus.query.question import Question
from sinorus.views.cells import within

Row = dict[str, Any]
# What becomes an event is a choice, which docs/data.md describes.
NO_MEASURE = "these are counts of records and no measure of the relationship"
# Columns that are shown only on a page of at least so many characters.
WIDE = dict.fromkeys(("not-borne-out", "unverified", "borne-out", "unreviewed", "computed", "broken", "kept"), 130)
# What stands apart in no single group.
APART = {"effect": "named by no claim", "source": "named by no claim", "place": "without a place"}


def counts(counts: Counts, command: str, question: Question, size: int) -> View[Row]:
    """Show the counts of a command; ``size`` is the number of all its records in the data."""
    keys = RowKeys(f"{command}-count-by")
    names = [name for name in keys() if name not in ("key", "second")]
    plain = [name for name in keys() if name != "second" or len(counts.keys) == 2]
    return View(
        noun="groups",
        rows=partial(_texts, counts),
        keys=keys,
        plain=[key(name) for name in plain],
        columns=[*_headings(counts), *(_number(name) for name in names)],
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
    return dates.human(dates.parse(group)) if by in TIMES else str(group)


def _number(name: str) -> Column[Row]:
    return Column(name.capitalize(), key(name)[1], max(len(name), 5), wide=WIDE.get(name, 0))


def sums(counts: Counts) -> str:
    """Write what the groups sum up to, what of it stands apart, and how many records that are."""
    total = counts.total()
    text = f"{wording.amount(total.sum, wording.singular(counts.noun))} in all"
    if total.apart:
        text += f", {total.apart} of them apart ({wording.join([*dict.fromkeys(map(_apart, counts.keys))])})"
    if total.sum != total.records:
        text += f"; {total.records} match, and each counts in every group that it has"
    return text


def _apart(by: str) -> str:
    """Write why records stand in no group by a key."""
    return f"longer than a {by}, or without a known beginning" if by in TIMES else APART.get(by, "")
