"""Who says what."""

from sinorus.cli.call import Call
from sinorus.cli.options import OF_CLAIMS, with_options


@with_options(*OF_CLAIMS, "long")
def claims(call: Call) -> None:
    """List what the sources say, where, and how surely.

    \b
    Examples:
      sinorus claims --source lo
      sinorus claims --driver western-sanctions --effect friction --json
    """
    from sinorus.cli.counting import count
    from sinorus.output.deliver import deliver
    from sinorus.query.order import require
    from sinorus.query.question import understand
    from sinorus.views.timeline_claims import claims

    sort = require(call.sort, "claims")
    with call.open() as index:
        question = understand(call.request, index.db)
        view = claims(index.db, question, sort) if call.count_by is None else count("claims", call, index.db, question)
        deliver(view, call.output)
