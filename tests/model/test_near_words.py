"""Every closed list has words that people say for its own, be they none."""

from sinorus.model.near_words import NEAR_WORDS
from sinorus.model.vocabulary import WORDS


def test_every_list_of_a_filter_has_words_of_like_meaning() -> None:
    assert not set(WORDS) - set(NEAR_WORDS), "NEAR_WORDS says what people say for each list of WORDS"


def test_a_word_of_like_meaning_stands_for_one_that_there_is() -> None:
    for name, words in WORDS.items():
        assert set(NEAR_WORDS[name]) <= set(words), name
