"""Refuse a Typer outside the declared range in a sentence, before its absent names end the command in a traceback."""

import os
import sys

import typer

# The first release that fits and the first that no longer does: pyproject.toml declares the same and says why.
FLOOR, CEILING = "0.27.2", "0.29"


def refusal() -> int:
    """Return 0 if the Typer that Python finds fits; else say on standard error which one would, and return the code."""
    version = getattr(typer, "__version__", "unknown")
    if _numbers(FLOOR) <= _numbers(version) < _numbers(CEILING):
        return 0

    from sinorus.base.errors import CannotAccess
    from sinorus.base.system import shell_word
    from sinorus.output.streams import say

    error = CannotAccess(
        f"Typer {version} ({typer.__file__}) does not fit this version of sinorus; "
        f'`{shell_word(sys.executable)} -m pip install "typer>={FLOOR},<{CEILING}"` installs one that does'
    )
    # Nothing is printed for whoever presses TAB, as it would break up the line that is being typed.
    if not os.environ.get("_SINORUS_COMPLETE"):
        say(f"sinorus: {error}")
    return error.exit_code


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a release, to be compared; what is no number, as in ``0rc1``, counts as 0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))
