"""Everything that answers some words."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", text: str, records: str | None = None) -> "View[Any]":
    """Return the records that answer some words; for a date or a period alone, the events in it.

    ``records`` names the kinds of record that are wanted, with commas between them.
    """
    from sinorus.query.find import kinds
    from sinorus.query.question import require_words
    from sinorus.query.ranking import Asked
    from sinorus.query.search import search
    from sinorus.query.window_words import part
    from sinorus.views import find as views
    from sinorus.views.timeline_claims import timeline

    wanted, db, request = kinds(records), inquiry.db, inquiry.request
    words, during, note = part(text, db)
    within = request._replace(during=(*request.during, *([during] if during else ())))
    question = inquiry._replace(request=within).question()
    question = question._replace(notes=(*question.notes, *([note] if note else ())))
    if during and not words.strip() and records is None:
        return timeline(db, question)
    require_words(db, "find")
    found = None if during and not words.strip() else search(words, db, "find")
    line = ("--during", during) if during else ()
    return views.find(db, Asked(words, question, found, wanted, line))
