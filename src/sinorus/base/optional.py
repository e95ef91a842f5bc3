"""What may be missing: heavy libraries, imported only when a command needs them, and the full-text search of SQLite."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sinorus.base.errors import BadUsage, CannotAccess

if TYPE_CHECKING:
    from sqlite3 import Connection


def load(library: str, extra: str, purpose: str) -> Any:
    """Import a library.

    Raise BadUsage if it is not installed, with the purpose that needs it and how to install it, and CannotAccess if it
    is there and cannot be loaded, as where memory is short.
    """
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        command = f'python -m pip install "sinorus[{extra}]"'
        raise BadUsage(f"{purpose} needs {library}, which is not installed; `{command}` installs it") from error
    except ImportError as error:
        raise CannotAccess(
            f"{purpose} needs {library}, which cannot be loaded; is there enough memory? {error}"
        ) from error


def require_full_text(db: "Connection", purpose: str) -> None:
    """Raise CannotAccess, with the purpose that needs it, if the SQLite of this Python was built without FTS5."""
    import sqlite3

    try:
        db.execute("CREATE VIRTUAL TABLE temp.probe USING fts5 (text)")
        db.execute("DROP TABLE temp.probe")
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        lack = f"the SQLite {sqlite3.sqlite_version} of this Python has no full-text search (FTS5)"
        raise CannotAccess(f"{purpose} cannot be answered: {lack}; take another Python, or ask without it") from error
