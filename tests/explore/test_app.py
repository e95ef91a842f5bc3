"""The explorer under the hands of somebody: what each key does, and what stands on the screen then."""

from collections.abc import Callable

import pytest

pytest.importorskip("textual")

from explored import Hand, play, screen, seen
from sinorus.explore.app import Explorer
from sinorus.explore.desk import Desk
from sinorus.explore.help import Help
from sinorus.explore.keys import FACETS, KEYS, LIST, RECORD
from sinorus.explore.name_box import NameBox
from sinorus.explore.picker import Facets, Palette, Picker
from sinorus.explore.place import Place
from sinorus.explore.search_box import SearchBox

Holds = Callable[[Explorer], object]


def question(app: Explorer) -> str:
    return app.reached.place.question


def asked(app: Explorer) -> str:
    """Return the line that says in words what is asked."""
    return screen(app)[2]


def text(app: Explorer) -> str:
    return "\n".join(screen(app))


def shown(app: Explorer) -> str:
    return app.record.card.id if app.record.card else ""


def hits(app: Explorer) -> bool:
    """Say whether words are marked in the list and in the record."""
    row = app.rows.segments(1, 60)
    return bool(app.rows.pattern and app.record.sheet.hits and row)


def facet_steps(key: str, facet: str) -> list[tuple[str, Holds]]:
    """Return how a facet is opened, with counts, and closed."""

    def holds(app: Explorer) -> object:
        box = app.screen
        return (
            isinstance(box, Facets)
            and box.items.count
            and all(item.note.isdigit() for item in box.every)
            and facet in text(app)
        )

    return [(key, holds), ("escape", lambda app: app.screen is app.screen_stack[0])]


# What is pressed, and what holds then; a key stands for itself. It begins with the packaged data and no filter.
WALK: list[tuple[str, Holds]] = [
    ("down", lambda app: app.rows.cursor == 1),
    ("j", lambda app: app.rows.cursor == 2),
    ("up", lambda app: app.rows.cursor == 1),
    ("k", lambda app: app.rows.cursor == 0),
    ("pagedown", lambda app: app.rows.cursor == app.rows.size.height - 1),
    ("pageup", lambda app: app.rows.cursor == 0),
    ("G", lambda app: app.rows.cursor == app.rows.count - 1 > 600),
    ("g", lambda app: app.rows.cursor == 0),
    ("end", lambda app: app.rows.cursor == app.rows.count - 1),
    ("home", lambda app: app.rows.cursor == 0),
    ("right", lambda app: app.rows.column == 1),
    ("l", lambda app: app.rows.column == 2),
    ("left", lambda app: app.rows.column == 1),
    ("h", lambda app: app.rows.column == 0),
    ("tab", lambda app: app.half == RECORD),
    ("tab", lambda app: app.record.number == 0),
    ("tab", lambda app: app.record.number == 1),
    ("shift+tab", lambda app: app.record.number == 0),
    ("escape", lambda app: app.half == LIST),
    ("2", lambda app: question(app) == "drivers"),
    ("3", lambda app: question(app) == "claims"),
    ("4", lambda app: question(app) == "sources"),
    ("5", lambda app: question(app) == "compare"),
    ("6", lambda app: question(app) == "check"),
    ("7", lambda app: question(app) == "series"),
    ("1", lambda app: question(app) == "timeline"),
    # Search, with hits in the list and in the record.
    ("slash", lambda app: isinstance(app.screen, SearchBox)),
    *((letter, lambda app: True) for letter in "gazprom"),
    ("enter", lambda app: "“gazprom”" in asked(app) and 0 < app.rows.count < 60 and hits(app)),
    ("n", lambda app: app.rows.cursor + app.record.scroll_offset.y > 0),
    ("n", lambda app: app.rows.cursor + app.record.scroll_offset.y > 0),
    ("N", lambda app: True),
    ("x", lambda app: asked(app).startswith(" all ") and app.rows.count > 600),
    ("u", lambda app: "“gazprom”" in asked(app)),
    ("ctrl+r", lambda app: asked(app).startswith(" all ")),
    # The window of time.
    ("plus", lambda app: "from 1" in asked(app) and 0 < app.rows.count < 300),
    ("right_square_bracket", lambda app: "from 16" in asked(app)),
    ("left_square_bracket", lambda app: "from 1" in asked(app)),
    ("minus", lambda app: asked(app).startswith(" all ") or "to 20" in asked(app)),
    ("x", lambda app: asked(app).startswith(" all ")),
    # Facets: each key opens its box, with counts.
    ("f", lambda app: isinstance(app.screen, Picker) and "theme" in text(app)),
    ("escape", lambda app: app.screen is app.screen_stack[0]),
    *(step for key, facet in FACETS.items() if key not in "rv" for step in facet_steps(key, facet)),
    ("v", lambda app: "no filter by verdict" in text(app)),
    ("3", lambda app: question(app) == "claims"),
    *(step for key in "rv" for step in facet_steps(key, FACETS[key])),
    ("t", lambda app: isinstance(app.screen, Facets)),
    *((letter, lambda app: True) for letter in "energ"),
    ("space", lambda app: " energy " in asked(app) and app.rows.count < 400 and "+ Energy" in text(app)),
    ("minus", lambda app: " not energy " in asked(app) and "- Energy" in text(app)),
    ("enter", lambda app: " not energy " in asked(app) and app.screen is app.screen_stack[0]),
    ("x", lambda app: asked(app).startswith(" all ")),
    ("1", lambda app: question(app) == "timeline"),
    # What the column under the cursor holds, counted.
    ("F", lambda app: isinstance(app.screen, Facets) and len(app.screen.every) > 100),
    *((letter, lambda app: True) for letter in "1969"),
    ("enter", lambda app: " during 1969 " in asked(app) and 0 < app.rows.count < 20),
    ("equals_sign", lambda app: "resting on" in asked(app)),
    ("x", lambda app: asked(app).startswith(" all ")),
    # Anything by its name, and along causes.
    ("ctrl+p", lambda app: isinstance(app.screen, Palette)),
    *((letter, lambda app: True) for letter in "donb"),
    ("enter", lambda app: "donbas" in shown(app) and app.half == RECORD),
    ("less_than_sign", lambda app: shown(app) != "donbas-war-2014" or isinstance(app.screen, Picker)),
    ("escape", lambda app: app.screen is app.screen_stack[0]),
    ("ctrl+p", lambda app: isinstance(app.screen, Palette)),
    *((letter, lambda app: True) for letter in "donb"),
    ("enter", lambda app: "donbas" in shown(app)),
    ("greater_than_sign", lambda app: isinstance(app.screen, Picker) or shown(app) != "donbas-war-2014"),
    ("escape", lambda app: app.screen is app.screen_stack[0]),
    ("enter", lambda app: app.half == RECORD),
    ("enter", lambda app: len(app.reached.behind) > 2),
    ("backspace", lambda app: bool(app.record.card)),
    ("escape", lambda app: app.half == LIST),
    # Two marks.
    ("m", lambda app: len(app.marks) == 1 and "▸" in text(app)),
    ("M", lambda app: "two are needed" in text(app)),
    ("j", lambda app: True),
    ("m", lambda app: len(app.marks) == 2),
    ("M", lambda app: question(app) == "trace"),
    ("backspace", lambda app: question(app) == "timeline"),
    # What is taken away.
    ("y", lambda app: "copied: " in text(app) and "http" in app.clipboard),
    ("Y", lambda app: app.clipboard == "sinorus timeline"),
    ("ctrl+e", lambda app: isinstance(app.screen, NameBox)),
    ("escape", lambda app: app.screen is app.screen_stack[0]),
    ("o", lambda app: app.said.startswith(("opened: http", "no browser with windows; copied: http"))),
    ("question_mark", lambda app: isinstance(app.screen, Help)),
    ("escape", lambda app: app.screen is app.screen_stack[0]),
]
# What ends it, or puts it to sleep, has tests of its own.
ENDS = {"q", "ctrl+c", "ctrl+z"}


