"""The words of dates in German, French and Russian, and what they are in English."""

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
TABLE = {
    **{word: MONTHS[number] for number, words in enumerate(_MONTHS) for word in words.split()},
    **{word: MONTHS[number] for number, word in enumerate(_IN_MONTHS.split())},
    **{word: english for english, words in _WORDS.items() for word in words.split()},
}
"""What a word is in English; the words have neither case nor accents, and those with a hyphen stand together."""
LATIN = frozenset(part for word in TABLE for part in word.replace(".", "-").split("-") if part.isascii())
"""The words in Latin letters that are read in dates, without their accents."""
