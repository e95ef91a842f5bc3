"""One byte of good data changed at random: an answer or a clean refusal, never a bug and never a crash."""

import random
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import DATA, Result, Run
from folders import TEMPLATE, started

FILES = sorted(path.name for path in TEMPLATE.glob("*.json"))
SMALL = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
BYTES = st.one_of(st.sampled_from(b'"{}[],:\\0-9.eEtfn \n\t/#'), st.integers(0, 255))


@contextmanager
def changed(path: Path, data: bytes) -> Iterator[None]:
    """Let a file hold something else for a while."""
    good = path.read_bytes()
    path.write_bytes(data)
    try:
        yield
    finally:
        path.write_bytes(good)


def check_clean(result: Result, file: str) -> None:
    """Hold a result to what a user may see: an answer, or a paragraph that names the file."""
    assert result.code in (0, 1), result
    assert "Traceback" not in result.err
    if result.code == 1:
        assert result.out == ""
        assert re.fullmatch(r"sinorus: [^\x00-\x1f\x7f-\x9f\u2028-\u202e]+\n", result.err), result.err
        assert "mine/" in result.err, file


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that holds a fresh folder `mine`; the index is not kept, as no two examples are alike."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SINORUS_CACHE", "/dev/null")
    return started("mine")


@SMALL
@given(name=st.sampled_from(FILES), where=st.floats(0, 1, exclude_max=True), byte=BYTES, way=st.sampled_from("=+-"))
def test_a_small_file_with_one_byte_changed(run: Run, name: str, where: float, byte: int, way: str) -> None:
    path = Path("mine", name)
    good = path.read_bytes()
    at = int(len(good) * where)
    added = b"" if way == "-" else bytes([byte])
    with changed(path, good[:at] + added + good[at if way == "+" else at + 1 :]):
        check_clean(run("claims --data mine --format list"), name)
        found = run("validate mine --all")
        assert found.code in (0, 1)
        assert (found.code == 1) == bool(found.out)


@SMALL
@given(
    name=st.sampled_from(FILES),
    data=st.one_of(st.binary(max_size=40), st.text('[]{}",:0123eE.-nulltruefas ').map(str.encode)),
)
def test_a_file_of_anything(run: Run, name: str, data: bytes) -> None:
    with changed(Path("mine", name), data):
        check_clean(run("timeline --data mine --json"), name)


@pytest.mark.parametrize("seed", range(6))
def test_the_packaged_data_with_some_bytes_changed(run: Run, seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "mine")
        copy.mkdir()
        for path in DATA.glob("*.json"):
            (copy / path.name).write_bytes(path.read_bytes())
        path = copy / chance.choice(["events.json", "claims.json", "actors.json", "fingerprints.json"])
        data = bytearray(path.read_bytes())
        data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data))
        check_clean(run("timeline", "--data", str(copy), "--json"), path.name)
        assert run("validate", str(copy)).code in (0, 1)
