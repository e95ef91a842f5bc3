"""The source distribution holds the source and nothing that was made or installed beside it."""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from conftest import ROOT

# What `make clients`, `make test`, `make bench`, `make docs` and a build leave behind.
LEFT = (
    ".bench/events.json",
    ".hypothesis/examples",
    ".mypy_cache/cache.json",
    "build/site/index.html",
    "dist/sinorus.whl",
    "clients/node_modules/argdown/index.js",
    "clients/package-lock.json",
    ".venv/bin/python",
    "src/sinorus/index/packaged/0.db",
    "src/sinorus/__pycache__/a.pyc",
)


@pytest.mark.slow
def test_what_the_clients_install_is_not_in_the_source_distribution(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore", "hatch_build.py", "src", "data", "clients"):
        _copy(ROOT / name, tree / name)
    for name in LEFT:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("x")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "sdist"], cwd=tree, check=True)
    [package] = (tree / "dist").glob("*.tar.gz")
    with tarfile.open(package) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert {"clients/argdown.mjs", "data/events.json", "src/sinorus/__main__.py"} <= held
    assert not held & set(LEFT)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("node_modules", "__pycache__", "packaged"))
    else:
        shutil.copyfile(source, target)
