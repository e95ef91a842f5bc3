"""The command that installs an extra into the environment that runs, from where sinorus was installed."""

import json
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote, urlsplit

from sinorus.base.system import path_in_url, shell_word


def command(extra: str) -> str:
    """Write the command; an environment without pip is one of uv."""
    python = shell_word(sys.executable)
    tool = f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"
    return f"{tool} {_source(_origin(), extra)}"


def _origin() -> dict[str, Any]:
    """Return where sinorus was installed from, in the form of PEP 610; empty if that is not known, as for an index."""
    try:
        return dict(json.loads(distribution("sinorus").read_text("direct_url.json") or "{}"))
    except (PackageNotFoundError, ValueError):
        return {}


def _source(origin: dict[str, Any], extra: str) -> str:
    """Write what is to be installed, as pip and uv take it."""
    url = str(origin.get("url", ""))
    if "dir_info" in origin:
        folder = shell_word(f"{path_in_url(unquote(urlsplit(url).path))}[{extra}]")
        return f"--editable {folder}" if origin["dir_info"].get("editable") else folder
    if vcs := origin.get("vcs_info"):
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    return f'"sinorus[{extra}] @ {url}"' if url else f'"sinorus[{extra}]"'
