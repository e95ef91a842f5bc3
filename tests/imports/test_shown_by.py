"""The commands that an import names: they run, and show what it says they do."""

import re
import shlex
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize("folder", ["mine", "-the folder"])
def test_a_remedy_that_asks_for_an_id_names_a_command_that_lists_the_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.csv").write_text("id,title,date\nfirst-talks,First talks,1971\n", encoding="utf-8")
    Path("claims.csv").write_text("text,source,events\nIt was so,Roe,talks\n", encoding="utf-8")
    [row] = run("import", "events.csv", "--claims", "claims.csv", f"--output={folder}", "--json").json()
    assert row["problem"] == "is the id of no event; kept in extra"
    found = re.fullmatch("write the id of an event; `sinorus (.+)` lists them", row["remedy"])
    assert found
    assert run(*shlex.split(found[1])).out == "first-talks\tFirst talks\n"
