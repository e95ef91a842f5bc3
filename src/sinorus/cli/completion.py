"""The values that the TAB key offers: ids from the index of the data folders on the line, and words of the model."""

import os
import re
from collections.abc import Iterable, Sequence

from sinorus.model.vocabulary import CLIMATES, EXPORTS, GROUPS, LANGUAGES, SORTS, WORDS

# What no shell reads as anything but itself: names and paths with commas between them, and not: before them.
_PLAIN = re.compile(r"[\w.,:-]*")
# So is a version.
_VERSION = re.compile(r"[\w.-]*")


def _line() -> str:
    """Return the line that is being completed, which the shell hands over in the environment."""
    return os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or ""


def _named(option: str) -> list[str]:
    """Return what the line names with --data or --prefix."""
    import shlex

    line = _line()
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    return folders_of(words, option)


def folders_of(words: Sequence[str], option: str = "--data") -> list[str]:
    """Return the data folders that a command line names with --data, or the values of another option."""
    import itertools

    folders = [word for before, word in itertools.pairwise(words) if before == option]
    return folders + [word.removeprefix(f"{option}=") for word in words if word.startswith(f"{option}=")]


def _ids(kind: str | None, incomplete: str) -> list[str]:
    """List the ids of a kind (None: of all) that complete a text; none on any error, so that TAB never prints one."""
    import sqlite3

    from sinorus.base.errors import SinorusError
    from sinorus.index import open_index

    _, prefix = _split(incomplete)
    try:
        with open_index(_named("--data"), prefix=_named("--prefix")) as index:
            ids = index.db.execute(
                "SELECT id FROM record WHERE (:kind IS NULL OR kind = :kind) AND id >= :prefix AND id < :prefix || '~'"
                " ORDER BY id",
                {"kind": kind, "prefix": prefix},
            )
            return _complete(tuple(id for (id,) in ids), incomplete)
    except (SinorusError, sqlite3.Error, OSError):
        return []


def _complete(words: Iterable[str], incomplete: str) -> list[str]:
    """Complete a text with those of some words that begin like its last name.

    A shell evaluates what it gets: nothing is given back where it could read more into the text than letters.
    """
    before, prefix = _split(incomplete)
    if not _PLAIN.fullmatch(before):
        return []
    return [before + word for word in words if word.startswith(prefix)]


def _split(incomplete: str) -> tuple[str, str]:
    """Part the value of a filter into what comes before its last name, commas and ``not:`` included, and that name."""
    cut = max(incomplete.rfind(","), incomplete.rfind(":")) + 1
    return incomplete[:cut], incomplete[cut:]


def ids(incomplete: str) -> list[str]:
    """Complete the id of any record."""
    return _ids(None, incomplete)


def versions(incomplete: str) -> list[str]:
    """Complete a version of the data; nothing on any error, so that TAB never prints one."""
    import sqlite3

    from sinorus.base.errors import SinorusError
    from sinorus.index import open_index
    from sinorus.index.folders import released
    from sinorus.query import revisions

    try:
        with open_index(_named("--data"), prefix=_named("--prefix")) as index:
            known = dict.fromkeys([*released(_named("--data")), *revisions.versions(index.db)])
            return [version for version in known if _VERSION.fullmatch(version) and version.startswith(incomplete)]
    except (SinorusError, sqlite3.Error, OSError):
        return []


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


def languages(incomplete: str) -> list[str]:
    """Complete the language of a source."""
    return _complete(LANGUAGES.values(), incomplete)


def traditions(incomplete: str) -> list[str]:
    """Complete a tradition."""
    return _complete(WORDS["tradition"], incomplete)


def source_kinds(incomplete: str) -> list[str]:
    """Complete the kind of a source."""
    return _complete(WORDS["source-kind"], incomplete)


def sources(incomplete: str) -> list[str]:
    """Complete a source."""
    return _ids("source", incomplete)


def kinds(incomplete: str) -> list[str]:
    """Complete a kind of event."""
    return _complete(WORDS["kind"], incomplete)


def places(incomplete: str) -> list[str]:
    """Complete a place."""
    return _ids("place", incomplete)


def sorts(incomplete: str) -> list[str]:
    """Complete an order; those of the command on the line, forwards and backwards."""
    command = next((word for word in _line().split()[1:] if word in SORTS), "claims")
    keys = SORTS[command]
    return [word for word in (*keys, *(f"-{key}" for key in keys)) if word.startswith(incomplete)]


def months(incomplete: str) -> list[str]:
    """Complete a month of any year."""
    from sinorus.dates.day import MONTHS

    return _complete(map(str.lower, MONTHS), incomplete)


def effects(incomplete: str) -> list[str]:
    """Complete an effect."""
    return _complete(WORDS["effect"], incomplete)


def types(incomplete: str) -> list[str]:
    """Complete a type of claim."""
    return _complete(WORDS["type"], incomplete)


def hedgings(incomplete: str) -> list[str]:
    """Complete a hedging."""
    return _complete(WORDS["hedging"], incomplete)


def verdicts(incomplete: str) -> list[str]:
    """Complete a verdict."""
    return _complete(WORDS["verdict"], incomplete)


def relations(incomplete: str) -> list[str]:
    """Complete a relation between claims."""
    return _complete(WORDS["relation"], incomplete)


def events(incomplete: str) -> list[str]:
    """Complete an event."""
    return _ids("event", incomplete)


def points(incomplete: str) -> list[str]:
    """Complete an event or a period, which may be a turning point."""
    return [*_ids("event", incomplete), *_ids("period", incomplete)]


def series(incomplete: str) -> list[str]:
    """Complete a series."""
    return _ids("series", incomplete)


def formats(incomplete: str) -> list[str]:
    """Complete a format; some commands know more than others."""
    from sinorus.output.render import BINARY, FORMATS, MORE

    command = next((word for word in _line().split()[1:] if word in MORE), "")
    return _complete((*FORMATS, *BINARY, *MORE.get(command, ())), incomplete)


def fields(incomplete: str) -> list[str]:
    """Complete a key of the JSON of the command on the line, or the path of one."""
    from sinorus.model.rows import ROWS, paths

    command = next((word for word in _line().split()[1:] if word in ROWS), "")
    return _complete([path for path in paths(ROWS[command]) if "*" not in path] if command else [], incomplete)


def claims(incomplete: str) -> list[str]:
    """Complete a claim."""
    return _ids("claim", incomplete)


def groups(incomplete: str) -> list[str]:
    """Complete what the command on the line counts by."""
    command = next((word for word in _line().split()[1:] if word in GROUPS), "timeline")
    return _complete(GROUPS[command], incomplete)


def climates(incomplete: str) -> list[str]:
    """Complete the step of a climate."""
    return _complete(CLIMATES, incomplete)


def samples(incomplete: str) -> list[str]:
    """Complete the records of which a sheet is drawn."""
    from sinorus.model.sheets import KINDS

    return _complete(KINDS, incomplete)


def exports(incomplete: str) -> list[str]:
    """Complete a format of export."""
    return _complete(EXPORTS, incomplete)


def schemas(incomplete: str) -> list[str]:
    """Complete the name of a schema."""
    from sinorus.model.rows import SCHEMAS

    return _complete(SCHEMAS, incomplete)
