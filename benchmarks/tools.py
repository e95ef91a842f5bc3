"""The neighbours: programs of the system, and packages that get an environment each below ``.bench``."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measuring import say

KEPT = Path(__file__).parents[1] / ".bench"
PACKAGES = {
    "sqlite-utils": "sqlite-utils",
    "csvgrep": "csvkit",
    "jrnl": "jrnl",
    "khal": "khal",
    "duckdb": "duckdb-cli",
}
SYSTEM = ("jq", "mlr", "hledger", "sqlite3")


def command(tool: str) -> str:
    """Return how a tool is called, be it there or not."""
    return str(KEPT / PACKAGES[tool] / "bin" / tool) if tool in PACKAGES else tool


def ready(tools: Iterable[str]) -> dict[str, str]:
    """Install what is missing and return the versions of what is there; say what is left out."""
    versions = {}
    for tool in sorted(set(tools) - {""}):
        reason = _missing(tool)
        if reason:
            say(f"left out: {tool}, {reason}")
        else:
            versions[tool] = version(tool)
    return versions


def clean() -> None:
    """Remove all environments."""
    shutil.rmtree(KEPT, ignore_errors=True)


def _missing(tool: str) -> str:
    if tool not in PACKAGES:
        return "" if shutil.which(tool) else "not on this system"
    return "" if Path(command(tool)).exists() or _install(PACKAGES[tool]) else "which could not be installed"


def _install(package: str) -> bool:
    """Make an environment with one package; nothing of it stays where that fails or is stopped."""
    say(f"installing {package}")
    folder = KEPT / package
    whole = False
    try:
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        whole = _runs([sys.executable, "-m", "venv", str(folder)]) and _runs([*pip, "install", "--quiet", package])
    finally:
        if not whole:
            shutil.rmtree(folder, ignore_errors=True)
    return whole


def _runs(words: list[str]) -> bool:
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


def version(tool: str) -> str:
    """Ask a tool for its version."""
    words = [command(tool), "--version"]
    done = subprocess.run(words, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else "unknown"
