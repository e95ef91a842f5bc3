"""What moves the relationship."""

from sinorus.cli.call import Call
from sinorus.cli.options import DRAWING, SHOWING, with_options
from sinorus.query.filters import QUESTIONS


@with_options(*QUESTIONS["drivers"], "long", showing=(*SHOWING, *DRAWING))
def drivers(call: Call) -> None:
    """List the forces that bind the two states or divide them, and who names them.

    \b
    Examples:
      sinorus drivers --theme energy
      sinorus drivers --count-by tradition -o who-names-which-force.svg
      sinorus drivers --source sikka --effect friction --json
    """
    from sinorus.views.answers.drivers import answer

    call.deliver(answer)
