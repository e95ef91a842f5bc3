"""Heavy libraries are extras: imported only when they are asked for, and named where they are missing."""

from importlib import import_module
from typing import Any

from sinorus.base.errors import BadUsage


def load(library: str, extra: str, purpose: str) -> Any:
    """Return a library, or say what needs it and how to install it."""
    try:
        return import_module(library)
    except ImportError as error:
        command = f'python -m pip install "sinorus[{extra}]"'
        raise BadUsage(f"{purpose} needs {library}, which is not installed; `{command}` installs it") from error
