"""The entries of a vocabulary: periods, themes, actors."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.output.view import View
    from sinorus.views.inquiry import Inquiry


def answer(inquiry: "Inquiry", kind: str) -> "View[Any]":
    """Return the entries of a vocabulary, whose records are of a kind such as ``period``."""
    from sinorus.query import sql, vocabularies
    from sinorus.views.search import with_search
    from sinorus.views.vocabularies import vocabulary

    question, db = inquiry.question(), inquiry.db
    view = vocabulary(kind, vocabularies.entries(db, kind, question), question, sql.size(db, kind))
    title = "Name" if kind == "actor" else kind.capitalize()
    return with_search(view, db, question, kind, title, ("id",))
