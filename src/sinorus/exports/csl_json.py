"""References as CSL-JSON: one array of items, for Zotero, pandoc and whatever else cites."""

import json

from sinorus.exports import Export
from sinorus.exports.bibliography import bibliography
from sinorus.selecting import Records
from sinorus.text import json_safe


def export(records: Records) -> Export:
    """Write an item a line, in UTF-8."""
    items, counts, reduced = bibliography(records)
    lines = ",\n".join(json_safe(json.dumps(item, ensure_ascii=False)) for item in items)
    return Export(f"[\n{lines}\n]\n".encode(), counts, reduced)
