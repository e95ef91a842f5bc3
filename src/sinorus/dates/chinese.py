"""Write Chinese dates in figures and in English words, as far as their signs say what they mean."""

import re

_DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, *range(1, 10)), strict=True)) | {"○": 0, "元": 1}
_NUMBER = "[〇○零一二三四五六七八九十]"
_NUMERALS = re.compile(rf"{_NUMBER}+(?=[年月日号號世])|{_NUMBER}+(?=十年代)|(?<=世纪){_NUMBER}+(?=年代)")
_TO = "[ ]?(?:至|到|-|—|–|～|~)[ ]?"
_FORMS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"[號号]", "日"),
        (r"紀", "纪"),
        (r"約|大约", "约"),
        (r"後", "后"),
        (r"([0-9]{4})年?" + _TO + "([0-9]{4})年", r" \1 to \2"),
        (r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日?" + _TO + r"([0-9]{1,2})日", r" \3 to \4 \2月 \1"),
        (
            r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日" + _TO + r"([0-9]{1,2})月([0-9]{1,2})日",
            r" \3 \2月 \1 to \5 \4月 \1",
        ),
        (r"公元前([0-9]{1,4})年([0-9]{1,2})月([0-9]{1,2})日", r" \3 \2月 \1 BC"),
        (r"公元前([0-9]{1,2})世纪", r" \1世纪 BC"),
        (r"公元前([0-9]{1,9})年?", r" \1 BC"),
        (r"公元([0-9]{1,3})年", r" AD \1"),
        (r"公元", ""),
        (r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", r" \3 \2月 \1"),
        (r"([0-9]{4})年([0-9]{1,2})月(上|中|下)旬", r" \3旬 \2月 \1"),
        (r"([0-9]{4})年([0-9]{1,2})月", r" \2月 \1"),
        (r"([0-9]{4})年(春|夏|秋|冬)[天季]?", r" \2 \1"),
        (r"([0-9]{4})年(上|下)半年", r" \2半 \1"),
        (r"([0-9]{4})年第?([1-4])季度", r" Q\2 \1"),
        (r"([0-9]{4})年(初|中|底|末)", r" \2 \1"),
        (r"([0-9]{4})年代(初|中|末)[期叶]?", r" \2 \1s"),
        (r"([0-9]{4})年代", r" \1s"),
        (r"([0-9]{1,2})世纪(上|下)半[叶期]?", r" \2半 \1世纪"),
        (r"([0-9]{1,2})世纪(初|中|末)[期叶]?", r" \2 \1世纪"),
        (r"([0-9]{4})年", r" \1"),
        (r"上旬|初", " early "),
        (r"中旬|中", " mid "),
        (r"下旬|底|末", " late "),
        (r"上半", " first half of "),
        (r"下半", " second half of "),
        (r"春", " spring "),
        (r"夏", " summer "),
        (r"秋", " autumn "),
        (r"冬", " winter "),
        (r"约", " about "),
        (r"^(.+?)(?:以前|之前)$", r"before \1"),
        (r"^(.+?)(?:以后|之后)$", r"after \1"),
        (r"^(?:自)?(.+?)(?:以来|起)$", r"since \1"),
        (r"至|到|～|—", " to "),
        (r"或者?", " or "),
    )
)  # fmt: skip
_MONTH = re.compile("([0-9]{1,2})月")
_DECADE = re.compile("([0-9]{1,2})世纪([0-9])0年代")
_CENTURY = re.compile("([0-9]{1,2})世纪")


def to_figures(text: str) -> str:
    """Write a Chinese date in English words; what is in other signs stays as it is."""
    if not re.search("[年月日世]", text):
        return text
    text = _NUMERALS.sub(lambda match: _figures(match[0]), text.replace(" ", ""))
    text = _DECADE.sub(lambda match: f"{(int(match[1]) - 1) * 10 + int(match[2])}0年代", text)
    for pattern, written in _FORMS:
        text = pattern.sub(written, text)
    text = _CENTURY.sub(lambda match: f" {match[1]}{_ending(int(match[1]))} century ", text)
    return _MONTH.sub(_month, text).strip()


def _figures(numerals: str) -> str:
    """Write 一九四九 as 1949, 十二 as 12 and 二十一 as 21."""
    if "十" not in numerals:
        return "".join(str(_DIGITS[sign]) for sign in numerals)
    tens, _, ones = numerals.partition("十")
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


def _month(match: re.Match[str]) -> str:
    from sinorus.dates.day import MONTHS

    number = int(match[1])
    return MONTHS[number - 1] if 1 <= number <= len(MONTHS) else match[0]


def _ending(number: int) -> str:
    return "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
