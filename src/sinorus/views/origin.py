"""Where a picture is from: the command that it stands for, the data that it was made of, and what is asked of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sinorus.base.wording import join
from sinorus.chart.vega import Words
from sinorus.query import sql
from sinorus.views.cells import within

if TYPE_CHECKING:
    from sinorus.model.rows.answer import Dataset
    from sinorus.model.rows.series import SeriesRow
    from sinorus.query.question import Condition, Question


class Origin(NamedTuple):
    """Where a picture is from.

    line      the command line that it stands for
    datasets  the data sets that it was made of
    """

    line: str
    datasets: list[Dataset]

    def words(self, title: str, beside: list[str], content: str, series: Iterable[SeriesRow] = ()) -> Words:
        """Write what stands around a picture; ``content`` says in a sentence what who does not see it misses.

        ``series`` are those of which it holds numbers.
        """
        told = f"{content}. {made(self.line, self.datasets)}"
        return Words(title, beside, [source(self.datasets, publishers(series))], told)


def origin(db: sqlite3.Connection, line: str) -> Origin:
    """Return where a picture of a command line is from."""
    return Origin(line, json.loads(sql.meta(db, "datasets")))


def asked(db: sqlite3.Connection, question: Question) -> str:
    """Write what a question asks for, behind a colon, and its window; empty where it asks for all."""
    labels = sql.labels_of(db, [value for condition in question.conditions for value in condition.values])
    told = subjects(question, labels)
    return f"{f': {told}' if told else ''}{within(question)}"


def subjects(question: Question, labels: dict[str, str]) -> str:
    """Write what the filters of a question ask for; empty where there are none."""
    asked = [_subject(condition, labels) for condition in question.conditions]
    return ", ".join([*asked, *(f"{'not ' * one.negated}“{one.text}”" for one in question.search)])


def _subject(condition: Condition, labels: dict[str, str]) -> str:
    """Write a filter in words: the names of what it asks for."""
    if condition.shown or condition.signed:
        return str(condition)
    names = [labels.get(value, value) for value in condition.values]
    return f"{'not ' * condition.negated}{join(names, 'or')}"


def source(datasets: list[Dataset], publishers: Iterable[str] = ()) -> str:
    """Write where a picture is from: its data sets with version and licence, and who measured its series."""
    names = " and ".join(map(_dataset, datasets)) or "data without a name"
    measured = ", ".join(publishers)
    return f"Source: {names}{f'; series: {measured}' if measured else ''}"


def publishers(series: Iterable[SeriesRow]) -> list[str]:
    """Return who measured series, each once."""
    return list(dict.fromkeys(row["source"]["publisher"] or row["source"]["title"] for row in series))


def _dataset(dataset: Dataset) -> str:
    parts = [dataset["title"], dataset["version"] and f"version {dataset['version']}", dataset["licence"]]
    return ", ".join(filter(None, parts))


def made(line: str, datasets: list[Dataset]) -> str:
    """Write by which command a picture was made, and from which data."""
    names = " and ".join(f"{dataset['title']}, version {dataset['version']}" for dataset in datasets)
    return f"Made by `sinorus {line}` from {names or 'data without a name'}."
