"""The fields of the relationship."""

from functools import partial

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["themes"])
def themes(call: Call) -> None:
    """List the themes, with their drivers and how many events and claims each has.

    \b
    Examples:
      sinorus themes
      sinorus themes --json
    """
    from sinorus.views.answers.vocabulary import answer

    call.deliver(partial(answer, kind="theme"))
