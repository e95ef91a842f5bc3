"""References in BibLaTeX, for biber and whatever else reads its entries."""

from typing import Any

from sinorus.exports import Export
from sinorus.exports.bibliography import bibliography
from sinorus.render.biblatex import entry
from sinorus.selecting import Records
from sinorus.text import safe


def export(records: Records) -> Export:
    """Write an entry an item, in UTF-8; a blank line parts them."""
    items, counts, reduced = bibliography(records)
    entries = ("".join(f"{safe(line)}\n" for line in _dated(item).splitlines()) for item in items)
    return Export("\n".join(entries).encode(), counts, reduced)


def _dated(item: dict[str, Any]) -> str:
    """Write an entry; of a page that bears no date it says so in EDTF, because BibLaTeX requires one."""
    written = entry(item)
    if item["type"] != "webpage":
        return written
    head, rest = written.split("\n", 1)
    return f"{head}\n  date = {{XXXX}},\n{rest}"
