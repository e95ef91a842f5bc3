"""The one door out: choose the format, render, write, and say on standard error what is worth saying."""

import io
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from sinorus.asked import Output
from sinorus.errors import BadUsage, CannotAccess, why
from sinorus.naming import hint, joined, singular
from sinorus.render import FORMATS, SUFFIXES, Page, render
from sinorus.text import native, quoted, safe
from sinorus.views import Tally, View, chosen

Made = TypeVar("Made")
# More rows than there can be; SQLite takes no number much beyond it.
MOST = 2**62
# How many bytes of this answer are out: an answer given once more, because the index was damaged, goes on behind them.
_sent = 0


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


def deliver(view: View, output: Output, data: Iterable[Path] = ()) -> None:
    """Write the answer to standard output or a file; ``data`` are files that it must not overwrite."""
    format = format_of(output, view.more)
    whole, view = view, _with_fields(view, output.fields)
    if output.sink:
        output.sink(whole)
        return
    limit = _limit(view, output, format)
    rows = _Counted(view.rows(limit))
    page = _page(output)
    pieces = render(view, rows, format, page)
    if _to_file(output.path, pieces, format, data) if output.path is not None else _to_stdout(pieces, format):
        _talk(view, format, page, rows.count, cut=limit >= 0)


def _limit(view: View, output: Output, format: str) -> int:
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


def _with_fields(view: View, fields: str | None) -> View:
    if fields is None:
        return view
    names = [name.strip() for name in fields.split(",")]
    for name in names:
        if name not in view.keys:
            raise BadUsage(f"--fields {quoted(name)} is no field of {view.noun}; {hint(name, view.keys)}")
    return chosen(view, list(dict.fromkeys(names)))


def _page(output: Output) -> Page:
    plain = output.no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Page(width(), _on_terminal(output) and not plain)


def _on_terminal(output: Output) -> bool:
    return output.path is None and sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Return the columns of the terminal, or of ``COLUMNS``: never less than 20 nor more than 400."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 20), 400)


def _to_file(path: str, pieces: Iterable[str], format: str, data: Iterable[Path]) -> bool:
    if _leads_to(Path(native(path)), sys.stdout):
        return _to_stdout(pieces, format)
    save(path, pieces, data)
    return True


def save(path: str, pieces: Iterable[str], data: Iterable[Path]) -> None:
    """Write a text file whole or not at all; ``data`` are files that it must not overwrite."""
    _save(path, (piece.encode("utf-8") for piece in pieces), data)


def save_bytes(path: str, content: bytes, data: Iterable[Path]) -> None:
    """Write a file of any kind whole or not at all; ``data`` are files that it must not overwrite."""
    _save(path, [content], data)


def _save(path: str, chunks: Iterable[bytes], data: Iterable[Path]) -> None:
    from sinorus.writing import write_whole

    target = Path(native(path))
    with _writing(path):
        if any(_is_data(target, file) for file in data):
            raise BadUsage(f"-o {quoted(path)} is one of the data files, or would be read as one; name another file")
    stream = next((stream for stream in (sys.stdout, sys.stderr) if _leads_to(target, stream)), None)
    if stream is None:
        write_whole(target, chunks, path)
    else:
        _into(stream, chunks)


