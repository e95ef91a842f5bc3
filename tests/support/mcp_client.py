"""A client of `sinorus mcp` for tests: the SDK's own, over the standard input and output of a real command."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import anyio
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent, Tool

COMMAND = [sys.executable, "-m", "sinorus", "mcp"]


class Model:
    """What a language model does: it lists tools, calls them, and reads what comes back."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self.portal, self.client = portal, client

    def tools(self) -> list[Tool]:
        """List the tools."""
        return self.portal.call(self.client.list_tools).tools

    def call(self, tool: str, **arguments: Any) -> CallToolResult:
        """Call a tool; an argument ``start`` is `from`, which is a word of Python."""
        given = {"from" if name == "start" else name: value for name, value in arguments.items()}
        result: CallToolResult = self.portal.call(self.client.call_tool, tool, given)
        return result

    def answer(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Call a tool that answers, and return what it gives as data."""
        result = self.call(tool, **arguments)
        assert not result.is_error, words(result)
        return dict(result.structured_content)

    def refusal(self, tool: str, **arguments: Any) -> str:
        """Call a tool that refuses, and return its words."""
        result = self.call(tool, **arguments)
        assert result.is_error
        assert result.structured_content is None
        return words(result)

    def pages(self, tool: str, **arguments: Any) -> Iterator[dict[str, Any]]:
        """Yield all pages of an answer."""
        page = self.answer(tool, **arguments)
        yield page
        while page["next"]:
            page = self.answer(tool, cursor=page["next"], **arguments)
            yield page

    def give_up(self, tool: str, **arguments: Any) -> None:
        """Call a tool, and cancel the call when it is under way."""

        async def cancelled() -> None:
            async with anyio.create_task_group() as group:
                group.start_soon(self.client.call_tool, tool, arguments)
                await anyio.wait_all_tasks_blocked()
                group.cancel_scope.cancel()

        self.portal.call(cancelled)


def words(result: CallToolResult) -> str:
    """Return the text of a result."""
    [block] = result.content
    assert isinstance(block, TextContent)
    return block.text


@contextmanager
def model(*options: str) -> Iterator[Model]:
    """Start a server with some options, and give whoever asks it."""
    environment = {name: value for name, value in os.environ.items() if name.startswith("SINORUS_")}
    server = StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], *options], env=environment)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(server))) as client,
    ):
        yield Model(portal, client)
