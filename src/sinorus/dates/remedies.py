"""Offer what a refused text may have meant, and only what certainly keeps all that the text says (docs/dates.md).

A remedy is made by mending one slip, or all slips together. It is offered if it can be read, and if its figures, signs
and words are those of the text: whoever follows the advice never stores another date.
"""

import re
from collections import Counter

from sinorus.base.errors import BadDate

_MOST = 2
_LOOK_ALIKES = str.maketrans({"\u0425": "X", "\u0445": "X", "\u03a7": "X"})
# A slip, and what to write in its place. The first of two ways to mend the same slip is the likelier.
_SLIPS = tuple(
    (re.compile(pattern), mended)
    for pattern, mended in (
        (r"(?<=[0-9Xxu-])[xu](?=[0-9Xxu?~%/.,\]}-]|$)", "X"),
        (r"(?<=/)open$|^open(?=/)", ".."),
        (r"(?<=/)unknown$|^unknown(?=/)", ""),
        (r"^-?[yY](?P<year>-?[0-9]{4})$", r"\g<year>"),
        (r"^y(?=-?[0-9])", "Y"),
        (r"^-Y", "Y-"),
        (r"^-(?=[0-9]{5,9}$)", "Y-"),
        (r"^(?=[0-9]{5}$|[0-9]{7}$|[0-9]{9}$)", "Y"),
        (r"^(?P<year>[0-9]{4})(?=[0-9]{2}$)", r"\g<year>-"),
        (r"^(?P<minus>-?)(?=[0-9]{3}(?:-|$))", r"\g<minus>0"),
        (r"^(?P<minus>-)(?=[0-9]{2}$)", r"\g<minus>00"),
        (r"^(?P<minus>-)(?=[0-9]$)", r"\g<minus>000"),
        (r"^(?=[0-9]$)", "000"),
        (r"^(?=[0-9]{2}$)", "19"),
        (r"^(?=[0-9]{2}$)", "18"),
        (r"(?<=^[0-9]{4})-$", "/.."),
        (r"(?!^[0-9]{4}-[0-9]$)(?<!^[0-9]{4})-(?=[0-9](?:-|$|[/?~%]))|(?<=^[0-9]{4})-(?=[0-9][-/?~%])", "-0"),
        (r"(?P<mark>[?~%])(?P=mark)+", r"\g<mark>"),
        (r"\?~|~\?", "%"),
        (r"^(?P<list>[^,\[\]{}]+(?:,[^,\[\]{}]+)+)$", r"[\g<list>]"),
        (r"^(?P<list>[^,\[\]{}]+(?:,[^,\[\]{}]+)+)$", r"{\g<list>}"),
        (r"(?<=^[0-9]{4})\.\.(?=[0-9]{4}$)", "/"),
        (r"^(?P<range>[0-9]{4}\.\.[0-9]{4})$", r"[\g<range>]"),
    )
)
_SERIALS = range(10_000, 60_001)
_WORDS = {"open": "..", "unknown": "/"}


def remedies(text: str) -> tuple[str, ...]:
    """Return at most two dates in EDTF that keep all that the text says; none where none is known."""
    plain = text.translate(_LOOK_ALIKES)
    if re.fullmatch("[0-9]{5}", plain) and int(plain) in _SERIALS:
        return ()
    together, single = plain, []
    for pattern, meant in _SLIPS:
        together, count = pattern.subn(meant, together)
        if count or pattern.search(plain):
            single.append(pattern.sub(meant, plain))
    forms = dict.fromkeys(form for form in (together, *single) if form != text)
    return tuple(form for form in forms if keeps(text, form))[:_MOST]


def keeps(text: str, form: str) -> bool:
    """Say whether a form can be read, and whether its figures, signs and words are those of the text."""
    return _has_words(text, form) and _has_signs(text, form) and _has_figures(text, form) and _is_date(form)


def _is_date(form: str) -> bool:
    from sinorus.dates.edtf_sets import read_any

    try:
        read_any(form)
    except BadDate:
        return False
    return True


def _has_figures(text: str, form: str) -> bool:
    """Say whether both have the same numbers. A year of two figures may have got its century, six a hyphen."""
    mine, others = (Counter(map(int, re.findall("[0-9]{1,200}", one))) for one in (text, form))
    if mine == others:
        return True
    if not re.fullmatch("[0-9]+", text):
        return False
    return form.replace("-", "") == text if len(text) == 6 else len(text) == 2 and form.endswith(text)


def _has_signs(text: str, form: str) -> bool:
    """Say whether each sign of the text is in the form, and whether a year before Christ is one still."""
    signs = {sign for sign in "?~%[{,/" if sign in text and sign not in form}
    if text.startswith("-") != form.lstrip("Y").startswith("-") and not text.lower().startswith("y-"):
        return False
    return not signs or (signs <= {"?", "~"} and "%" in form)


def _has_words(text: str, form: str) -> bool:
    """Say whether each run of letters is one of EDTF that the form has too."""
    for word in re.findall(r"[^\W\d_]+", text.translate(_LOOK_ALIKES)):
        sign = _WORDS.get(word, "X" if not word.lower().strip("xu") else word.upper().removeprefix("Y"))
        if sign not in form:
            return False
    return True
