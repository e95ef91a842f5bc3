"""References for things and for answers."""

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli import completion
from sinorus.cli.call import Call
from sinorus.cli.options import line, with_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sinorus.base.rows import Rows
    from sinorus.output.view import View
    from sinorus.query.cited_answer import Answer


@with_options()
def cite(
    call: Call,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="Ids of any kind; none: the data set.", autocompletion=completion.ids),
    ] = None,
    query: Annotated[
        str | None, typer.Option("--query", metavar="LINE", help="Cite the answer to this command line.")
    ] = None,
) -> None:
    """Print a reference for an event, a claim, a series, the data set, or for an answer.

    With --query, -o FILE.json also keeps the ids and hashes of the records, for `sinorus replay FILE.json`.
    Formats besides the usual ones: biblatex, csl-json.

    \b
    Examples:
      sinorus cite rathod-trade-7bn-1991 trade-total
      sinorus cite sino-soviet-treaty-1950 --format biblatex -o refs.bib
      sinorus cite --query "timeline --from 1949 --to 1991 --theme energy" -o answer.json
    """
    from sinorus.base.errors import BadUsage
    from sinorus.views.answers.cite import answer

    if query is not None:
        if ids:
            raise BadUsage("cite takes ids or --query, not both; leave one of them out")
        _cite_answer(call, query)
        return
    call.deliver(partial(answer, ids=ids or ()), is_strict=True)


def _cite_answer(call: Call, query: str) -> None:
    import json

    from sinorus.base import checksum
    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote
    from sinorus.index.folders import prefixes_of
    from sinorus.output.deliver import deliver, format_of
    from sinorus.output.save import save
    from sinorus.output.streams import print_pieces
    from sinorus.query import cited_answer
    from sinorus.views.citations import answer

    path = call.output.path
    if path is not None and not path.endswith(".json"):
        raise BadUsage(f"-o {quote(path)}: a cited answer is kept as JSON; let the name end in .json")
    if call.output.dash and (call.output.fields or call.output.format not in (None, "json")):
        raise BadUsage("-o - puts out the cited answer itself, as JSON; leave --fields and --format out")
    taken = answer_to(query, call.data, call.prefix)
    with call.open(is_strict=True) as index:
        reference = cited_answer.reference(index.db, taken, prefixes_of(call.prefix, index.folders))
        view, output = answer(reference), call.output._replace(path=None)
        format_of(output, view.more)
        # What an older version of sinorus does not know is written only where it is needed.
        kept = {key: value for key, value in reference.items() if key != "prefixes" or value}
        file = [json.dumps(checksum.sealed(kept), ensure_ascii=False, indent=2), "\n"]
        if call.output.dash:
            print_pieces(file, "json")
            return
        if path is not None:
            save(path, file, output.force)
        deliver(view, output)


def answer_to(query: str, data: list[str], prefix: "Sequence[str]") -> "Answer":
    """Ask a question as a command line of its own, and return its canonical form and its rows."""
    from sinorus.cli.app import ask
    from sinorus.index import open_index
    from sinorus.query import cited_answer

    answers: list[Answer] = []

    def sink(context: typer.Context, view: "View[Any]") -> None:
        rows = _rows(view, context.params.get("limit"))
        with open_index(context.params["data"], is_strict=True, prefix=context.params["prefix"]) as index:
            answers.append(cited_answer.Answer(line(context, index.db), rows))

    ask(cited_answer.words_of(query, data, prefix), sink)
    return answers[0]


def _rows(view: "View[Any]", limit: int | None) -> "Rows[Any]":
    import json

    from sinorus.base.rows import Rows
    from sinorus.output.deliver import MOST

    texts = [*view.rows(view.most if limit is None else min(limit, MOST))]
    return Rows(lambda: map(json.loads, texts))
