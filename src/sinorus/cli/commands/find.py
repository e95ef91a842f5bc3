"""Everything that answers some words."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, with_options

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sinorus.output.view import View


@with_options(*WINDOWED, "theme", "driver", "actor", "kind", "effect", "source")
def find(
    call: Call,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="In any form; word* begins so, '\"two words\"' together, -word not."),
    ],
    records: Annotated[
        str | None, typer.Option("--records", metavar="KIND,KIND", help="Only such records: event,claim,actor, ...")
    ] = None,
) -> None:
    """Find what answers some words, in all kinds of record at once. A date or a period among them is a window.

    \b
    Examples:
      sinorus find huawei
      sinorus find energy 2014
      sinorus find '"no limits"' --records event,claim
    """
    from sinorus.output.deliver import deliver

    with call.open() as index:
        deliver(_view(index.db, call, " ".join(words), records), call.output)


def _view(db: "Connection", call: Call, text: str, records: str | None) -> "View[Any]":
    """Return the view of the records that answer; for a date or a period alone, that of the timeline."""
    from sinorus.query.find import kinds
    from sinorus.query.question import require_words, understand
    from sinorus.query.ranking import Asked
    from sinorus.query.search import search
    from sinorus.query.window_words import part
    from sinorus.views import find as views
    from sinorus.views.timeline_claims import timeline

    wanted = kinds(records)
    words, during, note = part(text, db)
    request = call.request._replace(during=(*call.request.during, *([during] if during else ())))
    question = understand(request, db)
    question = question._replace(notes=(*question.notes, *([note] if note else ())))
    if during and not words.strip() and records is None:
        return timeline(db, question)
    require_words(db, "find")
    found = None if during and not words.strip() else search(words, db, "find")
    line = ("--during", during) if during else ()
    return views.find(db, Asked(words, question, found, wanted, line))
