"""What moves the relationship."""

from sinorus.cli.call import Call
from sinorus.cli.options import WINDOWED, asking


@asking(*WINDOWED, "theme", "driver", "actor", "effect", "source", "search")
def drivers(call: Call) -> None:
    """List the forces that bind the two states or divide them, and who names them.

    \b
    Examples:
      sinorus drivers
      sinorus drivers --theme energy
      sinorus drivers --source sikka --effect friction --json
    """
    from sinorus import index as store
    from sinorus.output.deliver import deliver, is_whole
    from sinorus.query import drivers, question
    from sinorus.views.drivers import view

    detailed = any(name in ("theme", "driver") for name, _ in call.asked.filters)
    with store.open_index(call.data) as index:
        asked = question.understand(call.asked, index.db)
        found = drivers.weighed(index.db, asked)
        listed = view(index.db, found, asked, detailed, whole=detailed or is_whole(call.output))
        deliver(listed, call.output, index.paths)
