"""The fast path: read and check in few steps what is right, as nearly all records are.

It says yes or nothing. Where it says nothing, the slow path (``read_records.read_line`` and ``check_record.check``)
finds out what is wrong and where. The slow path is the reference: a test compares every yes of this module with it.
"""

import re
import unicodedata

from pydantic import BaseModel, ValidationError

from sinorus.base.text import is_plain
from sinorus.index.build_context import Record
from sinorus.index.build_record import texts_of
from sinorus.index.check_record import MODELS
from sinorus.index.check_text import is_crowded
from sinorus.index.read_json import Raw

# Kinds with so many records that their lines are worth it. Their keys are the names of the fields, and each of their
# lists holds either texts or objects.
NUMEROUS = ("event", "claim", "contrast")
# A colon that does not follow its key at once.
_COLON_APART = re.compile(rb'"[ \t\r\n]+:')
# Classes of values that are no models; the only object that is no model is ``extra``.
_PLAIN = {str, int, float, bool, list, dict, type(None)}
_PRINTABLE = bytes(range(32, 127))
Checked = tuple[Record, list[str]]


def check_line(kind: str, line: bytes) -> Checked | None:
    """Return the record that a line of JSON holds, with its texts; None where a closer look is needed.

    JSON parsers let a key pass that stands twice, and keep one of the two. Such a line has more colons behind quotation
    marks than the record has keys, as has a line with such a colon in a text.
    """
    if kind not in NUMEROUS or _COLON_APART.search(line):
        return None
    try:
        model = MODELS[kind].model_validate_json(line)
    except ValidationError:
        return None
    parts: list[BaseModel] = []
    record = _dumped(model, parts)
    keys = sum([len(part.model_fields_set) for part in parts]) + len(record.get("extra", ()))
    return _if_clean(record) if line.count(b'":') == keys else None


def check_value(kind: str, raw: Raw) -> Checked | None:
    """Return the record that a JSON value is, with its texts; None where a closer look is needed."""
    if raw.is_odd:
        return None
    try:
        return _if_clean(MODELS[kind].model_validate(raw.value).model_dump(by_alias=True))
    except ValidationError:
        return None


def _dumped(model: BaseModel, parts: list[BaseModel]) -> Record:
    """Return what ``model_dump`` would, and add the model and all models in it to ``parts``.

    To compare classes costs a third of asking ``isinstance``.
    """
    parts.append(model)
    record = model.__dict__.copy()
    for name, value in record.items():
        kind = value.__class__
        if kind is list and value and value[0].__class__ is not str:
            record[name] = [_dumped(item, parts) for item in value]
        elif kind not in _PLAIN:
            record[name] = _dumped(value, parts)
    return record


def _if_clean(record: Record) -> Checked | None:
    texts, names = texts_of(record), record.get("extra")
    return (record, texts) if is_clean([*texts, *names] if names else texts) else None


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
