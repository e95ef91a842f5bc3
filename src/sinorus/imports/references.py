"""The references of a row: titles and addresses of one or several columns."""

import re
from itertools import zip_longest
from typing import Any

from sinorus.imports.line import Line, plain_text
from sinorus.model.values import LINK

_LINK = re.compile(LINK)
# Where a list of addresses is parted: an address may hold a semicolon.
_ADDRESSES = re.compile(r"\s*[;|,]?\s+(?=https?://)|[;|]\s*(?=https?://|www\.|//)")
Record = dict[str, Any]


def references(line: Line) -> list[Record]:
    """Return the references of a row, in order: each title with the address in the same place."""
    own: list[Record] = []
    titles: list[str] = []
    links: list[str] = []
    for head, item in _items(line, "references"):
        if isinstance(item, dict):
            own.append(item)
        elif link := _link(item):
            links.append(link)
        else:
            titles.append(line.fitting(head, plain_text(item), 300))
    for head, item in _items(line, "url"):
        if link := _link(item):
            links.append(link)
        else:
            line.problem(head, "is no web address; kept in extra", "write it with https:// in front")
            line.add(head, item)
    return own + [
        {"title": title or link[:300], **_named(line), **({"url": link} if link else {})}
        for title, link in zip_longest(titles, links, fillvalue="")
    ]


def _items(line: Line, field: str) -> list[tuple[str, Any]]:
    """List what the columns of a field hold; a cell with addresses is parted between them."""
    found: list[tuple[str, Any]] = []
    for head in line.heads(field):
        value = line.cells[head]
        if isinstance(value, list):
            found += [(head, item) for item in value]
        elif isinstance(value, str) and "://" in value:
            found += [(head, item.strip()) for item in _ADDRESSES.split(value) if item.strip()]
        else:
            found += [(head, item) for item in line.parts(plain_text(value))]
    return found


def _link(item: Any) -> str:
    """Return an address with what it needs in front; "" for what is none."""
    text = str(item)
    if text.startswith(("//", "www.")):
        text = f"https://{text.removeprefix('//')}"
    return text if _LINK.fullmatch(text) and len(text) <= 2000 else ""


def _named(line: Line) -> Record:
    """Return publisher, author and days of the references of a row, where it says them."""
    texts = {field: line.text(field, 300) for field in ("publisher", "author")}
    return {field: text for field, text in texts.items() if text}
