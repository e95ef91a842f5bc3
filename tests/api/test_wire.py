"""What goes over the wire: lines of clients that are no messages, clients that leave, and what is no protocol."""

import json
import signal
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import Run
from mcp_client import COMMAND

HELLO = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "a test", "version": "1"}}


class Wire:
    """The two ends of a running server, line by line."""

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe)
        assert self.ask("initialize", HELLO)["serverInfo"]["name"] == "sinorus"

    def send(self, *lines: bytes) -> None:
        """Send some lines at once."""
        assert self.process.stdin
        self.process.stdin.write(b"".join(line + b"\n" for line in lines))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Return the next message."""
        assert self.process.stdout
        return dict(json.loads(self.process.stdout.readline()))

    def ask(self, method: str, params: dict[str, Any], id: int = 1) -> dict[str, Any]:
        """Send a request and return its result."""
        self.send(request(method, params, id))
        answer = self.receive()
        assert answer["id"] == id
        return dict(answer["result"])

    def end(self) -> tuple[int, str]:
        """Close the input, and return the exit code and what standard error has."""
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err.decode()


def request(method: str, params: dict[str, Any], id: int) -> bytes:
    """Write a request."""
    return json.dumps({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).encode()


def call(id: int, tool: str, **arguments: Any) -> bytes:
    """Write a call of a tool."""
    return request("tools/call", {"name": tool, "arguments": arguments}, id)


@pytest.fixture
def wire() -> Iterator[Wire]:
    """Return a running server, which is gone at the end."""
    one = Wire()
    yield one
    one.process.kill()
    one.process.communicate()


def test_a_line_that_is_no_message_is_answered_and_the_server_goes_on_until_the_input_ends(wire: Wire) -> None:
    lines = {
        b"\xff\xfe{}": (None, -32700, "the line is not UTF-8"),
        b"{": (None, -32700, "the line is no JSON"),
        b"[" * 100_000: (None, -32700, "the line is no JSON"),
        b'{"jsonrpc": "2.0", "id": 7}': (7, -32600, "no message of JSON-RPC"),
        b'{"jsonrpc": "1.0", "id": "a", "method": "ping"}': ("a", -32600, "no message of JSON-RPC"),
        b"[]": (None, -32600, "no message of JSON-RPC"),
        b'"' + b"x" * 2**24 + b'"': (None, -32700, "up to 16777216 bytes"),
    }
    for line, (id, code, said) in lines.items():
        wire.send(b"", line)
        answer = wire.receive()
        assert (answer["id"], answer["error"]["code"]) == (id, code)
        assert said in answer["error"]["message"]
    assert wire.ask("tools/call", {"name": "cite"}, 2)["structuredContent"]["total"] == 1
    wire.send(request("tools/call", {"name": "cite", "arguments": ["x"]}, 3))
    assert wire.receive()["error"]["code"] == -32602
    wire.send(call(4, "find", text="half a character: \ud800"))
    assert wire.receive()["id"] == 4
    assert wire.end() == (0, "")


def test_a_call_that_was_cancelled_is_never_answered_and_those_behind_it_are(wire: Wire) -> None:
    cancel = json.dumps({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 3}}).encode()
    wire.send(call(2, "find", text="russia"), call(3, "find", text="china"), cancel, call(4, "cite"))
    assert [wire.receive()["id"], wire.receive()["id"]] == [2, 4]
    assert wire.end() == (0, "")


@pytest.mark.slow
def test_a_client_that_leaves_in_the_middle_of_a_call_ends_it_without_a_word(wire: Wire) -> None:
    assert wire.process.stdout
    wire.process.stdout.close()
    wire.send(call(2, "timeline"), call(3, "claims"))
    assert wire.process.wait(60) == 0
    assert wire.process.stderr
    assert wire.process.stderr.read() == b""


@pytest.mark.slow
def test_a_signal_ends_it_without_a_word(wire: Wire) -> None:
    wire.process.send_signal(signal.SIGTERM)
    assert wire.end() == (-signal.SIGTERM, "")


@pytest.mark.slow
def test_without_an_input_or_an_output_there_is_nobody_to_serve(process: Run) -> None:
    done = subprocess.run(["sh", "-c", '"$@" <&-', "sh", *COMMAND], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(b"sinorus: mcp speaks over standard input and output, and one is closed")
