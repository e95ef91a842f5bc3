"""`sinorus explore` where it cannot begin: no terminal, a dumb one, a missing library, filters that name nothing."""

from pathlib import Path

import pytest

from conftest import Run
from typewriter import SINORUS, on_terminal


def test_without_a_terminal_it_names_the_command_to_use(process: Run) -> None:
    result = process("explore", "--theme", "energy", "--from", "2000", "--certain")
    assert (result.code, result.out) == (2, "")
    assert "explore needs a terminal to draw on and to type at, and standard input is none" in result.err
    assert "`sinorus timeline --from 2000 --certain --theme energy` lists the same" in result.err


def test_the_command_to_use_is_that_of_the_question_that_has_the_filters(process: Run) -> None:
    assert "`sinorus claims --verdict open` lists the same" in process("explore", "--verdict", "open").err
    assert "`sinorus timeline` lists the same" in process("explore").err


def test_with_only_a_part_of_a_terminal_it_does_not_begin() -> None:
    typed = on_terminal(SINORUS, "explore")
    assert (typed.code, typed.out) == (2, "")
    assert "standard input is none" in typed.err


def test_on_a_dumb_terminal_it_does_not_begin() -> None:
    typed = on_terminal(SINORUS, "explore", keys="\n", env={"TERM": "dumb"})
    assert typed.code == 2
    assert "TERM is dumb" in typed.out


def test_without_its_library_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "textual.py").write_text("raise ModuleNotFoundError")
    typed = on_terminal(SINORUS, "explore", keys="\n", env={"PYTHONPATH": str(tmp_path)})
    assert typed.code == 2
    told = " ".join(typed.out.split())
    assert "the explorer needs textual, which is not installed" in told
    assert "[explore]" in told


@pytest.mark.slow
def test_a_filter_that_names_nothing_is_refused_before_the_screen(run: Run) -> None:
    assert run("timeline --limit 0").code == 0
    typed = on_terminal(SINORUS, "explore", "--theme", "enrgy", keys="\n")
    assert typed.code == 2
    assert "did you mean energy" in typed.out
    assert "\x1b" not in typed.out
