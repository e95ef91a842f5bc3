"""A workbook of a spreadsheet program, written by openpyxl: a sheet of flat columns, in which no text is a formula."""

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from typing import Any

from sinorus.base.errors import BadUsage
from sinorus.base.optional import load
from sinorus.base.text import FORMULA, safe
from sinorus.output.render.flat_keys import flat_columns, value_in
from sinorus.output.render.stable_zip import stable
from sinorus.output.view import View, flat

# What a sheet holds at most, its header included, and a cell.
ROWS, CHARACTERS = 1_048_576, 32_767
CUT = "… (longer than a cell may be)"
# A column is as wide as the first rows need, between these bounds.
_SAMPLE, _NARROW, _BROAD = 200, 9, 60
# Columns whose days are days of a calendar; the calendar of these programs begins with 1900.
_DAYS = ("earliest", "latest", "as_of", "day", "copy_read", "accessed")
_FIRST = "1900-01-01"
_FORMAT = "yyyy-mm-dd"
# What the name of a sheet must not have in it.
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
Cells = list[object]


def book(view: View[Any], rows: Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes of a workbook, the same on every run with the same library.

    Raise BadUsage where the library is missing, or if there are more rows than a sheet holds.
    """
    library = load("openpyxl", "sheets", "--format xlsx")
    columns = flat_columns(view)
    cells = ([_value(value_in(json.loads(row), path), path) for _, path in columns] for row in rows)
    first = [*islice(cells, _SAMPLE)]
    workbook = library.Workbook(write_only=True)
    sheet = workbook.create_sheet(_NO_NAME.sub(" ", view.noun)[:31])
    sheet.freeze_panes = "A2"
    headings = [heading for heading, _ in columns]
    for letter, width in zip(_letters(library, len(columns)), _widths(headings, first), strict=True):
        sheet.column_dimensions[letter].width = width
    # A sheet that is left open would complain, wherever it is left.
    with closing(sheet):
        sheet.append([_heading(library, sheet, heading) for heading in headings])
        count = 1
        for count, row in enumerate(chain(first, cells), 2):
            if count > ROWS:
                raise BadUsage(f"a sheet of xlsx holds {ROWS - 1:,} rows; ask for less, or write csv")
            sheet.append([_cell(library, sheet, value) for value in row])
        sheet.auto_filter.ref = f"A1:{_letters(library, len(columns))[-1]}{count}"
    yield from stable(workbook)


def _value(value: Any, path: str) -> object:
    """Return what a cell holds: numbers and days as such, all else as one harmless text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = safe(flat(value))
    if path.rpartition(".")[2] in _DAYS and len(text) == 10 and _FIRST <= text <= "9999-12-31":
        return datetime.date.fromisoformat(text)
    # A character beyond the first 65,536 counts twice there.
    if len(text) * 2 > CHARACTERS and len(text.encode("utf-16-le")) // 2 > CHARACTERS:
        return text.encode("utf-16-le")[: 2 * (CHARACTERS - len(CUT))].decode("utf-16-le", "ignore") + CUT
    return text


def _widths(headings: list[str], rows: list[Cells]) -> Iterator[int]:
    """Yield the width of each column; a heading has the button of the filter beside it."""
    for place, heading in enumerate(headings):
        longest = max((len(str(row[place])) for row in rows if row[place] is not None), default=0)
        yield min(max(longest + 1, len(heading) + 4, _NARROW), _BROAD)


def _letters(library: Any, count: int) -> list[str]:
    return [library.utils.get_column_letter(number) for number in range(1, count + 1)]


def _heading(library: Any, sheet: Any, text: str) -> Any:
    cell = _cell(library, sheet, text)
    cell.font = library.styles.Font(bold=True)
    return cell


def _cell(library: Any, sheet: Any, value: object) -> Any:
    """Make a cell; a text stays one, also where it begins like a formula and also when somebody edits it."""
    if not isinstance(value, str):
        cell = library.cell.WriteOnlyCell(sheet, value)
        if isinstance(value, datetime.date):
            cell.number_format = _FORMAT
        return cell
    cell = library.cell.WriteOnlyCell(sheet, "")
    cell._value, cell.data_type = value, "s"
    if value.startswith(FORMULA):
        cell.quotePrefix = True
    return cell
