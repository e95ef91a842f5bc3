"""What sources say in a row of `compare`, in words or in numbers, source by source or by tradition."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from sinorus.base import wording
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import NOT_CODED
from sinorus.query import sql
from sinorus.query.compared import by_tradition
from sinorus.query.comparison_matrix import DENIED, effect_counts, source_counts
from sinorus.views.traditions import NAMES

if TYPE_CHECKING:
    from sinorus.model.rows.claim import ClaimRow, CompareRow, EffectCounts, SourceCounts

# The sign of claims that deny a driver, beside those of effects.
DENIAL = "x"


class ClaimTexts:
    """Writes what a source or a tradition says in a row: the texts of its claims, or, if ``brief``, their numbers.

    Claims of a contrast are always written out source by source. ``traditions`` are those of the sources.
    """

    def __init__(self, db: sqlite3.Connection, brief: bool, traditions: dict[str, str] | None = None) -> None:
        self.brief = brief
        self.traditions = traditions or {}
        self._db = db
        # The row that is written, and its claims by id: all its cells need them.
        self._read: tuple[CompareRow | None, dict[str, ClaimRow]] = (None, {})

    def _claims_of(self, row: CompareRow) -> dict[str, ClaimRow]:
        """Return the claims of a row by id, which are read once for all its cells."""
        if self._read[0] is not row:
            ids = [*chain.from_iterable(row["claims"].values())]
            self._read = row, {id: json.loads(text) for id, text in sql.texts_of(self._db, ids)}
        return self._read[1]

    def of_source(self, source: str, row: CompareRow) -> str:
        """Write the claims of a source in a row, a line each."""
        if self.brief and not row["contrast"]:
            return write_claims(effect_counts(self._said(source, row)))
        claims = self._claims(source, row)
        return "\n".join(f"{_sign(row, claim)} {claim['text']} ({_place(claim)})" for claim in claims)

    def of_each(self, sources: list[str], row: CompareRow) -> str:
        """Write what some sources say in a row, each behind its id; who says nothing is left out."""
        return "\n".join(f"{one}:\n{self.of_source(one, row)}" for one in sources if one in row["claims"])

    def of_tradition(self, tradition: str, row: CompareRow) -> str:
        """Write the claims of the sources of a tradition in a row, a line each, or of how many sources there are any.

        A contrast is told by its reason, so that of its claims only the sources are named.
        """
        sources = self._by_tradition(row).get(tradition, [])
        if self.brief:
            counts = source_counts([self._said(source, row) for source in sources])
            return wording.join(sources) if row["contrast"] else write_sources(counts)
        claims = chain.from_iterable(self._claims(source, row) for source in sources)
        return "\n".join(f"{_sign(row, claim)} {claim['text']} ({claim['source']})" for claim in claims)

    def of_all(self, row: CompareRow) -> str:
        """Write what the traditions say in a row, one below the other: official texts behind all others.

        The claims of a contrast stand for themselves, without headings.
        """
        if self.brief and row["contrast"]:
            return ", ".join(chain.from_iterable(self._by_tradition(row).values()))
        return "\n".join(chain.from_iterable(self._lines(tradition, row) for tradition in self._by_tradition(row)))

    def _lines(self, tradition: str, row: CompareRow) -> Iterator[str]:
        said = self.of_tradition(tradition, row)
        if self.brief:
            yield f"{NAMES[tradition]} {said}"
            return
        if not row["contrast"]:
            yield f"{NAMES[tradition]}, {wording.amount(len(self._by_tradition(row)[tradition]), 'source')}:"
        yield said

    def _by_tradition(self, row: CompareRow) -> dict[str, list[str]]:
        """Return the sources of a row by tradition, those of each in order of the time when they were written."""
        claims = self._claims_of(row)
        sources = sorted(row["sources"], key=lambda source: claims[row["claims"][source][0]]["source_date"] or "~")
        return by_tradition({source: self.traditions.get(source, NOT_CODED) for source in sources})

    def _claims(self, source: str, row: CompareRow) -> list[ClaimRow]:
        claims = self._claims_of(row)
        return [claims[id] for id in row["claims"].get(source, ())]

    def _said(self, source: str, row: CompareRow) -> Counter[str]:
        """Count the claims of a source in a row by effect; those that deny a driver stand apart."""
        return Counter(
            DENIED if _denies(row, claim) else claim["effect"] or NOT_CODED for claim in self._claims(source, row)
        )


def _denies(row: CompareRow, claim: ClaimRow) -> bool:
    """Say whether a claim denies the driver of a row."""
    return claim["denies"] and row["driver"] in claim["drivers"]


def _sign(row: CompareRow, claim: ClaimRow) -> str:
    return "denies it:" if _denies(row, claim) else SIGNS[claim["effect"]].text


def _place(claim: ClaimRow) -> str:
    if not claim["passage"]:
        return "no passage"
    paragraph = claim["passage"]["paragraph"]
    return f"par. {paragraph}" if paragraph else claim["passage"]["where"]


def write_claims(counts: EffectCounts) -> str:
    """Write the number of claims, and how many have each effect, such as `5: +2 -3`; empty for no claims."""
    total = counts["claims"] + counts["denied"]
    return f"{total}: {_marks(counts)}" if total else ""


def write_sources(counts: SourceCounts) -> str:
    """Write how many sources say that it binds, divides and so on, such as `+2 -3`; empty for no sources."""
    return _marks(counts)


def _marks(counts: EffectCounts | SourceCounts) -> str:
    numbers = [(sign.text, counts[effect] if effect else counts["not-coded"]) for effect, sign in SIGNS.items()]
    return " ".join(f"{sign}{number}" for sign, number in [*numbers, (DENIAL, counts["denied"])] if number)


def legend(counts: Iterable[EffectCounts]) -> str:
    """Write what the signs mean; those of what is not coded and of denials only where they are needed."""
    listed = list(counts)
    is_partial, denies = (any(one[key] for one in listed) for key in ("not-coded", "denied"))
    more = f", {SIGNS[None]}" * is_partial + f", {DENIAL} denies it" * denies
    return f"+ binds, - divides, ~ mixed, = neutral{more}"
