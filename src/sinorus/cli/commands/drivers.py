"""What moves the relationship."""

from sinorus.cli.call import Call
from sinorus.cli.options import COUNTED, OF_SOURCES, WINDOWED, with_options


@with_options(*COUNTED, *WINDOWED, "theme", "driver", "actor", "effect", *OF_SOURCES, "lag", "search", "sort", "long")
def drivers(call: Call) -> None:
    """List the forces that bind the two states or divide them, and who names them.

    \b
    Examples:
      sinorus drivers --theme energy
      sinorus drivers --count-by tradition
      sinorus drivers --source sikka --effect friction --json
    """
    from sinorus.cli.counting import count
    from sinorus.output.deliver import deliver, is_whole
    from sinorus.query.drivers import weights
    from sinorus.query.order import require
    from sinorus.query.question import understand
    from sinorus.views import drivers

    sort = require(call.sort, "drivers")
    detailed = any(name in ("theme", "driver") for name, _ in call.request.filters)
    with call.open() as index:
        question = understand(call.request, index.db)
        if call.count_by is not None:
            deliver(count("drivers", call, index.db, question), call.output)
            return
        whole = detailed or is_whole(call.output)
        view = drivers.drivers(index.db, weights(index.db, question, sort), question, detailed, whole, sort is not None)
        deliver(view, call.output)
