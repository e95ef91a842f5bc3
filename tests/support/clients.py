"""Independent programs that read what sinorus writes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from conftest import OF_A_SET_CLOCK

# Quiet, without a sandbox, and asking nobody for anything.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


def client(name: str) -> str:
    """Find a program; where it is missing the test is passed over, but not in CI."""
    found = shutil.which(name)
    if not found:
        assert "CI" not in os.environ, f"{name} is missing: .ci/run installs it"
        pytest.skip(f"{name} is not installed")
    return found


def run_client(folder: Path, *line: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, and return what it said."""
    program, *arguments = line
    return subprocess.run(
        [client(program), *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False, **more
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Run one Chromium of Debian's for the tests of a module, with the clock of the machine."""
    program = client("chromium")
    with pytest.MonkeyPatch.context() as patched:
        for name in OF_A_SET_CLOCK:
            patched.delenv(name, raising=False)
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(executable_path=program, args=QUIET)
            yield running
            running.close()
