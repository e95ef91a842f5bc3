"""What is suggested for a text that is no name: meaning before spelling, and nothing that is not near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinorus.base.near_names import near_names
from sinorus.base.spelling import distance, is_slip, slips
from sinorus.model.near_words import NEAR_WORDS
from sinorus.model.vocabulary import EXPORTS, WORDS

WORDS_OF = {**WORDS, "export": tuple(EXPORTS)}
TEXTS = st.text("abcdeé-", max_size=8)

THEMES = {
    "territory": ("territory and borders",),
    "energy": ("energy",),
    "trade": ("trade and investment",),
    "power-asymmetry": ("power asymmetry",),
}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("border", ["territory"]),
        ("Borders", ["territory"]),
        ("engery", ["energy"]),
        ("enrgy", ["energy"]),
        ("investment", ["trade"]),
        ("asymmetries", ["power-asymmetry"]),
        ("trade investment", ["trade"]),
        ("balance of power", ["power-asymmetry"]),
        ("pandemic", []),
        ("terror", []),
        ("", []),
        ("-", []),
        ("x" * 5000, []),
    ],
)
def test_what_is_meant_comes_before_what_is_spelt_alike(text: str, meant: list[str]) -> None:
    assert near_names(text, THEMES) == meant


@pytest.mark.parametrize(
    ("text", "name"),
    [("disagree", "agree"), ("unsupported", "supported"), ("agree", "disagree"), ("ics", "css"), ("war", "way-out")],
)
def test_the_opposite_and_what_is_only_short_are_no_slips(text: str, name: str) -> None:
    assert not is_slip(text, name)


def test_the_same_letters_in_another_order_are_nearer_than_a_letter_too_many() -> None:
    assert slips("hauwei", ["huwei", "huawei"]) == ["huawei"]
    assert slips("huewei", ["huwei", "huawei"]) == ["huwei", "huawei"]


@given(TEXTS, TEXTS, TEXTS)
def test_a_distance_is_one(one: str, other: str, third: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one + third, other + third) <= distance(one, other)
    assert distance(one, other) <= max(len(one), len(other))


@given(st.text(min_size=6, max_size=12, alphabet="abcdefgh"), st.integers(0, 11))
def test_one_letter_left_out_changed_or_swapped_is_a_slip(name: str, at: int) -> None:
    at = 1 + at % (len(name) - 2)
    for text in (name[:at] + name[at + 1 :], f"{name[:at]}z{name[at + 1 :]}", f"{name[:at]}z{name[at:]}"):
        assert is_slip(text, name), text
    assert is_slip(name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :], name)


def test_near_words_are_of_values_that_there_are_and_are_none_themselves() -> None:
    for name, words in NEAR_WORDS.items():
        if name in WORDS_OF:
            assert set(words) <= set(WORDS_OF[name])
            assert not {other for others in words.values() for other in others} & set(WORDS_OF[name]), name
