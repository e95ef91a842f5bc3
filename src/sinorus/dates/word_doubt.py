"""Take words of doubt off a date, such as circa and probably, and put the marks of EDTF in their place."""

import re
from collections.abc import Callable

from sinorus.dates.edtf_grammar import mark_each
from sinorus.dates.word_dateutil import Translation

_DOUBT = re.compile(
    r"""
    (?: (?P<circa> circa | around | about | approximately | approx | roughly | estimated | calculated
            | abt | cal | est ) (?: \.[ ]? | [ ] )
    | (?P<short> ca | c ) (?: \.[ ]? | [ ] | (?=[0-9]) )
    | (?P<sign> ~ ) [ ]?
    | (?: probably | possibly | perhaps | maybe | likely | presumably | apparently | uncertain:? ) [ ]
    ) (?P<rest> .+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<rest>.+?) ?(?:(?P<circa>\(?(?:approx(?:imately|\.)?|circa|ca\.)\)?)|[(\[]\?[)\]]"
    r"| (?:maybe|probably|possibly|perhaps)|\((?:uncertain|maybe|probably|possibly|perhaps)\))",
    re.IGNORECASE,
)


def read_with_doubt(text: str, read: Callable[[str], Translation | None], marks: str = "~??") -> Translation | None:
    """Take words of doubt off, and put `~` or `?` behind each date that is read in the rest.

    `marks` are the qualifiers that may still come, so that "circa circa 1650" is refused.
    """
    match = _DOUBT.fullmatch(text)
    if match:
        rest, mark = match["rest"], "~" if match["circa"] or match["short"] or match["sign"] else "?"
    elif match := _BEHIND.fullmatch(text):
        rest, mark = match["rest"], "~" if match["circa"] else "?"
    elif text.endswith("?") and text[:-1].rstrip()[-1:] not in ("?", "~", "%", "-", "/"):
        rest, mark = text[:-1].rstrip(), "?"
    else:
        return read(text)
    translation = read_with_doubt(rest, read, marks.replace(mark, "", 1)) if mark in marks else None
    return translation and translation._replace(edtf=mark_each(translation.edtf, mark))
