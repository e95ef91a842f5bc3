"""The table of keys: docs/explore.md lists what the screen obeys. ``UPDATE_DOCS=1`` renews the list."""

import os
import re

from conftest import ROOT
from sinorus.explore.keys import KEYS, LIST, RECORD, Key

PAGE = ROOT / "docs" / "explore.md"
TABLE = re.compile(r"(?<=-->\n\n)(?:\|.*\n)*")
WHERE = {"": "", LIST: "in the list: ", RECORD: "in the record: "}


def row(key: Key) -> str:
    return f"| {' '.join(f'`{name}`' for name in key.shown())} | {WHERE[key.where]}{key.does} |\n"


def test_the_page_lists_every_key() -> None:
    table = "| key | does |\n|---|---|\n" + "".join(map(row, KEYS))
    page = PAGE.read_text(encoding="utf-8")
    now = TABLE.sub(lambda found: table, page, count=1)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(now, encoding="utf-8")
    else:
        assert now == page, "UPDATE_DOCS=1 .venv/bin/pytest tests/explore/test_keys.py writes the table anew"


def test_every_key_has_a_name_that_people_know() -> None:
    for key in KEYS:
        assert key.does, key
        assert [name for name in key.shown() if "_" in name] == []
