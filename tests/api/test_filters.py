"""The annotations of keywords are those of the table of filters."""

from typing import get_type_hints

import pytest

from sinorus.api import filters
from sinorus.query.filters import COUNTED, QUESTIONS, TABLE

ANNOTATED: dict[str, type] = {
    "timeline": filters.Events,
    "claims": filters.Claims,
    "check": filters.Claims,
    "drivers": filters.Drivers,
    "find": filters.Find,
    "compare": filters.Compare,
    "change": filters.Change,
    "series": filters.Series,
    "chart": filters.Chart,
    "periods": filters.Periods,
    "themes": filters.Vocabulary,
    "actors": filters.Vocabulary,
    "sources": filters.Sources,
}


def test_every_question_with_filters_has_its_keywords() -> None:
    assert {question for question, names in QUESTIONS.items() if names} == set(ANNOTATED)


@pytest.mark.parametrize("question", ANNOTATED)
def test_keywords_are_the_filters_of_the_question_and_take_their_values(question: str) -> None:
    hints = get_type_hints(ANNOTATED[question])
    expected = set(QUESTIONS[question]) - set(COUNTED)
    other = ", ".join(sorted(set(hints) ^ expected))
    name = ANNOTATED[question].__name__
    assert not other, f"{name} in src/sinorus/api/filters.py lacks keywords of {question}, or has too many: {other}"
    for name, hint in hints.items():
        filter = TABLE[name]
        dates = filters.Whens if "DATE" in filter.value else filters.Texts
        one = str | int if name == "lag" else str
        assert hint == (dates if filter.is_many else one if filter.value else bool), name