@pytest.mark.slow
def test_each_key_does_what_the_table_says(packaged: Desk) -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        for number, (key, holds) in enumerate(WALK):
            await hand.press(key)
            if not holds(app):
                wrong.append("\n".join([f"{number}: {key}", *screen(app)]))

    wrong: list[str] = []
    play(packaged, act)
    assert not wrong, "\n\n".join(wrong)


def test_no_key_is_untested() -> None:
    pressed = {key for key, _ in WALK}
    untested = {key for name in KEYS for key in name.keys.split()} - pressed - ENDS
    assert not untested, f"WALK of this file needs a step for each of these keys: {untested}"
    assert not ENDS & pressed


def test_no_key_does_two_things_and_each_does_what_there_is() -> None:
    keys = [key for name in KEYS for key in name.keys.split()]
    assert len(keys) == len(set(keys))
    for name in KEYS:
        assert callable(getattr(Explorer, f"action_{name.action.split('(')[0]}")), name


def test_quitting_gives_the_command_line_of_the_last_view(packaged: Desk) -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("2", "q")

    place = Place(filters={"theme": ("energy",), "start": ("2000",)})
    assert play(packaged, act, place=place).return_value == "sinorus drivers --from 2000 --theme energy"


def test_quitting_in_a_record_gives_the_command_line_that_shows_it(packaged: Desk) -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("enter", "q")

    assert play(packaged, act).return_value == "sinorus show russian-expansion-into-siberia-1689"


def test_from_the_sanctions_of_2014_to_what_each_tradition_says_of_them_in_twelve_keys(packaged: Desk) -> None:
    keys = ("ctrl+p", "d", "o", "n", "b", "down", "enter", "equals_sign", "3", "r", "space")
    assert len(keys) <= 12
    lines = seen(packaged, *keys)
    assert "resting on western-sanctions-2014" in lines[2]
    box = [line.split("│")[-2] for line in lines if line.count("│") > 1]
    assert any("+ anglophone" in line for line in box)
    assert {word for word in ("chinese", "indian", "russian") if any(word in line for line in box)}


def test_of_what_a_record_has_one_the_others_are_still_counted_and_can_be_taken_beside(packaged: Desk) -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        def numbers() -> dict[str, str]:
            assert isinstance(app.screen, Facets)
            return {item.value: item.note for item in app.screen.every}

        await hand.press("e")
        before = numbers()
        assert "Space or  - not" in text(app)
        await hand.press("space")
        chosen = app.rows.count
        assert numbers() == before
        await hand.press("down", "space")
        assert " or " in asked(app)
        assert app.rows.count == chosen + int(list(before.values())[1]) > chosen

    play(packaged, act)


def test_an_answer_that_comes_after_its_box_was_closed_is_nothing(packaged: Desk) -> None:
    async def act(app: Explorer, hand: Hand) -> None:
        await hand.press("t")
        box = app.screen
        assert isinstance(box, Facets)
        await hand.press("escape")
        box.set_named({"energy"})
        assert app.screen is app.screen_stack[0]

    play(packaged, act)
