"""A server for language models."""

from sinorus.cli.call import Call
from sinorus.cli.options import with_options

# Said where no client has started it.
ALONE = (
    "mcp waits for a client that speaks its protocol, and ends with its input; docs/mcp.md says how a client starts it"
)


@with_options(showing=("data", "prefix", "strict"))
def mcp(call: Call) -> None:
    """Answer language models that speak the Model Context Protocol, over standard input and output.

    A client starts it with this line; its tools read, and write nothing. It ends when the client leaves.

    \b
    Examples:
      sinorus mcp
      sinorus mcp --data my-data
    """
    import gc
    import sys
    import warnings

    from sinorus.base import inputs
    from sinorus.base.optional import load
    from sinorus.output.streams import say

    # A short run makes no garbage worth collecting; a server does.
    gc.enable()
    # What is said of the data goes to the client, and what libraries warn of is nothing to it.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        load("mcp", "mcp", "a server for language models")
        from sinorus.api.mcp.answers import Desk
        from sinorus.api.mcp.server import serve

        desk = Desk(call.data, call.prefix, call.is_strict)
        for sentence in desk.remarks():
            say(sentence)
        is_person = bool(sys.stdin and sys.stdin.isatty())
        if is_person:
            say(ALONE)
        if not serve(desk) and not is_person:
            say(ALONE)
    # What was left out was told with each answer, and is no matter of the exit code.
    inputs.forget()
