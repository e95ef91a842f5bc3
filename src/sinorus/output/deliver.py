"""The one way of an answer to its reader: choose a format, render, write, and add a closing line on standard error."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.base.errors import BadUsage
from sinorus.base.system import shows_colour
from sinorus.base.text import quote, to_system
from sinorus.base.wording import hint, join, near, singular
from sinorus.output.render import BINARY, CSV, FORMATS, READ, SUFFIXES, WHOLE, Page, book, marked, render
from sinorus.output.settings import PICTURES, Output
from sinorus.output.streams import encoded, is_terminal, leads_to, note_shown, print_chunks, print_pieces, say, width
from sinorus.output.view import RowKeys, Tally, View, choose_keys

# The largest limit that is passed on: no data have so many rows, and SQLite refuses numbers from 2**63 on.
MOST = 2**62


def format_of(output: Output, more: Sequence[str] = ()) -> str:
    """Choose the format of an output: by its options, else by the ending of its file, else by where it goes.

    A terminal gets a table, a pipe plain lines. ``more`` are formats that only this answer has. Raises BadUsage if
    there is no such format or ending, if options contradict each other, or if a format that is no text has no file.
    """
    format = _chosen(output, more)
    if format in BINARY and output.path is None and (is_terminal() or not output.dash):
        raise BadUsage(f"{format} is no text; name a file for it, such as -o events.{format}")
    if output.bom and format not in CSV:
        raise BadUsage("--bom begins CSV; add --format csv, or -o with a name that ends in .csv")
    return format


def _chosen(output: Output, more: Sequence[str]) -> str:
    formats = (*FORMATS, *BINARY, *more)
    if output.format is not None and output.format not in formats:
        from sinorus.model.near_words import with_near

        near = hint(output.format, with_near("format", formats))
        raise BadUsage(f"--format {quote(output.format)} is no known format; {near}")
    if output.json and output.format not in (None, "json"):
        raise BadUsage(f"--json and --format {output.format} contradict each other; give one of them")
    if output.json or output.format:
        return output.format or "json"
    if output.path is not None:
        return _format_of_file(output.path, formats, PICTURES if output.draws else ())
    return "table" if is_terminal() else "plain"


def is_whole(output: Output) -> bool:
    """Say whether an output needs all keys of its rows; tables and lists need only what their columns show."""
    if output.sink or output.fields:
        return True
    return not output.is_picture() and format_of(output) in WHOLE


def is_read(output: Output) -> bool:
    """Say whether an output is one in which people read an answer whole, with what stands around it."""
    return not (output.sink or output.fields) and (output.is_picture() or format_of(output) in READ)


def is_asked_by_person(output: Output) -> bool:
    """Say whether a person asks, who sees what is understood: on a terminal, in no format and for no file."""
    return not (output.sink or output.format or output.json or output.path is not None) and is_terminal()


def _format_of_file(path: str, formats: Sequence[str], pictures: Sequence[str]) -> str:
    """Return the format that the ending of a file stands for; BadUsage if it stands for none.

    ``pictures`` are the endings of the pictures that the answer has besides.
    """
    if path in formats:
        raise BadUsage(f"-o names a file; write --format {path} for the format, or -o ./{path} for a file of that name")
    suffix = suffix_of(path)
    if SUFFIXES.get(suffix) in formats:
        return SUFFIXES[suffix]
    endings = ", ".join([*(name for name, format in SUFFIXES.items() if name and format in formats), *pictures])
    problem = f"-o {quote(path)}: no format has the ending {suffix}; the endings are {endings}, or give --format"
    raise BadUsage(f"{problem}; `sinorus chart` draws pictures" if suffix in PICTURES else problem)


def suffix_of(path: str) -> str:
    """Return the ending of the name of a file, in small letters; empty for none."""
    # For pathlib a name such as ".csv" has no ending.
    name = Path(path).name.lower()
    return name if name in SUFFIXES else Path(name).suffix


class Told(NamedTuple):
    """What is to be said of an answer that was put out: how much was written to which file, and all else."""

    wrote: str = ""
    said: Sequence[str] = ()


def deliver(view: View[Any], output: Output) -> None:
    """Write the answer to standard output or a file, and say what is to be said of it; raises what ``write`` raises."""
    told = write(view, output)
    for sentence in (*([told.wrote] if told.wrote and is_terminal() else []), *told.said):
        say(sentence)


def write(view: View[Any], output: Output) -> Told:
    """Write the answer to standard output or a file, and return what is to be said of it.

    Raises BadUsage if options contradict each other or name what is not there, and CannotAccess if the file or standard
    output cannot be written.
    """
    output.require_picture()
    if output.is_picture() and view.draw:
        return Told(said=_draw(view, view.draw, output))
    format = format_of(output, view.more)
    part = _with_fields(_with_details(view, output.long), output.fields)
    if output.sink:
        # The sink gets all keys, but a mistake in --fields is an error here too.
        output.sink(view)
        return Told()
    return _put_out(part, output, format)


# What is about rows, and the option that says so.
_OF_ROWS = {"fields": "--fields", "limit": "--limit", "all": "--all", "long": "--long"}


def _draw(view: View[Any], draw: Callable[[Output], list[str]], output: Output) -> list[str]:
    """Draw the answer into a file, and return what is to be said of it, or that there is nothing to draw.

    Raises BadUsage for an option that is about rows.
    """
    for name, option in _OF_ROWS.items():
        if getattr(output, name) not in (None, False):
            raise BadUsage(f"{option} is about rows, and a picture has none; leave it out, or write to a .csv")
    if output.sink:
        output.sink(view)
        return []
    return [*view.notes, *(draw(output) if view.tally().total else [closing(view, view.tally(), 0)])]


def _put_out(view: View[Any], output: Output, format: str) -> Told:
    limit = limit_of(view, output, format)
    rows = _CountedRows(view.rows(limit))
    page = page_of(output)
    if format in ("table", "list") and _on_terminal(output):
        note_shown()
    if not _write(view, rows, output, format, page):
        return Told()
    # Who left the pager has been shown what there was.
    count = rows.count if rows.are_all else view.tally().total if limit < 0 else min(limit, view.tally().total)
    noun = singular(view.noun) if count == 1 else view.noun
    wrote = "" if output.path is None else f"wrote {count} {noun} to {quote(output.path)}"
    return Told(wrote, [*view.notes, *_counts(view, format, page, count, cut=0 <= limit <= count)])


def limit_of(view: View[Any], output: Output, format: str) -> int:
    """Return how many rows to put out at most, -1 for all; BadUsage if --limit and --all contradict each other."""
    if output.limit is not None and output.all:
        raise BadUsage("--limit and --all contradict each other; give one of them")
    if output.limit is not None:
        return min(output.limit, MOST)
    is_capped = format in view.capped if view.capped else format in ("table", "list") and _on_terminal(output)
    if output.all or not is_capped:
        return view.most
    return view.first if view.tally().total > view.long else view.most


class _CountedRows:
    """Rows that are counted while somebody reads them; ``are_all`` says whether there are no more."""

    def __init__(self, rows: Iterable[str]) -> None:
        self.rows = rows
        self.count = 0
        self.are_all = False

    def __iter__(self) -> Iterator[str]:
        for row in self.rows:
            self.count += 1
            yield row
        self.are_all = True


def _with_details(view: View[Any], is_long: bool) -> View[Any]:
    """Return a view that has below each row what --long asks for, in place of columns of the same name."""
    titles = {column.title for column in view.columns if column.place == "long"}
    if not is_long or not titles:
        return view
    columns = [column for column in view.columns if column.place or column.title not in titles]
    return view._replace(columns=[c._replace(place="below") if c.place == "long" else c for c in columns])


def _with_fields(view: View[Any], fields: str | None) -> View[Any]:
    """Return a view with only the keys of --fields; BadUsage if one of them is no key of its rows."""
    if fields is None:
        return view
    names, keys = [name.strip() for name in fields.split(",")], view.keys()
    for name in names:
        if name not in keys and not _is_path(name, view):
            raise BadUsage(f"--fields {quote(name)} is no field of {view.noun}; {_hint_of_field(name, view)}")
    return choose_keys(view, list(dict.fromkeys(names)))


def _is_path(name: str, view: View[Any]) -> bool:
    """Say whether a name such as ``place.name`` leads to a key in a key of the rows."""
    # A name that the data give may have dots in it.
    paths = _paths(view)
    is_own = name.startswith("extra.") and "extra.*" in paths
    return is_own or ("." in name and any(_leads(name.split("."), path.split(".")) for path in paths))


def _leads(steps: Sequence[str], path: Sequence[str]) -> bool:
    """Say whether steps are those of a path, in which ``*`` stands for any."""
    return len(steps) == len(path) and all(
        step == key or (key == "*" and step) for step, key in zip(steps, path, strict=True)
    )


def _paths(view: View[Any]) -> Sequence[str]:
    return view.keys.paths() if isinstance(view.keys, RowKeys) else view.keys()


def _hint_of_field(name: str, view: View[Any]) -> str:
    """Say which key may be meant; a nested one only where dots ask for it or no other is near."""
    paths = [path for path in _paths(view) if "*" not in path]
    is_nested = bool(near(name, paths)) and ("." in name or not near(name, view.keys()))
    return hint(name, paths if is_nested else view.keys())


def page_of(output: Output) -> Page:
    """Return the page for an output: how wide it is, and whether it may have colours."""
    return Page(width(), output.path is None and not output.no_color and _wants_colour())


def _wants_colour() -> bool:
    """Say whether standard output gets colours, by the rules of no-color.org, force-color.org and CLICOLOR.

    Who wants no colour is obeyed first. (How FORCE_COLOR and NO_COLOR go together is left open at force-color.org.)
    """
    value = os.environ.get
    if value("NO_COLOR"):
        return False
    if value("FORCE_COLOR") or value("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return is_terminal() and value("CLICOLOR") != "0" and value("TERM") != "dumb" and shows_colour()


def _on_terminal(output: Output) -> bool:
    return output.path is None and is_terminal()


def put_out(pieces: Iterable[str], format: str, with_pager: bool = True) -> bool:
    """Write to standard output, on a terminal through the pager, and say whether its reader stayed to the end."""
    if not (with_pager and is_terminal()):
        return print_pieces(pieces, format)
    from sinorus.output.pager import print_paged

    return print_paged(encoded(pieces, format))


def _write(view: View[Any], rows: Iterable[str], output: Output, format: str, page: Page) -> bool:
    """Write to a file, or without one to standard output, and say whether its reader stayed to the end."""
    if format in BINARY:
        return _write_book(book(view, rows, format), output)
    pieces = render(view, rows, format, page)
    pieces = marked(pieces) if output.bom else pieces
    if output.path is None or leads_to(Path(to_system(output.path)), sys.stdout):
        return put_out(pieces, format, output.pager)
    from sinorus.output.save import save

    save(output.path, pieces, output.force)
    return True


def _write_book(chunks: Iterable[bytes], output: Output) -> bool:
    if output.path is None:
        return print_chunks(chunks)
    from sinorus.output.save import save_bytes

    save_bytes(output.path, chunks, output.force)
    return True


def _counts(view: View[Any], format: str, page: Page, count: int, cut: bool) -> Iterator[str]:
    """Yield how many rows there are, if a person reads or if rows are missing.

    ``count`` is the number of rows that were put out, ``cut`` is True if there may be more.
    """
    person = format in ("table", "list")
    if view.silent or not (person or cut or not count):
        return
    tally = view.tally()
    if person or not count or count < tally.total:
        hints = (*view.hints(), *_hidden_columns(view, format, page)) if person and count else ()
        yield "; ".join([closing(view, tally, count), *hints])


def _hidden_columns(view: View[Any], format: str, page: Page) -> list[str]:
    """Make the hint of the columns of a table that the page is too narrow for."""
    columns = [column.title[:1].lower() + column.title[1:] for column in view.columns if column.wide > page.width]
    if format != "table" or view.cards or not columns:
        return []
    is_long = any(column.place == "long" for column in view.columns)
    return ["--long shows more of each"] if is_long else [f"--format list shows {join(columns)} too"]


def closing(view: View[Any], tally: Tally, count: int) -> str:
    """Write the closing line: how many records match, how many of them only possibly, and how many are left out."""
    if not tally.total:
        nothing = view.nothing or f"nothing matched: 0 of {tally.all} {view.noun}{view.within}"
        return "; ".join(filter(None, [nothing, view.reason()]))
    possible = ""
    if tally.possible:
        possible = ", only possibly" if tally.total == 1 else f", {tally.possible} of them only possibly"
    total = f"more than {tally.total - 1}" if tally.more else tally.total
    rest = f"; {count} shown, {_remedy(view, tally, count)}" if count < tally.total else ""
    return f"{total} {view.noun if tally.total != 1 else singular(view.noun)}{possible}{view.within}{rest}"


def _remedy(view: View[Any], tally: Tally, count: int) -> str:
    """Say how to see more rows than were put out."""
    if 0 <= view.most <= count:
        return view.remedy
    return f"--all shows the first {view.most}" if 0 <= view.most < tally.total else "--all shows all"
