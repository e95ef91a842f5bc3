"""Optional libraries: heavy, installed with an extra, and imported only when a command needs them."""

from importlib import import_module
from typing import Any

from sinorus.base.errors import BadUsage


def load(library: str, extra: str, purpose: str) -> Any:
    """Import a library. Raise BadUsage if it is not installed, with the purpose that needs it and how to install it."""
    try:
        return import_module(library)
    except ImportError as error:
        command = f'python -m pip install "sinorus[{extra}]"'
        raise BadUsage(f"{purpose} needs {library}, which is not installed; `{command}` installs it") from error
