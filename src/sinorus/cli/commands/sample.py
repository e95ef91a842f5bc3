"""A sheet for a person to code."""

from typing import Annotated

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import WRITING, with_options
from sinorus.query.filters import WINDOWED


@with_options(*WINDOWED, "theme", "driver", "actor", "effect", "source", "search", showing=WRITING)
def sample(
    call: Call,
    records: Annotated[
        str, typer.Argument(metavar="RECORDS", help="claims or events.", autocompletion=completion.samples)
    ],
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="How many.")],
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another seed draws others.")] = 1,
) -> None:
    """Write a sheet (CSV) of records drawn by a seed, with empty columns for the codes that a person gives.

    The same seed draws the same from the same data, and the first of a larger sample are those of a smaller one.

    \b
    Examples:
      sinorus sample claims 40 --seed 1 -o sheet.csv
      sinorus sample events 40 --seed 2 --from 1949 --to 1991
    """
    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote
    from sinorus.output.deliver import deliver
    from sinorus.query import sql
    from sinorus.query.question import understand
    from sinorus.query.sample import draw, require_kind
    from sinorus.views.sheets import sheet

    kind, path = require_kind(records), call.output.path
    if path is not None and not path.lower().endswith(".csv"):
        raise BadUsage(f"-o {quote(path)}: a sheet is CSV; let the name end in .csv")
    with call.open() as index:
        question = understand(call.request, index.db)
        rows = draw(index.db, kind, question, number, seed)
        view = sheet(kind, rows, number, question, sql.size(index.db, kind))
        deliver(view, call.output._replace(format="csv"))
