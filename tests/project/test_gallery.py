"""The gallery: every picture is small, and what its command writes today."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Run
from gallery import HOME, PAGE, commands

COMMANDS = {words[-1]: words[:-1] for words in commands()}


def test_the_page_shows_every_picture_under_the_command_that_draws_it() -> None:
    shown = [line.rpartition("(")[2].rstrip(")") for line in PAGE.read_text("utf-8").splitlines() if line[:2] == "!["]
    assert [f"docs/{path}" for path in shown] == list(COMMANDS)
    assert {path.name for path in (HOME / "docs" / "pictures").iterdir()} == {Path(path).name for path in shown}
    assert {path for path in COMMANDS if (HOME / path).stat().st_size > 60_000} == set()


def drawn(svg: str) -> tuple[list[str], str]:
    """Return the texts of a picture, and its marks without the numbers that hang on the fonts of a machine."""
    texts = [text for text in ElementTree.fromstring(svg).itertext() if text.strip()]
    return texts, re.sub(r'(?<==")[^"]*', lambda value: re.sub(r"[\d.]+", "0", value[0]), svg)


@pytest.mark.slow
@pytest.mark.parametrize("path", COMMANDS)
def test_a_picture_is_what_its_command_writes(run: Run, tmp_path: Path, path: str) -> None:
    run(*COMMANDS[path], str(tmp_path / "drawn.svg"))
    assert drawn((tmp_path / "drawn.svg").read_text("utf-8")) == drawn((HOME / path).read_text("utf-8"))
