"""The explorer in the terminal."""

from sinorus.cli.call import Call
from sinorus.cli.options import with_options
from sinorus.query.filters import COUNTED, QUESTIONS, TABLE

# The questions of the explorer, and all filters that one of them has.
VIEWS = ("timeline", "drivers", "claims", "sources", "compare", "check", "series")
FILTERS = tuple(name for name in TABLE if name not in COUNTED and any(name in QUESTIONS[view] for view in VIEWS))


@with_options(*FILTERS, showing=("data", "prefix", "strict", "no_color"))
def explore(call: Call) -> None:
    """Walk through the data by keys, on the whole terminal: a list, and beside it the record under the cursor.

    ? shows the keys; q ends it, and prints the command line of the last view. For screen readers there are the
    commands: `sinorus timeline --format list`.

    \b
    Examples:
      sinorus explore
      sinorus explore --theme energy --from 2000
    """
    from sinorus.base import inputs
    from sinorus.base.optional import load
    from sinorus.output.streams import print_text
    from sinorus.query.request import values

    filters = values(call.request)
    _check_terminal(filters)
    _choose_colours(call.output.no_color)
    load("textual", "explore", "the explorer")
    line = _walk(call, filters)
    # What was left out was told on the screen, and is no matter of the exit code.
    inputs.forget()
    print_text(f"{line}\n")


def _choose_colours(is_without: bool) -> None:
    """Let the environment say what the option says, because that is where Textual looks."""
    import os

    # An empty one asks for nothing, as their page says, and Textual takes it for the opposite.
    if is_without or not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
        os.environ.update({"NO_COLOR": "1"} if is_without else {})


def _walk(call: Call, filters: dict[str, object]) -> str:
    """Open the data, let somebody walk through them, and return the command line of the last view."""
    import warnings
    from contextlib import closing

    with warnings.catch_warnings():
        # What is said of the data is said on the screen.
        warnings.simplefilter("ignore")
        from sinorus.explore.app import explore
        from sinorus.explore.desk import Desk
        from sinorus.explore.place import Place

        with closing(Desk(call.data, call.prefix, call.is_strict)) as desk:
            place = desk.canonical(Place(filters=filters))
            # What cannot be answered is refused before there is a screen.
            desk.listing(place)
            return explore(desk, place, "; ".join(desk.remarks))


def _check_terminal(filters: dict[str, object]) -> None:
    """Raise BadUsage, with the command to use instead, where there is no terminal to draw on and to type at."""
    import os
    import sys

    from sinorus.base.errors import BadUsage

    streams = {"input": sys.stdin, "output": sys.stdout, "error": sys.stderr}
    names = [name for name, stream in streams.items() if stream is None or not stream.isatty()]
    lack = f"standard {names[0]} is none" if names else "TERM is dumb" if os.environ.get("TERM") == "dumb" else ""
    if lack:
        need = f"explore needs a terminal to draw on and to type at, and {lack}"
        raise BadUsage(f"{need}; `{_instead(filters)}` lists the same")


def _instead(filters: dict[str, object]) -> str:
    """Write the command line that lists what was to be explored, by the first question that has all its filters."""
    import shlex

    view = next((view for view in VIEWS if set(filters) <= set(QUESTIONS[view])), VIEWS[0])
    words = ["sinorus", view]
    for name, value in filters.items():
        for text in value if isinstance(value, tuple) else [value]:
            if name in QUESTIONS[view]:
                words += [TABLE[name].option] if text is True else [TABLE[name].option, str(text)]
    return shlex.join(words)
