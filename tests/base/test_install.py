import importlib.metadata
import json
import shlex
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from sinorus.base.install import command

PIP = f"{shlex.quote(sys.executable)} -m pip install"
WHEEL = "file:///home/x/sinorus-0.1.0-py3-none-any.whl"
REPOSITORY = {"url": "https://example.org/sinorus", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}}


@pytest.mark.parametrize(
    ("origin", "source"),
    [
        ({"url": "file:///home/x/sinorus", "dir_info": {"editable": True}}, "--editable '/home/x/sinorus[charts]'"),
        ({"url": "file:///home/my%20files/s", "dir_info": {}}, "'/home/my files/s[charts]'"),
        ({"url": WHEEL, "archive_info": {}}, f'"sinorus[charts] @ {WHEEL}"'),
        (REPOSITORY, '"sinorus[charts] @ git+https://example.org/sinorus@0a1b"'),
        (None, '"sinorus[charts]"'),
    ],
)
def test_an_extra_is_installed_from_where_the_program_came(
    monkeypatch: pytest.MonkeyPatch, origin: dict[str, Any] | None, source: str
) -> None:
    text = origin and json.dumps(origin)
    monkeypatch.setattr("sinorus.base.install.distribution", lambda name: SimpleNamespace(read_text=lambda file: text))
    assert command("charts") == f"{PIP} {source}"


def test_an_environment_of_uv_is_served_by_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sinorus.base.install.find_spec", lambda name: None)
    assert command("page").startswith(f"uv pip install --python {shlex.quote(sys.executable)} ")


def test_a_program_that_was_never_installed_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr("sinorus.base.install.distribution", missing)
    assert command("page") == f'{PIP} "sinorus[page]"'
