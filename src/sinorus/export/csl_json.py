"""References as CSL-JSON: one array of items, for Zotero, pandoc and whatever else cites."""

import json

from sinorus.base.text import json_safe
from sinorus.export import Export
from sinorus.export.bibliography import bibliography
from sinorus.query.selection import Records


def export(records: Records) -> Export:
    """Write an item a line, in UTF-8."""
    items, counts, reduced = bibliography(records)
    lines = ",\n".join(json_safe(json.dumps(item, ensure_ascii=False)) for item in items)
    return Export(f"[\n{lines}\n]\n".encode(), counts, reduced)
