"""Translate a date in English to EDTF, or say why not. Loaded only for what EDTF does not read (docs/dates.md).

A text is a relation of terms, and words of doubt may stand before each term and before the whole. Terms hold no
relations, so that the work stays in proportion to the length of the text.
"""

import re

from sinorus.base.errors import BadDate
from sinorus.dates.edtf import parse
from sinorus.dates.refusals import FORMS
from sinorus.dates.word_dateutil import Translation
from sinorus.dates.word_relations import read_relation
from sinorus.dates.write_words import LONGEST

_ASCII = str.maketrans({"’": "'", "‘": "'", "–": " - ", "—": " - ", "\u2212": "-", "\u2010": "-", "\u2011": "-"})
_LIKE_EDTF = re.compile(r"[0-9XYESTZ?~%.,/:+\[\]{}-]+|[yY]?-?[0-9]+[xu]*|P[0-9].*|.*/(open|unknown)|[0-9-]+W[0-9]+")
_SPACED = re.compile(r"(?=.*[/\[{])[0-9XYES?~%.,/\[\]{} -]+")
_CLOCK = re.compile(
    r"""
    \b (?: today | tonight | now | yesterday | tomorrow | ago | present | current(?:ly)? | recent(?:ly)? )
    \b | \b (?: last | next | this ) [ ] | \b (?: mon | tues | wednes | thurs | fri | satur | sun ) days? \b
    | \b (?: mon | tue | wed | thu | fri | sat | sun ) \b | \b noon \b | \b midnight \b | \b [0-9]{1,2} : [0-9]{2}
    | [0-9] [ ]? [ap]\.?m\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
ON_A_CLOCK = "words that depend on the day they are read, weekdays and times are not read"
"""Why words such as yesterday are refused."""
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_SHORT_YEAR = re.compile(r"(?<![0-9])[0-9]{3}(?![0-9])")


def translate(text: str, refusal: BadDate) -> Translation:
    """Translate a date in English to EDTF. Raise BadDate if it is none.

    `refusal` is the error with which the EDTF reader refused the text. Its reason is given where the text looks more
    like EDTF than like English.
    """
    if len(text) > LONGEST:
        raise BadDate(text, f"a date in words has at most {LONGEST} characters", LONGEST)
    simple = simplified(text)
    try:
        translation = _read_language(simple)
    except BadDate as error:
        raise BadDate(text, error.reason, 0, _in_whole(simple, error)) from None
    if translation is not None:
        return _checked(text, translation)
    reason, forms = _explain(simple, refusal)
    raise BadDate(text, reason, refusal.position, forms)


def _read_language(text: str) -> Translation | None:
    """Read a date in English, or else in another language. Return None for what is in none."""
    if (edtf := _without_blanks(text)) is not None:
        return Translation(edtf)
    # Where case is ignored, patterns take some letters beyond ASCII for s or k.
    translation = read_relation(text) if text.isascii() else None
    if translation is None and re.search(r"[^\W\d_]{2}|[^\x00-\x7f]", text):
        from sinorus.dates.foreign import to_english

        english = to_english(text)
        return read_relation(english) if english else None
    return translation


def _without_blanks(text: str) -> str | None:
    """Return a set or an interval that was typed with blanks, such as [1667, 1668]; None for anything else."""
    if " " not in text or not _SPACED.fullmatch(text):
        return None
    try:
        return parse(text.replace(" ", "")).edtf
    except BadDate:
        return None


def _checked(text: str, translation: Translation) -> Translation:
    """Return a translation whose EDTF names real days. Raise BadDate about the text where it does not."""
    try:
        parse(translation.edtf)
    except BadDate as error:
        raise BadDate(text, error.reason, 0, error.forms) from None
    return translation


def _in_whole(text: str, error: BadDate) -> tuple[str, ...]:
    """Return the forms of an error about one term of a text, each with the rest of the text and as EDTF."""
    if text == error.text or text.count(error.text) != 1:
        return error.forms if text == error.text else ()
    forms = (_read_or_none(text.replace(error.text, form)) for form in error.forms)
    return tuple(dict.fromkeys(filter(None, forms)))


def _read_or_none(text: str) -> str | None:
    """Return the EDTF of a date in English; None for what is none."""
    try:
        translation = read_relation(text)
        return translation and parse(translation.edtf).edtf
    except BadDate:
        return None


def simplified(text: str) -> str:
    """Return a text with plain hyphens and apostrophes, and one blank between its words."""
    return " ".join(text.translate(_ASCII).split())


def _explain(text: str, refusal: BadDate) -> tuple[str, tuple[str, ...]]:
    """Return the reason why a text is no date in English, and the forms to offer in its place."""
    if not text:
        return "nothing was given", FORMS
    if "T" not in text and _CLOCK.search(text):
        return ON_A_CLOCK, _examples(text)
    if len(re.findall(r"[^\W\d_\x00-\x7f]", text)) > 1 or re.search("[\u3400-\u9fff]", text):
        return "it is neither EDTF nor a form in English, German, French, Russian or Chinese that is read", ()
    if _LIKE_EDTF.fullmatch(text) or not text.isascii():
        return refusal.reason, refusal.forms
    return _explain_words(text)


def _explain_words(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the reason why words are no date."""
    if match := _YEAR.search(text):
        return f"the year {match[0]} is understood, but not what stands beside it", ()
    if _SHORT_YEAR.search(text):
        return "a year has four digits or an era, such as 0618 or 618 AD", ()
    return "it is neither EDTF nor an English form that is read", _examples(text)


def _examples(text: str) -> tuple[str, ...]:
    """Offer examples only for a text that says nothing of a date, so that nobody takes them for its meaning."""
    return () if re.search("[0-9]", text) else FORMS
