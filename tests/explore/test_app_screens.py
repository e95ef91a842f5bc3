"""Three screens at two sizes, as texts beside the tests and as pictures in the documentation.

``UPDATE_DOCS=1 .venv/bin/pytest tests/explore/test_app_screens.py`` renews them: look at the difference.
"""

import os
import re
from pathlib import Path

import pytest

pytest.importorskip("textual")

from conftest import ROOT
from explored import Hand, play, screen
from sinorus.explore.app import Explorer
from sinorus.explore.desk import Desk
from sinorus.explore.place import Place

pytestmark = pytest.mark.slow
TEXTS = Path(__file__).parent / "screens"
PICTURES = ROOT / "docs" / "screens"
ENERGY = Place(filters={"theme": ("energy",), "start": ("2000",)})
SANCTIONS = Place("claims", {"driver": ("western-sanctions",)})
# What the pictures show: a list with its record, a facet with live counts, and a record that one has gone into.
SCREENS = {
    "list": (ENERGY, ("down", "down", "down")),
    "facet": (SANCTIONS, ("r", "down", "space")),
    "record": (SANCTIONS, ("down", "enter", "tab")),
}
# A picture names a font of another machine, and is drawn with that of the reader.
FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def held(path: Path, now: str) -> None:
    """Hold a file to what is now, or renew it."""
    if os.environ.get("UPDATE_DOCS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now, f"{path.name}: UPDATE_DOCS=1 renews it; look at the difference"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_it_was(name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    place, keys = SCREENS[name]
    seen: list[str] = []

    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press(*keys)
        seen.append("\n".join([*screen(app), ""]))
        seen.append(FONT.sub("", app.export_screenshot(simplify=True)))

    desk = Desk()
    play(desk, act, size, place)
    desk.close()
    held(TEXTS / f"{name}-{size[0]}x{size[1]}.txt", seen[0])
    if size[0] == 80:
        held(PICTURES / f"explore-{name}.svg", seen[1] + "\n")
