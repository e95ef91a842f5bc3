"""The command line, and the one place where errors end."""

import os
import sys

import typer

from sinorus.base.errors import CannotAccess, Damaged, SinorusError, Stopped, why
from sinorus.base.text import typed
from sinorus.cli.app import app_for

BUG = 70
# Of what was typed a message repeats so many characters.
LONG = 300
# Codes of SQLite for a file that is damaged, or none of its files at all.
SQLITE_CORRUPT, SQLITE_NOTADB = 11, 26


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    from sinorus.output.streams import begin, flush, say

    begin()
    code = _answered([typed(word) for word in arguments])
    try:
        flush()
    except CannotAccess as error:
        if code == 0:
            say(f"sinorus: {error}")
        return code or error.exit_code
    return code


def _answered(arguments: list[str], again: bool = True) -> int:
    from sinorus.output.streams import print_text, say

    try:
        if os.environ.get("SINORUS_TEST_FAULT"):
            raise RuntimeError("SINORUS_TEST_FAULT asks for one")
        if sys.stdout is None and not {"-h", "--help"}.isdisjoint(arguments):
            # Typer would print its help nowhere without a word.
            print_text("")
        return int(app_for(_line(arguments))(arguments, prog_name="sinorus", standalone_mode=False) or 0)
    except SystemExit as end:
        return _left(end)
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except Stopped as end:
        return end.exit_code
    except Exception as error:
        if again and _is_damage(error):
            return _answered(arguments, again=False)
        message, code = _explained(error)
        if code == BUG and os.environ.get("SINORUS_DEBUG"):
            raise
        if os.environ.get("_SINORUS_COMPLETE"):
            # Whoever presses TAB is in the middle of a line.
            return code
        say(f"sinorus: {message}")
        if code == BUG:
            say("please report it with the command you ran; SINORUS_DEBUG=1 shows where it happened")
        return code


def _left(end: SystemExit) -> int:
    """Return the code with which Typer leaves after completion; elsewhere it only means that nobody reads its help."""
    if os.environ.get("_SINORUS_COMPLETE"):
        return int(end.code or 0)
    if end.code:
        from sinorus.output.streams import forget

        forget(sys.stdout)
    return 0


def _explained(error: Exception) -> tuple[str, int]:
    """Return what to say of an error, and the exit code."""
    match error:
        case SinorusError():
            return str(error), error.exit_code
        case typer.TyperException():
            return _usage(error), error.exit_code
        case OSError():
            return f"the system refused: {why(error)}", 3
        case MemoryError():
            return "there is not enough memory for this answer; ask for less with --limit", 3
    return f"a bug: {type(error).__name__}: {error}", BUG


def _is_damage(error: Exception) -> bool:
    """Say whether an index turned out damaged: it is deleted, or passed over, so that the line can be answered once more."""
    told = getattr(error, "sqlite_errorcode", 0) & 0xFF in (SQLITE_CORRUPT, SQLITE_NOTADB)
    # A table that every index has is missing.
    told = told or (type(error).__name__ == "OperationalError" and str(error).startswith("no such "))
    # The index holds nothing but JSON; what is read from elsewhere is refused with a message of its own.
    if not told and not isinstance(error, Damaged) and type(error).__name__ != "JSONDecodeError":
        return False
    from sinorus.index.cache import discard

    return discard()


def _line(arguments: list[str]) -> list[str]:
    """Return the words of the command line; when TAB is pressed, the shell hands them over in the environment."""
    if os.environ.get("_SINORUS_COMPLETE") == "complete_bash":
        from sinorus.cli.completion import rejoin_words

        rejoin_words()
    return arguments + os.environ.get("COMP_WORDS", "").split() + os.environ.get("_TYPER_COMPLETE_ARGS", "").split()


def _usage(error: typer.TyperException) -> str:
    message = error.format_message().replace("\n", " ").rstrip(".")
    message = message if len(message) <= LONG else message[:LONG] + " and so on"
    separator = " " if message.endswith("?") else "; "
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "sinorus"
    return f"{message[:1].lower()}{message[1:]}{separator}`{command} --help` shows what there is"
