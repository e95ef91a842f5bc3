"""Who says what."""

from sinorus.asked import Call
from sinorus.options import WINDOWED, asking


@asking(*WINDOWED, "theme", "driver", "actor", "effect", "source", "type", "hedging", "verdict", "event", "search")
def claims(call: Call) -> None:
    """List what the essays say, where, and how surely.

    \b
    Examples:
      sinorus claims --theme trade --source rathod
      sinorus claims --type predictive
      sinorus claims --driver western-sanctions --effect friction --json
    """
    from sinorus import question, store
    from sinorus.answers.dated import claims
    from sinorus.delivery import deliver

    with store.open_index(call.data) as index:
        asked = question.understand(call.asked, index.db)
        deliver(claims(index.db, asked), call.output, index.paths)