def save_folder(path: str, fill: Callable[[Path], Made], data: Iterable[Path], mark: tuple[str, str]) -> Made:
    """Write a folder whole or not at all; one that is there is replaced if it holds the file ``mark``.

    Of ``mark`` the name and the text are given.
    """
    from sinorus.filling import write_folder

    target = Path(os.path.realpath(native(path)))
    with _writing(path):
        if any(_is_data(target, file) or target in Path(os.path.realpath(file)).parents for file in data):
            raise BadUsage(f"-o {quoted(path)} holds data files, or would be read as one; name another folder")
    return write_folder(target, fill, path, mark)


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Say of what file it is if the system refuses already to look at it, as with a name that is too long."""
    try:
        yield
    except OSError as error:
        raise CannotAccess(f"cannot write {quoted(path)}: {why(error)}") from error


def _is_data(target: Path, file: Path) -> bool:
    """Say whether a file is one of the data, or would be read as one."""
    if target.exists() and file.exists() and file.samefile(target):
        return True
    known = Path(os.path.realpath(file))
    # The file may be a link, or lie where a link leads to.
    places = (Path(os.path.realpath(target)), Path(os.path.realpath(target.parent)) / target.name)
    inside = file.is_dir() and any(place.parent == known and place.suffix == ".json" for place in places)
    return inside or known in places


def _leads_to(target: Path, stream: TextIO | None) -> bool:
    """Say whether a path such as /dev/stdout leads to what a stream writes to already."""
    try:
        return stream is not None and os.path.samestat(target.stat(), os.fstat(stream.fileno()))
    except (OSError, ValueError):
        return False


def _to_stdout(pieces: Iterable[str], format: str) -> bool:
    """Write texts to standard output; what an earlier try has put out already is passed over."""
    encoding = getattr(sys.stdout, "encoding", None) if format in ("table", "list") else "utf-8"
    return _out(_unsent(piece.encode(encoding or "utf-8", "backslashreplace") for piece in pieces))


def _out(chunks: Iterable[bytes]) -> bool:
    """Write to standard output; a reader that left early is no error, but there is nobody left to talk to."""
    if sys.stdout is None:
        raise CannotAccess("cannot write the answer: standard output is closed")
    return _into(sys.stdout, chunks)


def _into(stream: TextIO, chunks: Iterable[bytes]) -> bool:
    try:
        with _buffered(stream) as out:
            stream.flush()
            out.writelines(chunks)
            out.flush()
    except BrokenPipeError:
        return False
    except OSError as error:
        raise CannotAccess(f"cannot write the answer: {why(error)}") from error
    return True


@contextmanager
def _buffered(stream: TextIO) -> Iterator[BinaryIO]:
    """Give the bytes behind a stream, with a buffer where Python was told to have none: without one, writes may be cut."""
    bare = stream.buffer
    added = io.BufferedWriter(bare) if isinstance(bare, io.RawIOBase) else None
    try:
        yield added or bare
    except OSError:
        forget(stream)
        raise
    finally:
        if added:
            added.detach()


def _unsent(pieces: Iterable[bytes]) -> Iterator[bytes]:
    global _sent
    seen = 0
    for piece in pieces:
        data = piece[max(_sent - seen, 0) :]
        seen += len(piece)
        _sent = max(_sent, seen)
        yield data


def begin() -> None:
    """Begin a new answer."""
    global _sent
    _sent = 0


def forget(stream: TextIO) -> None:
    """Point a stream nowhere when its reader has left, so that the interpreter does not stumble over it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def flush() -> None:
    """Write what others, such as the help, have left in standard output."""
    if sys.stdout is not None:
        _out([])


def _talk(view: View, format: str, page: Page, shown: int, cut: bool) -> None:
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


def _hidden(view: View, format: str, page: Page) -> list[str]:
    left = [column.title.lower() for column in view.columns if column.wide > page.width]
    return [f"--format list shows {joined(left)} too"] if format == "table" and left and not view.cards else []


def closing(view: View, tally: Tally, shown: int) -> str:
    """Write the closing line: how many, how many only possibly, and what was left out."""
    if not tally.total:
        return view.nothing or f"nothing matched: 0 of {tally.all} {view.noun}{view.within}"
    possible = ""
    if tally.possible:
        possible = ", only possibly" if tally.total == 1 else f", {tally.possible} of them only possibly"
    left = f"; {shown} shown, --all shows all" if shown < tally.total else ""
    return f"{tally.total} {view.noun if tally.total != 1 else singular(view.noun)}{possible}{view.within}{left}"


def print_text(text: str) -> None:
    """Write a text that is no table of records, such as a schema or help, to standard output."""
    _to_stdout([text], "plain")


def print_bytes(content: bytes) -> bool:
    """Write a file for another program to standard output; say whether its reader stayed to the end."""
    return _out([content])


def say(message: str) -> None:
    """Say something on standard error, harmless to a terminal; if nobody can hear it, that is no error."""
    try:
        sys.stderr.write(_for_people(safe(message)) + "\n")
        sys.stderr.flush()
    except (ValueError, AttributeError):
        return
    except OSError:
        forget(sys.stderr)


def _for_people(message: str) -> str:
    """Fold a message where a terminal would break it in the middle of a word."""
    if not sys.stderr.isatty():
        return message
    return textwrap.fill(message, width(), break_long_words=False, break_on_hyphens=False)
