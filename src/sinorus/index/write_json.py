"""JSON as it is kept in the index."""

from typing import Any

from pydantic_core import to_json


def encoded(value: Any) -> str:
    """Write JSON on one line without blanks. Nothing is escaped further: validated texts cannot harm a terminal."""
    return to_json(value).decode()
