"""Names of people and bodies in CSL-JSON, in words."""

import re
from collections.abc import Mapping
from typing import Any

# Scripts in which the family stands before the given name, without a blank: Chinese and Japanese characters, kana.
_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def whole(name: Mapping[str, Any]) -> str:
    """Write a name as it is said: Konark Sikka, 沈志华, or that of a body."""
    given, family = name.get("given"), name.get("family")
    if family and _FAMILY_FIRST.match(family):
        return f"{family}{given or ''}"
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    return " ".join(filter(None, (given, *particles, family, name.get("suffix"), name.get("literal"))))


def short(name: Mapping[str, Any]) -> str:
    """Write the name by which a work is called in a list: the family, or the body."""
    return name.get("family") or name.get("literal") or name.get("given") or ""
