"""The command line: the list of commands, and the one place where errors end."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from sinorus import __version__
from sinorus.commands import claims, date, drivers, new, schema, show, timeline, validate, vocabularies
from sinorus.errors import SinorusError

COMMANDS = (
    timeline.timeline,
    drivers.drivers,
    claims.claims,
    show.show,
    vocabularies.periods,
    vocabularies.themes,
    vocabularies.actors,
    vocabularies.sources,
    date.date,
    new.new,
    validate.validate,
    schema.schema,
)


def app_for(arguments: list[str]) -> typer.Typer:
    """Build the application for one command line.

    Only the command that stands on it gets its options: building those of all would cost as much as bare Python.
    """
    # Help drawn by rich costs as much again as a whole query; plain help is quick and stable.
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(sinorus)
    for command in COMMANDS:
        app.command(command.__name__, help=command.__doc__)(command if command.__name__ in arguments else _named)
    return app


def _named() -> None:
    """Stand in for a command that is only listed."""


def _version(wanted: bool) -> None:
    if wanted:
        from sinorus.delivery import print_text

        print_text(f"sinorus {__version__}\n")
        raise typer.Exit


def sinorus(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Explore the history and the drivers of the relationship between Russia and China.

    \b
    Examples:
      sinorus timeline --from 1949 --to 1991
      sinorus drivers --theme energy
      sinorus show western-sanctions-2014
      sinorus claims --type predictive --json

    Everything works offline; every line has its source.
    """
    if context.invoked_subcommand is None:
        from sinorus.delivery import print_text

        print_text(context.get_help() + "\n")


def main() -> NoReturn:
    """Run the command line and end with its exit code; every error ends here, as one paragraph."""
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        code = code or 3
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    from sinorus.delivery import say

    try:
        return int(app_for(_line(arguments))(arguments, prog_name="sinorus", standalone_mode=False) or 0)
    except SinorusError as error:
        say(f"sinorus: {error}")
        return error.exit_code
    except typer.TyperException as error:
        say(f"sinorus: {_usage(error)}")
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        say(f"sinorus: the system refused: {error.strerror or error}")
        return 3
    except MemoryError:
        say("sinorus: there is not enough memory for this answer; ask for less with --limit")
        return 3
    except Exception as error:
        if os.environ.get("SINORUS_DEBUG"):
            raise
        say(f"sinorus: a bug: {type(error).__name__}: {error}")
        say("please report it with the command you ran; SINORUS_DEBUG=1 shows where it happened")
        return 70


def _line(arguments: list[str]) -> list[str]:
    """Return the words of the command line; when TAB is pressed, the shell hands them over in the environment."""
    return arguments + os.environ.get("COMP_WORDS", "").split() + os.environ.get("_TYPER_COMPLETE_ARGS", "").split()


def _usage(error: typer.TyperException) -> str:
    message = error.format_message().replace("\n", " ").rstrip(".")
    return f"{message[:1].lower()}{message[1:]}; `sinorus --help` shows what there is"
