"""docs/data.md: its counts are those of the data, its agreement is what the script counts."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from pages import check


def test_the_counts_in_the_page_are_those_of_the_data(tmp_path: Path) -> None:
    check("docs/data.md", tmp_path)


def test_the_agreement_in_the_page_is_what_the_script_counts() -> None:
    counted = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "agreement.py")], capture_output=True, encoding="utf-8", check=True
    )
    assert counted.stdout.strip() in (ROOT / "docs" / "data.md").read_text(encoding="utf-8")


def test_the_codebook_names_every_field_of_the_model() -> None:
    from sinorus.model.kinds import KINDS

    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    fields = {field.alias or name for kind in KINDS.values() for name, field in kind.model_fields.items()}
    assert sorted(name for name in fields if f"`{name}`" not in page and f"`{name}?`" not in page) == []
