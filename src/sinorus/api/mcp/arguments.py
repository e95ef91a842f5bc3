"""The arguments of a call, held against what the tool takes."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sinorus.api import keywords
from sinorus.api.mcp.tools import JOINED, LONGEST, MOST, TOOLS, USUAL, Argument, arguments, filters
from sinorus.base.errors import BadUsage
from sinorus.base.text import quote
from sinorus.base.wording import hint


class Method(NamedTuple):
    """What a call asks for.

    filters  the filters, as a request takes them
    own      what the question takes besides
    limit    how many rows a page has at most
    cursor   where to go on; None for the first page
    """

    filters: Mapping[str, Any]
    own: Mapping[str, Any]
    limit: int
    cursor: str | None


def read(tool: str, given: Mapping[str, Any]) -> Method:
    """Return what a call asks for; BadUsage for an argument that the tool has not, or that is of another kind."""
    known = arguments(tool)
    for name in given:
        if name not in known:
            raise BadUsage(f"{tool} takes no {quote(name)}; {hint(name, tuple(known))}")
    for name in TOOLS[tool].needs:
        if given.get(name) in (None, "", []):
            raise BadUsage(f"{tool} needs {name}: {known[name].help}")
    values = {name: _value(name, value, known[name]) for name, value in given.items() if value is not None}
    return Method(
        {parameter: values[name] for name, parameter in filters(tool).items() if name in values},
        {name: values[name] for name in TOOLS[tool].own if name in values},
        values.get("limit", max(USUAL, len(values.get("ids", ())))),
        values.get("cursor"),
    )


def _value(name: str, value: Any, argument: Argument) -> Any:
    if argument.most:
        return keywords.number(name, value, 1, argument.most)
    if argument.is_switch:
        return keywords.flag(name, value)
    texts = keywords.texts(name, value) if argument.is_many else (keywords.text(name, value),)
    if len(texts) > MOST:
        raise BadUsage(f"{name} takes up to {MOST} texts in one call, and there are {len(texts)}; call several times")
    for text in texts:
        if len(text) > LONGEST:
            raise BadUsage(f"{name} takes texts of up to {LONGEST} characters; this one has {len(text)}")
    if name in JOINED:
        return ",".join(texts)
    return texts if argument.is_many else texts[0]
