"""A number on the command line: digits and nothing else, while Python would also read ``1_0``, `` 5`` and ``５``."""

import re
from collections.abc import Callable

from sinorus.base.errors import BadUsage
from sinorus.base.text import quote

# Python refuses to read thousands of digits, and no number that is asked for has a hundred.
_DIGITS = re.compile("[0-9]{1,99}")


def number(option: str, least: int, most: int | None = None) -> Callable[[str], int]:
    """Return a function that reads the value of an option, a whole number within bounds, and else raises BadUsage."""
    wanted = f"from {least} up" if most is None else f"from {least} to {most}"

    def read(text: str) -> int:
        value = int(text) if _DIGITS.fullmatch(text) else -1
        if value < least or (most is not None and value > most):
            raise BadUsage(f"{option} {quote(text)} is no number {wanted}")
        return value

    return read
