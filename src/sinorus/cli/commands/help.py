"""Questions in words with their commands, and the help of commands."""

from typing import Annotated, Any

import typer

# What people ask, each with a command that answers it.
QUESTIONS = {
    "What is known of …?": "sinorus find huawei",
    "When did …?": "sinorus find nixon visit --records event",
    "What happened in …?": "sinorus timeline --during 1969",
    "What happened on this day?": "sinorus today",
    "Who is …?": 'sinorus show "Xi Jinping"',
    "Who says …?": "sinorus claims --theme sanctions",
    "Do they agree?": "sinorus compare --theme sanctions",
    "Did it come true?": "sinorus check --type predictive",
    "Is it wrong?": "sinorus check --verdict contradicted",
    "What drives it?": "sinorus drivers --theme energy",
    "What led to it?": "sinorus trace nixon-visit-china-1972",
    "How many?": "sinorus timeline --kind veto --count-by decade",
    "How much?": "sinorus series trade-total",
    "How does it look?": "sinorus chart --theme energy",
    "How is it cited?": "sinorus cite nixon-visit-china-1972",
}

_MORE = (
    "Words alone are a question too: `sinorus energy 2014`. `sinorus help COMMAND` shows what a command can do, "
    "`sinorus help options` the options that all share, and `sinorus --help` all commands."
)


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
    from sinorus.output.streams import print_text

    width = context.make_formatter().width + 1
    print_text(_page(context, " ".join(topic), width) if topic else _questions(width))


def _questions(width: int) -> str:
    """Write the questions with their commands for a page of so many columns."""
    import textwrap

    room = max(map(len, QUESTIONS)) + 2
    lines = [f"  {question:<{room}}{command}" for question, command in QUESTIONS.items()]
    return "\n".join(["What do you want to know?", "", *lines, "", *textwrap.wrap(_MORE, width), ""])


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
