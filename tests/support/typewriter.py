"""What tests of the output share: a command on a pseudo-terminal, and data folders with texts of one's choice."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

SINORUS = str(Path(sys.executable).parent / "sinorus")
END = b"\x04that is all\x04"


class Typed(NamedTuple):
    """What a command printed on the terminal (lines end with LF again), and its exit code; ``err`` if kept apart."""

    code: int
    out: str
    err: str


def on_terminal(*command: str, columns: int = 80, keys: str = "", env: dict[str, str] | None = None) -> Typed:
    """Run a command whose standard output is a terminal of a given width, and type ``keys`` into it.

    With keys, standard input and standard error are the terminal too; without, standard error is kept apart.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "TERM")}
    process = subprocess.Popen(
        [word.encode("utf-8", "surrogateescape") for word in command],
        stdin=theirs if keys else subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if keys else subprocess.PIPE,
        env={**kept, "TERM": "xterm", **(env or {})},
        start_new_session=bool(keys),
    )
    if keys:
        os.write(ours, keys.encode())
    ending = threading.Thread(target=_end_of, args=(process, theirs))
    ending.start()
    out = _until_the_end(ours).decode("utf-8").replace("\r\n", "\n")
    ending.join()
    os.close(ours)
    os.close(theirs)
    _, err = process.communicate(timeout=60)
    return Typed(process.returncode, out, (err or b"").decode("utf-8"))


def _end_of(process: subprocess.Popen[bytes], terminal: int) -> None:
    """Write a mark behind the last words of a program: where it closes its terminal itself, the last can get lost."""
    try:
        process.wait(timeout=60)
    finally:
        os.write(terminal, END)


def _until_the_end(terminal: int) -> bytes:
    read = bytearray()
    while not read.endswith(END):
        read += os.read(terminal, 65536)
    return bytes(read.removesuffix(END))


def cells(text: str) -> int:
    """Count the columns that a text takes on a terminal: two for a wide character, none for a combining one."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def event(id: str, title: str, date_edtf: str = "1969", **more: Any) -> dict[str, Any]:
    """Make a valid event."""
    return {
        "id": id,
        "date_edtf": date_edtf,
        "title": title,
        "summary": f"{title} came about.",
        "kind": "other",
        "effect": "neutral",
        "themes": ["trade"],
        "actors": [],
        "references": [{"title": "A book", "publisher": "A house"}],
        "confidence": "high",
        **more,
    }


def data_folder(folder: Path, events: list[dict[str, Any]], **more: list[dict[str, Any]]) -> Path:
    """Write a data folder with these events, the theme that they have, and other records by the name of their file."""
    theme = {"id": "trade", "label": "Trade", "description": "Buying and selling."}
    folder.mkdir(exist_ok=True)
    for name, records in {"themes": [theme], "events": events, **more}.items():
        text = json.dumps(records, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


def column(out: str, title: str) -> list[str]:
    """Return what stands under a heading of a printed table, line by line, without the blanks around it."""
    header, *lines = out.splitlines()
    start = header.index(title)
    following = header[start + len(title) :].lstrip()
    end = header.rindex(following) if following else None
    return ["".join(_in_cells(line)[start:end]).strip() for line in lines]


def _in_cells(line: str) -> list[str]:
    """Spread a line over columns: a wide character takes two, a combining one stays with its letter."""
    spread: list[str] = []
    for character in line:
        if spread and unicodedata.combining(character):
            spread[-1] += character
        else:
            spread += [character] + [""] * (cells(character) - 1)
    return spread


def squeezed(*texts: str) -> str:
    """Return texts without any blank, so that it does not matter where they were folded."""
    return "".join("".join(texts).split())
