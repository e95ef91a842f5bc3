"""Named stretches of time."""

from functools import partial

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["periods"])
def periods(call: Call) -> None:
    """List the named periods, with how many events and claims fall into each.

    \b
    Examples:
      sinorus periods
      sinorus periods --from 1949 --to 1991
    """
    from sinorus.views.answers.vocabulary import answer

    call.deliver(partial(answer, kind="period"))
