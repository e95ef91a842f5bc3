"""Clashes of signs: what is worked out of the claims on a driver where no contrast is coded between their sources."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sinorus.base.wording import amount, join
from sinorus.query.voices import Said, speakers


class Sides(NamedTuple):
    """The sources of which a claim on a driver binds, divides, names it (whatever the sign) or denies it.

    One may be in several: an author can see both sides.
    """

    binds: frozenset[str]
    divides: frozenset[str]
    names: frozenset[str]
    denies: frozenset[str]

    def clash(self, known: Collection[str]) -> bool:
        """Say whether one source's claims bind where another's divide, or name what another denies.

        ``known`` are the sources that a coded contrast on the driver has set against each other already.
        """
        return any(
            left and right and len(left | right) > 1 and not (left | right).issubset(known)
            for left, right in ((self.binds, self.divides), (self.names, self.denies))
        )

    def why(self, official: Collection[str]) -> str:
        """Write what the signs say, with ``official`` texts apart, and that nobody coded it."""
        said = {"that it binds": self.binds, "that it divides": self.divides, "that it moves nothing": self.denies}
        parts = [_say(side, official, what) for what, side in said.items() if side]
        return f"Computed from the signs, not coded: {join(parts)}."


def _say(side: frozenset[str], official: Collection[str], what: str) -> str:
    """Write how many sources and official texts are on a side."""
    texts = len(side.intersection(official))
    counts = ((len(side) - texts, "source"), (texts, "official text"))
    told = join([amount(count, noun) for count, noun in counts if count])
    return f"{told} {'says' if len(side) == 1 else 'say'} {what}"


def sides(said: Said, denied: Said) -> Sides:
    """Sort the sources of claims on a driver by what these say; those that deny it stand apart."""
    return Sides(
        frozenset(speakers(said, ["cooperation"])),
        frozenset(speakers(said, ["friction"])),
        frozenset(speakers(said)),
        frozenset(speakers(denied)),
    )
