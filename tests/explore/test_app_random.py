"""Keys at random, from seeds that never change: whatever is pressed, the explorer goes on."""

import random
from pathlib import Path

import pytest

pytest.importorskip("textual")

from conftest import Run
from explored import Hand, play, screen
from hostile_walk import enriched
from sinorus.base.text import unsafe
from sinorus.explore import browser
from sinorus.explore.app import Explorer
from sinorus.explore.desk import Desk
from sinorus.explore.keys import KEYS

pytestmark = pytest.mark.slow
# What ends it or puts it to sleep is left out.
PRESSED = [key for name in KEYS for key in name.keys.split() if key not in ("q", "ctrl+c", "ctrl+z", "ctrl+e")]
# What is typed into lines and boxes besides.
TYPED = ["space", "comma", "enter", "escape", "a", "z", "1", "quotation_mark", "asterisk", "full_stop"]


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "open_page", lambda address: False)


def walked(desk: Desk, seed: int, count: int = 200) -> None:
    """Press so many keys at random, some of them before the answer to the last is there."""
    dice = random.Random(seed)

    async def act(app: Explorer, hand: Hand) -> None:
        pressed = []
        for _ in range(count):
            key = dice.choice(PRESSED if dice.random() < 0.7 else TYPED)
            pressed.append(key)
            await (hand.press(key) if dice.random() < 0.5 else hand.pilot.press(key))
            if app.bug:
                raise app.bug
            assert app.is_running, pressed
        await hand.wait()
        assert not unsafe().search("".join(screen(app))), pressed

    play(desk, act, (80, 24) if seed % 2 else (60, 31))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_keys_at_random_never_raise(seed: int) -> None:
    desk = Desk()
    walked(desk, seed)
    desk.close()


@pytest.mark.parametrize("seed", [4, 5])
def test_nor_do_they_where_the_data_are_hostile(seed: int, tmp_path: Path, run: Run) -> None:
    desk = Desk([str(enriched(tmp_path / "hostile"))])
    walked(desk, seed)
    desk.close()
