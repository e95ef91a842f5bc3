"""What the tests of the explorer share: keys pressed without a terminal, and what then stands on the screen."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.pilot import Pilot

from sinorus.explore.app import Explorer
from sinorus.explore.desk import Desk
from sinorus.explore.place import Place

# Plays on an application, by its pilot.
Play = Callable[[Explorer, "Hand"], Awaitable[None]]


class Hand:
    """Presses keys one after the other, each when the answer to the last is there."""

    def __init__(self, app: Explorer, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            await self.pilot.press(key)
            await self.wait()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    async def wait(self) -> None:
        """Wait until nothing is asked any more, and all that was answered is drawn."""
        rest = 0
        while rest < 2:
            await self.pilot.pause()
            rest = rest + 1 if self.app.is_idle else 0
            await asyncio.sleep(0.002)


def screen(app: Explorer) -> list[str]:
    """Return what stands on the screen, line by line."""
    lines = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in line).rstrip() for line in lines]


def play(
    desk: Desk, act: Play, size: tuple[int, int] = (80, 24), place: Place | None = None, remarks: str = ""
) -> Explorer:
    """Let somebody play on an application of some columns and lines, and return it when it has ended."""
    app = Explorer(desk, place or Place(), remarks)

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            hand = Hand(app, pilot)
            await hand.wait()
            await act(app, hand)

    asyncio.run(run())
    if app.bug:
        raise app.bug
    return app


def seen(desk: Desk, *keys: str, size: tuple[int, int] = (80, 24), place: Place | None = None) -> list[str]:
    """Return what stands on the screen after some keys."""
    lines: list[str] = []

    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press(*keys)
        lines.extend(screen(app))

    play(desk, act, size, place)
    return lines
