"""Words and names that stand for each other in a search."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from sinorus.base.stems import stems
from sinorus.base.text import quote
from sinorus.model.fields import Strict

Text = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class Alike(Strict):
    """Words or names, each of which finds all others."""

    words: Annotated[list[Text], Field(min_length=2, max_length=50)]
    meaning: Annotated[
        Literal["same", "near"],
        Field(description="Words that are only near are suggested where one of them finds nothing."),
    ] = "same"

    @model_validator(mode="after")
    def _each_is_another_word(self) -> Self:
        """Raise ValueError if a text has no word, or has the words of another one."""
        known: dict[str, str] = {}
        for text in self.words:
            key = " ".join(stems(text))
            if not key:
                raise ValueError(f"{quote(text)} has no letter and no digit: write a word, or take it out")
            if key in known:
                raise ValueError(
                    f"{quote(text)} and {quote(known[key])} are one word to a search: take one of them out"
                )
            known[key] = text
        return self
