"""Write to standard output and standard error: answers whole, and messages that cannot harm a terminal."""

import codecs
import io
import os
import shutil
import stat
import sys
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from sinorus.base import inputs, system
from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.text import quote, safe

# Whether a part of this answer is out: then it cannot be given once more.
_has_output = False
# Whether this answer was shown to a person.
_is_shown = False


def begin() -> None:
    """Begin a new answer, of which nothing is out and for which nothing was read."""
    global _has_output, _is_shown
    _has_output = _is_shown = False
    inputs.forget()


def has_output() -> bool:
    """Say whether a part of the answer is out."""
    return _has_output


def note_shown() -> None:
    """Note that the answer is a table or a list on a terminal, where a person sees what else is said."""
    global _is_shown
    _is_shown = True


def is_shown() -> bool:
    """Say whether the answer was shown to a person."""
    return _is_shown


def flush() -> None:
    """Write what others, such as the help, have left in standard output."""
    if sys.stdout is not None:
        print_chunks([])


def print_chunks(chunks: Iterable[bytes]) -> bool:
    """Write to standard output, and say whether its reader stayed; raises CannotAccess where the system refuses."""
    if sys.stdout is None:
        raise CannotAccess("cannot write the answer: standard output is closed")
    return into(sys.stdout, chunks)


def into(stream: TextIO, chunks: Iterable[bytes]) -> bool:
    """Write bytes to a stream, and say whether its reader stayed: one that leaves early is no error.

    Raises CannotAccess where the system refuses.
    """
    try:
        with _buffered(stream) as out:
            stream.flush()
            out.writelines(_noted(chunks, stream))
            out.flush()
    except OSError as error:
        if system.has_left(error):
            return False
        raise CannotAccess(f"cannot write the answer: {why(error)}") from error
    return True


def _noted(chunks: Iterable[bytes], stream: TextIO) -> Iterator[bytes]:
    """Pass chunks on, and note that a part of the answer is out as soon as there is one."""
    global _has_output
    for chunk in chunks:
        if chunk and not _has_output:
            _refuse_input(stream)
            _has_output = True
        yield chunk


def _refuse_input(stream: TextIO) -> None:
    """Raise BadUsage for a stream into a file that this run reads, as with ``>>``."""
    if _is_input(stream):
        raise BadUsage("cannot write the answer: standard output goes into an input of this run; name another file")


def _is_input(stream: TextIO) -> bool:
    """Say whether a stream goes into a file that this run reads."""
    status = _status(stream)
    return bool(status and stat.S_ISREG(status.st_mode) and inputs.is_read(status))


def _status(stream: TextIO) -> os.stat_result | None:
    """Return the status of what a stream writes to; None where that is no file of the system."""
    try:
        return os.fstat(stream.fileno())
    except (OSError, ValueError):
        return None


@contextmanager
def _buffered(stream: TextIO) -> Iterator[BinaryIO]:
    """Give the stream of bytes behind a stream of text, always with a buffer.

    Python may have been told to do without one, and then a write may put out only a part.
    """
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


def forget(stream: TextIO) -> None:
    """Point a stream nowhere when its reader has left, or the interpreter would fail when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def leads_to(target: Path, stream: TextIO | None) -> bool:
    """Say whether a path such as /dev/stdout leads to what a stream writes to already."""
    try:
        return stream is not None and os.path.samestat(target.stat(), os.fstat(stream.fileno()))
    except (OSError, ValueError):
        return False


def is_terminal() -> bool:
    """Say whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def print_text(text: str) -> None:
    """Write a text that is no table of records, such as a schema or help, to standard output."""
    print_pieces([text], "plain")


def check_output() -> None:
    """Raise CannotAccess where standard output takes no text, because it is closed or has an odd encoding."""
    if sys.stdout is None:
        print_chunks([])
    _encoder(sys.stdout)


def print_pieces(pieces: Iterable[str], format: str) -> bool:
    """Write texts to standard output, and say whether its reader stayed to the end."""
    return print_chunks(encoded(pieces, format))


def encoded(pieces: Iterable[str], format: str) -> Iterator[bytes]:
    """Encode texts in a format for standard output: those for people as it wants them, all others in UTF-8."""
    if format in ("table", "list") and sys.stdout is not None:
        return _encoded(pieces, _encoder(sys.stdout))
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _encoder(stream: TextIO) -> codecs.IncrementalEncoder:
    """Return the encoder of a stream, which puts a byte order mark before its first text and not before each.

    Raises CannotAccess if the encoding is one of no texts, such as idna, which is for the names of machines.
    """
    try:
        encoder = codecs.getincrementalencoder(stream.encoding or "utf-8")("backslashreplace")
        encoder.encode("x")
    except UnicodeError as error:
        raise CannotAccess(
            f"cannot write the answer: {quote(stream.encoding)} is an encoding of no texts; "
            "let PYTHONIOENCODING be utf-8, or leave it out"
        ) from error
    encoder.reset()
    if os.fstat(stream.fileno()).st_size:
        # Somebody else has begun the file.
        encoder.setstate(0)
    return encoder


def _encoded(pieces: Iterable[str], encoder: codecs.IncrementalEncoder) -> Iterator[bytes]:
    """Encode the pieces of one text; of nothing there is not even a mark."""
    last = ""
    for last in filter(None, pieces):
        yield encoder.encode(last)
    if last:
        yield encoder.encode("", final=True)


def say(message: str) -> None:
    """Write a message to standard error, but into no input; that it is closed or its reader has left is no error."""
    try:
        if _is_input(sys.stderr):
            return
        _write_error(_for_people(safe(message)) + "\n")
        sys.stderr.flush()
    except (ValueError, AttributeError):
        return
    except OSError:
        forget(sys.stderr)


def say_remarks() -> None:
    """Write what is to be said of the inputs of this run."""
    for sentence in inputs.remarks():
        say(sentence)


def _write_error(text: str) -> None:
    """Write to standard error, in UTF-8 where its encoding is one of no texts."""
    try:
        sys.stderr.write(text)
    except UnicodeError:
        with _buffered(sys.stderr) as out:
            out.write(text.encode())


def _for_people(message: str) -> str:
    """Break the lines of a message between words, which a terminal would not do."""
    if not sys.stderr.isatty():
        return message
    return textwrap.fill(message, width(), break_long_words=False, break_on_hyphens=False)


def width() -> int:
    """Return the columns of the terminal, or of ``COLUMNS``: never less than 20 nor more than 400."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 20), 400)
