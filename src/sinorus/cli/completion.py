"""Values for the TAB key: read from the index, of the data folders that stand on the line already."""

import os
from collections.abc import Callable, Iterable

from sinorus.model.vocabulary import CLAIM_GROUPS, CLIMATES, EXPORTS, GROUPS, WORDS

Completer = Callable[[str], list[str]]


def _folders() -> list[str]:
    """Read --data from the line that is being completed, which the shell hands over in the environment."""
    import itertools
    import shlex

    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or ""
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    after = [word for before, word in itertools.pairwise(words) if before == "--data"]
    return after + [word.removeprefix("--data=") for word in words if word.startswith("--data=")]


def _ids(kind: str | None, incomplete: str) -> list[str]:
    """List the ids that begin with the text. Whatever goes wrong, TAB stays silent."""
    import sqlite3

    from sinorus.base.errors import SinorusError
    from sinorus.index import open_index

    _, begun = _parted(incomplete)
    try:
        with open_index(_folders()) as index:
            found = index.db.execute(
                "SELECT id FROM record WHERE (:kind IS NULL OR kind = :kind) AND id >= :begun AND id < :begun || '~'"
                " ORDER BY id",
                {"kind": kind, "begun": begun},
            )
            return _words(tuple(id for (id,) in found), incomplete)
    except (SinorusError, sqlite3.Error, OSError):
        return []


def _words(known: Iterable[str], incomplete: str) -> list[str]:
    before, begun = _parted(incomplete)
    return [before + word for word in known if word.startswith(begun)]


def _parted(incomplete: str) -> tuple[str, str]:
    """Part a value into what stays, a list or a not: so far, and the name that is begun."""
    cut = max(incomplete.rfind(","), incomplete.rfind(":")) + 1
    return incomplete[:cut], incomplete[cut:]


def rejoin_words() -> None:
    """Undo bash's parting of words at a colon or an equals sign, in COMP_WORDS (a word a line) and COMP_CWORD.

    Of the word that is completed only what follows its last colon is left, because bash keeps the rest itself.
    """
    at = int(os.environ.get("COMP_CWORD") or 0)
    joined: list[str] = []
    before = 0
    for number, word in enumerate(os.environ.get("COMP_WORDS", "").split("\n")):
        if number > 1 and (word[:1] in (":", "=") or joined[-1][-1:] in (":", "=")):
            joined[-1] += word
            before += number <= at
        else:
            joined.append(word)
    at -= before
    if at < len(joined):
        joined[at] = joined[at].rpartition(":")[2]
    os.environ.update(COMP_WORDS="\n".join(joined), COMP_CWORD=str(at))


def ids(incomplete: str) -> list[str]:
    """Complete the id of any record."""
    return _ids(None, incomplete)


def themes(incomplete: str) -> list[str]:
    """Complete a theme."""
    return _ids("theme", incomplete)


def drivers(incomplete: str) -> list[str]:
    """Complete a driver."""
    return _ids("driver", incomplete)


def periods(incomplete: str) -> list[str]:
    """Complete a period."""
    return _ids("period", incomplete)


def actors(incomplete: str) -> list[str]:
    """Complete an actor."""
    return _ids("actor", incomplete)


def sources(incomplete: str) -> list[str]:
    """Complete a source."""
    return _ids("source", incomplete)


def kinds(incomplete: str) -> list[str]:
    """Complete a kind of event."""
    return _words(WORDS["kind"], incomplete)


def effects(incomplete: str) -> list[str]:
    """Complete an effect."""
    return _words(WORDS["effect"], incomplete)


def types(incomplete: str) -> list[str]:
    """Complete a type of claim."""
    return _words(WORDS["type"], incomplete)


def hedgings(incomplete: str) -> list[str]:
    """Complete a hedging."""
    return _words(WORDS["hedging"], incomplete)


def verdicts(incomplete: str) -> list[str]:
    """Complete a verdict."""
    return _words(WORDS["verdict"], incomplete)


def relations(incomplete: str) -> list[str]:
    """Complete a relation between claims."""
    return _words(WORDS["relation"], incomplete)


def events(incomplete: str) -> list[str]:
    """Complete an event."""
    return _ids("event", incomplete)


def series(incomplete: str) -> list[str]:
    """Complete a series."""
    return _ids("series", incomplete)


def formats(incomplete: str) -> list[str]:
    """Complete a format; some commands know more than others."""
    from sinorus.output.render import FORMATS, MORE

    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or ""
    command = next((word for word in line.split()[1:] if word in MORE), "")
    return _words((*FORMATS, *MORE.get(command, ())), incomplete)


def claims(incomplete: str) -> list[str]:
    """Complete a claim."""
    return _ids("claim", incomplete)


def claim_groups(incomplete: str) -> list[str]:
    """Complete what claims can be counted by."""
    return _words(CLAIM_GROUPS, incomplete)


def groups(incomplete: str) -> list[str]:
    """Complete what the timeline can be counted by."""
    return _words(GROUPS, incomplete)


def climates(incomplete: str) -> list[str]:
    """Complete the step of a climate."""
    return _words(CLIMATES, incomplete)


def exports(incomplete: str) -> list[str]:
    """Complete a format of export."""
    return _words(EXPORTS, incomplete)


def schemas(incomplete: str) -> list[str]:
    """Complete the name of a schema."""
    from sinorus.model.rows import SCHEMAS

    return _words(SCHEMAS, incomplete)
