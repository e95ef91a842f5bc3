"""The keys, once: what the screen obeys, what its last line and its help say, and what docs/explore.md lists."""

from typing import NamedTuple

# Where a key works: everywhere, in the list, or in the record.
LIST, RECORD = "list", "record"
# How keys are called that are no letters; Textual's names are on the left.
NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home",
    "end": "End", "enter": "Enter", "escape": "Esc", "backspace": "Backspace", "tab": "Tab", "shift+tab": "Shift+Tab",
    "ctrl+r": "Ctrl+R", "ctrl+e": "Ctrl+E", "ctrl+p": "Ctrl+P", "ctrl+z": "Ctrl+Z", "ctrl+c": "Ctrl+C",
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]", "plus": "+",
    "equals_sign": "=", "minus": "-", "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip


class Key(NamedTuple):
    """What some keys do.

    keys    in Textual's names, parted by blanks
    action  the method of the application, without ``action_``, with its arguments
    does    what it does, in words
    short   what the last line of the screen calls it; empty where it is not named there
    where   in which half it works; empty for both
    """

    keys: str
    action: str
    does: str
    short: str = ""
    where: str = ""

    def shown(self) -> list[str]:
        """Return the keys as people call them."""
        return [NAMES.get(key, key) for key in self.keys.split()]


QUESTIONS = ("Timeline", "Drivers", "Claims", "Sources", "Compare", "Check", "Series")
# The facets by their keys, with the filter that each is.
FACETS = {
    "t": "theme", "d": "driver", "a": "actor", "p": "place", "K": "kind", "e": "effect", "s": "source",
    "r": "tradition", "v": "verdict",
}  # fmt: skip

KEYS = (
    Key("down j", "down", "one row down; in the record the next link", "move"),
    Key("up k", "up", "one row up; in the record the link before"),
    Key("pagedown", "page(1)", "a screenful down"),
    Key("pageup", "page(-1)", "a screenful up"),
    Key("g home", "top", "to the first row"),
    Key("G end", "bottom", "to the last row"),
    Key("left h", "column(-1)", "the column at the left", where=LIST),
    Key("right l", "column(1)", "the column at the right", where=LIST),
    Key("tab", "focus_next", "into the record, and to its next link"),
    Key("shift+tab", "focus_previous", "to the link before", where=RECORD),
    Key("enter", "enter", "into what is under the cursor: the record, then the thing that a link leads to", "into"),
    Key("backspace", "return", "back to where you were", "back", RECORD),
    Key("escape", "leave", "back to the list"),
    *(
        Key(str(n), f"question({n - 1})", f"{name}, over the same filters")
        for n, name in enumerate(QUESTIONS, 1)
    ),
    Key("slash", "search", "search while you type, in all names and scripts", "search"),
    Key("n", "hit(1)", "to the next hit"),
    Key("N", "hit(-1)", "to the hit before"),
    Key("f", "facets", "choose what to filter by", "filter"),
    *(Key(key, f"facet('{name}')", f"filter by {name}, with live counts") for key, name in FACETS.items()),
    Key("F", "count_column", "count the column under the cursor; Enter makes a filter of a row", where=LIST),
    Key("equals_sign", "only_this", "filter by the record that is shown: what has to do with it, in every question"),
    Key("u", "undo", "take the last filter back", "undo"),
    Key("ctrl+r", "redo", "set it again"),
    Key("x", "clear", "take all filters back"),
    Key("left_square_bracket", "shift(-1)", "move the window to earlier years"),
    Key("right_square_bracket", "shift(1)", "move the window to later years"),
    Key("plus", "zoom(1)", "make the window half as wide, about the date under the cursor"),
    Key("minus", "zoom(-1)", "make the window twice as wide"),
    Key("less_than_sign", "chain('causes')", "to what led to it"),
    Key("greater_than_sign", "chain('effects')", "to what it led to"),
    Key("m", "mark", "mark this record; two can be marked"),
    Key("M", "route", "the ways between two marked events; other records side by side"),
    Key("y", "copy_citation", "copy how it is cited"),
    Key("Y", "copy_line", "copy the command line that gives this view", "copy the command"),
    Key("ctrl+e", "save", "write what is shown to a file, in the format of its ending"),
    Key("o", "open", "open the reference, or the very words, in a browser"),
    Key("ctrl+p", "palette", "find any record and anything that a key does"),
    Key("question_mark", "help", "the keys that work here", "keys"),
    Key("ctrl+z", "suspend_process", "put the program to sleep; `fg` wakes it"),
    Key("q", "quit", "end, and print the command line of the last view", "quit"),
    Key("ctrl+c", "interrupt", "end without a word"),
)  # fmt: skip
