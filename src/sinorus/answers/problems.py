"""Problems of a data folder."""

from collections.abc import Sequence
from typing import Any

from sinorus.answers.cells import gathered, of
from sinorus.asked import Output
from sinorus.delivery import format_of
from sinorus.keys import OF_PROBLEMS
from sinorus.question import Question
from sinorus.views import Column, Row, View, key


def problems(found: Sequence[Any], output: Output) -> View:
    """Show the problems of a folder: the first twenty, unless all are wanted or the format is for machines."""
    rows = [problem._asdict() for problem in found]
    if output.limit is None and not output.all and format_of(output) in ("table", "list", "plain", "md"):
        output = output._replace(limit=20)
    columns = [Column("Where", _where, 30), Column("Problem", of("problem")), Column("Remedy", of("remedy"))]
    view = gathered("problems", rows, OF_PROBLEMS, columns, output, Question(), len(rows))
    return view._replace(
        nothing="no problems found", plain=[("where", _where), key("pointer"), key("problem"), key("remedy")]
    )


def _where(row: Row) -> str:
    return str(row["file"]) + (f":{row['line']}:{row['column']}" if row["line"] else "")
