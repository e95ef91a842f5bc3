"""Rows as a later version may put them out: with keys that they did not have before."""

from typing import Any

from sinorus.query.paths import MAPS


def with_new_keys(value: Any, key: str = "") -> Any:
    """Put a new key, which holds an object, into every object that has fields."""
    if isinstance(value, list):
        return [with_new_keys(part) for part in value]
    if not isinstance(value, dict):
        return value
    new = {} if key in MAPS or not value else {"new": {"x": 1}}
    return {**{name: with_new_keys(part, name) for name, part in value.items()}, **new}
