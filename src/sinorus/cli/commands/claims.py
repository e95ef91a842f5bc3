"""Who says what."""

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["claims"], "long")
def claims(call: Call) -> None:
    """List what the sources say, where, and how surely.

    \b
    Examples:
      sinorus claims --source lo
      sinorus claims --driver western-sanctions --effect friction --json
    """
    from sinorus.views.answers.claims import answer

    call.deliver(answer)
