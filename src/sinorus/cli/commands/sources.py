"""The sources."""

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["sources"], "long")
def sources(call: Call) -> None:
    """List the works and documents whose claims were coded, tradition by tradition, as they were written.

    \b
    Examples:
      sinorus sources --tradition russian --written 2010s
      sinorus sources --source lo --long
      sinorus sources --count-by tradition,source-decade
    """
    from sinorus.views.answers.sources import answer

    call.deliver(answer)
