"""The pager: an answer that is longer than the screen goes through another program, as that of git does."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TextIO, cast

from sinorus.base.system import shell_words
from sinorus.base.text import quote
from sinorus.output.streams import into, print_chunks, say

Pager = subprocess.Popen[str]

# What less needs so that it shows colours, ends by itself where all fits, and leaves the answer on the screen.
FOR_LESS = {"LESS": "FRX", "LESSCHARSET": "utf-8"}
# The variables that name a pager; the first that is there counts.
NAMES = ("SINORUS_PAGER", "PAGER")


def print_paged(chunks: Iterable[bytes]) -> bool:
    """Write an answer to the terminal, through a pager as soon as it turns out longer than the screen.

    Says whether its reader stayed to the end: who leaves a pager has read what he wanted, so that is no error. No more
    than a screenful is kept in memory. Raises CannotAccess where the terminal takes nothing.
    """
    words, answer = _words(), iter(chunks)
    if not words:
        return print_chunks(answer)
    screen, is_longer = _screenful(answer)
    whole = chain(screen, answer)
    return _page(words, whole) if is_longer else print_chunks(whole)


def _words() -> list[str]:
    """Return the words of the command of the pager; none where nobody wants one or the terminal is a dumb one.

    They are parted as a shell does, but no shell reads them.
    """
    command = next((os.environ[name] for name in NAMES if name in os.environ), "less")
    if os.environ.get("TERM") == "dumb":
        return []
    try:
        words = shell_words(command)
    except ValueError:
        say(f"the pager {quote(command)} has a quotation mark that is not closed; the answer is printed without one")
        return []
    return [] if words == ["cat"] else words


def _screenful(answer: Iterator[bytes]) -> tuple[list[bytes], bool]:
    """Take the first screenful of an answer, and say whether it is longer than the screen.

    Signs that have no width are counted too, so that a pager may start though all fits; less then ends by itself.
    """
    columns, height = shutil.get_terminal_size()
    screen, lines = [], 0
    for chunk in answer:
        screen.append(chunk)
        lines += sum(len(line.decode("utf-8", "replace")) // (columns + 1) + 1 for line in chunk.splitlines())
        # The last line is for what the shell says next.
        if lines >= height:
            return screen, True
    return screen, False


def _page(words: list[str], answer: Iterator[bytes]) -> bool:
    """Write an answer to a pager, and wait for its end; without it where it cannot be started."""
    with _interrupts_for_pager():
        pager = _start(words)
        if not pager:
            return print_chunks(answer)
        try:
            with cast(TextIO, pager.stdin) as pipe:
                stayed = into(pipe, answer)
        finally:
            code = pager.wait()
    if not stayed and code > 0:
        say(f"the pager {quote(words[0])} ended with exit code {code}; --no-pager prints the answer without one")
    return True


def _start(words: list[str]) -> Pager | None:
    """Start the pager; None where it cannot be started, which is said unless nobody asked for it."""
    try:
        return subprocess.Popen(words, stdin=subprocess.PIPE, text=True, env={**FOR_LESS, **os.environ})
    except (OSError, ValueError) as error:
        if any(name in os.environ for name in NAMES):
            why = getattr(error, "strerror", None) or error
            say(f"the pager {quote(words[0])} cannot be started ({why}); the answer is printed without one")
        return None


@contextmanager
def _interrupts_for_pager() -> Iterator[None]:
    """Let Ctrl-C end nothing here in the block.

    It is caught and not ignored, because a program that is started ignores what its parent ignores. Where it is ignored
    already, as in a job in the background, it stays so.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
