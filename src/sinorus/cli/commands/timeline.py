"""What happened."""

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["timeline"], "long", "engine")
def timeline(call: Call) -> None:
    """List what happened, in order of date.

    \b
    Examples:
      sinorus timeline --from 1949 --to 1991
      sinorus timeline --actor russia --actor china --theme energy --json
      sinorus timeline --from 1992 --count-by decade
    """
    from sinorus.views.answers.timeline import answer

    call.deliver(answer, on_engine=True)
