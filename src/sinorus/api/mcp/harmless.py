"""Texts that leave the machine: nothing in them controls a reader, and no place on the machine is told."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sinorus.base.text import safe

# The folders of an absolute path, also of Windows; what follows a letter, a colon or a slash is no beginning of one.
_FOLDERS = re.compile(r"""(?<![\w/.:~-])(?:~?/(?:[^\s/"'`]+/)+|[A-Za-z]:[/\\](?:[^\s/\\"'`]+[/\\])*)""")


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
    """Return a text in which data folders, and all that has an absolute path, have their last names alone."""
    for folder in sorted(folders, key=len, reverse=True):
        for path in (str(Path(folder).absolute()), folder.rstrip("/\\")):
            if len(Path(path).parts) > 1:
                text = text.replace(path, Path(path).name)
    return _FOLDERS.sub("", safe(text))
