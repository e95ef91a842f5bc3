"""Say how far two independent codings of the essays agreed, before their differences were settled.

Usage: python tools/agreement.py [docs/agreement.json]

The file holds, for each essay, how many claims each coding found and the codes of the claims that both found. Printed are
the share of these pairs that agree and, for single codes, Cohen's kappa (1960), which takes out agreement by chance.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def kappa(pairs: list[tuple[Any, Any]]) -> float:
    """Return Cohen's kappa of pairs of codes."""
    size = len(pairs)
    agreed = share("", pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[code] * second[code] for code in first) / size**2
    return (agreed - chance) / (1 - chance)


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


def main(arguments: list[str]) -> None:
    """Print the report for each essay."""
    path = Path(arguments[0]) if arguments else ROOT / "docs" / "agreement.json"
    for source, essay in json.loads(path.read_text(encoding="utf-8")).items():
        print(source)
        for line in report(essay):
            print(f"  {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
