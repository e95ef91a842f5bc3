"""The stem of an English word, by the rules of M. F. Porter (An algorithm for suffix stripping, Program 14, 1980).

They are written as the author's own program has them, which differs from his paper in a few endings:
https://tartarus.org/martin/PorterStemmer/
"""

import re

_MEASURE = re.compile("vc")

# Endings and what takes their place, longer ones first.
_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
    "ous", "ive", "ize",
)  # fmt: skip


def porter(word: str) -> str:
    """Return the stem of a word of three letters or more, in small letters from a to z."""
    word = _without_ending_of_verb(_without_plural(word))
    if word[-1] == "y" and _has_vowel(word[:-1]):
        word = f"{word[:-1]}i"
    word = _replaced(_replaced(word, _STEP_2), _STEP_3)
    return _without_last_letter(_without_suffix(word))


def _shape(text: str) -> str:
    """Write a text as the letters v and c, for vowels and consonants."""
    shape = ""
    for letter in text:
        is_vowel = letter in "aeiou" or (letter == "y" and shape[-1:] == "c")
        shape += "v" if is_vowel else "c"
    return shape


def _measure(text: str) -> int:
    """Count how often a vowel is followed by a consonant."""
    return len(_MEASURE.findall(_shape(text)))


def _has_vowel(text: str) -> bool:
    return "v" in _shape(text)


def _is_short(text: str) -> bool:
    """Say whether a text ends in consonant, vowel, consonant, as ``hop`` does; the last is not w, x or y."""
    return _shape(text).endswith("cvc") and text[-1] not in "wxy"


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_ending_of_verb(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        if word.endswith(ending) and _has_vowel(rest := word.removesuffix(ending)):
            return _mended(rest)
    return word


def _mended(word: str) -> str:
    """Mend what is left of a verb without its ending: hopp is hop, fil is file."""
    if word.endswith(("at", "bl", "iz")):
        return f"{word}e"
    if len(word) > 1 and word[-1] == word[-2] and _shape(word)[-1] == "c" and word[-1] not in "lsz":
        return word[:-1]
    return f"{word}e" if _measure(word) == 1 and _is_short(word) else word


def _replaced(word: str, endings: dict[str, str]) -> str:
    """Replace the one of the endings that the word has, if enough of the word stands before it."""
    if not word.endswith((*endings,)):
        return word
    ending = next(filter(word.endswith, endings))
    rest = word.removesuffix(ending)
    return rest + endings[ending] if _measure(rest) else word


def _without_suffix(word: str) -> str:
    if not word.endswith(_STEP_4):
        return word
    suffix = next(filter(word.endswith, _STEP_4))
    rest = word.removesuffix(suffix)
    is_whole = suffix == "ion" and not rest.endswith(("s", "t"))
    return word if is_whole or _measure(rest) < 2 else rest


def _without_last_letter(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _is_short(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
