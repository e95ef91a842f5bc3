"""Questions in words with their commands, and the help of commands."""

from typing import Annotated, Any

import typer


def _topics(incomplete: str) -> list[str]:
    """Complete what there is help for."""
    from sinorus.cli.app import COMMANDS

    return [name for name in (*COMMANDS, "options") if name.startswith(incomplete)]


def help(
    context: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]", help="A command, or options for those of all.", autocompletion=_topics),
    ] = None,
) -> None:
    """List questions in words, each with a command that answers it; or show the help of a command.

    \b
    Examples:
      sinorus help
      sinorus help timeline
      sinorus help options
    """
    from sinorus.cli.questions import questions
    from sinorus.output.streams import print_text

    width = context.make_formatter().width + 1
    print_text(_page(context, " ".join(topic), width) if topic else questions(width))


def _page(context: typer.Context, topic: str, width: int) -> str:
    """Return the help of a command, or of the common options; BadUsage if it is neither."""
    from sinorus.base.errors import BadUsage
    from sinorus.base.text import quote
    from sinorus.base.wording import hint
    from sinorus.cli.app import COMMANDS
    from sinorus.cli.help_page import common
    from sinorus.cli.near_options import TOPICS, VERBS

    if topic == "options":
        return common(width)
    if topic in COMMANDS:
        group = context.find_root()
        command: Any = group.command
        command = command.commands[topic]
        return f"{command.get_help(command.context_class(command, parent=group, info_name=topic))}\n"
    lines = {**VERBS, **TOPICS}
    names = {name: [word for word, line in lines.items() if line.split()[0] == name] for name in (*COMMANDS, "options")}
    raise BadUsage(f"there is no help for {quote(topic)}; {hint(topic, names)}")
