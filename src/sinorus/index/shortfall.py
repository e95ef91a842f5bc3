"""What an index lacks: how many records were left out of it, and the first fault, as the index keeps it.

An index serves folders of any name, so that files are kept as numbers.
"""

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from sinorus.base.wording import amount
from sinorus.index.folders import DataFile
from sinorus.index.problems import Problem

_NUMBER = re.compile("\0([0-9]+)\0")


class Shortfall(NamedTuple):
    """How many records an index lacks, how many links to them fell away, how many faults there are, and the first."""

    records: int
    links: int
    faults: int
    first: Problem


def dump(shortfall: Shortfall, files: Sequence[DataFile]) -> str:
    """Write a shortfall as JSON, with the numbers of files in place of their names."""
    numbers = {file.shown: number for number, file in enumerate(files)}
    longest_first = sorted(numbers, key=len, reverse=True)
    # A file is named alone, or with a line behind it.
    names = re.compile(rf"({'|'.join(map(re.escape, longest_first))})(?=:[0-9]|$)")
    first = shortfall.first
    texts = [names.sub(lambda found: f"\0{numbers[found[1]]}\0", text) for text in (first.file, first.problem)]
    return json.dumps([*shortfall[:3], *texts, *first[1:4], first.remedy])


def load(text: str, files: Sequence[DataFile]) -> Shortfall:
    """Read a shortfall, with the names that files have now."""
    records, links, faults, *texts, line, column, pointer, remedy = json.loads(text)
    file, problem = (_NUMBER.sub(lambda found: files[int(found[1])].shown, text) for text in texts)
    return Shortfall(records, links, faults, Problem(file, line, column, pointer, problem, remedy))


def refusal(shortfall: Shortfall, command: str) -> str:
    """Say the first fault of data that are refused, and how many more there are; the command lists them."""
    more = shortfall.faults - 1
    return shortfall.first.sentence() + (f" ({more} more: `{command}` lists them all)" if more > 0 else "")


def remark(shortfall: Shortfall, command: str) -> str:
    """Say how many records an answer lacks, and how to see what is wrong with them."""
    links = f", and {amount(shortfall.links, 'link')} to what is left out" if shortfall.links else ""
    more = f" ({shortfall.faults - 1} more)" if shortfall.faults > 1 else ""
    what = f"left out {amount(shortfall.records, 'record')} with faults{links}"
    return f"{what}: {shortfall.first.sentence()}{more}; `{command}` lists what is wrong"
