"""Words that are bold on a terminal."""

import re
from collections.abc import Collection

# Words of these scripts stand in a row without blanks.
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def bold(marks: Collection[str]) -> str:
    """Return the pattern of words that are bold, which may go on in the next line; empty where there are none."""
    return "|".join(map(_pattern, sorted(marks, key=lambda mark: (-len(mark), mark))))


def _pattern(mark: str) -> str:
    """Return the pattern of words that are no parts of longer ones."""
    words = r"\s+".join(map(re.escape, mark.split()))
    return words if _SPACELESS.search(mark) else rf"(?<!\w){words}(?!\w)"
