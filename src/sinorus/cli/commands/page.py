"""One page for a browser."""

import sqlite3
from typing import TYPE_CHECKING

from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, WRITING, asking

if TYPE_CHECKING:
    from sinorus.page import Made
    from sinorus.query.question import Question

ENDINGS = (".html", ".htm")


@asking(*WINDOWED, "theme", "driver", "actor", "kind", "effect", "source", "search", showing=WRITING)
def page(call: Call) -> None:
    """Write one HTML page with everything that matches, to open in a browser: it needs no network and no server.

    The page filters by itself, and its address keeps what it shows, so that an answer can be linked.

    \b
    Examples:
      sinorus page -o index.html
      sinorus page --from 1949 --to 1991 -o cold-war.html
      sinorus page --theme energy -o energy.html
    """
    from sinorus import page as pages
    from sinorus.base.wording import counted
    from sinorus.index import open_index
    from sinorus.output.save import save
    from sinorus.output.streams import say
    from sinorus.query.question import understand

    path = _target(call.output.path)
    with open_index(call.data) as index:
        question = understand(call.request, index.db)
        made = _made(index.db, question, call.line(index.db))
        text = pages.page(made)
        save(path, [text], index.paths)
    for note in question.notes:
        say(note)
    events, claims = counted(len(made.records.events), "event"), counted(len(made.records.claims), "claim")
    say(f"wrote {path}: {events} and {claims}, {len(text.encode()) / 1e6:.2f} MB")


def _target(path: str | None) -> str:
    """Return the name of the file to write."""
    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quoted

    if path is None:
        raise BadUsage("page writes a file; name it with -o, such as -o index.html")
    if not path.lower().endswith(ENDINGS):
        raise BadUsage(f"-o {quoted(path)}: a page is HTML; let the name end in .html or .htm")
    return path


def _made(db: sqlite3.Connection, question: "Question", line: str) -> "Made":
    from sinorus import __version__
    from sinorus.page import Made
    from sinorus.query import citation as citing
    from sinorus.query import comparison, sql
    from sinorus.query.selection import select

    records = select(db, question, line)
    # Of a contrast with a claim that does not match, only a part could be shown.
    sides = comparison.compare(db, question)._replace(contrasts=records.contrasts)
    cited = [citing.dataset(db), *(citing.record(db, "source", row) for row in records.sources)]
    rows, matrix = comparison.rows(sides), comparison.matrix(sides)
    return Made(records, rows, matrix, cited, sql.meta(db, "as_of"), __version__)
