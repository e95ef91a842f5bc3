"""Keys that change the filters: facets, search, the window of time, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual import on

from sinorus.base.wording import join
from sinorus.explore import choice, span
from sinorus.explore.counts import Count, beside, filter_of, is_alone
from sinorus.explore.desk import Hit
from sinorus.explore.keys import FACETS, LIST
from sinorus.explore.look import ELLIPSIS
from sinorus.explore.moves import Moves
from sinorus.explore.picker import Facets, Item, Picker
from sinorus.explore.place import VIEWS, Place, Trail
from sinorus.explore.search_box import SearchBox
from sinorus.explore.span import Span
from sinorus.explore.strip import Strip
from sinorus.explore.timebar import TimeBar
from sinorus.query.filters import QUESTIONS, TAGS

SIGNS = {1: "+", -1: "-", 0: " "}
# By which filter a record is found in what has to do with it, by its kind.
OF_KINDS = {
    "event": "event", "driver": "driver", "theme": "theme", "actor": "actor", "place": "place", "source": "source",
    "period": "during",
}  # fmt: skip
# So many records are asked for whose other names may be meant.
NAMED = 50


class Narrow(Moves):
    """What changes the filters."""

    def __init__(self, *start: Any) -> None:
        """Begin with a window that is not known yet."""
        super().__init__(*start)
        self.span: Span | None = None
        self.extent: Span | None = None

    # Facets.

    def action_facets(self) -> None:
        """Choose what to filter by."""
        items = [Item(name, name, sign=key) for key, name in FACETS.items()]
        self.push_screen(Picker("filter by", items), lambda name: self.action_facet(name) if name else None)

    def action_facet(self, name: str) -> None:
        """Choose values of a filter, with live counts."""
        if name in QUESTIONS[self.trail.place.question]:
            self._open(name, next(field for field, own in TAGS.items() if own == name))
            return
        others = [str(n) for n, view in enumerate(VIEWS, 1) if name in QUESTIONS[view]]
        self.say(f"{self.trail.place.question} has no filter by {name}; {join(others)} have it")

    def action_count_column(self) -> None:
        """Count what stands in the column under the cursor."""
        listing = self.rows.listing
        group = listing.groups[self.rows.column] if listing and listing.groups else ""
        if group and filter_of(group):
            self._open(filter_of(group), group)
        elif listing:
            counted = [title for title, group in zip(listing.titles, listing.groups, strict=True) if group]
            self.say(f"this column is not counted; {join(counted) or 'none'} can be (← and → choose)")

    def _open(self, name: str, group: str) -> None:
        """Open the box of a filter, of which the counts are those of a group."""
        base = self.trail
        box = Facets(name, partial(self._toggle, base, name, group), is_alone(self._counted(group), group))
        self.push_screen(box, partial(self._keep, base))
        self._count(name, group)

    def _toggle(self, base: Trail, name: str, group: str, way: str, value: str) -> None:
        """Change a value of a filter; all changes until the box is closed are one."""
        here = self.trail.place.filters
        if name not in TAGS.values():
            way = "and"
        elif way == "and" and is_alone(self._counted(group), group):
            way = "or"
        changed = (
            choice.alternative(here, name, value) if way == "or" else choice.toggle(here, name, value, way == "not")
        )
        self.load(base.change(changed))
        self._count(name, group)

    def _keep(self, base: Trail, is_kept: bool | None) -> None:
        """Keep the filters that were chosen in a box, or return to those from before."""
        self.give_up("counts")
        self.give_up("names")
        if not is_kept and self.trail is not base:
            self.load(base)
        self.enter_half(LIST)

    def _count(self, name: str, group: str) -> None:
        """Ask for the counts of a box."""
        place = self._counted(group)
        box = self.screen
        if isinstance(box, Facets):
            box.set_items([item._replace(note=ELLIPSIS, sign=self._sign(name, item.value)) for item in box.every])
            self.ask("counts", partial(self.desk.counts, beside(place, group), group), partial(self._counts, box, name))

    def _counted(self, group: str) -> Place:
        """Return the place whose counts tell of a group: what is listed, else the claims or the events beneath."""
        here = self.trail.place
        places = [here, *(here._replace(question=question, own={}) for question in ("claims", "timeline"))]
        return next((place for place in places if group in self.desk.groups(place)), here)

    def _counts(self, box: Facets, name: str, counts: list[Count]) -> None:
        known = {count.value for count in counts}
        lost = [Item(item.value, item.label, "0", names=item.names) for item in box.every if item.value not in known]
        chosen = [Item(value, value, "0") for value in self._values(name) if value not in known]
        kept = {item.value: item for item in [*chosen, *lost]}.values()
        items = [Item(count.value, count.label, f"{count.number:,}") for count in counts if count.value]
        box.set_items([item._replace(sign=self._sign(name, item.value)) for item in [*items, *kept]])

    def _values(self, name: str) -> Iterator[str]:
        for text in self.trail.place.filters.get(name, ()):
            yield from text.removeprefix(choice.NOT).split(",")

    def _sign(self, name: str, value: str) -> str:
        return SIGNS[choice.state(self.trail.place.filters, name, value)]

    @on(Facets.Sought)
    def _look_up(self, event: Facets.Sought) -> None:
        """Look for records with other names that were typed, in any script."""
        box = event.box
        if event.text:
            self.ask("names", partial(self.desk.find, event.text, NAMED), partial(_name, box))

    def action_only_this(self) -> None:
        """Filter by the record that is shown."""
        card = self.record.card
        name = OF_KINDS.get(card.kind, "") if card else ""
        if card and name:
            filters = choice.with_value(self.trail.place.filters, name, card.id)
            self._change_to(self.trail.change(filters), "")
        else:
            self.say("there is no filter by this")

    # Search.

    def action_search(self) -> None:
        """Search while one types."""
        base = self.trail
        before = " ".join(base.place.filters.get("search", ()))
        self.push_screen(SearchBox(before, partial(self._search, base)), partial(self._keep, base))

    def _search(self, base: Trail, text: str) -> None:
        self.load(base.change(choice.with_search(base.place.filters, text)))

    # Back and forth.

    def action_undo(self) -> None:
        """Take the last change of the filters back."""
        self._change_to(self.trail.undo(), "no filter was set before")

    def action_redo(self) -> None:
        """Set the filters again that were taken back."""
        self._change_to(self.trail.redo(), "no filter was taken back")

    def action_clear(self) -> None:
        """Take all filters back."""
        cleared = self.trail.change({}) if self.trail.place.filters else self.trail
        self._change_to(cleared, "there is no filter")

    def _change_to(self, trail: Trail, else_say: str) -> None:
        if trail is self.trail:
            self.say(else_say)
        else:
            self.enter_half(LIST)
            self.load(trail)

    # Time.

    def take_strip(self, strip: Strip) -> None:
        """Show the strip of time, and know its window and how far time reaches."""
        super().take_strip(strip)
        if strip.bins:
            seen = span.of(strip.bins[0].start, strip.bins[-1].end)
            first, last = strip.window
            self.span = span.of(first or strip.bins[0].start, last or strip.bins[-1].end)
            self.extent = seen if not self.extent or strip.window == ("", "") else self.extent.with_more(seen)

    def action_shift(self, by: int) -> None:
        """Move the window of time."""
        if self.span and self.extent:
            self._to_span(self.span.shift(by, self.extent))

    def action_zoom(self, by: int) -> None:
        """Make the window of time smaller or larger."""
        if self.span and self.extent:
            self._to_span(self.span.zoom(by, self.extent, self._month()))

    def _month(self) -> int | None:
        """Return the month in which the row under the cursor begins; None where it has no date."""
        row = self.rows.row(self.rows.cursor)
        day = row.values.get("earliest") if row else None
        return span.of(day, day).first if day else None

    def _to_span(self, to: Span) -> None:
        if to == self.span:
            self.say("time ends here")
            return
        self.span = to
        self._window(to.texts() if to != self.extent else ("", ""))

    def _window(self, window: tuple[str, str]) -> None:
        self.enter_half(LIST)
        self.load(self.trail.change(choice.with_window(self.trail.place.filters, *window)))

    @on(TimeBar.Chosen)
    def _chosen(self, event: TimeBar.Chosen) -> None:
        self.span = span.of(event.first.start, event.last.end)
        self._window((event.first.start, event.last.end))

    @on(TimeBar.Turned)
    def _turned(self, event: TimeBar.Turned) -> None:
        self.action_zoom(event.by)


def _name(box: Facets, hits: list[Hit]) -> None:
    """Let a box also show what was found by other names."""
    box.set_named({hit.id for hit in hits})
