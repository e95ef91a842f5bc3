"""The documentation as a site: `make docs` builds it with Sphinx of the Markdown pages as they are.

The source is the whole project, so that links between pages hold as they stand and files that are no pages can be
fetched. The README is the first page; the order of the others is that of a reader.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser

from sinorus import __version__

# What a reader meets one after the other; a title stands where that of the page is long.
ORDER = {
    "Start": ("docs/tour", "docs/explore", "docs/gallery", "docs/commands"),
    "Use": ("docs/own-data", "docs/python", "Notebook <docs/notebook>", "docs/page", "docs/mcp"),
    "Formats": ("Answers <docs/output>", "docs/export", "docs/scale"),
    "The data": ("Codebook <docs/data>", "Sources <docs/sources>", "docs/dates", "docs/dates-in-python"),
    "Behind it": ("Design <docs/design>", "docs/performance", "docs/errors", "SECURITY", "CONTRIBUTING", "CHANGELOG"),
}

project = "sinorus"
author = "the sinorus contributors"
version = release = __version__
root_doc = "README"
include_patterns = ["*.md", "docs/*"]
# Folders in which there are no pages need not be searched.
exclude_patterns = [".*", "benchmarks", "build", "clients", "data", "dist", "src", "tests", "tools"]
source_suffix = {".md": "markdown", ".ipynb": "notebook"}
extensions = ["myst_parser"]
myst_heading_anchors = 4
# Some blocks show data that are wrong on purpose.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = f"{project} {version}"
html_copy_source = False
html_show_sphinx = False


class NotebookParser(MystParser):
    """Reads a notebook as a page, with what its cells show as they were stored: nothing is run."""

    supported = ("notebook",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Read the cells in order."""
        cells = json.loads(inputstring)["cells"]
        super().parse("\n\n".join(block for cell in cells for block in blocks_of(cell)), document)


def blocks_of(cell: dict[str, Any]) -> list[str]:
    """Return the text of a cell, or its code and what it shows, each in its best form."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return [source]
    blocks = [f"````python\n{source}\n````"]
    for output in cell["outputs"]:
        forms = output.get("data", {})
        drawn = forms.get("image/svg+xml") or forms.get("text/html")
        text = "".join(drawn or forms.get("text/plain") or output["text"])
        blocks.append(f"````{'{raw} html' if drawn else 'text'}\n{text}\n````")
    return blocks


def add_order(app: Any, page: str, source: list[str]) -> None:
    """Give the first page the list of the others, which the theme shows at the side."""
    if page == root_doc:
        for title, pages in ORDER.items():
            lines = ["```{toctree}", f":caption: {title}", ":hidden:", ":maxdepth: 1", *pages, "```"]
            source[0] += "\n" + "\n".join(lines) + "\n"


def copy_first_page(app: Any, error: Exception | None) -> None:
    """Put the first page where a server looks for it."""
    if error is None:
        shutil.copyfile(Path(app.outdir, f"{root_doc}.html"), Path(app.outdir, "index.html"))


def setup(app: Any) -> dict[str, bool]:
    """Enter all this, and say that pages may be read and written side by side."""
    app.add_source_parser(NotebookParser)
    app.connect("source-read", add_order)
    app.connect("build-finished", copy_first_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
