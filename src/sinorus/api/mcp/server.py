"""The server: the tools under the SDK, over standard input and output until the client leaves."""

from __future__ import annotations

import logging
from threading import Event
from typing import TYPE_CHECKING, Any

import anyio
import mcp_types as types
from anyio import to_thread
from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError

from sinorus import __version__
from sinorus.api.mcp import schemas
from sinorus.api.mcp.answers import Desk, Result
from sinorus.api.mcp.instructions import instructions
from sinorus.api.mcp.tools import TOOLS, description
from sinorus.api.mcp.wire import wire
from sinorus.base.text import quote
from sinorus.base.wording import hint

if TYPE_CHECKING:
    from mcp.server.context import ServerRequestContext

    Context = ServerRequestContext[Any]


def serve(desk: Desk) -> bool:
    """Answer over standard input and output until the input ends or nobody reads the output; say whether one asked."""
    # What the SDK logs is about the client, with places in the source; messages of ours are answers.
    logging.getLogger("mcp").addHandler(logging.NullHandler())
    logging.getLogger("mcp").propagate = False
    heard = Event()
    anyio.run(_serve, desk, heard)
    return heard.is_set()


async def _serve(desk: Desk, heard: Event) -> None:
    server = made(desk)
    async with wire(heard) as (inbox, outbox):
        await server.run(inbox, outbox, server.create_initialization_options())


def made(desk: Desk) -> Server[Any]:
    """Make the server of a desk."""
    turn = anyio.Lock()

    async def list_tools(context: Context, params: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_tool(name) for name in TOOLS])

    async def call_tool(context: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        if params.name not in TOOLS:
            message = f"there is no tool {quote(params.name)}; {hint(params.name, tuple(TOOLS))}"
            raise MCPError(code=types.INVALID_PARAMS, message=message)
        async with turn:
            return _result(await _answer(desk, params.name, params.arguments or {}))

    server: Server[Any] = Server(
        "sinorus",
        version=__version__,
        title="sinorus",
        instructions=desk.ask(instructions),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
    # Nothing of what is asked is told to others, such as a collector of traces.
    server.middleware.clear()
    return server


def _tool(name: str) -> types.Tool:
    hints = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return types.Tool(
        name=name,
        title=TOOLS[name].title,
        description=description(name),
        input_schema=schemas.of_input(name),
        output_schema=schemas.OUTPUT,
        annotations=hints,
    )


async def _answer(desk: Desk, tool: str, given: dict[str, Any]) -> Result:
    """Answer a call in a thread, which looks now and then whether the call was cancelled."""
    cancelled = Event()
    results: list[Result] = []

    async def watch() -> None:
        try:
            await anyio.sleep_forever()
        finally:
            cancelled.set()

    async with anyio.create_task_group() as group:
        group.start_soon(watch)
        results.append(await to_thread.run_sync(desk.answer, tool, given, cancelled.is_set))
        group.cancel_scope.cancel()
    return results[0]


def _result(result: Result) -> types.CallToolResult:
    text = types.TextContent(type="text", text=result.text)
    if result.data is None:
        return types.CallToolResult(content=[text], is_error=True)
    return types.CallToolResult(content=[text], structured_content=result.data)
