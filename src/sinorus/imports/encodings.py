"""How the letters of a file are coded: UTF-8, or what a byte order mark or the user says; never a guess."""

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.imports.table import Source, wrong

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Encodings that spreadsheets write where they do not write UTF-8, each with the letters that it is used for.
_LIKELY = {
    "windows-1251": "[А-Яа-яЁё]",
    "gb18030": "[\u4e00-\u9fff]",
    "windows-1252": "[À-ÖØ-öø-ÿ–—‘’“”…]",
    "windows-1250": "[ĄąĆćČčĎďĘęĚěŁłŃńŇňŘřŚśŠšŤťŮůŹźŻżŽž]",
    "mac-roman": "[À-ÖØ-öø-ÿ–—‘’“”…]",
}


@contextmanager
def text_of(file: IO[bytes], source: Source) -> Iterator[IO[str]]:
    """Read a file as text in the block, line breaks as they are.

    Raises BadUsage for an encoding that Python does not know, and BadData for a byte that its encoding does not have.
    """
    encoding = source.encoding or _marked(file)
    with io.TextIOWrapper(file, encoding=_known(encoding), newline="") as text:
        try:
            yield text
        except UnicodeError as error:
            if source.encoding:
                problem = f"the text is not {source.encoding}; leave --encoding out, or name the right one"
                raise wrong(source, None, problem) from error
            raise _refusal(source, encoding) from error


def _marked(file: IO[bytes]) -> str:
    """Return the encoding that the first bytes of a file say, UTF-8 where they say nothing."""
    start = file.read(4)
    file.seek(0)
    return next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")


def _known(encoding: str) -> str:
    """Return an encoding of text; BadUsage where there is no such one."""
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        names = "windows-1251, windows-1252, gb18030"
        raise BadUsage(f"--encoding {quote(encoding)}: no such encoding; write for example one of {names}") from error


def _refusal(source: Source, encoding: str) -> Exception:
    """Make the error for a text that is not UTF-8, with two likely readings of the first odd line."""
    with source.path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(2**16), b""), 1):
            try:
                line.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                return wrong(source, number, _problem(line, error.start))
    return wrong(source, None, f"the text is not {encoding}; save it as CSV in UTF-8, or name it with --encoding")


def _problem(line: bytes, start: int) -> str:
    """Say how the line around its first odd byte reads in the two encodings in which it looks most like words."""
    excerpt = line[max(0, start - 20) : start + 40].strip()
    first, second = sorted(_LIKELY, key=lambda name: -_likeness(line, name))[:2]
    readings = " and ".join(f"{quote(excerpt.decode(name, 'replace'))} in {name}" for name in (first, second))
    return (
        f"this line is not UTF-8; it reads {readings}. Say which with --encoding {first} or --encoding {second}, "
        "or save the sheet as CSV in UTF-8"
    )


def _likeness(line: bytes, encoding: str) -> float:
    """Return how many of the characters beyond ASCII are letters that the encoding is used for, from 0 to 1."""
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError:
        return -1
    odd = sum(not character.isascii() for character in text)
    # Letters of another script stand in no word with Latin ones.
    apart = "(?<![A-Za-z])" if encoding in ("windows-1251", "gb18030") else ""
    return len(re.findall(apart + _LIKELY[encoding], text)) / max(1, odd)
