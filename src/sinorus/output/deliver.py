"""The one door out: choose the format, render, write, and say on standard error what is worth saying."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sinorus.base.errors import BadUsage
from sinorus.base.text import native, quoted
from sinorus.base.wording import hint, joined, singular
from sinorus.output.render import FORMATS, SUFFIXES, Page, render
from sinorus.output.streams import leads_to, print_pieces, say, width
from sinorus.output.view import Tally, View, chosen
from sinorus.output.wanted import Output

# More rows than there can be; SQLite takes no number much beyond it.
MOST = 2**62


def format_of(output: Output, more: Sequence[str] = ()) -> str:
    """Choose the format: the one asked for, else by the ending of the file, else a table on a terminal and plain in a pipe.

    ``more`` are formats that only this answer has.
    """
    known = (*FORMATS, *more)
    if output.format is not None and output.format not in known:
        raise BadUsage(f"--format {quoted(output.format)} is no known format; {hint(output.format, known)}")
    if output.json and output.format not in (None, "json"):
        raise BadUsage(f"--json and --format {output.format} contradict each other; give one of them")
    if output.json or output.format:
        return output.format or "json"
    if output.path is not None:
        return _format_of_file(output.path, known)
    return "table" if sys.stdout is not None and sys.stdout.isatty() else "plain"


def is_whole(output: Output) -> bool:
    """Say whether every key of a row is put out, and not only what its columns show."""
    return bool(output.sink or output.fields) or format_of(output) in ("json", "jsonl", "csv")


def _format_of_file(path: str, known: Sequence[str]) -> str:
    # A name that is nothing but an ending has it all the same.
    name = Path(path).name.lower()
    suffix = name if name in SUFFIXES else Path(name).suffix
    if SUFFIXES.get(suffix) in known:
        return SUFFIXES[suffix]
    endings = ", ".join(name for name, format in SUFFIXES.items() if name and format in known)
    raise BadUsage(f"-o {quoted(path)}: no format has the ending {suffix}; the endings are {endings}, or give --format")


def deliver(view: View[Any], output: Output, data: Iterable[Path] = ()) -> None:
    """Write the answer to standard output or a file; ``data`` are files that it must not overwrite."""
    format = format_of(output, view.more)
    whole, view = view, _with_fields(view, output.fields)
    if output.sink:
        output.sink(whole)
        return
    limit = _limit(view, output, format)
    rows = _Counted(view.rows(limit))
    page = page_of(output)
    pieces = render(view, rows, format, page)
    if _to_file(output.path, pieces, format, data) if output.path is not None else print_pieces(pieces, format):
        _talk(view, format, page, rows.count, cut=limit >= 0)


def _limit(view: View[Any], output: Output, format: str) -> int:
    """Return how many rows to ask for, -1 for all."""
    if output.limit is not None and output.all:
        raise BadUsage("--limit and --all contradict each other; give one of them")
    if output.limit is not None:
        return min(output.limit, MOST)
    capped = format in view.capped if view.capped else format in ("table", "list") and _on_terminal(output)
    if output.all or not capped:
        return -1
    return view.first if view.tally().total > view.long else -1


class _Counted:
    """Rows that remember how many of them went by."""

    def __init__(self, rows: Iterable[str]) -> None:
        self.rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        for row in self.rows:
            self.count += 1
            yield row


def _with_fields(view: View[Any], fields: str | None) -> View[Any]:
    if fields is None:
        return view
    names = [name.strip() for name in fields.split(",")]
    for name in names:
        if name not in view.keys:
            raise BadUsage(f"--fields {quoted(name)} is no field of {view.noun}; {hint(name, view.keys)}")
    return chosen(view, list(dict.fromkeys(names)))


def page_of(output: Output) -> Page:
    """Return how wide the page is, and whether it has colours."""
    plain = output.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Page(width(), _on_terminal(output) and not plain)


def _on_terminal(output: Output) -> bool:
    return output.path is None and sys.stdout is not None and sys.stdout.isatty()


def _to_file(path: str, pieces: Iterable[str], format: str, data: Iterable[Path]) -> bool:
    if leads_to(Path(native(path)), sys.stdout):
        return print_pieces(pieces, format)
    from sinorus.output.save import save

    save(path, pieces, data)
    return True


def _talk(view: View[Any], format: str, page: Page, shown: int, cut: bool) -> None:
    """Say what was assumed; to a person also how many rows there are, to a machine only what is missing."""
    for note in view.notes:
        say(note)
    person = format in ("table", "list")
    if view.silent or not (person or cut or not shown):
        return
    tally = view.tally()
    if person or not shown or shown < tally.total:
        hints = (*view.hints(), *_hidden(view, format, page)) if person and shown else ()
        say("; ".join([closing(view, tally, shown), *hints]))


def _hidden(view: View[Any], format: str, page: Page) -> list[str]:
    left = [column.title.lower() for column in view.columns if column.wide > page.width]
    return [f"--format list shows {joined(left)} too"] if format == "table" and left and not view.cards else []


def closing(view: View[Any], tally: Tally, shown: int) -> str:
    """Write the closing line: how many, how many only possibly, and what was left out."""
    if not tally.total:
        return view.nothing or f"nothing matched: 0 of {tally.all} {view.noun}{view.within}"
    possible = ""
    if tally.possible:
        possible = ", only possibly" if tally.total == 1 else f", {tally.possible} of them only possibly"
    left = f"; {shown} shown, --all shows all" if shown < tally.total else ""
    return f"{tally.total} {view.noun if tally.total != 1 else singular(view.noun)}{possible}{view.within}{left}"
