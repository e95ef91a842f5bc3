"""The screen and what stands on it: where one is, the list, the record, the strip of time, and the lines about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Event, Key, Resize
from textual.widgets import Static

from sinorus.base.text import safe
from sinorus.explore import captions
from sinorus.explore.bar import Bar, Draw
from sinorus.explore.captions import COLUMNS, LINES, Scene
from sinorus.explore.card import Card
from sinorus.explore.desk import Desk, Stopped
from sinorus.explore.errands import Errands
from sinorus.explore.keys import LIST, RECORD
from sinorus.explore.lines import Lines
from sinorus.explore.listing import Listing, Row
from sinorus.explore.place import Place, Trail
from sinorus.explore.record import Record
from sinorus.explore.rows import PAGE, Rows
from sinorus.explore.strip import Strip
from sinorus.explore.timebar import TimeBar

# A narrower screen shows the list or the record; a higher one has room for three lines of time.
NARROW, HIGH = 72, 30


class Stage(Errands):
    """The screen. What keys do stands in the classes that are made of it."""

    TITLE = "sinorus explore"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "explore.tcss"

    def __init__(self, desk: Desk, place: Place) -> None:
        """Begin at a place."""
        super().__init__()
        self.desk = desk
        # Where one wants to be, and where one is: the last place that could be answered.
        self.trail = self.reached = Trail(place)
        self.half = LIST
        self.said = ""
        self.marks: tuple[str, ...] = ()
        self.titles: dict[str, str] = {}
        self.cursors: dict[str, int] = {}
        self.rows, self.record, self.time = Rows(id="rows"), Record(id="record"), TimeBar(id="time")
        self._followed: tuple[int, int] | None = None

    def compose(self) -> ComposeResult:
        """Put the screen together."""
        yield Bar(self._told(captions.small), id="small")
        yield Bar(self._told(captions.questions), id="questions")
        yield self.time
        yield Bar(self._told(captions.filters), id="filters")
        with Horizontal(id="halves"):
            with Vertical(id="left"):
                yield Bar(self._told(captions.titles), id="titles")
                yield self.rows
                yield Bar(self._told(captions.nothing), id="nothing")
            with Vertical(id="right"):
                yield Bar(self._told(captions.crumbs), id="crumbs")
                yield self.record
        yield Bar(self._told(captions.keys), id="keys")

    def _told(self, caption: Callable[[Scene, int, int], list[Segment]]) -> Draw:
        """Return what draws a line of words."""
        return lambda line, width: caption(self.scene, line, width)

    @property
    def scene(self) -> Scene:
        """Return what the lines of words tell of."""
        is_asking = self.is_asking("listing")
        return Scene(self.trail, self.half, self.rows, self.record.card, self.titles, is_asking, (*self.size,))

    def on_mount(self) -> None:
        """Ask for the first list."""
        self.load(self.trail)

    def on_resize(self, event: Resize) -> None:
        """Fit the halves and the strip of time to the screen."""
        width, height = event.size
        self.screen.set_class(width < NARROW, "narrow")
        self.screen.set_class(width < COLUMNS or height < LINES, "small")
        self.time.styles.height = 3 if height >= HIGH else 1
        self.redraw()

    async def on_event(self, event: Event) -> None:
        """Take back what was said, when the next key comes."""
        if isinstance(event, Key):
            self.say("")
        await super().on_event(event)

    def say(self, text: str) -> None:
        """Say something in the last line, or in as many as it needs, until the next key; also before an open box."""
        text = " ".join(safe(text).split())
        if text == self.said:
            return
        self.said = text
        for screen in self.screen_stack:
            screen.query(".said").remove()
            screen.set_class(bool(text), "telling")
            if text:
                screen.mount(Static(text, classes="said", markup=False))

    def redraw(self) -> None:
        """Draw the lines of words anew."""
        if self.is_mounted(self.rows):
            for bar in self.screen_stack[0].query(Bar):
                bar.refresh()

    def enter_half(self, half: str) -> None:
        """Let the keys work in the list, or in the record."""
        self.half = half
        self.rows.is_active = half == LIST
        self.rows.refresh()
        self.record.activate(half == RECORD)
        self.screen_stack[0].set_class(half == RECORD, "reading")
        self.redraw()

    # The list.

    def load(self, trail: Trail, cursor: int = 0) -> None:
        """Go to another place; where it cannot be answered, stay."""
        if self.rows.listing:
            self.cursors[key_of(self.reached.place)] = self.rows.cursor
        self.trail = trail
        self.desk.stop()
        work = partial(self.desk.listing, trail.place, is_counted=False)
        self.ask("listing", work, partial(self._listed, trail, cursor))
        self.time.wait()
        self.ask("strip", partial(self.desk.strip, trail.place), self.take_strip)
        self.redraw()

    def take_strip(self, strip: Strip) -> None:
        """Show the strip of time."""
        self.time.set_strip(strip)

    def _listed(self, trail: Trail, cursor: int, listing: Listing) -> None:
        self.reached = trail
        self.rows.set_listing(listing, cursor)
        self.ask("total", partial(self.desk.counted, listing), partial(self._counted_rows, listing))
        for note in listing.notes[:1]:
            self.say(note)
        self.want_rows()
        self.redraw()

    def _counted_rows(self, listing: Listing, counted: Listing) -> None:
        if listing is not self.rows.listing:
            return
        self.rows.set_total(counted.total, counted.said)
        self.screen_stack[0].set_class(not counted.total, "empty")
        if not counted.total:
            self.give_up("card")
            self.record.set_card(None)
        self.redraw()

    def want_rows(self) -> None:
        """Ask for the rows that are in sight and not there, page after page; what is out of sight is given up."""
        page, listing = self.rows.missing(), self.rows.listing
        if page is not None and listing:
            self.ask("rows", partial(self.desk.rows, listing, page * PAGE, PAGE), partial(self._put, listing, page))

    def _put(self, listing: Listing, page: int, rows: list[Row]) -> None:
        if listing is not self.rows.listing:
            return
        self.rows.put(page, rows)
        self.want_rows()
        self.follow()

    @on(Lines.Seen)
    def _seen(self) -> None:
        self.want_rows()

    # The record.

    def follow(self) -> None:
        """Show the record of the row under the cursor, unless it is shown or one looks at another."""
        row, listing = self.rows.row(self.rows.cursor), self.rows.listing
        here = id(listing), self.rows.cursor
        if not row or not listing or self._followed == here or self.half == RECORD:
            return
        self._followed = here
        self.trail = self.reached = self.reached.at(row.id if row.is_record else "")
        work = partial(self.desk.card, row.id) if row.is_record else partial(self.desk.card_of_row, listing, row)
        self.ask("card", work, self.show_card)
        self.redraw()

    def show_card(self, card: Card) -> None:
        """Show a record."""
        self.titles[card.id] = card.title
        self.record.set_card(card, self.rows.pattern)
        self.redraw()

    def visit(self, trail: Trail) -> None:
        """Look at the record of a trail, which need not be in the list."""

        def arrive(card: Card) -> None:
            self.trail = self.reached = trail
            self._followed = None
            self.show_card(card)
            self.enter_half(RECORD)

        self.ask("card", partial(self.desk.card, trail.record), arrive)

    def fail(self, kind: str, error: BaseException) -> None:
        """Say why something cannot be answered, and stay where one is."""
        if isinstance(error, Stopped):
            return
        if kind == "listing":
            self.trail = self.reached
        super().fail(kind, error)


def key_of(place: Place) -> str:
    """Return a text that is the same for the same place."""
    return repr((place.question, sorted(_items(place.filters)), sorted(_items(place.own))))


def _items(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, repr(value)) for name, value in values.items()]
