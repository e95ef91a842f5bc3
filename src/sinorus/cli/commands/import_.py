"""Files of other programs to a data folder."""

from typing import Annotated

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import BESIDE, with_options

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Events: .csv .tsv .xlsx .json .jsonl.")]
Folder = Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write.")]
Mapping = Annotated[
    list[str], typer.Option("--map", metavar="FIELD=COLUMN", help="What a column is: title=Headline,date_edtf=Year.")
]


@with_options(showing=BESIDE)
def import_(
    call: Call,
    files: Files,
    folder: Folder,
    claims: Annotated[list[str], typer.Option("--claims", metavar="FILE", help="Claims, a row each.")] = [],  # noqa: B006 (Typer copies it)
    mapping: Mapping = [],  # noqa: B006
    update: Annotated[
        bool, typer.Option("--update", help="Import again into the folder; what was changed there is kept.")
    ] = False,
    day_first: Annotated[bool, typer.Option("--day-first", help="9/8/1971 is 9 August.")] = False,
    month_first: Annotated[bool, typer.Option("--month-first", help="9/8/1971 is 8 September.")] = False,
    layout: Annotated[
        str | None, typer.Option("--layout", metavar="NAME", help="timelinejs, wikidata; gdelt or icews.")
    ] = None,
    actor: Annotated[
        list[str], typer.Option("--actor", metavar="CODE", help="Of gdelt, icews: only events of RUS, CHN.")
    ] = [],  # noqa: B006
    as_series: Annotated[
        str | None, typer.Option("--as-series", metavar="month", help="Series of them in a data folder.")
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="Only this sheet of a workbook.")] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="Of text that is not UTF-8, such as windows-1251.")
    ] = None,
) -> None:
    """Make a data folder of spreadsheets or of other programs' files; every row arrives, and a report says how.

    \b
    Examples:
      sinorus import events.csv -o mine
      sinorus import events.csv --claims claims.csv -o mine --update --day-first
      sinorus import events.csv -o other --map title=Headline,date_edtf=Year
    """
    from sinorus.cli.import_job import Wish, carry_out

    orders = {"day-first": day_first, "month-first": month_first}
    wish = Wish(files, folder, claims, mapping, update, orders, layout, actor, as_series, sheet, encoding)
    carry_out(wish, call.output)
