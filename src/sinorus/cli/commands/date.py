"""How a date is understood."""

from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import with_options


@with_options()
def date(
    call: Call,
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help="Dates in EDTF or words; - reads lines of input.")
    ] = None,
    column: Annotated[
        str | None, typer.Option("--column", metavar="NAME", help="Read this column of CSV files: TEXT names them.")
    ] = None,
) -> None:
    """Show how dates are understood: their EDTF form, and their first and last day.

    A text that cannot be read is a row with its reason, and the exit code is 2.

    \b
    Examples:
      sinorus date "late 1960s" "c. 1650" "27 August 1689 O.S."
      sinorus date -- -0500
      sinorus date --column Year --json events.csv
    """
    from sinorus.base.errors import BadUsage
    from sinorus.cli.typed import column_of, texts_of
    from sinorus.index.folders import choose
    from sinorus.output.deliver import deliver, format_of
    from sinorus.views.date import Answers

    if not texts and column is None:
        raise BadUsage("missing argument 'TEXT...'; `sinorus date --help` shows what there is")
    # A date needs no data, but a data folder that is named is not written over either.
    if call.output.path:
        choose(call.data)
    given = texts or ["-"]
    answers = Answers(texts_of(given) if column is None else column_of(column, given))
    if column is None and "-" not in given:
        # One text that is no date is answered by its error alone where no program reads, and so is a mistyped option.
        is_for_people = format_of(call.output) not in ("json", "jsonl", "csv")
        answers.refuse_ahead(any(text.startswith("--") for text in given), is_for_people)
    deliver(answers.view(), call.output)
    answers.refuse_faults()
