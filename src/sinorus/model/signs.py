"""The signs of the effects: one table for the terminal, charts, the page, DOT and Mermaid.

Colour never tells an effect alone: each has a sign in text and a shape in drawings.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sinorus.model.vocabulary import NOT_CODED, Effect


class Sign(NamedTuple):
    """How an effect is shown.

    word   what it is called
    text   its sign in text
    tone   its colour on a terminal, in rich's names; empty for none
    shape  its shape, in the names of Vega
    glyph  a character of that shape
    light  its colour on light paper
    dark   its colour on dark paper
    """

    word: str
    text: str
    tone: str
    shape: str
    glyph: str
    light: str
    dark: str

    def __str__(self) -> str:
        """Return the sign and the word, so that nothing depends on colour."""
        return f"{self.text} {self.word}"


# Blue, vermilion and reddish purple go back to Okabe and Ito (2008); the others and the shades are measured by the
# test: all stand off their paper by 3:1, and off each other also where red, green or blue is not seen.
SIGNS: Mapping[Effect | None, Sign] = {
    "cooperation": Sign("cooperation", "+", "green", "circle", "●", "#0072b2", "#4ba3e0"),
    "friction": Sign("friction", "-", "red", "diamond", "◆", "#d55e00", "#f08a24"),
    "mixed": Sign("mixed", "~", "yellow", "triangle-up", "▲", "#b84f8a", "#f0b8da"),
    "neutral": Sign("neutral", "=", "", "square", "■", "#5a5a5a", "#a8a8a8"),
    None: Sign(NOT_CODED.replace("-", " "), "○", "", "stroke", "▬", "#8a8a8a", "#767676"),
}
