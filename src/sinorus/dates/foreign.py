"""Translate dates in German, French and Russian to English, word by word, and those in Chinese by their signs.

Nothing is read here: what comes out is read as English, so that all rules hold for it too. A word that is in none of
the tables stays as it is, and the text is then refused.
"""

import re

from sinorus.base.text import fold
from sinorus.dates.day import MONTHS

_MONTHS = (
    "januar janner janvier январь января янв",
    "februar fevrier fevr fev февраль февраля фев февр",
    "marz mrz mars март марта мар",
    "avril avr апрель апреля апр",
    "mai май мая маи",
    "juni juin июнь июня июн",
    "juli juillet juil июль июля июл",
    "aout август августа авг",
    "septembre сентябрь сентября сен сент",
    "oktober okt octobre октябрь октября окт",
    "novembre ноябрь ноября ноя нояб",
    "dezember dez decembre декабрь декабря дек",
)
_IN_MONTHS = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
_WORDS = {
    "spring": "fruhling fruhjahr printemps весна весны весной весне",
    "summer": "sommer ete лето лета летом",
    "autumn": "herbst automne осень осени осенью",
    "winter": "hiver зима зимы зимой",
    "early": "anfang debut начало начале начала",
    "mid": "mitte milieu середина середине середины",
    "late": "ende fin конец конце конца",
    "century": "jahrhundert jahrhunderts jh siecle век века веке",
    "BC": "v.chr av.j.-c avantj.-c",
    "AD": "n.chr apr.j.-c apresj.-c",
    "about": "um etwa circa vers environ около ок приблизительно примерно",
    "before": "vor avant",
    "after": "nach apres после",
    "since": "seit depuis",
    "to": "bis по",
    "from": "von vom с",
    "between": "zwischen entre между",
    "and": "und et и",
    "or": "oder ou или",
    "in": "im en au в во",
    "first half of": "erste-halfte ersten-halfte premiere-moitie первая-половина первои-половине",
    "second half of": "zweite-halfte zweiten-halfte seconde-moitie deuxieme-moitie вторая-половина второи-половине",
    "": "den der des dem das le la les l du de d jahr jahre jahren jahres annees annee "
    "год года году годы годов годах гг г",
}
_TABLE = {
    **{word: MONTHS[number] for number, words in enumerate(_MONTHS) for word in words.split()},
    **{word: MONTHS[number] for number, word in enumerate(_IN_MONTHS.split())},
    **{word: english for english, words in _WORDS.items() for word in words.split()},
}
LATIN = frozenset(re.findall("[a-z]+", " ".join(_TABLE)))
"""The words in Latin letters that are read in dates, without their accents."""

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
    pieces = [_TABLE.get(word.rstrip(".").replace("'", ""), word) for word in words.split()]
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
