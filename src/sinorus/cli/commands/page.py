"""One page for a browser."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sinorus.cli.call import Call
from sinorus.cli.options import WRITING, with_options
from sinorus.output.settings import Output
from sinorus.query.filters import OF_EVENTS

if TYPE_CHECKING:
    from sinorus.page import Content
    from sinorus.query.question import Question

ENDINGS = (".html", ".htm")


@with_options(*OF_EVENTS, showing=WRITING)
def page(call: Call) -> None:
    """Write one HTML page with everything that matches, to open in a browser: it needs no network and no server.

    The page filters by itself, and its address keeps what it shows, so that an answer can be linked.

    \b
    Examples:
      sinorus page -o index.html
      sinorus page --from 1949 --to 1991 -o cold-war.html
      sinorus page --theme energy -o energy.html
    """
    from sinorus.base.wording import amount
    from sinorus.output.save import save
    from sinorus.output.streams import print_pieces, say
    from sinorus.page import write
    from sinorus.query import limits
    from sinorus.query.question import understand

    _check_target(call.output)
    with call.open(is_strict=True) as index:
        question = understand(call.request, index.db)
        limits.require(index.db, question, "page")
        content = _content(index.db, question, f"{call.line(index.db)} -o index.html")
        sizes: list[int] = []
        pieces = _sized(write(content), sizes)
        if call.output.path is not None:
            save(call.output.path, pieces, call.output.force)
        elif not print_pieces(pieces, "plain"):
            return
    for note in question.notes:
        say(note)
    events, claims = (
        amount(len(content.records.events), "event"),
        amount(len(content.records.claims), "claim"),
    )
    say(f"wrote {call.output.path or 'the page'}: {events} and {claims}, {sum(sizes) / 1e6:.2f} MB")


def _sized(pieces: Iterable[str], sizes: list[int]) -> Iterator[str]:
    """Yield pieces, and note the size of each in bytes."""
    for piece in pieces:
        sizes.append(len(piece.encode()))
        yield piece


def _check_target(output: Output) -> None:
    """Raise BadUsage if nothing says where the page goes, or if the file has the ending of no page."""
    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote

    if output.path is None and not output.dash:
        raise BadUsage("page writes a file; name it with -o, such as -o index.html")
    if output.path is not None and not output.path.lower().endswith(ENDINGS):
        raise BadUsage(f"-o {quote(output.path)}: a page is HTML; let the name end in .html or .htm")


def _content(db: sqlite3.Connection, question: "Question", line: str) -> "Content":
    """Gather what the page is made of; ``line`` is the command line that it stands for."""
    from sinorus import __version__
    from sinorus.page import Content
    from sinorus.query import citation, comparison, comparison_matrix, points, retired, sql, vocabularies
    from sinorus.query.question import Question
    from sinorus.query.selection import select
    from sinorus.query.word_streams import word_streams

    records = select(db, question, line)
    # They are looked at many times, and are few enough to be kept.
    records = records._replace(events=[*records.events], claims=[*records.claims], links=[*records.links])
    # A contrast with a claim that does not match is left out, because that claim is not on the page.
    sides = comparison.compare(db, question)._replace(contrasts=records.contrasts)
    citations = [citation.dataset(db), *(citation.record(db, "source", row) for row in records.sources)]
    searched = [row["id"] for row in (*records.events, *records.claims, *records.series)]
    return Content(
        records,
        points.homes(sides),
        comparison_matrix.matrix(sides),
        citations,
        retired.every(db),
        vocabularies.entries(db, "place", Question()),
        sql.values_of(db, "actor", searched),
        word_streams(db, searched),
        sql.meta(db, "as_of"),
        __version__,
    )
