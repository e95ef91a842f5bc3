"""How far codings agree."""

from typing import TYPE_CHECKING, Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.model.rows.claim import AgreeRow
    from sinorus.model.sheets import Sheet


@with_options()
def agree(
    call: Call,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A sheet that a person has filled in.")],
    other: Annotated[str | None, typer.Argument(metavar="[FILE]", help="That of another person.")] = None,
) -> None:
    """Compare the codes in a sheet of `sinorus sample` with those of the data, or two sheets with each other.

    For each field: how many records both have coded, the share coded alike, and Cohen's kappa, each with the interval
    of 95 per cent. An empty cell is not coded; none says that a record has no driver.

    \b
    Examples:
      sinorus agree sheet.csv
      sinorus agree sheet-a.csv sheet-b.csv --json
    """
    from sinorus.base.errors import BadUsage
    from sinorus.index.read_sheet import read_sheet
    from sinorus.output.deliver import deliver
    from sinorus.views.sheets import agreement

    if file == other:
        raise BadUsage("the same sheet is named twice; name one, or that of another person")
    sheets = [read_sheet(name) for name in (file, other) if name is not None]
    with call.open() as index:
        deliver(agreement(*_compare(index.db, sheets)), call.output)


def _compare(db: "Connection", sheets: "list[Sheet]") -> "tuple[list[AgreeRow], tuple[str, ...]]":
    """Compare a sheet with the data, or two with each other; returns the rows, and what is to be said of the sheets."""
    from sinorus.query import codes
    from sinorus.query.agreement import require_common, rows

    first, *others = [codes.of_sheet(db, sheet) for sheet in sheets]
    if not others:
        return rows(first, codes.of_data(db, first.kind, [*first.codes])), first.notes
    [second] = others
    alone = require_common(sheets[0], sheets[1], first, second)
    return rows(first, second), tuple(dict.fromkeys((*first.notes, *second.notes, *alone)))
