"""The command line, and the one place where errors end."""

import os
import sys

import typer

from sinorus.base import inputs
from sinorus.base.errors import CannotAccess, Damaged, SinorusError, Stopped, why
from sinorus.base.text import from_system
from sinorus.cli.app import COMMANDS, app_for

BUG = 70
# The longest part of a refused command line that a message repeats, in characters.
MAX_ECHO = 300
# What Typer prints, without a word where it cannot.
PRINTED_BY_TYPER = {"-h", "--help", "--show-completion", "--install-completion"}


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    from sinorus.output.streams import begin, flush, is_shown, say, say_remarks

    begin()
    code = _exit_code([from_system(word) for word in arguments])
    if not _is_tab():
        say_remarks()
        # Whoever only looks at the exit code must not take a part of the data for all of them.
        if inputs.is_partial() and not is_shown():
            code = code or 1
    try:
        flush()
    except CannotAccess as error:
        if code == 0:
            say(f"sinorus: {error}")
        return code or error.exit_code
    return code


def _exit_code(words: list[str]) -> int:
    """Answer the command line; an error becomes a message and an exit code.

    A bug is raised again where SINORUS_DEBUG asks for it.
    """
    try:
        if words and words[0] not in COMMANDS and not (words[0].startswith("-") or _is_tab()):
            from sinorus.cli.door import enter

            words = enter(words)
        return _answer(words)
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except Stopped as end:
        return end.exit_code
    except Exception as error:
        # Whoever presses TAB is in the middle of a line.
        if _is_tab():
            return 0
        message, code = _explain(error, words)
        if code == BUG and os.environ.get("SINORUS_DEBUG"):
            raise
        _report(message, code)
        return code


def _answer(words: list[str]) -> int:
    """Answer the command line, a second time if the index turned out damaged before anything was put out.

    The damaged index is deleted by then, so the second try builds another one.
    """
    from sinorus.output.streams import has_output

    if _is_tab():
        from sinorus.cli.tab import answer_tab

        return answer_tab()
    try:
        return _answer_once(words)
    except Damaged:
        if has_output():
            raise
    return _answer_once(words)


def _answer_once(words: list[str]) -> int:
    if not PRINTED_BY_TYPER.isdisjoint(words):
        from sinorus.output.streams import check_output

        check_output()
    try:
        return int(app_for(words)(words, prog_name="sinorus", standalone_mode=False) or 0)
    except SystemExit as end:
        # So Typer ends when the reader of its help has left.
        if end.code:
            from sinorus.output.streams import forget

            forget(sys.stdout)
        return 0


def _is_tab() -> bool:
    """Say whether a shell asks what completes a line."""
    return bool(os.environ.get("_SINORUS_COMPLETE"))


def _report(message: str, code: int) -> None:
    from sinorus.output.streams import say

    say(f"sinorus: {message}")
    if code == BUG:
        say("please report it with the command you ran; SINORUS_DEBUG=1 shows where it happened")


def _explain(error: Exception, words: list[str]) -> tuple[str, int]:
    """Return the message for an error of a command line, and the exit code."""
    match error:
        case SinorusError():
            return str(error), error.exit_code
        case typer.TyperException():
            return _usage(error, words), error.exit_code
        case OSError():
            return f"the system refused: {why(error)}", 3
        case MemoryError():
            return "there is not enough memory for this answer; ask for less with --limit", 3
    return f"a bug: {type(error).__name__}: {error}", BUG


def _usage(error: typer.TyperException, words: list[str]) -> str:
    """Say what is wrong with a command line, and which is meant; else Typer's complaint and the command that helps."""
    context = getattr(error, "ctx", None)
    # A line that is cited has a sink, and is no part of the words.
    if words and context and not callable(context.find_root().obj):
        from sinorus.cli.remedy import explain

        if explanation := explain(words):
            return explanation
    message = error.format_message().replace("\n", " ").rstrip(".")
    message = message if len(message) <= MAX_ECHO else message[:MAX_ECHO] + " and so on"
    separator = " " if message.endswith("?") else "; "
    # An option without its value does not say whose it is.
    begun = f"sinorus {words[0]}" if words and words[0] in COMMANDS else "sinorus"
    command = context.command_path if context else begun
    return f"{message[:1].lower()}{message[1:]}{separator}`{command} --help` shows what there is"
