"""Texts that leave the machine: nothing in them controls a reader, and no place on the machine is told."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sinorus.base.text import safe


def harmless(value: Any) -> Any:
    """Return a value of JSON with every character spelt out, in texts and keys, that could control who reads it."""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, list):
        return [harmless(member) for member in value]
    if isinstance(value, dict):
        return {safe(key): harmless(member) for key, member in value.items()}
    return value


def without_places(text: str, folders: Iterable[str]) -> str:
    """Return a text in which data folders, and all that lies in a known place, have their last names alone.

    Not all that begins with a slash is a place: the pointer to a value in a file does too.
    """
    text = safe(text)
    for folder in sorted(folders, key=len, reverse=True):
        for path in (str(Path(folder).absolute()), folder.rstrip("/\\")):
            if len(Path(path).parts) > 1:
                text = text.replace(safe(path), safe(Path(path).name))
    for place in _places():
        text = re.sub(rf"{re.escape(place)}[/\\](?:[^\s/\\\"'`]+[/\\])*", "", text)
    return text


def _places() -> list[str]:
    """List where things lie on the machine: the home of the user, the program and Python, and where it was started."""
    places = [Path(os.path.expanduser("~")), Path(__file__).parents[3], Path(sys.prefix), Path.cwd()]  # noqa: PTH111
    return [safe(str(place)) for place in places if len(place.parts) > 1]
