"""What the commands of the vocabularies (periods, themes, actors) have in common."""

from sinorus.cli.call import Call


def list_entries(kind: str, call: Call) -> None:
    """Answer a command that lists the entries of a vocabulary, whose records are of a kind such as ``period``."""
    from sinorus.output.deliver import deliver
    from sinorus.query import sql, vocabularies
    from sinorus.query.question import understand
    from sinorus.views.search import with_search
    from sinorus.views.vocabularies import vocabulary

    with call.open() as index:
        question = understand(call.request, index.db)
        rows = vocabularies.entries(index.db, kind, question)
        view = vocabulary(kind, rows, question, sql.size(index.db, kind))
        title = "Name" if kind == "actor" else kind.capitalize()
        deliver(with_search(view, index.db, question, kind, title, ("id",)), call.output)
