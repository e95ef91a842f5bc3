"""The answer to a call: rows as data and as text, or the words of an error; no call ends the server."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from sinorus.api.mcp import cursor
from sinorus.api.mcp.arguments import Method, read
from sinorus.api.mcp.harmless import without_places
from sinorus.api.mcp.pages import Page, notes, page
from sinorus.api.mcp.references import Citations
from sinorus.api.reader import Answer, Reader, interrupted
from sinorus.base.errors import Damaged, SinorusError, why
from sinorus.base.text import safe
from sinorus.index.folders import choose


class Result(NamedTuple):
    """What a call gives: a text for whoever reads, and the same as data; no data where it is the words of an error."""

    text: str
    data: dict[str, Any] | None = None


class Desk:
    """Answers calls from data folders, one at a time; references come from data without a fault, or not at all."""

    def __init__(self, folders: Sequence[str], prefix: Sequence[str] = (), is_strict: bool = False) -> None:
        """Open the data; raises what ``Reader`` raises."""
        self._open = partial(Reader, [*folders], [*prefix])
        self._reader = self._open(is_strict)
        self._strict = self._reader if is_strict else None
        self._folders = choose([*folders])

    def ask(self, question: Callable[[sqlite3.Connection], Any]) -> Any:
        """Put a question of one's own to the data."""
        return self._reader.ask(question)

    def remarks(self) -> list[str]:
        """List what is to be said of the data."""
        return self._reader.remarks

    def answer(self, tool: str, given: Mapping[str, Any], is_cancelled: Callable[[], bool]) -> Result:
        """Answer a call, or say why it cannot be answered."""
        try:
            return self._answer(tool, read(tool, given), is_cancelled)
        except Exception as error:  # noqa: BLE001 (whatever it is, the next call is answered)
            return Result(without_places(_words(error), self._folders))

    def _answer(self, tool: str, asked: Method, is_cancelled: Callable[[], bool]) -> Result:
        """Answer a call; once more from a new index, if the one at hand turns out damaged."""
        reader = self._reader_of(tool)
        with reader.lock:
            try:
                return self._once(reader, tool, asked, is_cancelled)
            except Damaged:
                return self._once(reader, tool, asked, is_cancelled)

    def _once(self, reader: Reader, tool: str, asked: Method, is_cancelled: Callable[[], bool]) -> Result:
        with interrupted(reader.ask(lambda db: db), is_cancelled):
            answer = reader.answer(tool, asked.filters, **asked.own)
            return reader.read(answer.connection, partial(self._page, reader, tool, asked, answer))

    def _reader_of(self, tool: str) -> Reader:
        if tool != "cite":
            return self._reader
        self._strict = self._strict or self._open(True)
        return self._strict

    def _page(self, reader: Reader, tool: str, asked: Method, answer: Answer) -> Result:
        place = cursor.Place((tool, asked.filters, asked.own), answer.connection.key or id(answer.connection))
        offset = cursor.read(asked.cursor, place)
        citations = Citations(answer.db, tool)
        found = page(answer.view, citations, offset, asked.limit)
        said = [*notes(answer.view, found), *reader.remarks]
        data = {
            "rows": found.rows,
            "total": found.total,
            "next": None if found.end is None else cursor.write(found.end, place),
            "command": safe(f"sinorus {answer.line()}"),
            "data": safe(citations.data),
            "notes": [without_places(note, self._folders) for note in said],
        }
        return Result(_text(found, data), data)


def _text(found: Page, data: dict[str, Any]) -> str:
    """Write an answer for whoever reads: how many rows there are, the rows, and what else is to be said."""
    more = f"; {len(found.rows)} here, the next with cursor {data['next']}" if data["next"] else ""
    foot = [*data["notes"], f"Data: {data['data']}", f"Command: {data['command']}"]
    return "\n\n".join([found.said + more, *found.texts, "\n".join(foot)])


def _words(error: Exception) -> str:
    """Say what is wrong as the command line does, in a sentence."""
    match error:
        case SinorusError():
            return str(error)
        case OSError():
            return f"the system refused: {why(error)}"
        case MemoryError():
            return "there is not enough memory for this answer; ask for less with limit"
    return f"a bug: {type(error).__name__}: {error}"
