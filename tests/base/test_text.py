"""The one door to a terminal, held to all of Unicode."""

import json
import unicodedata

import pytest

from sinorus.base.text import json_safe, safe, words

# Formats and marks that Chinese, Russian and the names of people need, or that every terminal shows.
SHOWN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, *range(0x110BD, 0x1D17B), *range(0x13430, 0x13440)}
HOSTILE = [
    code
    for code in range(0x110000)
    if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp") and code not in SHOWN
]


def test_no_control_format_or_separator_reaches_a_terminal_as_it_is() -> None:
    assert [f"{code:x}" for code in HOSTILE if safe(chr(code)) == chr(code)] == []


def test_what_is_escaped_in_json_reads_back_as_it_was() -> None:
    text = json.dumps("".join(chr(code) for code in HOSTILE if not 0xD800 <= code < 0xE000), ensure_ascii=False)
    assert json_safe(text).isprintable()
    assert json.loads(json_safe(text)) == json.loads(text)


@pytest.mark.parametrize("text", ["Нерчинск 尼布楚", "Zeng Jìzé", "naïve — “quoted” … 1", "é = e\u0301"])
def test_letters_marks_and_dashes_are_left_alone(text: str) -> None:
    assert safe(text) == text


def test_words_are_folded_and_a_chinese_character_is_a_word() -> None:
    assert words("Café Ёлка OPS-306 珍宝岛") == ["cafe", "елка", "ops", "306", "珍", "宝", "岛"]
