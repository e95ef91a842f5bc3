"""Standard input and output as the streams of messages that the SDK takes; a line that is no message is answered.

The SDK's own streams pass over such a line without a word, and wait for a line more before they end.
"""

import io
import json
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from threading import Event, Thread
from typing import BinaryIO

import anyio
import mcp_types as types
from anyio import to_thread
from anyio.from_thread import BlockingPortal
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.shared.message import SessionMessage

from sinorus.base.errors import CannotAccess
from sinorus.output.streams import forget

# The longest message in bytes: more than ten times what a call of a tool could need.
LONGEST = 2**24
Inbox = MemoryObjectReceiveStream[SessionMessage | Exception]
Outbox = MemoryObjectSendStream[SessionMessage]


@asynccontextmanager
async def wire(heard: Event) -> AsyncIterator[tuple[Inbox, Outbox]]:
    """Give the streams of messages; the end of input closes the first, and the block ends where the client leaves.

    ``heard`` is set as soon as a client sends anything.
    """
    arriving, inbox = anyio.create_memory_object_stream[SessionMessage | Exception](0)
    outbox, leaving = anyio.create_memory_object_stream[SessionMessage](0)
    with _streams() as (source, target):
        async with BlockingPortal() as portal, anyio.create_task_group() as group:
            group.start_soon(_write, leaving, target, group.cancel_scope)
            # It may wait for input to the last moment, which must not keep the program.
            Thread(target=_read, args=(source, portal, arriving, outbox.clone(), heard), daemon=True).start()
            yield inbox, outbox


@contextmanager
def _streams() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Give standard input and output; until they are given back, what others print goes to standard error."""
    if sys.stdin is None or sys.stdout is None:
        raise CannotAccess("mcp speaks over standard input and output, and one is closed; let a client start it")
    sys.stdout.flush()
    # Streams of our own: at the end Python closes its own, and fails where one is still waited for.
    source, target = os.dup(0), os.dup(1)
    try:
        os.dup2(2, 1)
    except OSError:
        forget(sys.stdout)
    try:
        yield io.BufferedReader(io.FileIO(source)), io.FileIO(target, "w")
    finally:
        os.dup2(target, 1)


def _read(source: BinaryIO, portal: BlockingPortal, arriving: Outbox, outbox: Outbox, heard: Event) -> None:
    """Send on each message that arrives, and answer what is none, until the input or the server ends; then close it."""
    # The portal is closed, or the streams are, where the server has ended.
    with source, suppress(RuntimeError, anyio.BrokenResourceError, anyio.ClosedResourceError, OSError):
        for line in _lines(source):
            heard.set()
            message = parsed(line)
            if message:
                portal.call((outbox if _is_error(message) else arriving).send, message)
        portal.call(outbox.aclose)
        portal.call(arriving.aclose)


def _is_error(message: SessionMessage) -> bool:
    """Say whether a message is our answer to a line; no client has an error to send, for it is asked nothing."""
    return isinstance(message.message, types.JSONRPCError)


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of the input; of one that is too long the beginning."""
    while line := source.readline(LONGEST + 1):
        yield line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = source.readline(LONGEST)


def parsed(line: bytes) -> SessionMessage | None:
    """Return the message that a line is, or the error that answers it; None for an empty line."""
    if not line.strip():
        return None
    if len(line) > LONGEST:
        return _refusal(types.PARSE_ERROR, f"a message has up to {LONGEST} bytes, and this line has more")
    try:
        return SessionMessage(types.jsonrpc_message_adapter.validate_json(line.decode(), by_name=False))
    except UnicodeDecodeError:
        return _refusal(types.PARSE_ERROR, "the line is not UTF-8; each line is a message in JSON")
    except ValueError:
        return _refused(line)


def _refused(line: bytes) -> SessionMessage:
    """Return the error that answers a line in UTF-8 which is no message; one with an id is told that it is meant."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return _refusal(types.PARSE_ERROR, "the line is no JSON; each line is a message in JSON")
    id = value.get("id") if isinstance(value, dict) else None
    known = id if isinstance(id, str | int) and not isinstance(id, bool) else None
    return _refusal(types.INVALID_REQUEST, "the line is JSON, and no message of JSON-RPC 2.0", known)


def _refusal(code: int, message: str, id: str | int | None = None) -> SessionMessage:
    error = types.ErrorData(code=code, message=message)
    return SessionMessage(types.JSONRPCError(jsonrpc="2.0", id=id, error=error))


async def _write(leaving: MemoryObjectReceiveStream[SessionMessage], target: BinaryIO, end: anyio.CancelScope) -> None:
    """Write each message on a line; where nobody reads any more, all ends."""
    async with leaving:
        async for message in leaving:
            text = message.message.model_dump_json(by_alias=True, exclude_unset=True)
            try:
                await to_thread.run_sync(_put, target, f"{text}\n".encode(), abandon_on_cancel=True)
            except OSError:
                end.cancel()


def _put(target: BinaryIO, data: bytes) -> None:
    """Write all of some bytes."""
    rest = memoryview(data)
    while rest:
        rest = rest[target.write(rest) :]
