"""The place of a passage in words, as a reference names it."""

from typing import Any

from sinorus.index.build_context import Voice

# What is called by its section alone.
_NUMBERED = ("articles", "another page")


def where(passage: dict[str, Any], source: Voice) -> str:
    """Name the paragraph of a passage, or else what was seen of its source: an article, the abstract, the opening.

    Only essays have captions; of another text that was seen whole there is no part to name. What was seen at an address
    of its own is no part of what was seen at that of the source.
    """
    if passage["paragraph"]:
        return f"paragraph {passage['paragraph']}"
    if source.extent in (None, "whole"):
        return "caption" if source.kind in (None, "essay") else ""
    return _part("another page" if passage["address"] else source.extent, passage["section"])


def _part(extent: str, section: str | None) -> str:
    """Name what was seen of a source by its section; an article is called by its number alone."""
    if not section or section.casefold() == extent:
        return extent
    return section[:1].lower() + section[1:] if extent in _NUMBERED else f"{extent}, section {section}"
