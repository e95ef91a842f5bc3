"""The sources that a comparison sets side by side, each with its tradition."""

from __future__ import annotations

import sqlite3

from sinorus.model.vocabulary import NOT_CODED, OFFICIAL, WORDS
from sinorus.query.question import Question
from sinorus.query.voices import chosen

# Up to so many sources stand in a column each; of more, the traditions are told.
FEW = 6


def traditions(db: sqlite3.Connection, question: Question) -> dict[str, str]:
    """Return the ids of the sources that the filters on sources let through, in the order of the data."""
    return {id: fields["tradition"] for id, fields in chosen(db, question).fields.items()}


def by_tradition(traditions: dict[str, str]) -> dict[str, list[str]]:
    """Return the ids of sources by tradition, in the order of the vocabulary: official texts stand behind all others.

    Sources of which no tradition is coded come last.
    """
    groups: dict[str, list[str]] = {tradition: [] for tradition in (*WORDS["tradition"], NOT_CODED)}
    for source, tradition in traditions.items():
        groups[tradition].append(source)
    return {tradition: sources for tradition, sources in groups.items() if sources}


def official(traditions: dict[str, str]) -> set[str]:
    """Return the ids of the sources in which the two states speak themselves."""
    return {source for source, tradition in traditions.items() if tradition in OFFICIAL}
