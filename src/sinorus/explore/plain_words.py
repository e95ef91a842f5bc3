"""Sentences of the program as they are said to somebody who has typed no options."""

import re

# A command line, a text that was typed, or an option, without its hyphens.
_PIECES = re.compile(r"`[^`]*`|\"[^\"]*\"|(?<![\w-])--(?P<name>[a-z][a-z-]*)")


def without_options(sentence: str) -> str:
    """Call options by their names: `--search` is what is searched for; in command lines they stay as they are."""
    return _PIECES.sub(lambda found: found["name"].replace("-", " ") if found["name"] else found[0], sentence)
