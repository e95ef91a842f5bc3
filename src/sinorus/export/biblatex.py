"""References in BibLaTeX, for biber and whatever else reads its entries."""

from typing import Any

from sinorus.base.text import safe
from sinorus.export import Export
from sinorus.export.bibliography import bibliography
from sinorus.output.render.biblatex import entry
from sinorus.query.selection import Records


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
