"""What may be missing: heavy libraries, imported only when a command needs them, and the full-text search of SQLite."""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sinorus.base.errors import BadUsage, CannotAccess

if TYPE_CHECKING:
    from sqlite3 import Connection

# Megabytes of addresses without which a library, or numpy that comes with it, ends the process where others raise an
# error: twice of what was measured with exports of the packaged data.
ROOM = {"pyarrow": 1000, "networkx": 400, "sqlite_utils": 600}


def load(library: str, extra: str, purpose: str) -> Any:
    """Import a library.

    Raise BadUsage if it is not installed, with the purpose that needs it and how to install it, and CannotAccess if it
    is there and cannot be loaded, as where memory is short.
    """
    _look_for_room(library, purpose)
    try:
        return import_module(library)
    except ModuleNotFoundError as error:
        from sinorus.base.install import command

        raise BadUsage(f"{purpose} needs {library}, which is not installed; `{command(extra)}` installs it") from error
    except (ImportError, MemoryError) as error:
        lack = f"{purpose} needs {library}, which cannot be loaded; is there enough memory? {error}"
        raise CannotAccess(lack.rstrip()) from error


def _look_for_room(library: str, purpose: str) -> None:
    """Raise CannotAccess if the system leaves this process too few addresses for a library, as with ``ulimit -v``."""
    limit = _limit_of_addresses()
    if limit is None:
        return
    # Libraries that count have as many threads as the machine has processors, and each thread reserves room of its own.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if limit < ROOM.get(library, 0) * 10**6:
        rule = f"`ulimit -v` must leave {ROOM[library]} MB of addresses for it"
        raise CannotAccess(f"{purpose} needs {library}, for which there is not enough memory; {rule}")


def _limit_of_addresses() -> int | None:
    """Return how many bytes of addresses this process may have; None where that is not limited."""
    try:
        import resource
    except ModuleNotFoundError:
        # Windows has no such limit.
        return None
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return None if limit == resource.RLIM_INFINITY else limit


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
