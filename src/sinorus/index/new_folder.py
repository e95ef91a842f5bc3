"""Write a small valid data folder of one's own to start from."""

import contextlib
import os
import shutil
from pathlib import Path

from sinorus.base.atomic import write_whole
from sinorus.base.errors import BadUsage, CannotAccess, why
from sinorus.base.signals import tidily
from sinorus.base.text import from_system, quote, to_system
from sinorus.model.vocabulary import BUILTIN

TEMPLATE = Path(__file__).parent / "template"


def start(folder: str) -> list[Path]:
    """Write the files of the template and return their paths; the folder must be new or empty."""
    if not folder:
        raise BadUsage("DIR is empty; name a new folder")
    if folder == BUILTIN:
        raise BadUsage(f"{BUILTIN} names the packaged data; name a new folder")
    target = Path(to_system(folder))
    try:
        if os.path.lexists(target) and (not target.is_dir() or any(target.iterdir())):
            raise BadUsage(f"{quote(folder)} is there already and not an empty folder; name a new one")
        with tidily():
            return _filled(target)
    except OSError as error:
        raise CannotAccess(f"cannot make the folder {quote(folder)}: {why(error)}") from error


def _filled(target: Path) -> list[Path]:
    """Write the files into the folder; if that fails, delete again what was written."""
    made = [place for place in (target, *target.parents) if not place.exists()]
    written: list[Path] = []
    try:
        for file in sorted(TEMPLATE.rglob("*.json")):
            written.append(target / file.relative_to(TEMPLATE))
            written[-1].parent.mkdir(parents=True, exist_ok=True)
            write_whole(written[-1], [file.read_bytes()], from_system(str(written[-1])))
    except BaseException:
        shutil.rmtree(target / "series", ignore_errors=True)
        # A failure to delete must not hide the error that came first.
        for take_away in (*(path.unlink for path in written), *(place.rmdir for place in made)):
            with contextlib.suppress(OSError):
                take_away()
        raise
    return written
