"""What is taken away from the explorer: files, copies, marks; and what the mouse does."""

from pathlib import Path

import pytest

pytest.importorskip("textual")

from textual.widgets import Input

from conftest import Run
from explored import Hand, play, screen
from sinorus.explore import browser
from sinorus.explore.app import Explorer
from sinorus.explore.desk import Desk
from sinorus.explore.name_box import NameBox
from sinorus.explore.pair import Pair
from sinorus.explore.place import Place
from sinorus.explore.record import Record

pytestmark = pytest.mark.slow
VETOES = Place(filters={"kind": ("veto",)})


def text(app: Explorer) -> str:
    return "\n".join(screen(app))


def said(app: Explorer) -> str:
    """Return what stands in the lines at the end of the screen that say something, without its blanks."""
    lines = [widget.region for widget in app.screen.query(".said")]
    return bare(*(line for region in lines for line in screen(app)[region.y : region.bottom]))


def bare(*lines: str) -> str:
    """Return lines as one text without blanks, which wrap a text anywhere."""
    return "".join("".join(lines).split())


def test_a_file_is_what_the_command_writes_and_one_that_is_there_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.csv").write_text("old")

    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("ctrl+e")
        await hand.type("new.csv")
        await hand.press("enter")
        assert "new.csv" in app.said
        await hand.press("ctrl+e")
        await hand.type("there.csv")
        await hand.press("enter")
        assert isinstance(app.screen, NameBox)
        assert "there.csv is there; Enter writes over it" in text(app)
        assert (tmp_path / "there.csv").read_text() == "old"
        await hand.press("enter")
        await hand.press("ctrl+e")
        await hand.type("what.nothing")
        await hand.press("enter")
        assert ".nothing" in app.said

    play(Desk(), act, place=VETOES)
    assert run("timeline --kind veto -o asked.csv").code == 0
    asked = (tmp_path / "asked.csv").read_bytes()
    assert (tmp_path / "new.csv").read_bytes() == asked == (tmp_path / "there.csv").read_bytes()
    assert not (tmp_path / "what.nothing").exists()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_whatever_is_refused_is_said_to_its_end_in_words_of_the_screen(size: tuple[int, int]) -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        for name in ("what.nothing", "no/such/folder/for/a/file/of/a/name/as/long/as/this.csv", "csv"):
            await hand.press("ctrl+e")
            await hand.type(name)
            await hand.press("enter")
            assert said(app) == bare(app.said)
            assert "--" not in app.said
            assert "-o" not in app.said.split()
        await hand.press("slash")
        box = app.screen.query_one(Input)
        box.value = "oil " * 1000
        await hand.press("enter")
        assert app.said == "search takes up to 1000 characters; this text has 4000"
        assert said(app) == bare(app.said)
        await hand.press("t")
        app.say("what is said while a box is open " * 4)
        await hand.wait()
        assert said(app) == bare(app.said)
        await hand.press("escape")
        assert said(app) == app.said == ""
        assert "quit" in screen(app)[-1]

    play(Desk(), act, size, VETOES)


def test_a_long_name_that_is_there_is_asked_for_to_the_end_of_the_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"{'long-' * 20}name.csv").write_text("old")

    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("ctrl+e")
        await hand.type(f"{'long-' * 20}name.csv")
        await hand.press("enter")
        box = bare(*(line.strip("│ ") for line in screen(app)))
        assert bare("is there; Enter writes over it, Esc leaves it") in box

    play(Desk(), act, (60, 20), VETOES)


def test_where_there_is_no_browser_the_address_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "open_page", lambda address: False)

    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("o")
        assert app.said.startswith("no browser with windows; copied: http")
        assert app.clipboard.startswith("http")

    play(Desk(), act)


def test_two_records_that_are_no_events_stand_side_by_side() -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("2", "m", "j", "m", "M")
        assert isinstance(app.screen, Pair)
        first, second = (record.card.id for record in app.screen.query(Record) if record.card)
        assert first != second
        await hand.press("j", "escape")
        assert not isinstance(app.screen, Pair)

    play(Desk(), act)


def test_two_events_without_a_chain_say_so_and_which_keys_help() -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        # The first event of the record, and the last.
        await hand.press("m", "G", "m", "M")
        told = text(app)
        assert "no chain of causes leads from" in told
        assert "Backspace goes back, where < and >" in told
        assert "last filter" not in told
        await hand.press("backspace")
        assert app.rows.count > 600

    play(Desk(), act)


def test_filters_that_match_nothing_say_so_and_one_key_undoes() -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("slash")
        await hand.type("qqqq")
        await hand.press("enter")
        assert "u takes the last filter back" in text(app)
        assert "nothing" in screen(app)[2]
        await hand.press("u")
        assert app.rows.count > 600

    play(Desk(), act)


def test_a_folder_that_changes_is_asked_as_it_is(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "mine"
    assert run("new", str(folder)).code == 0
    desk = Desk([str(folder)])

    async def act(app: Explorer, hand: Hand) -> None:
        before = app.rows.count
        (folder / "events.json").write_text("[]")
        (folder / "claims.json").write_text("[]")
        await hand.press("2", "1")
        assert app.rows.count < before or app.said
        for path in folder.glob("*.json"):
            path.unlink()
        await hand.press("3")
        assert app.said
        assert app.is_running

    play(desk, act)


def test_the_mouse_picks_rows_questions_and_time() -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        await hand.pilot.click("#rows", offset=(5, 3))
        await hand.wait()
        assert app.rows.cursor == 3
        await hand.pilot.click("#questions", offset=(15, 0))
        await hand.wait()
        assert app.reached.place.question == "drivers"
        await hand.pilot.click("#questions", offset=(4, 0))
        await hand.wait()
        await hand.pilot.click("TimeBar", offset=(45, 0))
        await hand.wait()
        assert "from 19" in screen(app)[2]

    play(Desk(), act)


def test_a_screen_that_is_too_small_says_what_it_needs() -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        assert "needs 32" in text(app)
        await hand.pilot.resize_terminal(80, 24)
        await hand.wait()
        assert "Timeline" in text(app)

    play(Desk(), act, (30, 8))
