"""The rows of the index: the same data give the same bytes, so that anybody can build the same package again."""

from pathlib import Path

import pytest

from conftest import Run
from folders import folder_of, like

THEMES = [like("theme", id=f"theme-{number}", label=f"Theme {number}") for number in range(20)]
ACTORS = [like("actor", id="firm", name="Firm", aliases=[f"the firm {number}" for number in range(20)])]
EVENT = like("event", themes=[theme["id"] for theme in THEMES], actors=["firm"], drivers=[], mentions=[])


def test_the_same_data_give_the_same_bytes_whatever_the_order_of_sets_is_in_a_process(
    process: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder_of("mine", themes=THEMES, actors=ACTORS, events=[EVENT])
    built = []
    for seed in ("1", "2"):
        asked = process("timeline", "--data", "mine", env={"SINORUS_CACHE": seed, "PYTHONHASHSEED": seed})
        assert (asked.code, asked.err) == (0, "")
        built += [(path.name, path.read_bytes()) for path in Path(seed).glob("*.sqlite")]
    assert len(built) == 2
    assert built[0] == built[1]
