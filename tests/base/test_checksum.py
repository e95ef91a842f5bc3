"""JSON in the form of RFC 8785: what it says, what two other implementations write, and what has no such form."""

import json
import math
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from clients import client
from conftest import Run
from folders import put, refusal
from sinorus.base import checksum
from sinorus.query.canonical import CITABLE

# As in appendix B of RFC 8785: the bits of a double, and how it is written.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}
WHOLE = st.integers(-checksum.LARGEST, checksum.LARGEST)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), WHOLE, st.floats(allow_nan=False, allow_infinity=False), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)
# Reads JSON a line and writes it in the form of RFC 8785, which was made after JSON.stringify.
NODE = """
const form = value => Array.isArray(value) ? `[${value.map(form)}]`
  : value === null || typeof value !== "object" ? JSON.stringify(value)
  : `{${Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${form(value[key])}`)}}`;
require("readline").createInterface({ input: process.stdin }).on("line", line => console.log(form(JSON.parse(line))));
"""
Write = Callable[[Any], str]


@pytest.fixture(scope="module")
def node() -> Iterator[Write]:
    """Write JSON as Node does, in one process for all values."""
    line = [client("node"), "-e", NODE]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin
        assert process.stdout
        asked, answered = process.stdin, process.stdout

        def write(value: Any) -> str:
            asked.write(json.dumps(value) + "\n")
            asked.flush()
            return answered.readline().rstrip("\n")

        with closing(asked):
            yield write


@pytest.mark.parametrize(("bits", "written"), NUMBERS.items())
def test_a_number_is_written_as_the_standard_says(bits: str, written: str) -> None:
    [value] = struct.unpack(">d", bytes.fromhex(bits))
    assert checksum.text(value) == written


def test_keys_stand_in_the_order_of_their_utf_16_units() -> None:
    keys = ["\r", "1", "\x80", "\xf6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(checksum.text(dict.fromkeys(reversed(keys))))) == keys
    assert sorted(keys) != keys


def test_a_whole_number_is_the_same_however_it_was_typed() -> None:
    assert checksum.digest(json.loads('{"lat": 36.0}')) == checksum.digest(json.loads('{"lat":36}'))


@given(VALUES)
@example([1e-7, 1e-6, 1e20, 1e21, 1e22, -0.0, 7.0, 123456789012345680000.0])
@example({"\U0001f600": 1, "\ufb33": 2, "__proto__": 3})
@example(["\x7f", "\x1f", "\u2028", '"\\/', "\b\f\n\r\t"])
def test_any_value_is_written_as_another_library_writes_it(value: Any) -> None:
    assert checksum.text(value).encode() == rfc8785.dumps(value)


@given(VALUES)
@example([1e-7, 1e-6, 1e20, 1e21, 1e22, -0.0, 7.0, 123456789012345680000.0])
@example({"\U0001f600": 1, "\ufb33": 2, "__proto__": 3})
@example(["\x7f", "\x1f", "\u2028", '"\\/', "\b\f\n\r\t"])
def test_any_value_is_written_as_javascript_writes_it(node: Write, value: Any) -> None:
    assert checksum.text(value) == node(value)


NAMED = {
    "find": "find huawei",
    "show": "show prc trade-total",
    "change": "change 2014-03",
    "trace": "trace nixon-visit-china-1972",
}
LINES = [NAMED.get(name, name) for name in CITABLE]


@pytest.mark.slow
@pytest.mark.parametrize("line", [*LINES, "timeline --count-by decade", "compare --matrix", "series trade-total"])
def test_every_packaged_answer_is_written_as_others_write_it(run: Run, node: Write, line: str) -> None:
    rows = run(f"{line} --json").json()
    assert rows
    assert checksum.text(rows).encode() == rfc8785.dumps(rows) == node(rows).encode()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 2**53, -(2**53), "\ud800", {"\ud800": 1}, [[2**64]]])
def test_what_no_double_and_no_utf_8_holds_has_no_hash(value: Any) -> None:
    with pytest.raises(ValueError, match=r"not canonical|surrogates not allowed"):
        checksum.digest(value)
    assert not checksum.is_sealed({"value": value, "checksum": f"sha256:{'0' * 64}"})


@pytest.mark.parametrize(
    ("file", "pointer", "value"),
    [
        ("series/my-series.json", "/points/0/value", math.nan),
        ("series/my-series.json", "/points/0/value", math.inf),
        ("series/my-series.json", "/points/0/value", 2**53),
        ("sources.json", "/0/issued/date-parts/0/0", 2**53),
        ("events.json", "/0/title", "\ud800"),
    ],
)
def test_no_record_holds_what_has_no_hash(run: Run, own: Path, file: str, pointer: str, value: Any) -> None:
    put(Path("mine", file), pointer, value)
    assert refusal(run, "cite --data mine --query timeline", 1).startswith(f"mine/{file}:")
