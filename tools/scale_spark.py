"""A server of Spark Connect on this machine, started by the scripts that come with pyspark."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

# So many seconds it has to start: a busy machine takes a minute.
PATIENCE = 300


@contextmanager
def connect_server(log: Path) -> Iterator[str]:
    """Run a server in a block, and give its address; what it says goes to a file."""
    port = _free_port()
    conf = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.memory": "2g",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.enabled": "false",
    }
    words = [word for name, value in conf.items() for word in ("--conf", f"{name}={value}")]
    command = ["bash", str(_home() / "sbin" / "start-connect-server.sh"), "--wait", "--master", "local[2]", *words]
    surroundings = {**os.environ, "SPARK_HOME": str(_home()), "SPARK_LOG_DIR": str(log.parent)}
    with log.open("wb") as file:
        server = subprocess.Popen(command, stdout=file, stderr=file, env=surroundings, start_new_session=True)
    try:
        _wait(server, port, log)
        yield f"sc://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _home() -> Path:
    spec = find_spec("pyspark")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until a server answers; SystemExit where it ends or takes too long."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(1)
    raise SystemExit(f"the server of Spark Connect does not start; {log} says why")
