"""The notebook of the documentation: small, in the form that Jupyter reads, and its outputs are those of now.

``python tools/notebook.py`` renews the outputs.
"""

import json
import re
from typing import Any

import pytest

import notebook as tool
from conftest import ROOT

NOTEBOOK: dict[str, Any] = json.loads(tool.PATH.read_text(encoding="utf-8"))
LARGEST = 50_000


def forms() -> list[dict[str, str]]:
    """Return what each cell shows, in each of its forms."""
    shown = [output for cell in NOTEBOOK["cells"] for output in cell.get("outputs", [])]
    return [{form: "".join(lines) for form, lines in output["data"].items()} for output in shown if "data" in output]


def test_it_has_twelve_cells_with_the_keys_of_the_format() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"], len(NOTEBOOK["cells"])) == (4, 5, 12)
    assert len({cell["id"] for cell in NOTEBOOK["cells"]}) == 12
    for cell in NOTEBOOK["cells"]:
        code = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | code


def test_what_it_shows_is_small_and_holds_no_bitmap_and_no_script() -> None:
    assert {form for shown in forms() for form in shown} == {"text/plain", "text/html", "image/svg+xml"}
    for shown in forms():
        assert max(map(len, shown.values())) < LARGEST
        assert not re.search("<script|<style|base64", "".join(shown.values()))


def test_every_page_that_it_names_is_there() -> None:
    text = "".join("".join(cell["source"]) for cell in NOTEBOOK["cells"])
    named = re.findall(r"\]\(([\w.-]+)\)", text)
    assert named
    assert all((ROOT / "docs" / name).is_file() for name in named)


def texts(notebook: dict[str, Any]) -> list[Any]:
    """Return the cells with the texts of their pictures alone, for where lines run is up to the library that draws."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            if picture := output.get("data", {}).get("image/svg+xml"):
                output["data"]["image/svg+xml"] = sorted(re.findall(">([^<>]+)<", "".join(picture)))
    return list(notebook["cells"])


@pytest.mark.slow
def test_its_outputs_are_those_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tool.PATH.parent)
    again = json.loads(json.dumps(tool.renewed(NOTEBOOK)))
    assert texts(again) == texts(json.loads(json.dumps(NOTEBOOK))), "python tools/notebook.py renews it"
