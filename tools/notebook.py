"""Run the notebook of the documentation and write what its cells show: ``python tools/notebook.py``.

The cells run one after the other in this process: a kernel of Jupyter would bring fifty packages and take four times as
long. What the last line of a cell gives is asked for the picture or the table that a notebook asks for.
"""

import ast
import contextlib
import io
import json
import os
import re
from pathlib import Path
from typing import Any

PATH = Path(__file__).parents[1] / "docs" / "notebook.ipynb"
# What a value shows itself as, the best first, and the method that says so.
FORMS = {"image/svg+xml": "_repr_svg_", "text/html": "_repr_html_"}


def shown(value: Any) -> dict[str, list[str]]:
    """Return what a notebook keeps of a value: its text, and a picture or a table."""
    forms = {"text/plain": repr(value)}
    for form, method in FORMS.items():
        if hasattr(value, method):
            forms[form] = getattr(value, method)()
    # The style of a frame is the same for all, and a notebook has its own.
    if "text/html" in forms:
        forms["text/html"] = re.sub(r"<style.*?</style>\s*", "", forms["text/html"], flags=re.DOTALL)
    return {form: text.splitlines(keepends=True) for form, text in forms.items()}


def run(source: str, names: dict[str, Any]) -> tuple[list[str], Any]:
    """Run a cell, and return the lines that it prints and the value of its last line, None where that is no value."""
    tree = ast.parse(source)
    end = tree.body[-1] if tree.body else None
    last = ast.Expression(end.value if isinstance(end, ast.Expr) else ast.Constant(None))
    tree.body = tree.body[:-1] if isinstance(end, ast.Expr) else tree.body
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102
        value = eval(compile(ast.fix_missing_locations(last), "cell", "eval"), names)
    return printed.getvalue().splitlines(keepends=True), value


def outputs(source: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell, and return its outputs in the form of the file."""
    printed, value = run(source, names)
    found: list[dict[str, Any]] = []
    if printed:
        found.append({"name": "stdout", "output_type": "stream", "text": printed})
    if value is not None:
        result = {"data": shown(value), "execution_count": number, "metadata": {}, "output_type": "execute_result"}
        found.append(result)
    return found


def renewed(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook with what its cells show now."""
    names: dict[str, Any] = {}
    cells, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            cell = {**cell, "execution_count": number, "outputs": outputs("".join(cell["source"]), number, names)}
        cells.append(cell)
    return {**notebook, "cells": cells}


def main() -> None:
    """Run the notebook in its folder."""
    os.chdir(PATH.parent)
    now = renewed(json.loads(PATH.read_text(encoding="utf-8")))
    PATH.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
