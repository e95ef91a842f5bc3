"""JSON in one form only, its hash, and files that show whether they were changed."""

import json
from hashlib import sha256
from typing import Any

Row = dict[str, Any]


def text(value: Any) -> str:
    """Write JSON in one way only: keys sorted, nothing between, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """Return the SHA-256 hash of the canonical JSON."""
    return f"sha256:{sha256(text(value).encode('utf-8')).hexdigest()}"


def sealed(value: Row) -> Row:
    """Add a checksum of everything else."""
    return {**value, "checksum": digest(value)}


def is_sealed(value: Row) -> bool:
    """Say whether everything is as it was when the checksum was added."""
    return bool(value.get("checksum") == digest({key: part for key, part in value.items() if key != "checksum"}))
