"""Workbooks of spreadsheet programs (.xlsx): each sheet that has rows is a table."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from sinorus.base.optional import load
from sinorus.base.text import fold, quote
from sinorus.base.wording import hint
from sinorus.imports.columns import is_known
from sinorus.imports.table import MOST_CHARACTERS, Row, Source, Table, Unread, named_columns, wrong
from sinorus.index.open_file import opened
from sinorus.model.files import FILES

# Rows at the top of a sheet in which its header may stand, such as below a title.
_TOP = 10


def tables(source: Source) -> Iterator[Table]:
    """Yield a table for each sheet with rows.

    A sheet that is called claims, or by another file of a data folder, holds such records. Raises BadData where the
    workbook is damaged, or a sheet has no header.
    """
    library = load("openpyxl", "sheets", "a workbook")
    with opened(source.path, source.shown) as file:
        # One for what formulas came to when the workbook was saved, and one for the formulas themselves.
        values, formulas = (_book(library, file, source, data_only) for data_only in (True, False))
        names = [sheet.title for sheet in values.worksheets]
        if source.sheet is not None and source.sheet not in names:
            raise wrong(source, None, f"no sheet is called {quote(source.sheet)}; {hint(source.sheet, names)}")
        chosen = [name for name in names if source.sheet in (None, name)]
        found = [
            table
            for name in chosen
            if (table := _table(values[name], formulas[name], source, len(names) > 1, _epoch(values)))
        ]
        if not found:
            raise wrong(source, None, "the workbook is empty; it needs a row with the names of the columns, and rows")
        yield from found


def _book(library: Any, file: Any, source: Source, data_only: bool) -> Any:
    """Open a workbook; BadData where it is none, or damaged."""
    file.seek(0)
    try:
        return library.load_workbook(file, read_only=True, data_only=data_only)
    except Exception as error:
        raise _damaged(source, error) from error


def _damaged(source: Source, error: Exception) -> Exception:
    """Make the error for a workbook that the library cannot read: it raises whatever the broken part brings about."""
    remedy = "open it in a spreadsheet program and save it again, or save the sheet as CSV in UTF-8"
    return wrong(source, None, f"the workbook is damaged ({type(error).__name__}); {remedy}")


def _epoch(book: Any) -> int:
    """Return the year from which the serial numbers of a workbook count."""
    return 1904 if book.epoch.year == 1904 else 1900


def _table(values: Any, formulas: Any, source: Source, has_others: bool, epoch: int) -> Table | None:
    """Return the table of a sheet; None for one without cells."""
    name = f"{source.shown} [{values.title}]" if has_others else source.shown
    kind = FILES.get(fold(values.title).strip(), source.kind)
    rows = _read(values, formulas, source)
    top = [*islice(rows, _TOP)]
    if not any(any(cell is not None for cell in row) for _, row in top):
        return None
    place = max(range(len(top)), key=lambda at: (sum(is_known(str(cell or ""), kind) for cell in top[at][1]), -at))
    _, cells = top[place]
    heads = named_columns(_trimmed(cells), name)
    notes = [f"rows above the header of {name}, passed over: {place}"] if place else []
    return Table(kind, heads, _rows(top[place + 1 :], rows, heads), name, "\t", notes, epoch)


def _trimmed(cells: list[Any]) -> list[Any]:
    while cells and cells[-1] in (None, ""):
        cells = cells[:-1]
    return cells


def _rows(top: list[tuple[int, list[Any]]], rows: Iterator[tuple[int, list[Any]]], heads: list[str]) -> Iterator[Row]:
    """Yield the rows that hold anything."""
    for number, cells in chain(top, rows):
        row = dict(zip(heads, cells, strict=False))
        for place in range(len(heads), len(cells)):
            if cells[place] is not None:
                row[f"column {place + 1}"] = cells[place]
        if any(value is not None for value in row.values()):
            yield Row(number, row)


def _read(values: Any, formulas: Any, source: Source) -> Iterator[tuple[int, list[Any]]]:
    """Yield the number and the cells of each row of a sheet."""
    try:
        both = zip(values.iter_rows(), formulas.iter_rows(), strict=False)
        for number, (cells, sources) in enumerate(both, 1):
            yield number, [_cell(cell, formula, source, number) for cell, formula in zip(cells, sources, strict=False)]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError, SyntaxError) as error:
        raise _damaged(source, error) from error


def _cell(cell: Any, formula: Any, source: Source, number: int) -> Any:
    """Return the value of a cell: a day as EDTF writes it, and what cannot be read with its reason."""
    value = cell.value
    if value is None and formula.data_type == "f":
        remedy = "open the workbook in a spreadsheet program and save it, which works the formula out"
        return Unread(str(formula.value), "is a formula whose result is not in the file", remedy)
    if cell.data_type == "e":
        return Unread(str(value), "is an error of a formula", "correct the formula, or write what belongs there")
    if hasattr(value, "isoformat"):
        return value.isoformat().partition(".")[0].removesuffix("T00:00:00")
    if value is not None and not isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise wrong(source, number, f"a cell has more than {MOST_CHARACTERS:,} characters; shorten it")
    return value
