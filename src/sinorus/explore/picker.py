"""A box to pick from a list, which typing narrows."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from sinorus.base.text import fold
from sinorus.explore.bar import Bar
from sinorus.explore.lines import Lines
from sinorus.explore.look import BOLD, CHOSEN, DIM, ELLIPSIS, PLAIN, cut, fit
from sinorus.explore.typed import Typed


class Item(NamedTuple):
    """Something to pick.

    value  what picking it gives
    label  how it is called
    note   what stands at its right, such as how many there are
    sign   what stands before it, such as whether it is asked for
    names  other names that it is found by
    """

    value: str
    label: str
    note: str = ""
    sign: str = " "
    names: Sequence[str] = ()

    def has(self, text: str) -> bool:
        """Say whether it is called so, or begins or goes on so."""
        return any(text in fold(name) for name in (self.label, self.value, *self.names))

    def begins_with(self, text: str) -> bool:
        """Say whether a word of its name begins so."""
        return f" {text}" in f" {fold(self.label)}"


def sorted_by(text: str, items: list[Item]) -> list[Item]:
    """Put those first of which a word begins so; else they stay in their order."""
    return sorted(items, key=lambda item: not item.begins_with(text))


class Items(Lines):
    """The list in the box."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__(id="items")
        self.items: Sequence[Item] = ()

    def segments(self, line: int, width: int) -> list[Segment]:
        """Draw an item: its sign, its name, and at the right its note."""
        item = self.items[line]
        style = CHOSEN if line == self.cursor else BOLD if item.sign.strip() else PLAIN
        name = fit(f"{item.sign} {item.label}", width - len(item.note) - 3)
        note = DIM if style is PLAIN else style
        return [Segment(f" {name} ", style), Segment(f"{item.note} ", note)]


