"""Draw the pictures of docs/gallery.md anew, each by the command that stands above it."""

import re
import sys
from pathlib import Path

from sinorus.cli.run import run

HOME = Path(__file__).resolve().parents[1]
PAGE = HOME / "docs" / "gallery.md"


def commands() -> list[list[str]]:
    """Return the words of the commands of the page, the last of which is the file, from the top of the project."""
    return [line.split() for line in re.findall(r"^\$ sinorus (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)]


def main() -> int:
    """Draw all pictures; the exit code is the largest of theirs."""
    return max(run([*words[:-1], str(HOME / words[-1])]) for words in commands())


if __name__ == "__main__":
    sys.exit(main())
