"""The fast path: read and check in few steps what is right, as nearly all records are.

It says yes or nothing. Where it says nothing, the slow path (``read_records.read_line`` and ``check_record.check``)
finds out what is wrong and where. The slow path is the reference: a test compares every yes of this module with it.
"""

import re
import unicodedata
from functools import cache

from pydantic import ValidationError

from sinorus.base.text import is_plain
from sinorus.index.build_context import Record
from sinorus.index.check_record import MODELS
from sinorus.index.check_text import is_crowded
from sinorus.index.fast_models import Fast
from sinorus.index.read_json import Raw
from sinorus.model.record_texts import texts_of

# Kinds with so many records that they are worth it.
NUMEROUS = ("event", "claim", "contrast")
# A colon that does not follow its key at once.
_COLON_APART = re.compile(rb'"[ \t\r\n]+:')
_PRINTABLE = bytes(range(32, 127))
# Letters and signs that are printable, stand alone, and are composed with nothing: what nearly all texts are made of.
_SIMPLE = re.compile(
    "[\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u3001-\u3029\u4e00-\u9fa5]*"
)
Checked = tuple[Record, list[str]]


@cache
def _fast(kind: str) -> Fast:
    return Fast(MODELS[kind])


def check_line(kind: str, line: bytes) -> Checked | None:
    """Return the record that a line of JSON holds, with its texts; None where a closer look is needed.

    JSON parsers let a key pass that stands twice, and keep one of the two. Such a line has more colons behind quotation
    marks than the record has keys, as has a line with such a colon in a text.
    """
    if kind not in NUMEROUS:
        return None
    is_clean = _is_clean_line(line)
    # Of all blanks a clean line has only this one.
    if (b" :" in line or not is_clean) and _COLON_APART.search(line):
        return None
    try:
        record, keys = _fast(kind).from_json(line)
    except ValidationError:
        return None
    if line.count(b'":') != keys:
        return None
    return _if_clean(record, is_clean)


def check_value(kind: str, raw: Raw) -> Checked | None:
    """Return the record that a JSON value is, with its texts; None where a closer look is needed."""
    if raw.is_odd:
        return None
    try:
        if kind in NUMEROUS:
            return _if_clean(_fast(kind).from_value(raw.value))
        return _if_clean(MODELS[kind].model_validate(raw.value).model_dump(by_alias=True))
    except ValidationError:
        return None


def _is_clean_line(line: bytes) -> bool:
    """Say whether ``is_clean`` surely says yes of all texts in a line of JSON, but for blanks at their ends.

    It does where all characters of the line are clean, and none is escaped.
    """
    rest = line.translate(None, _PRINTABLE).rstrip(b"\r\n")
    return (not rest or _SIMPLE.fullmatch(rest.decode("utf-8", "replace")) is not None) and b"\\" not in line


def _if_clean(record: Record, is_clean_line: bool = False) -> Checked | None:
    texts, names = texts_of(record), record.get("extra")
    all_texts = [*texts, *names] if names else texts
    if is_clean_line:
        # A text without a blank at an end is not copied.
        return (record, texts) if [*map(str.strip, all_texts)] == all_texts else None
    return (record, texts) if is_clean(all_texts) else None


def is_clean(texts: list[str]) -> bool:
    """Say whether ``check_text`` would find nothing in texts and change nothing; a no may be wrong, a yes never is."""
    # Empty texts leave two breaks in a row, at the ends too.
    lines = "\n".join(["", *texts, ""])
    if not (_has_printable_ascii if lines.isascii() else _is_printable)(lines, len(texts) + 1):
        return False
    return "\n " not in lines and " \n" not in lines


def _has_printable_ascii(lines: str, breaks: int) -> bool:
    """Say whether nothing but a number of line breaks is left when all that is printable is taken away."""
    return lines.encode().translate(None, _PRINTABLE) == b"\n" * breaks


def _is_printable(lines: str, breaks: int) -> bool:
    if lines.count("\n") != breaks or not is_plain(lines.replace("\n", "")):
        return False
    return unicodedata.is_normalized("NFC", lines) and not is_crowded(lines)