class Picker(ModalScreen[Any]):
    """A box with a title, a line to type in, and a list; Enter gives the value under the cursor, Esc gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
        Binding("pagedown", "page(1)", priority=True),
        Binding("pageup", "page(-1)", priority=True),
        Binding("escape", "cancel", priority=True),
    ]
    KEYS = "↑ ↓ move  Enter take  Esc leave"
    LEFT = ""

    def __init__(self, title: str, items: Sequence[Item] | None = ()) -> None:
        """Make a box; without items yet where they are None."""
        super().__init__()
        self._title = title
        self._all = items
        self.items = Items()
        self._title_bar = Bar(self._head, id="head")
        self._is_up = False
        self._input = Typed(left=self.LEFT)

    def compose(self) -> ComposeResult:
        """Put the box together."""
        with Vertical(id="box"):
            yield self._title_bar
            yield self._input
            yield self.items
            yield Bar(self._keys, id="foot")

    def on_mount(self) -> None:
        """Show what there is."""
        self._is_up = True
        self.set_items(self._all)

    @property
    def typed(self) -> str:
        """Return what was typed."""
        return self._input.value

    @property
    def under(self) -> Item | None:
        """Return the item under the cursor."""
        items = self.items.items
        return items[self.items.cursor] if items else None

    @property
    def every(self) -> Sequence[Item]:
        """Return all items, also those that are not shown."""
        return self._all or ()

    def set_items(self, items: Sequence[Item] | None) -> None:
        """Have other items; the cursor stays on the value that it is on."""
        here = self.under.value if self.under else ""
        self._all = items
        # An answer may come before the box is on the screen, or after it was closed.
        if not self._is_up or not self.is_attached:
            return
        found = self.found(fold(self.typed.strip()))
        self.items.items = found
        self.items.fill(len(found), next((n for n, item in enumerate(found) if item.value == here), 0))
        self._title_bar.refresh()

    def found(self, text: str) -> list[Item]:
        """Return the items that are called so."""
        return sorted_by(text, [item for item in self._all or () if item.has(text)])

    def _head(self, line: int, width: int) -> list[Segment]:
        state = f" {ELLIPSIS}" if self._all is None else f" {len(self.items.items)}"
        return [Segment(cut(f" {self._title}", width - len(state)), BOLD), Segment(state, DIM)]

    def _keys(self, line: int, width: int) -> list[Segment]:
        return [Segment(cut(f" {self.KEYS}", width), DIM)]

    @on(Input.Changed)
    def _narrow(self) -> None:
        self.set_items(self._all)

    @on(Lines.Picked)
    def _clicked(self, event: Lines.Picked) -> None:
        event.stop()
        is_here = event.line == self.items.cursor
        self.items.place(event.line)
        if is_here:
            self.action_pick()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.items.move(by)

    def action_page(self, by: int) -> None:
        """Move it by a screenful."""
        self.items.move(by * max(self.items.size.height - 1, 1))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_pick()

    def action_pick(self) -> None:
        """Take what is under the cursor."""
        self.dismiss(self.under.value if self.under else None)

    def action_cancel(self) -> None:
        """Take nothing."""
        self.dismiss(None)


# Asks for another state of a value: what is done with it, a key of ``WAYS``, and its name.
Toggle = Callable[[str, str], None]
# The letters by which a value is asked for beside others, in the place of others, or denied.
WAYS = {" ": "and", ",": "or", "-": "not"}


class Facets(Picker):
    """The values of a filter, with live counts: several are taken, each at once; Enter keeps them."""

    KEYS = "Space and  , or  - not  Enter keep  Esc"
    LEFT = "".join(WAYS)

    class Sought(Message):
        """Another text was typed, which may be another name of something."""

        def __init__(self, box: "Facets", text: str) -> None:
            """Keep the box and the text."""
            super().__init__()
            self.box, self.text = box, text

    def __init__(self, title: str, toggle: Toggle, is_alone: bool) -> None:
        """Make a box; ``toggle`` is called for every change, and ``is_alone`` says that only *or* joins values."""
        super().__init__(title, None)
        if is_alone:
            self.KEYS = "Space or  - not  Enter keep  Esc leave"
        self._toggle = toggle
        self._named: Collection[str] = ()
        self.has_chosen = False

    def found(self, text: str) -> list[Item]:
        """Return the items that are called so, also by other names."""
        found = [item for item in self.every if item.has(text) or (text and item.value in self._named)]
        return sorted_by(text, found)

    def set_named(self, values: Collection[str]) -> None:
        """Also show these values, which have other names that were typed."""
        self._named = values
        self.set_items(self._all)

    @on(Input.Changed)
    def _look_up(self) -> None:
        self._named = ()
        self.post_message(self.Sought(self, self.typed.strip()))

    @on(Typed.Left)
    def _turn(self, event: Typed.Left) -> None:
        """Ask for the value under the cursor, or deny it; or no more."""
        way = WAYS[event.letter]
        if self.under:
            self.has_chosen = True
            self._toggle(way, self.under.value)

    def action_pick(self) -> None:
        """Keep what was chosen; where nothing was, what is under the cursor."""
        if not self.has_chosen and self.under:
            self._toggle("and", self.under.value)
        self.dismiss(True)


class Palette(Picker):
    """Everything that can be found by its name; what is found is asked for while one types."""

    def __init__(self, search: Callable[[str], None], actions: Sequence[Item]) -> None:
        """Make a box; ``search`` asks for records, which `set_records` hands over."""
        super().__init__("find anything", actions)
        self._search = search
        self._records: Sequence[Item] = ()

    @on(Input.Changed)
    def _find(self) -> None:
        self._search(self.typed.strip())

    def set_records(self, records: Sequence[Item]) -> None:
        """Take what was found."""
        self._records = records
        self.set_items(self._all)

    def found(self, text: str) -> list[Item]:
        """Return the records that were found, and behind them what keys do."""
        return [*(self._records if text else ()), *super().found(text)]
