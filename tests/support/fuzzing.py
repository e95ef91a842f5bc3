"""What fuzz tests share: what a clean end is, how many examples there are, and how long a run may take."""

import re
import shlex
import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from conftest import Result, Run
from folders import contents

# Generous, against hanging only: the answers themselves come in a fraction of a second.
SECONDS = 60
HARMFUL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff"
PARAGRAPH = re.compile(rf"sinorus: [^{HARMFUL}\t\r\n]+\n")
Drawn = TypeVar("Drawn")
BYTES = st.one_of(st.sampled_from(b'"{}[],:\\0-9.eEtfn \n\t/#'), st.integers(0, 255))
CHANGES = st.tuples(st.floats(0, 1, exclude_max=True), BYTES, st.sampled_from(["put", "add", "remove", "double"]))
Change = tuple[float, int, str]


def examples(number: int) -> settings:
    """Return the settings of a test: a sixth of so many examples, and all of them many times in the long profile."""
    # A folder in which every example finds what the last one left is made by fixtures.
    unchecked = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=max(number * settings().max_examples // 600, 1), suppress_health_check=unchecked)


def mostly(
    usual: st.SearchStrategy[Drawn], other: st.SearchStrategy[Drawn], one_in: int = 8
) -> st.SearchStrategy[Drawn]:
    """Draw something usual, and now and then something else."""
    return st.integers(1, one_in).flatmap(lambda number: other if number == one_in else usual)


class _Hanging(BaseException):
    """What no handler of errors takes for one of its own."""


@contextmanager
def limited(what: object) -> Iterator[None]:
    """Fail where a block does not come to its end."""

    def stop(_: int, __: FrameType | None) -> None:
        raise _Hanging

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    except _Hanging:
        raise AssertionError(f"no end within {SECONDS} s: {what}") from None
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def clean(run: Run, *words: str, codes: Collection[int] = (0, 1, 2, 3), writes: bool = False) -> Result:
    """Run a command line, hold its end to what a user may see, and return its result.

    Clean is an answer of harmless characters, also where records with faults were left out of it, or one paragraph that
    says what is wrong, and perhaps a line on what was left out. Files that are there stay as they are, and new ones are
    there only after success, and only where the line ``writes``.
    """
    before = contents(Path())
    with limited(words):
        result = run(shlex.join(words))
    assert result.code in codes, (words, result)
    assert "Traceback" not in result.out + result.err, (words, result)
    assert not re.search(f"[{HARMFUL}]", result.out + result.err), (words, result)
    is_partial = result.code == 1 and re.search("^left out [0-9]+ record", result.err, re.MULTILINE)
    listed = is_partial or (result.code == 1 and result.out and "validate" in words)
    # A date that is none is a row among others, and said beside them.
    is_row = result.code == 2 and words[0] == "date"
    if result.code and not listed:
        assert result.out == "" or is_row, (words, result)
        refusal = re.sub("^left out [0-9]+ record.*\n", "", result.err, flags=re.MULTILINE)
        assert PARAGRAPH.fullmatch(refusal), (words, result)
    after = contents(Path())
    new = set(after) - set(before) if writes and (listed or not result.code) else set()
    assert {name: data for name, data in after.items() if name not in new} == before, words
    return result


def changed(data: bytes, change: Change) -> bytes:
    """Change one byte, or add, remove or double it."""
    where, byte, way = change
    at = int(len(data) * where)
    new = {
        "put": bytes([byte]),
        "add": bytes([byte]) + data[at : at + 1],
        "remove": b"",
        "double": data[at : at + 1] * 2,
    }
    return data[:at] + new[way] + data[at + 1 :]
