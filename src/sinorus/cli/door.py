"""A command line that begins with no command: a question, or a slip for a command."""

import re
import sqlite3

from sinorus.base.errors import BadUsage, SinorusError
from sinorus.base.inputs import remark
from sinorus.base.spelling import distance
from sinorus.base.text import fold, quote
from sinorus.cli import remedy
from sinorus.cli.app import COMMANDS
from sinorus.cli.completion import folders_of
from sinorus.cli.near_options import TOPICS, VERBS

# A shorter command is one letter from too many words.
_SHORTEST = 5
# A line that begins with one of these is a sentence, of which these and the little words tell nothing.
_ASKING = re.compile(
    "are|can|did|do|does|had|has|have|how|is|tell|was|were|what|when|where|which|who|whom|whose|why|will|would"
)
_LITTLE = re.compile(
    "a|about|all|an|and|any|at|be|been|between|by|first|for|from|happen|happened|in|it|many|me|much|of|on|or|say|says|the"
    "|there|they|to|with"
)


def enter(words: list[str]) -> list[str]:
    """Return the question that a line stands for which begins with no command.

    A command that is near is named beside the answer. Raises BadUsage with the command that is meant, where the first
    word is no word of the data but a slip for a command, or is a command's singular alone, or a word of programs.
    """
    first = fold(words[0])
    rest = words[1:]
    if command := _named(first, is_alone=not rest or rest[0].startswith("-")):
        raise BadUsage(_refusal(words[0], [*command.split(), *rest]))
    near = [name for name in COMMANDS if _is_one_edit(first, name)]
    if line := TOPICS.get(first) or next(iter(near), ""):
        if not _stands_in_data(words):
            raise BadUsage(_refusal(words[0], [*line.split(), *rest]))
        remark(f"for the command write `sinorus {line}`")
    return _question(words)


def _is_one_edit(word: str, command: str) -> bool:
    """Say whether a word is one letter from a command that is not too short for that."""
    return len(command) >= _SHORTEST and abs(len(word) - len(command)) < 2 and distance(word, command) == 1


def _named(word: str, is_alone: bool) -> str:
    """Return the command line that a word surely names; empty where it may be a question."""
    if word in COMMANDS:
        return word
    if is_alone and f"{word}s" in COMMANDS:
        return f"{word}s"
    return VERBS.get(word, "")


def _refusal(word: str, line: list[str]) -> str:
    problem = f"there is no command {quote(word)}"
    command = f"`sinorus {line[0]}`"
    if line[0] not in COMMANDS:
        return f"{problem}; write {command}"
    if meant := remedy.meant(line):
        return f"{problem}; write {meant}"
    return f"{problem}; {command} is near, and `sinorus {line[0]} --help` says what it needs"


def _stands_in_data(words: list[str]) -> bool:
    """Say whether the first word of a line stands in a record of the data that the line names."""
    from sinorus.index import open_index
    from sinorus.query.question import stands

    try:
        with open_index(folders_of(words), prefix=folders_of(words, "--prefix")) as index:
            return stands(index.db, words[0])
    except (SinorusError, sqlite3.Error, OSError):
        return False


def _question(words: list[str]) -> list[str]:
    """Return the question of a line; of a sentence without the words that tell nothing."""
    end = next((at for at, word in enumerate(words) if word.startswith("-")), len(words))
    asked = words[:end]
    parts = " ".join(asked).split()
    if parts and _ASKING.fullmatch(fold(parts[0])):
        asked = [part for part in parts if not _tells_nothing(fold(part).rstrip("?!.,"))]
    return ["find", *asked, *words[end:]] if any(map(str.strip, asked)) else ["help"]


def _tells_nothing(word: str) -> bool:
    return bool(_ASKING.fullmatch(word) or _LITTLE.fullmatch(word))
