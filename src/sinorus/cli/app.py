"""The commands with their summaries, and the Typer application that runs one command line."""

from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any, cast

import typer
from typer.core import TyperGroup

from sinorus import __version__
from sinorus.cli.command import Command, WordsCommand

# The commands in the order of the help, each with its summary there; `--help` of a command prints its docstring.
COMMANDS = {
    "find": "what answers some words, in all kinds of record at once",
    "timeline": "what happened, in order of date",
    "today": "what happened on this day, and in this month",
    "drivers": "what moves the relationship: forces that bind or divide",
    "claims": "who says what, where, and how surely",
    "show": "everything about one event, claim, driver, theme, ...",
    "compare": "the sources side by side: agree, differ, in tension",
    "change": "what is different left and right of a turning point",
    "check": "the claims held against the record",
    "trace": "what led to an event, and what it led to",
    "series": "measurements over time",
    "chart": "the picture: events, periods and series on one time axis",
    "page": "one web page to explore offline",
    "export": "files for other programs",
    "explore": "the same in the whole terminal, by keys",
    "mcp": "a server of the same questions for language models",
    "cite": "a reference for a thing or for an answer",
    "replay": "ask a cited answer again, and see what changed",
    "revisions": "what was changed in the data since a version, and why",
    "periods": "named stretches of time, with counts",
    "themes": "fields of the relationship, with counts",
    "actors": "states, persons, bodies and companies, with counts",
    "sources": "the works and documents, with counts",
    "date": "how a date is understood",
    "sample": "a sheet of records drawn by a seed, for a person to code",
    "agree": "how far a filled sheet agrees with the data or another sheet",
    "import": "make a data folder of a spreadsheet or another program's file",
    "new": "write a small data folder of your own to start from",
    "validate": "all problems of a data folder",
    "help": "questions with their commands; `help COMMAND`, `help options`",
    "schema": "the JSON Schema of a data file or of an answer",
}


class Commands(TyperGroup):
    """All commands by name, of which only those on the line are loaded."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command; one that was not loaded has no more than its line in the help."""
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            return Command(cmd_name, short_help=COMMANDS[cmd_name])
        return super().get_command(ctx, cmd_name)


def app_for(arguments: list[str]) -> typer.Typer:
    """Build the application for one command line.

    Only commands whose name stands on it are loaded and get their options: all of them cost twice a start of Python.
    """
    # To load rich for the help takes as long as a whole query, and its look changes with its version.
    app = typer.Typer(
        cls=Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(sinorus)
    for name in COMMANDS.keys() & set(arguments):
        # `date` takes texts such as -0500, which look like options.
        settings = {"ignore_unknown_options": True} if name == "date" else None
        kind = WordsCommand if name == "find" else Command
        app.command(name, cls=kind, context_settings=settings)(_command(name))
    return app


def _command(name: str) -> Callable[..., None]:
    # A word of Python's own cannot be the name of a function.
    function = f"{name}_" if iskeyword(name) else name
    return cast(Callable[..., None], getattr(import_module(f"sinorus.cli.commands.{function}"), function))


def _version(is_given: bool) -> None:
    """Print the version and end, if --version is given."""
    if is_given:
        from sinorus.output.streams import print_text

        print_text(f"sinorus {__version__}\n")
        raise typer.Exit


def sinorus(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Explore a history and its drivers: that of Russia and China, or with --data your own.

    \b
    Examples:
      sinorus find huawei
      sinorus timeline --from 1949 --to 1991
      sinorus claims --type predictive --json

    Everything works offline; every line has its source. `sinorus help` lists questions with their commands, and words
    that are no command are a question.
    """
    if context.invoked_subcommand is None:
        from sinorus.output.streams import print_text

        print_text(context.get_help() + "\n")


def ask(words: list[str], sink: Callable[[typer.Context, Any], None]) -> None:
    """Run a command line, but give its View, with the context of its command, to ``sink`` instead of putting it out."""
    app_for(words)(words, prog_name="sinorus", standalone_mode=False, obj=sink)
