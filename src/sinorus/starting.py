"""Write a small valid data folder of one's own to start from."""

from pathlib import Path

from sinorus.errors import BadUsage, CannotAccess, why
from sinorus.text import quoted
from sinorus.writing import write_whole

TEMPLATE = Path(__file__).parent / "template"


def start(folder: str) -> list[Path]:
    """Write the files of the template and return their paths; the folder must be new or empty."""
    target = Path(folder)
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise BadUsage(f"{quoted(folder)} is there already and not an empty folder; name a new one")
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotAccess(f"cannot make the folder {quoted(folder)}: {why(error)}") from error
    return [_copied(file, target / file.relative_to(TEMPLATE)) for file in sorted(TEMPLATE.rglob("*.json"))]


def _copied(file: Path, target: Path) -> Path:
    target.parent.mkdir(exist_ok=True)
    write_whole(target, [file.read_bytes()], str(target))
    return target
