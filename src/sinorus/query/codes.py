"""The codes of records: those that stand in the data, and those that a person wrote into a sheet."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from sinorus.base.errors import BadUsage, UnknownId
from sinorus.base.text import fold, quote
from sinorus.model.sheets import CODES, NONE, SEVERAL, Line, Sheet, wrong
from sinorus.model.vocabulary import NOT_CODED, UNREVIEWED, WORDS
from sinorus.query import lookup, question

# What was coded in a field, as a set also where there can be only one; None where nothing was coded.
Code = frozenset[str] | None
# Under each field of a record its code.
Codes = dict[str, Code]


class Coding(NamedTuple):
    """The codes of some records of a kind by their ids, and sentences about the old ids among them."""

    kind: str
    codes: dict[str, Codes]
    notes: tuple[str, ...] = ()


def of_data(db: sqlite3.Connection, kind: str, ids: list[str]) -> Coding:
    """Return the codes that the data have for some records."""
    return Coding(kind, {row["id"]: _of_row(kind, row) for row in lookup.of_kind(db, kind, ids)})


def _of_row(kind: str, row: Any) -> Codes:
    return {column: _code(row, column) for column in CODES[kind]}


def _code(row: Any, column: str) -> Code:
    if column == "main_theme":
        return frozenset(row["themes"][:1]) or None
    if column == "verdict":
        return frozenset([row["review"]["verdict"]]) if row["review"] else None
    if column == SEVERAL:
        return frozenset(row[column])
    return frozenset([row[column]]) if row[column] else None


def of_sheet(db: sqlite3.Connection, sheet: Sheet) -> Coding:
    """Return the codes of a sheet.

    Raises BadData, with file and line, for an id that the data do not have or that stands twice, for a code that is
    none, and for a sheet without codes.
    """
    codes: dict[str, Codes] = {}
    for line in sheet.lines:
        id = _id(db, sheet, line)
        if id in codes:
            raise sheet.wrong(line, f"{quote(id)} stands twice; take one of the lines out")
        codes[id] = {column: _read(db, sheet, line, column) for column in CODES[sheet.kind]}
    if all(code is None for own in codes.values() for code in own.values()):
        columns = ", ".join(CODES[sheet.kind])
        raise wrong(sheet.name, 1, f"no code is filled in below; the columns of the codes are {columns}")
    cells = [
        (CODES[sheet.kind][column], [_listed(line.cells[column]) for line in sheet.lines])
        for column in ("main_theme", SEVERAL)
    ]
    notes = (retirement.sentence() for retirement in question.retirements(cells, db))
    return Coding(sheet.kind, codes, tuple(notes))


def _id(db: sqlite3.Connection, sheet: Sheet, line: Line) -> str:
    """Return the id of the record of a line; BadData if the data have no such record of the kind of the sheet."""
    try:
        return str(lookup.of_kind(db, sheet.kind, [line.id])[0]["id"])
    except UnknownId as error:
        raise sheet.wrong(line, str(error)) from error


def _read(db: sqlite3.Connection, sheet: Sheet, line: Line, column: str) -> Code:
    """Return the code in a cell, None for an empty one; BadData if it is none.

    Names, labels and old ids are read as filters read them, and words in any case.
    """
    text, field = line.cells[column], CODES[sheet.kind][column]
    if not text:
        return None
    if column == SEVERAL and fold(text) == NONE:
        return frozenset()
    try:
        condition = question.condition(field, fold(text) if field in WORDS else _listed(text), db)
    except BadUsage as error:
        raise sheet.wrong(line, str(error).removeprefix("--")) from error
    if condition.negated:
        raise sheet.wrong(line, f"{column} {quote(text)}: a cell says what holds; leave not: out")
    values = condition.every_value()
    if column != SEVERAL and len(values) > 1:
        raise sheet.wrong(line, f"{column} {quote(text)} names {', '.join(values)}; write one of them")
    # Who writes that a claim is not reviewed, or that something is not coded, has coded nothing.
    return None if values in ((UNREVIEWED,), (NOT_CODED,)) else frozenset(values)


def _listed(text: str) -> str:
    """Put commas, which filters take, between the codes of a cell."""
    return text.replace(";", ",")
