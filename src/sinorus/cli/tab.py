"""The TAB key: what completes the line that a shell hands over in the environment."""

import io
import os
import re
from contextlib import redirect_stderr, redirect_stdout

from sinorus.cli.app import app_for
from sinorus.output.streams import print_chunks

# What a shell may ask in the variable _SINORUS_COMPLETE.
_REQUESTS = re.compile("(source|complete)_(bash|zsh|fish|powershell|pwsh)")


def answer_tab() -> int:
    """Print what a shell asks for, and return the exit code: 1 says to fish that it may offer files.

    Nothing is printed before all of it is there. Whatever goes wrong is raised.
    """
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        code = _complete(os.environ["_SINORUS_COMPLETE"])
    if text := out.getvalue().strip():
        # As bytes the words go back as they came, whatever the locale says.
        print_chunks([os.fsencode(text + "\n")])
    return code


def _complete(request: str) -> int:
    """Let Typer answer a request, and return the code with which it ends."""
    if not _REQUESTS.fullmatch(request):
        return 0
    if request == "complete_bash":
        rejoin_words()
    words = os.environ.get("COMP_WORDS" if request == "complete_bash" else "_TYPER_COMPLETE_ARGS", "").split()
    # The name of the program is on every line.
    if not words and request.startswith("complete"):
        return 0
    try:
        app_for(words)([], prog_name="sinorus", standalone_mode=False)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def rejoin_words() -> None:
    """Join the words that bash has parted at colons and equals signs, in COMP_WORDS (a word a line) and COMP_CWORD.

    The word that is completed is cut to what follows its last colon, because bash keeps the rest itself. Raises
    ValueError if COMP_CWORD is no place in the words.
    """
    line = os.environ.get("COMP_WORDS", "")
    at = int(os.environ.get("COMP_CWORD") or 0)
    if not 0 <= at <= len(line.split()):
        raise ValueError(at)
    words: list[str] = []
    joins = 0
    for number, word in enumerate(line.split("\n")):
        if number > 1 and (word[:1] in (":", "=") or words[-1][-1:] in (":", "=")):
            words[-1] += word
            joins += number <= at
        else:
            words.append(word)
    at -= joins
    if at < len(words):
        words[at] = words[at].rpartition(":")[2]
    os.environ.update(COMP_WORDS="\n".join(words), COMP_CWORD=str(at))
