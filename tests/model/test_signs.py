from itertools import combinations
from math import dist

import pytest

from sinorus.model.signs import SIGNS

PAPERS = {"light": ("#ffffff", "#fbfaf6"), "dark": ("#161514", "#1f1e1c")}
# How eyes without red, green or blue cones see linear red, green and blue (Machado, Oliveira and Fernandes, 2009).
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour: str) -> list[float]:
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def contrast(one: str, other: str) -> float:
    lights = [
        sum(part * value for part, value in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """Return a colour in CIELAB, where distance is how far colours look apart."""
    r, g, b = (min(max(part, 0), 1) for part in (red, green, blue))
    white = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    x, y, z = ((one * r + two * g + three * b) / (one + two + three) for one, two, three in white)
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, eyes: str) -> tuple[float, float, float]:
    rgb = linear(colour)
    red, green, blue = (sum(part * value for part, value in zip(row, rgb, strict=True)) for row in EYES[eyes])
    return lab(red, green, blue)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_effect_stands_off_its_paper(paper: str) -> None:
    assert min(contrast(getattr(sign, paper), sheet) for sign in SIGNS.values() for sheet in PAPERS[paper]) >= 3


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("paper", PAPERS)
def test_no_two_effects_look_alike_to_any_eyes(paper: str, eyes: str) -> None:
    colours = [seen(getattr(sign, paper), eyes) for sign in SIGNS.values()]
    assert min(dist(one, other) for one, other in combinations(colours, 2)) > 9


@pytest.mark.parametrize("field", ["word", "text", "shape", "glyph", "light", "dark"])
def test_every_effect_has_a_sign_of_its_own(field: str) -> None:
    assert len({getattr(sign, field) for sign in SIGNS.values()}) == len(SIGNS)
