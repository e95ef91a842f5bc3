"""Make the fingerprints.json of a data folder from the texts of its sources, which lie outside the project.

Usage: python tools/fingerprint.py FOLDER TEXT.txt ... > fingerprints.json

The name of a text without its ending is the id of its source in sources.json of the folder. A text of which a part was
seen is taken as the page showed it, whole. Fingerprints of sources that are not named stay as they are.
"""

import json
import sys
from pathlib import Path
from typing import Any

from sinorus.index import source_texts


def main(folder: str, *paths: str) -> None:
    """Print the fingerprints of all sources of a folder as JSON, those of the texts made anew."""
    sources = {source["id"]: source for source in _json(Path(folder, "sources.json"))}
    kept = Path(folder, "fingerprints.json")
    made: dict[str, Any] = _json(kept) if kept.exists() else {}
    for path in map(Path, paths):
        read = source_texts.whole if sources[path.stem].get("extent") in (None, "whole") else source_texts.part
        made[path.stem] = source_texts.fingerprint(read(path.read_text(encoding="utf-8")))
    print(json.dumps({source: made[source] for source in sources if source in made}, indent=1))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(*sys.argv[1:])
