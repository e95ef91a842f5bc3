"""Write a small valid data folder of one's own to start from."""

import shutil
from pathlib import Path

from sinorus.errors import BadUsage, CannotAccess, why
from sinorus.stopping import tidily
from sinorus.text import native, quoted, typed
from sinorus.writing import write_whole

TEMPLATE = Path(__file__).parent / "template"


def start(folder: str) -> list[Path]:
    """Write the files of the template and return their paths; the folder must be new or empty."""
    target = Path(native(folder))
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise BadUsage(f"{quoted(folder)} is there already and not an empty folder; name a new one")
        with tidily():
            return _filled(target)
    except OSError as error:
        raise CannotAccess(f"cannot make the folder {quoted(folder)}: {why(error)}") from error


def _filled(target: Path) -> list[Path]:
    """Write the files into the folder, or take away again whatever was made."""
    made = [place for place in (target, *target.parents) if not place.exists()]
    written: list[Path] = []
    try:
        for file in sorted(TEMPLATE.rglob("*.json")):
            written.append(target / file.relative_to(TEMPLATE))
            written[-1].parent.mkdir(parents=True, exist_ok=True)
            write_whole(written[-1], [file.read_bytes()], typed(str(written[-1])))
    except BaseException:
        shutil.rmtree(target / "series", ignore_errors=True)
        for path in written:
            path.unlink(missing_ok=True)
        for place in made:
            place.rmdir()
        raise
    return written
