"""Official texts apart from all others: what the two states say themselves would paint every balance rosy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from sinorus.base import wording

if TYPE_CHECKING:
    from sinorus.model.rows.vocabulary import DriverWeight, Voices


def of_claims(official: Mapping[str, int], others: Mapping[str, int]) -> list[str]:
    """Make the hint of how the claims of official texts and all others are balanced, both by effect."""
    claims, rest = sum(official.values()), sum(others.values())
    texts = f"official texts have {claims} of the {claims + rest}: {_signs(official)}; all others: {_signs(others)}"
    return [texts] if claims and rest else []


def _signs(by_effect: Mapping[str, int]) -> str:
    return f"cooperation {by_effect.get('cooperation', 0)}, friction {by_effect.get('friction', 0)}"


def are_some(rows: Sequence[DriverWeight]) -> bool:
    """Say whether some of the sources are official texts, and some are not."""
    return bool(rows) and 0 < rows[0]["official"]["of_sources"] < rows[0]["of_sources"]


def others(row: DriverWeight) -> Voices:
    """Count the sources that are no official texts."""
    of_all, texts = row, row["official"]
    return {
        "of_sources": of_all["of_sources"] - texts["of_sources"],
        "named_by": of_all["named_by"] - texts["named_by"],
        "denied_by": of_all["denied_by"] - texts["denied_by"],
        "binds_by": of_all["binds_by"] - texts["binds_by"],
        "divides_by": of_all["divides_by"] - texts["divides_by"],
    }


def of_drivers(rows: Iterable[DriverWeight]) -> list[str]:
    """Make the hint of how often official texts say of a driver that it binds or divides, and how often all others."""
    every = [*rows]
    if not are_some(every):
        return []
    texts, rest = [row["official"] for row in every], [others(row) for row in every]
    sources = wording.amount(every[0]["of_sources"], "source")
    said = (
        f"official texts ({texts[0]['of_sources']} of {sources}) say {_sum(texts, 'binds_by')} times that a force binds"
    )
    of_rest = f"all others {_sum(rest, 'binds_by')} and {_sum(rest, 'divides_by')} times"
    return [f"{said}, {_sum(texts, 'divides_by')} that it divides; {of_rest}"]


def _sum(voices: Iterable[Voices], name: Literal["binds_by", "divides_by"]) -> int:
    return sum(counts[name] for counts in voices)
