"""The help of all commands as a page and as a manual for `man`; what each says is asked of the program itself.

``python tools/manual.py`` writes docs/commands.md anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from sinorus import __version__
from sinorus.cli.app import COMMANDS, app_for
from sinorus.cli.help_page import common

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "commands.md"
# The terminals for which help is written; `man` indents it.
COLUMNS, INDENTED = 80, 72
# So many columns does Typer leave free.
FREE = 2
START = """\
# Commands

What `sinorus help COMMAND` says of each, in the order of `sinorus --help`. `python tools/manual.py` writes this page of
the program itself, and the package brings the same texts as a manual: `man sinorus`. [A tour](tour.md) shows answers,
[what every command puts out](output.md) lists their keys.
"""


def helps(columns: int) -> dict[str, str]:
    """Return the help on so many columns: of the program, under no name, of the commands, and of the options of all."""
    found = {}
    for name in ("", *COMMANDS):
        group: Any = typer.main.get_command(app_for([name]))
        with group.make_context("sinorus", [], terminal_width=columns - FREE) as context:
            command = group.commands.get(name, group)
            inner = command.context_class(command, parent=context, info_name=name) if name else context
            found[name] = command.get_help(inner)
    return {**found, "options": common(columns - FREE + 1)}


def page() -> str:
    """Write the page: a section for each command, which leads to the keys of its answer."""
    texts = helps(COLUMNS)
    sections = [f"## `{name}`\n\n{_summary(name)}\n\n{_block(texts[name])}" for name in COMMANDS]
    shared = "## Options of all\n\nWhat most commands have, and only name in their help.\n\n" + _block(texts["options"])
    return "\n".join([START, *sections, shared])


def _summary(name: str) -> str:
    """Say in a sentence what a command gives, and where its answer is described."""
    title = next(re.finditer(rf"^##+ (`{name}`.*)$", (DOCS / "output.md").read_text("utf-8"), re.MULTILINE))[1]
    anchor = re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
    about = COMMANDS[name]
    return f"{about[:1].upper()}{about[1:]}. [What it puts out](output.md#{anchor})"


def _block(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"


def manual() -> str:
    """Write the page of `man`, in the macros of old that every `man` reads."""
    texts = helps(INDENTED)
    _, _, about = texts[""].partition("\n")
    lines = [
        f'.TH SINORUS 1 "" "sinorus {__version__}" "User Commands"',
        *(".SH NAME", r"sinorus \- explore the history and the drivers of the relationship between Russia and China"),
        *(".SH SYNOPSIS", r".B sinorus", r"[OPTIONS] COMMAND [ARGS]..."),
        *(".SH DESCRIPTION", *_as_typed(about)),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        lines += [f'.SS "sinorus {name}"', *_as_typed(texts[name])]
    return "\n".join([*lines, ".SH OPTIONS OF ALL", *_as_typed(texts["options"])]) + "\n"


def _as_typed(text: str) -> Iterator[str]:
    """Yield lines that `man` shows as they stand: no dash becomes a hyphen, and no line a command of its own."""
    yield ".nf"
    for line in text.strip("\n").splitlines():
        escaped = line.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
        yield rf"\&{escaped}" if escaped[:1] == "." else escaped
    yield ".fi"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
