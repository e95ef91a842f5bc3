"""JSON in the one form of RFC 8785, its hash, and objects that carry a checksum of themselves."""

import json
import math
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256

# Beyond it a double, which is the only number of RFC 8785, skips some of the whole numbers.
LARGEST = 2**53 - 1
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def text(value: object) -> str:
    """Write JSON in the form of RFC 8785: no blanks, keys sorted by UTF-16 units, numbers as JavaScript writes them.

    Raises ValueError for what has no such form: NaN, infinity, a whole number beyond ``LARGEST``, a lone surrogate in a
    key. A lone surrogate in a string passes here, and ``hash_of`` refuses it.
    """
    if isinstance(value, dict):
        members = (f"{_ENCODER.encode(key)}:{text(value[key])}" for key in sorted(value, key=_utf16))
        return f"{{{','.join(members)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(text, value))}]"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, int) and abs(value) > LARGEST:
        raise ValueError(f"not canonical: {value}")
    return _ENCODER.encode(value)


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be")


def _number(value: float) -> str:
    """Write a number as JavaScript does: its fewest digits, and an exponent only below 1e-6 and from 1e21 on."""
    if not math.isfinite(value):
        raise ValueError(f"not canonical: {value}")
    if value == 0:
        return "0"
    if 1e-6 <= abs(value) < 1e21:
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    return re.sub(r"e([+-])0", r"e\1", repr(value))


def hash_of(text: str) -> str:
    """Return the SHA-256 hash of a text in UTF-8; raises ValueError where it holds a lone surrogate."""
    return f"sha256:{sha256(text.encode('utf-8')).hexdigest()}"


def hash_of_list(texts: Iterable[str]) -> str:
    """Return the hash of a list in JSON, of which each item is given as text, so that none is kept."""
    digest = sha256(b"[")
    for number, text in enumerate(texts):
        digest.update(f"{',' if number else ''}{text}".encode())
    digest.update(b"]")
    return f"sha256:{digest.hexdigest()}"


def policy_hash(text: str) -> str:
    """Name a script or a style sheet as the content security policy of a page does."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def digest(value: object) -> str:
    """Return the hash of a value in the form of RFC 8785; raises ValueError where it has no such form."""
    return hash_of(text(value))


def sealed(value: Mapping[str, object]) -> dict[str, object]:
    """Add a checksum of everything else; raises ValueError as ``digest`` does."""
    return {**value, "checksum": digest(dict(value))}


def is_sealed(value: Mapping[str, object]) -> bool:
    """Say whether everything is as it was when the checksum was added; what has no canonical form never had one."""
    try:
        return value.get("checksum") == digest({key: part for key, part in value.items() if key != "checksum"})
    except ValueError:
        return False
