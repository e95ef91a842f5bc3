"""Small data folders for tests: what `sinorus new` writes, changed by hand; and what a clean refusal looks like."""

import json
import re
import stat
from pathlib import Path
from typing import Any

from conftest import Run
from sinorus.base import inputs
from sinorus.index import new_folder as starting

Record = dict[str, Any]
TEMPLATE = starting.TEMPLATE
# Files beyond this are compared by their size alone.
COMPARED = 2**20


def started(folder: str = "mine") -> Path:
    """Write the folder of `sinorus new`, whose one event is my-event-1905."""
    # What an earlier run in this process read is no input of this one.
    inputs.forget()
    starting.start(folder)
    return Path(folder)


def folder_of(folder: str, **files: list[Record]) -> Path:
    """Write a folder that holds only these files: ``folder_of("two", events=[like("event", id="b")])``."""
    Path(folder).mkdir()
    for name, records in files.items():
        save(Path(folder, f"{name}.json"), records)
    return Path(folder)


def like(kind: str, **fields: Any) -> Record:
    """Return the template's record of a kind with some fields changed."""
    [record] = load(TEMPLATE / f"{kind}s.json")
    return {**record, **fields}


def load(file: Path) -> Any:
    """Read a JSON file."""
    return json.loads(file.read_text(encoding="utf-8"))


def save(file: Path, records: Any) -> None:
    """Write a JSON file, one value a line."""
    file.write_text(json.dumps(records, indent=1), encoding="utf-8")


def put(file: Path, pointer: str, value: Any) -> None:
    """Set the value that a JSON pointer leads to; ``/-`` adds one to a list."""
    *path, last = pointer.removeprefix("/").split("/")
    document = target = load(file)
    for step in path:
        target = target[int(step) if isinstance(target, list) else step]
    if last == "-":
        target.append(value)
    else:
        target[int(last) if isinstance(target, list) else last] = value
    save(file, document)


def contents(folder: Path) -> dict[str, bytes | int]:
    """Return what lies in a folder and below it: the bytes of each file, the size of a large one."""
    found: dict[str, bytes | int] = {}
    for path in sorted(folder.rglob("*")):
        seen = path.lstat()
        small = stat.S_ISREG(seen.st_mode) and seen.st_size <= COMPARED
        found[str(path)] = path.read_bytes() if small else seen.st_size
    return found


def refusal(run: Run, line: str, code: int) -> str:
    """Run a line that must be refused cleanly with this code, and return what it says.

    Clean is: nothing on standard output, one line of harmless characters on standard error, nothing written or changed.
    """
    before = contents(Path())
    result = run(line)
    assert (result.code, result.out) == (code, ""), result
    assert re.fullmatch(r"sinorus: [^\x00-\x1f\x7f-\x9f\u2028-\u202e]+\n", result.err), result.err
    assert contents(Path()) == before
    return result.err.removeprefix("sinorus: ").rstrip("\n")


def problems(run: Run, line: str) -> list[Record]:
    """Run `validate` with these words on a folder that has problems, and return them all."""
    before = contents(Path())
    result = run(f"validate {line} --json")
    assert (result.code, result.err) == (1, ""), result
    assert contents(Path()) == before
    return list(result.json())
