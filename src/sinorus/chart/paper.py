"""The colours of a picture on light and on dark paper."""

from collections.abc import Mapping
from typing import Any

from sinorus.model.signs import SIGNS

# A part of a picture, on light paper and on dark: the paper, what is written, what is written beside, the lines of the
# axes, and the stripes of the periods, which take turns.
PAPER, INK, SOFT, GRID, STRIPE, OTHER = "#ffffff", "#222222", "#555555", "#dddddd", "#f3f5f7", "#e6eaee"
_DARK = {PAPER: "#161514", INK: "#ece8e0", SOFT: "#b3aca0", GRID: "#3b3833", STRIPE: "#1f1e1c", OTHER: "#2c2a27"}
DARK: Mapping[str, str] = _DARK | {sign.light: sign.dark for sign in SIGNS.values()}


def darken(part: Any) -> Any:
    """Return a part of a specification with the colours of dark paper; what data hold stays as it is."""
    if isinstance(part, dict):
        return {key: value if key == "values" else darken(value) for key, value in part.items()}
    if isinstance(part, list):
        return [darken(one) for one in part]
    return DARK.get(part, part) if isinstance(part, str) else part
