"""Say how far two independent codings agreed, before their differences were settled.

Usage: python tools/agreement.py

docs/agreement.json holds, for each essay, how many claims each coding found and the codes of the claims that both
found; docs/agreement-reviews.json the verdicts that two coders reached on each claim, and the relations that they saw
in each proposed contrast. Printed are the share of the pairs that agree and, for single codes, Cohen's kappa. `sinorus
agree` cannot count these: the pairs were made before the claims had ids, and not every one became a claim.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sinorus.query.agreement import kappa

ROOT = Path(__file__).parents[1]
Code = Callable[[dict[str, Any]], Any]

SINGLE: dict[str, Code] = {
    "main theme": lambda codes: codes["themes"][0],
    "effect": lambda codes: codes["effect"],
    "type": lambda codes: codes["type"],
    "hedging": lambda codes: codes["hedging"],
}
WHOLE: dict[str, Code] = {
    "drivers, at least one in common or none in both": lambda codes: frozenset(codes["drivers"]),
    "drivers, the same": lambda codes: frozenset(codes["drivers"]),
    "date, the same": lambda codes: codes["date_edtf"],
}


def share(name: str, pairs: list[tuple[Any, Any]]) -> float:
    """Return the share of pairs that agree."""
    if "in common" in name:
        agreed = [bool(first & second) or first == second for first, second in pairs]
    else:
        agreed = [bool(first == second) for first, second in pairs]
    return agreed.count(True) / len(pairs)


def report(essay: dict[str, Any]) -> list[str]:
    """Return the lines of the report for one essay."""
    pairs = essay["pairs"]
    found = 2 * len(pairs) / (essay["first"] + essay["second"])
    lines = [f"claims: {essay['first']} and {essay['second']}, in both {len(pairs)} ({found:.0%})"]
    for name, code in SINGLE.items():
        both = [(code(pair["first"]), code(pair["second"])) for pair in pairs]
        lines.append(f"{name}: {share(name, both):.0%}, kappa {kappa(both):.2f}")
    for name, code in WHOLE.items():
        lines.append(f"{name}: {share(name, [(code(pair['first']), code(pair['second'])) for pair in pairs]):.0%}")
    return lines


def judged(pairs: list[dict[str, str]]) -> str:
    """Return how far two judgements of the same things agreed."""
    both = [(pair["first"], pair["second"]) for pair in pairs]
    return f"{len(both)}, the same {share('', both):.0%}, kappa {kappa(both):.2f}"


def main() -> None:
    """Print the report for each essay, and for the reviews and contrasts."""
    for source, essay in _read("agreement.json").items():
        print(source)
        for line in report(essay):
            print(f"  {line}")
    reviews = _read("agreement-reviews.json")
    both_seen = [pair for pair in reviews["contrasts"] if pair["second"] != "none"]
    print("reviews and contrasts")
    print(f"  verdicts: {judged(reviews['verdicts'])}")
    print(f"  contrasts proposed: {len(reviews['contrasts'])}, seen by both {len(both_seen)}")
    print(f"  relations of those: {judged(both_seen)}")


def _read(name: str) -> Any:
    return json.loads((ROOT / "docs" / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
