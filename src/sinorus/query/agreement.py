"""How far two codings of the same records agree, field by field.

Formulas: kappa is that of J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20 (1960) 37-46; its standard error that of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard
errors of kappa and weighted kappa", Psychological Bulletin 72 (1969) 323-327; the interval of a share is the score
interval of E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from sinorus.base.wording import amount
from sinorus.model.sheets import SEVERAL, Sheet
from sinorus.query.codes import Coding

if TYPE_CHECKING:
    from sinorus.model.rows.claim import AgreeRow

# Standard errors to either side of an estimate within which it lies with a probability of 95 per cent.
Z = 1.959964
DIGITS = 4
# A variance below this is one of zero that was rounded on the way.
TINY = 1e-12
Pairs = Sequence[tuple[Hashable, Hashable]]
Interval = tuple[float, float]


def rows(first: Coding, second: Coding) -> list[AgreeRow]:
    """Return a row for each field, of the records that both codings have."""
    ids = [id for id in first.codes if id in second.codes]
    return [_row(field, first, second, ids) for field in first.codes[ids[0]]]


def _row(field: str, first: Coding, second: Coding, ids: list[str]) -> AgreeRow:
    both = [(first.codes[id][field], second.codes[id][field]) for id in ids]
    pairs = [(one, other) for one, other in both if one is not None and other is not None]
    same = sum(bool(one & other) or one == other for one, other in pairs)
    share_low, share_high = share_interval(same, len(pairs)) if pairs else (None, None)
    by_chance = None if field == SEVERAL else kappa(pairs)
    low, high = kappa_interval(pairs, by_chance) if by_chance is not None else (None, None)
    return {
        "field": field,
        "records": len(ids),
        "coded": len(pairs),
        "same": same,
        "share": _rounded(same / len(pairs)) if pairs else None,
        "share_low": _rounded(share_low),
        "share_high": _rounded(share_high),
        "kappa": _rounded(by_chance),
        "kappa_low": _rounded(low),
        "kappa_high": _rounded(high),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def chance(pairs: Pairs) -> float:
    """Return the share of pairs that would be equal if both sides were coded by chance, each as often as it was."""
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    return sum(first[code] * second[code] for code in first) / len(pairs) ** 2


def kappa(pairs: Pairs) -> float | None:
    """Return Cohen's kappa; None without pairs, and where both sides have one code throughout."""
    if not pairs or (expected := chance(pairs)) == 1:
        return None
    return (sum(one == other for one, other in pairs) / len(pairs) - expected) / (1 - expected)


def kappa_interval(pairs: Pairs, kappa: float) -> Interval | tuple[None, None]:
    """Return the 95 per cent interval of a kappa, by its standard error in large samples.

    The variance of Fleiss, Cohen and Everitt is written as that of what each pair adds to kappa. Where all pairs add
    the same, as when all are equal, it says nothing of how sure kappa is, and no interval is returned.
    """
    size = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    parts = [(one == other) - (1 - kappa) * (second[one] + first[other]) / size for one, other in pairs]
    variance = sum(part**2 for part in parts) / size - (sum(parts) / size) ** 2
    if variance < TINY:
        return None, None
    margin = Z * math.sqrt(variance / size) / (1 - chance(pairs))
    return max(kappa - margin, -1.0), min(kappa + margin, 1.0)


def share_interval(same: int, size: int) -> Interval:
    """Return Wilson's 95 per cent interval of a share of ``size`` things, at least one, of which ``same`` are equal."""
    share, weight = same / size, Z**2 / size
    middle = (share + weight / 2) / (1 + weight)
    margin = Z * math.sqrt(share * (1 - share) / size + weight / (4 * size)) / (1 + weight)
    return max(middle - margin, 0.0), min(middle + margin, 1.0)


def require_common(first: Sheet, second: Sheet, one: Coding, other: Coding) -> tuple[str, ...]:
    """Return a sentence on the records that only one of two sheets has; raises BadData if they have none in common."""
    alone = len(one.codes.keys() ^ other.codes.keys())
    if one.kind != other.kind or one.codes.keys().isdisjoint(other.codes):
        problem = f"none of its {other.kind}s stands in {first.name}"
        raise second.wrong(second.lines[0], f"{problem}; give two persons the same sheet")
    noun = amount(alone, one.kind)
    return (f"only one of the two sheets has {noun}, which {'is' if alone == 1 else 'are'} left out",) if alone else ()
