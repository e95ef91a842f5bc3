"""Keys that move: in the list, in the record, from record to record, and back."""

from __future__ import annotations

from functools import partial

from textual import on

from sinorus.explore import captions
from sinorus.explore.bar import Bar
from sinorus.explore.card import Card
from sinorus.explore.keys import LIST, RECORD
from sinorus.explore.lines import Lines
from sinorus.explore.picker import Item, Picker
from sinorus.explore.place import VIEWS
from sinorus.explore.stage import Stage, key_of

# So many causes or effects are named to choose from.
MOST = 100


class Moves(Stage):
    """What moves the cursor."""

    def action_down(self) -> None:
        """Go one row, or one link, down."""
        self._step(1)

    def action_up(self) -> None:
        """Go one row, or one link, up."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.half == RECORD:
            self.record.step(by)
        else:
            self._to(self.rows.cursor + by)

    def _to(self, line: int) -> None:
        """Put the cursor of the list on a row, whose record follows."""
        self.rows.place(line)
        self.want_rows()
        self.follow()
        self.redraw()

    def action_page(self, by: int) -> None:
        """Go a screenful up or down."""
        if self.half == RECORD:
            self.record.page(by)
        else:
            self._to(self.rows.cursor + by * max(self.rows.size.height - 1, 1))

    def action_top(self) -> None:
        """Go to the beginning."""
        if self.half == RECORD:
            self.record.reveal(0)
        else:
            self._to(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        if self.half == RECORD:
            self.record.reveal(self.record.count)
        else:
            self._to(self.rows.count - 1)

    def action_column(self, by: int) -> None:
        """Choose another column of the list."""
        if self.half == LIST and self.rows.listing:
            self.rows.column = (self.rows.column + by) % max(len(self.rows.listing.titles), 1)
            self.redraw()

    def action_hit(self, by: int) -> None:
        """Go to the next hit: below in the record, and behind its end in the next row."""
        if not self.record.next_hit(by):
            self.enter_half(LIST)
            self._to(self.rows.cursor + by)

    def action_focus_next(self) -> None:
        """Enter the record, or go to its next link."""
        self._link(1)

    def action_focus_previous(self) -> None:
        """Enter the record, or go to the link before."""
        self._link(-1)

    def _link(self, by: int) -> None:
        # In a box there is nothing to go round.
        if len(self.screen_stack) > 1:
            return
        if self.half == LIST:
            self.enter_half(RECORD)
        else:
            self.record.choose(self.record.number + by)

    def action_enter(self) -> None:
        """Go into what is under the cursor."""
        if self.half == LIST:
            if self.record.card or self.is_asking("card"):
                self.enter_half(RECORD)
        elif link := self.record.link:
            if link.kind == "page":
                self.open_page(link.target)
            else:
                self.visit(self.reached.go(self.reached.place, link.target))

    def action_leave(self) -> None:
        """Go back to the list."""
        self.enter_half(LIST)
        self._followed = None
        self.follow()

    def action_return(self) -> None:
        """Go back to the record or the list where one was before."""
        before = self.reached.back()
        row = self.rows.row(self.rows.cursor)
        if (self.half == RECORD and row and row.id == self.reached.record) or before is self.reached:
            self.action_leave()
        elif before.place == self.reached.place and before.record:
            self.visit(before)
        else:
            self.enter_half(LIST)
            self.load(before, self.cursors.get(key_of(before.place), 0))

    def action_question(self, number: int) -> None:
        """Put another question, with the same filters."""
        place = self.trail.place._replace(question=VIEWS[number], own={})
        if place != self.trail.place:
            self.enter_half(LIST)
            self.load(self.trail.go(place), self.cursors.get(key_of(place), 0))

    # From event to event.

    def action_chain(self, way: str) -> None:
        """Go to a cause or an effect; where there are several, let one be chosen."""
        card = self.record.card
        ids = (card.causes if way == "causes" else card.effects) if card else ()
        if len(ids) == 1:
            self._visit_id(ids[0])
        elif ids:
            self.ask("chain", lambda: [self.desk.card(id) for id in ids[:MOST]], partial(self._choose, way))
        else:
            self.say("nothing is coded that led to it" if way == "causes" else "nothing is coded that it led to")

    def _choose(self, way: str, cards: list[Card]) -> None:
        items = [Item(card.id, card.title, names=(card.id,)) for card in cards]
        self.push_screen(Picker("what led to it" if way == "causes" else "what it led to", items), self._visit_id)

    def _visit_id(self, id: str | None) -> None:
        if id:
            self.visit(self.reached.go(self.reached.place, id))

    def open_page(self, address: str) -> None:
        """Show a page in a browser."""
        raise NotImplementedError

    # The mouse.

    @on(Lines.Picked)
    def _picked(self, event: Lines.Picked) -> None:
        if event.lines is self.rows:
            is_again = self.rows.cursor == event.line and self.half == LIST
            self.enter_half(LIST)
            self._to(event.line)
            if is_again:
                self.action_enter()
        elif event.lines is self.record:
            self._click_link(event)

    def _click_link(self, event: Lines.Picked) -> None:
        self.enter_half(RECORD)
        number = self.record.number_at(event.line, event.column)
        if number is not None:
            self.record.choose(number)
            self.action_enter()

    @on(Bar.Picked)
    def _picked_bar(self, event: Bar.Picked) -> None:
        number = (
            captions.question_at(self.scene, event.column, self.size.width) if event.bar.id == "questions" else None
        )
        if number is not None:
            self.action_question(number)
