"""The view of --count-by: records counted by one or two groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from sinorus import dates
from sinorus.base import wording
from sinorus.base.text import dump
from sinorus.model.vocabulary import BY_SOURCE, DATED, NOT_CODED, TIMES
from sinorus.output.view import Column, RowKeys, Tally, View, key
from sinorus.query.count_keys import By
from sinorus.query.counts import MOST, Counts, Total
from sinorus.query.group_table import WIDER
from sinorus.query.question import Question
from sinorus.views.cells import within

Row = dict[str, Any]
# What becomes an event is a choice, which docs/data.md describes.
NO_MEASURE = "these are counts of records and no measure of the relationship"
# Columns that are shown only on a page of at least so many characters.
WIDE = dict.fromkeys(("not-borne-out", "unverified", "borne-out", "unreviewed", "computed", "broken", "kept"), 130)
WIDE_OF = {
    "claims": {"official": 90},
    "drivers": dict.fromkeys(("cooperation", "friction", "mixed", "neutral", "not-coded"), 130),
}
# Sources are counted before claims.
FIRST = ("drivers", "sources", "of_sources", "binds", "divides", "denied")
TITLES = {"not-coded": "Not coded", "of_sources": "Of", "official": "Official"}
# Why records of each kind stand apart in no single group, by the key.
APART: dict[str, dict[str, str]] = {
    "events": {"place": "without a place"},
    "claims": {},
    "drivers": {"effect": "named by no claim", **dict.fromkeys(BY_SOURCE, "named by no claim")},
    "sources": {},
}


def counts(
    counts: Counts,
    command: str,
    question: Question,
    size: int,
    has_not_coded: bool,
    balance: Callable[[], list[str]],
) -> View[Row]:
    """Show the counts of a command; ``size`` is the number of all its records in the data.

    ``has_not_coded`` says whether the data have records without an effect, for which people get a column, and
    ``balance`` makes a hint that shows official texts apart.
    """
    keys = RowKeys(f"{command}-count-by")
    has_second = len(counts.by.keys) == 2 or (command == "drivers" and counts.by.keys[0] in BY_SOURCE)
    plain = [name for name in keys() if name != "second" or has_second]
    return View(
        noun="groups",
        rows=partial(_texts, counts),
        keys=keys,
        plain=[key(name) for name in plain],
        columns=[*_headings(counts), *_numbers(command, counts.by.keys, keys(), has_not_coded)],
        tally=lambda: Tally(counts.total().groups, 0, counts.total().groups),
        within=within(question),
        notes=question.notes,
        nothing=f"nothing matched: 0 of {size} {counts.noun}{within(question)}",
        hints=lambda: [sums(counts), *balance(), NO_MEASURE],
        most=MOST,
        remedy="a larger --limit shows more",
    )


def _texts(counts: Counts, limit: int) -> Iterable[str]:
    return map(dump, counts.rows(limit))


def _headings(counts: Counts) -> list[Column[Row]]:
    fields = zip(("key", "second"), counts.by.keys, strict=False)
    return [Column(_title(counts.by, key), partial(_heading, counts.by, key, field)) for field, key in fields]


def _title(by: By, key: str) -> str:
    """Return the heading of the groups by a key; spans of one's own say whether they are of the writing."""
    return f"{'Written' if key == 'source-decade' else 'Time'}" if by.noun(key) == "span" else key.capitalize()


def _heading(by: By, key: str, field: str, row: Row) -> str:
    """Write the name of a group, a time in words."""
    group = row[field]
    if group is None:
        return f"no single {by.noun(key)}" if key in TIMES else "none"
    if group == NOT_CODED:
        return "not coded"
    return time_in_words(group) if key in DATED else str(group)


def time_in_words(time: str) -> str:
    """Write a year, a decade, a month or a span of time as a person does."""
    return dates.human(dates.parse(time))


def _numbers(command: str, keys: Sequence[str], names: Iterable[str], has_not_coded: bool) -> list[Column[Row]]:
    """Return the columns of numbers: those of sources before those of claims."""
    unused = {"key", "second", WIDER, *([] if has_not_coded else [NOT_CODED])}
    unused |= set() if set(keys) & set(BY_SOURCE) else {"of_sources"}
    shown = [name for name in names if name not in unused]
    shown.sort(key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    return [_number(name, len(keys), WIDE_OF.get(command, WIDE).get(name, 0)) for name in shown]


def _number(name: str, keys: int, wide: int) -> Column[Row]:
    """Return the column of a number. Behind two keys there is no room for all on a narrow page."""
    narrowest = {NOT_CODED: 90, "official": 100} if keys == 2 else {}
    return Column(TITLES.get(name, name.capitalize()), key(name)[1], max(len(name), 5), wide=narrowest.get(name, wide))


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
    keys = counts.by.keys
    times = [counts.by.noun(key) for key in keys if key in TIMES]
    if total.wider:
        yield f"{total.wider} longer than {'their' if counts.by.cuts else 'a'} {' or '.join(dict.fromkeys(times))}"
    if rest := total.apart - total.wider:
        others = ["without a known beginning"] if times else []
        others += [APART[counts.noun][key] for key in keys if key in APART[counts.noun]]
        yield f"{rest} {' or '.join(dict.fromkeys(others))}"
