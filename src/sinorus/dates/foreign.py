"""Translate dates in German, French and Russian to English, word by word, and those in Chinese by their signs.

Nothing is read here: what comes out is read as English, so that all rules hold for it too. A word that is in none of
the tables stays as it is, and the text is then refused.
"""

import re

from sinorus.base.text import fold
from sinorus.dates.foreign_words import TABLE

_ROMAN = {"i": 1, "v": 5, "x": 10}
_NTH = r"(?P<number>[ivx]+|[0-9]{1,2})"
_CENTURY = re.compile(rf"\b{_NTH}(?:\.|-?(?:eme|er|e|и|го))? ?(?=(?:jahrhundert|jh\b|siecle|век))", re.IGNORECASE)
_CENTURY_V = re.compile(rf"\b{_NTH} ?в\.", re.IGNORECASE)
# Words that belong together, and what is written in their place before the text is cut into words.
_TOGETHER = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"до н\.? ?э\.?", "BC"),
        (r"н\.? ?э\.?", "AD"),
        (r"v\. ?chr\.?", "v.chr"),
        (r"n\. ?chr\.?", "n.chr"),
        (r"av(?:ant|\.) ?j\.? ?-? ?c\.?", "av.j.-c"),
        (r"ap(?:res|r?\.) ?j\.? ?-? ?c\.?", "apr.j.-c"),
        (r"\bjusqu' ?(?:en|au|a) ", "until "),
        (r"\b1er(?= )", "1"),
        (r"(?P<decade>[0-9]{3}0)(?:er\b(?: jahren?)?|-?[ех]\b(?: год(?:ы|ов|ах)?| гг?\.?)?)", r"\g<decade>s"),
        (r"\b(?:les )?annees (?P<decade>[0-9]{3}0)\b", r"\g<decade>s"),
        (r"(?<=[0-9])\.(?= ?[a-zа-я]{3})", " "),
        (r"\b(?P<one>[a-zа-я]+) (?P<half>halfte|moitie|половина|половине)\b", r"\g<one>-\g<half>"),
    )
)  # fmt: skip
_FROM_TO = re.compile(r"(?:\b(?:du|de) )?\b(?P<first>.+?) (?:au|a) (?P<last>[0-9].*)")
_TOKEN = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*(?:\.(?=-)-?c|)\.?|[^\W]+|\S")


def to_english(text: str) -> str | None:
    """Return what a text in one of these languages says in English; None where it has no word of them."""
    from sinorus.dates.chinese import to_figures

    words = fold(to_figures(text)).replace("d'", "d' ").replace("l'", "l' ")
    words = _CENTURY_V.sub(_ordinal, _CENTURY.sub(_ordinal, words))
    for pattern, written in _TOGETHER:
        words = pattern.sub(written, words)
    words = _FROM_TO.sub(r"from \g<first> to \g<last>", words)
    pieces = [TABLE.get(word.rstrip(".").replace("'", ""), word) for word in words.split()]
    english = " ".join(" ".join(pieces).split())
    return english if english.isascii() and english != fold(text) else None


def _ordinal(match: re.Match[str]) -> str:
    """Write XIX or 19 as 19th, for the number of a century."""
    text = match["number"].lower()
    number = int(text) if text.isdigit() else _roman(text)
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} {'century' if match[0].endswith('в.') else ''}"


def _roman(text: str) -> int:
    """Return a Roman number up to 39."""
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
