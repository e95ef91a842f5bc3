"""Those who act."""

from functools import partial

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["actors"])
def actors(call: Call) -> None:
    """List the states, persons, organisations and companies that act.

    \b
    Examples:
      sinorus actors --search mao
      sinorus actors --format csv -o actors.csv
    """
    from sinorus.views.answers.vocabulary import answer

    call.deliver(partial(answer, kind="actor"))
