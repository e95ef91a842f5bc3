"""What changed since the last version: each file is one that `make changelog` takes, and says one thing."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

NOTES = [path for path in (ROOT / "changes").iterdir() if path.name != "README.md"]


def test_every_note_has_a_name_that_is_collected_and_is_a_sentence() -> None:
    for path in NOTES:
        assert re.fullmatch(r"\+[a-z0-9-]+\.(added|changed|fixed)\.md", path.name), path.name
        assert re.fullmatch(r"[^-*#\s].*[.`)]\n", path.read_text(encoding="utf-8"), re.DOTALL), path.name


def test_notes_are_collected_under_the_version_above_the_last_one(tmp_path: Path) -> None:
    (tmp_path / "changes").mkdir()
    for name in ("pyproject.toml", "CHANGELOG.md", "changes/README.md"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    (tmp_path / "changes" / "+colours.added.md").write_text("Pictures have colours.\n")
    (tmp_path / "changes" / "+pipes.fixed.md").write_text("A pipe that breaks is no error.\n")
    line = [sys.executable, "-m", "towncrier", "build", "--yes", "--version", "9.8.7", "--date", "2030-01-02"]
    subprocess.run(line, cwd=tmp_path, check=True, capture_output=True)
    _, _, text = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8").partition("start -->\n")
    newest = text.split("\n## ")[1]
    assert [line for line in newest.splitlines() if line] == [
        "9.8.7 (2030-01-02)",
        *("### Added", "- Pictures have colours."),
        *("### Fixed", "- A pipe that breaks is no error."),
    ]
    assert [path.name for path in (tmp_path / "changes").iterdir()] == ["README.md"]
