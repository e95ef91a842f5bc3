"""The matrix of `drivers --count-by tradition` and the like: forces under their themes against groups of sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import accumulate
from typing import Any

from sinorus.base import wording
from sinorus.model.vocabulary import DATED, NOT_CODED
from sinorus.output.view import GAP, Column, RowKeys, View
from sinorus.query.driver_matrix import NUMBERS
from sinorus.query.question import Question
from sinorus.views.cells import NOTHING, small_view, with_question, within
from sinorus.views.counts import NO_MEASURE, time_in_words

# A force: its id, its theme, and by group the row that counts who names it.
Row = dict[str, Any]
# So many groups have a column, the largest of them: every decade since the 1890s, with room for more.
MOST_GROUPS = 16
# The name of a force takes no more of a page than this.
WIDEST_NAME = 20
TITLE = "How many sources name each force: +4 say that it binds, -1 that it divides, !1 denies it; – is silence"


def matrix(
    rows: list[Row],
    sizes: Mapping[str, int],
    key: str,
    question: Question,
    size: int,
    labels: Mapping[str, str],
    hints: Callable[[], list[str]],
) -> View[Row]:
    """Show forces against groups of sources; ``sizes`` say how many sources a group has, ``labels`` name the themes.

    ``size`` is the number of all forces in the data.
    """
    groups, shown = _ranked(rows, sizes), shown_groups(rows, sizes)
    columns = _columns(rows, shown, groups, sizes, key)
    view = small_view("forces", rows, RowKeys("drivers-count-by"), columns, ())
    return with_question(view, question, size)._replace(
        title=f"{TITLE}; in brackets the sources of a group" if rows else "",
        nothing="" if rows else f"nothing matched: 0 of {size} forces{within(question)}",
        group=lambda row: labels[row["theme"]],
        heading="Theme",
        hints=lambda: [*_left_out(len(groups) - len(shown)), *hints(), NO_MEASURE],
    )


def shown_groups(rows: list[Row], sizes: Mapping[str, int]) -> list[str]:
    """Return the groups that have a column, in their order: the largest."""
    largest = _ranked(rows, sizes)[:MOST_GROUPS]
    return [group for group in sizes if group in largest]


def _ranked(rows: list[Row], sizes: Mapping[str, int]) -> list[str]:
    return sorted(sizes, key=lambda group: (group == NOT_CODED, -sizes[group], -_heard(rows, group)))


def _heard(rows: list[Row], group: str) -> int:
    """Count the forces that a group names."""
    return sum(group in row["groups"] for row in rows)


def _columns(
    rows: list[Row], shown: list[str], ranked: list[str], sizes: Mapping[str, int], key: str
) -> list[Column[Row]]:
    """Return the columns; the largest groups are shown on narrow pages too."""
    titles = {group: _title(group, key, sizes[group]) for group in shown}
    widths = {group: _width(titles[group], [_cell(group, row) for row in rows]) for group in shown}
    all = Column[Row]("All", _all, _width("All", list(map(_all, rows))))
    name = min(max([len(row["driver"]) for row in rows], default=0), WIDEST_NAME)
    order = [group for group in ranked if group in widths]
    pages = accumulate((widths[group] + GAP for group in order), initial=name + GAP + all.width)
    wide = dict(zip(order, [*pages][1:], strict=True))
    return [
        Column("Force", lambda row: row["driver"]),
        all,
        *(Column(titles[group], partial(_cell, group), widths[group], wide=wide[group]) for group in shown),
    ]


def _title(group: str, key: str, size: int) -> str:
    name = "not coded" if group == NOT_CODED else time_in_words(group) if key in DATED else group
    return name if key == "source" else f"{name} ({size})"


def _width(title: str, cells: list[str]) -> int:
    """Return the width of a column, in which a heading is folded between words and behind hyphens."""
    return max(map(len, [*title.replace("-", "- ").split(), *cells]))


def _cell(group: str, row: Row) -> str:
    return _said(row["groups"].get(group, {}))


def _all(row: Row) -> str:
    counts = row["groups"].values()
    return _said({name: sum(count[name] for count in counts) for name in NUMBERS})


def _said(count: Mapping[str, int]) -> str:
    """Write how many sources name a force, and what they say of it."""
    if not any(count.values()):
        return NOTHING
    signs = {"+": count["binds"], "-": count["divides"], "!": count["denied"]}
    said = "".join(f"{sign}{number}" for sign, number in signs.items() if number)
    return f"{count['sources']} {said}".rstrip()


def _left_out(groups: int) -> list[str]:
    return [f"{wording.amount(groups, 'smaller group')} in no column; --json has all"] if groups > 0 else []
