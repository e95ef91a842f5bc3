"""Make data/fingerprints.json from the texts of the essays.

Usage: python tools/fingerprint.py ESSAY.txt ... > data/fingerprints.json

The name of a text without its ending is the id of its source.
"""

import json
import sys
from pathlib import Path

from sinorus.index import essays


def main(paths: list[str]) -> None:
    """Print the fingerprints of the essays as JSON."""
    made = {
        Path(path).stem: essays.fingerprint(essays.read(Path(path).read_text(encoding="utf-8")))
        for path in sorted(paths)
    }
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
