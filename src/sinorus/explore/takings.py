"""Keys that take something away: copies, files, pages in a browser, and what was marked."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import Any

from sinorus.base.text import from_system, safe, to_system
from sinorus.explore import browser
from sinorus.explore.card import Card
from sinorus.explore.keys import RECORD
from sinorus.explore.listing import Listing
from sinorus.explore.name_box import NameBox
from sinorus.explore.narrow import Narrow
from sinorus.explore.pair import Pair
from sinorus.explore.place import Place


class Takings(Narrow):
    """What is taken away."""

    def __init__(self, *start: Any) -> None:
        """Begin with no file being written."""
        super().__init__(*start)
        # Held while one is.
        self.writing = threading.Lock()

    @property
    def shown_id(self) -> str:
        """Return the id of the record that is shown; empty where it is none."""
        card = self.record.card
        return card.id if card and card.kind else ""

    def take(self, text: str) -> None:
        """Put a text on the clipboard of the terminal, without a character that could drive anything."""
        text = " ".join(safe(text).split())
        self.copy_to_clipboard(text)
        self.say(f"copied: {text}")

    def action_copy_citation(self) -> None:
        """Copy how the record is cited."""
        if self.shown_id:
            self.ask("copy", partial(self.desk.citation, self.shown_id), self.take)
        else:
            self.say("this is no record that can be cited; Y copies the command line that gives it")

    def action_copy_line(self) -> None:
        """Copy the command line of what the cursor is in: the list, or the record."""
        self.ask("copy", self.line_of_view, self.take)

    def line_of_view(self) -> str:
        """Write the command line of what the cursor is in, be its rows there or on their way; in a thread."""
        if self.half == RECORD and self.shown_id:
            return self.desk.line_of_card(self.shown_id)
        return self.desk.line(self.trail.place)

    # Files.

    def action_save(self) -> None:
        """Ask for the name of a file, and write the list to it."""
        place = self.reached.place
        endings = " ".join(self.desk.formats(place))
        self.push_screen(NameBox(f"write all rows to a file ({endings})"), partial(self._save, place))

    def _save(self, place: Place, name: str | None) -> None:
        if not name:
            return
        self.say(f"writing {name} …")
        self.ask("save", partial(self.write, place, from_system(name)), self.say)

    def write(self, place: Place, name: str) -> str:
        """Write a list to a file, and return what is said of it; in a thread."""
        with self.writing:
            return self.desk.save(place, name, force=Path(to_system(name)).exists())

    # Pages.

    def action_open(self) -> None:
        """Open what the link under the cursor leads to, else the reference or the very words."""
        link = self.record.link if self.half == RECORD else None
        card = self.record.card
        address = link.target if link and link.kind == "page" else card.address if card else ""
        if address:
            self.open_page(address)
        else:
            self.say("no page is known of this")

    def open_page(self, address: str) -> None:
        """Show a page in a browser; where there is none with windows, copy its address."""
        self.ask("page", partial(browser.open_page, address), partial(self._opened, address))

    def _opened(self, address: str, is_open: bool) -> None:
        if is_open:
            self.say(f"opened: {address}")
        else:
            self.copy_to_clipboard(safe(address))
            self.say(f"no browser with windows; copied: {address}")

    # Marks.

    def action_mark(self) -> None:
        """Mark the record that is shown, or take its mark away; the last two stay."""
        id = self.shown_id
        if not id:
            self.say("this is no record that can be marked")
            return
        kept = tuple(mark for mark in self.marks if mark != id)
        self.marks = kept if id in self.marks else (*kept, id)[-2:]
        self.rows.marks = self.marks
        self.rows.refresh()
        self.say(f"marked: {', '.join(self.marks)}" if self.marks else "nothing is marked")

    def action_route(self) -> None:
        """Show the ways between two marked events, or two other records side by side."""
        if len(self.marks) < 2:
            self.say("m marks a record; two are needed")
            return
        self.ask("route", lambda: [self.desk.card(id) for id in self.marks], self._route)

    def _route(self, cards: list[Card]) -> None:
        first, second = cards
        if {first.kind, second.kind} == {"event"}:
            self.ask("route", partial(self.desk.route, first.id, second.id), self._routed)
        else:
            self.push_screen(Pair(first, second))

    def _routed(self, listing: Listing) -> None:
        self.load(self.reached.go(listing.place))
