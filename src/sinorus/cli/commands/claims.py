"""Who says what."""

from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, asking


@asking(*WINDOWED, "theme", "driver", "actor", "effect", "source", "type", "hedging", "verdict", "event", "search")
def claims(call: Call) -> None:
    """List what the essays say, where, and how surely.

    \b
    Examples:
      sinorus claims --theme trade --source rathod
      sinorus claims --type predictive
      sinorus claims --driver western-sanctions --effect friction --json
    """
    from sinorus import index as store
    from sinorus.output.deliver import deliver
    from sinorus.query import question
    from sinorus.views.timeline_claims import claims

    with store.open_index(call.data) as index:
        asked = question.understand(call.asked, index.db)
        deliver(claims(index.db, asked), call.output, index.paths)
