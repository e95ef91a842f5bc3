"""The words by which a search finds an event, worked out from its row as they were for the full text of the index."""

import json
import sqlite3

from sinorus.base.stems import Stems
from sinorus.model.record_names import names
from sinorus.model.record_texts import named_by_id, of_its_own, recorded, texts_of
from sinorus.model.rows.event import EventDetail, EventRow

# What stands between the words of the title and all others, so that no phrase reaches from one to the other.
BREAK = "|"
_CALLED = "SELECT kind, id, json FROM record WHERE kind IN ('actor', 'place')"


class Words:
    """The stems of events; of the data only the names of actors and places are kept, which events name by their ids."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.stems = Stems()
        self.called = {id: self.stems.of(names(kind, json.loads(text))) for kind, id, text in db.execute(_CALLED)}

    def of(self, row: EventRow, detail: EventDetail) -> str:
        """Write the words of an event with blanks around them."""
        event = recorded(row, detail)
        title = self.stems.of([event["title"]])
        own = self.stems.of(of_its_own(event, texts_of(event)))
        body = " ".join([own, *(self.called.get(id, "") for id in named_by_id(event))])
        # Nobody asks which words are new, and with the events they would become ever more.
        self.stems.new.clear()
        columns = (" ".join(column.split()) for column in (title, body))
        return f" {f' {BREAK} '.join(filter(None, columns))} "
