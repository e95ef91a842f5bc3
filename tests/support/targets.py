"""A folder of precious files, lines that write, and the ways in which a target may lead to one of the files."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from folders import TEMPLATE
from fuzzing import mostly
from sinorus.model.vocabulary import EXPORTS, FOLDERS
from sinorus.output.render import SUFFIXES
from sinorus.output.settings import PICTURES as FORMATS_OF_CHARTS

ESSAY = "The railway brought " + "each empire closer to the other in those years " * 5 + "to each other."
# Files that are there, and those that would be read if they were there.
DATA = (*(str(path.relative_to(TEMPLATE)) for path in sorted(TEMPLATE.rglob("*.json"))), "fingerprints.json")
NEW = ("claims.jsonl", "sources.jsonl", "series/new.json")
ANSWERS = ("timeline", "claims", "drivers", "show my-claim", "cite", "cite my-event-1905", "check", "compare", "series",
           "trace my-event-1905", "find my", "today 09-05", "themes", "revisions", "date 1969", "cite --query timeline",
           "cite --query 'claims --search x'", "validate mine", "validate mine --essays essays",
           "replay answer.json", "agree sheet.csv")  # fmt: skip
PARQUET = "export parquet"
LINES: list[tuple[str, tuple[str, ...]]] = [
    *((f"{line} --format {format}", tuple(SUFFIXES)) for line in ANSWERS for format in ("json", "csv", "list")),
    *((f"export {name}", endings) for name, endings in EXPORTS.items() if name not in FOLDERS),
    *[(PARQUET, ("",))] * 10,
]
COSTLY = [("sample claims 1", (".csv",)), ("page", (".html",)), ("chart", tuple(FORMATS_OF_CHARTS))]
# What else is read, and by which lines.
READ = {"answer.json": "replay", "sheet.csv": "agree", "essays/my-essay.txt": "--essays"}


class Writing(NamedTuple):
    """A line that writes, without its target.

    line     the command and its options
    file     the file that must stay as it is; for a folder one that the folder holds
    way      makes what the target is called, of the file and an ending
    ending   the ending that the line needs
    """

    line: str
    file: str
    way: Callable[[str, str], str]
    ending: str


def itself(file: str, ending: str) -> str:
    """Name the file."""
    return file


def roundabout(file: str, ending: str) -> str:
    """Name the file by a longer way."""
    return f"./essays/../{file}"


def absolute(file: str, ending: str) -> str:
    """Name the file from the root."""
    return str(Path(file).absolute())


def in_link(file: str, ending: str) -> str:
    """Name the file in a link to its folder."""
    Path("ways/folder").symlink_to(Path(file).parent.absolute())
    return f"ways/folder/{Path(file).name}"


def link(file: str, ending: str) -> str:
    """Make a link to the file."""
    Path(f"ways/link{ending}").symlink_to(f"../{file}")
    return f"ways/link{ending}"


def link_to_link(file: str, ending: str) -> str:
    """Make a link to a link to the file."""
    Path(f"ways/more{ending}").symlink_to(Path(link(file, ending)).name)
    return f"ways/more{ending}"


def hard_link(file: str, ending: str) -> str:
    """Make a hard link to the file; where there is no file yet, name it."""
    if not Path(file).exists():
        return file
    Path(f"ways/hard{ending}").hardlink_to(file)
    return f"ways/hard{ending}"


def folder(file: str, ending: str) -> str:
    """Name the folder of the file."""
    return str(Path(file).parent)


def inside(file: str, ending: str) -> str:
    """Name a new folder in that of the file."""
    return f"{Path(file).parent}/new"


def link_to_folder(file: str, ending: str) -> str:
    """Make a link to the folder of the file."""
    Path("ways/folder").symlink_to(Path(file).parent.absolute())
    return "ways/folder"


TO_FILE = (itself, roundabout, absolute, in_link, link, link_to_link, hard_link)
TO_FOLDER = (itself, roundabout, absolute, in_link, folder, inside, link_to_folder)


def precious() -> None:
    """Lay out, beside the data folder `mine`, another one, an essay and a folder in which somebody has made notes."""
    Path("mine/fingerprints.json").write_text("{}")
    shutil.copytree("mine", "other")
    Path("essays").mkdir()
    Path("essays/my-essay.txt").write_text(ESSAY)
    Path("ways").mkdir()


@st.composite
def writings(draw: st.DrawFn) -> Writing:
    """Draw a line, and a file that it reads or, without --force, one of a data folder that it does not read."""
    line, endings = draw(mostly(st.sampled_from(LINES), st.sampled_from(COSTLY), 20))
    force = draw(st.booleans())
    files = [f"{root}/{name}" for root in (["mine"] if force else ["mine", "other"]) for name in (*DATA, *NEW)]
    read = [name for name, option in READ.items() if option in line]
    is_other = draw(st.booleans()) and bool(read)
    file = draw(st.sampled_from(read if is_other else files))
    ways = TO_FOLDER if line == PARQUET else TO_FILE
    # To write over a hard link leaves the other names of the file as they are, and only what is read is known by it; a
    # new folder beside data that are not asked harms none of them.
    harmless = (hard_link, inside) if file.startswith("other") else ()
    way = draw(st.sampled_from([way for way in ways if way not in harmless]))
    return Writing(line + (" --force" if force else ""), file, way, draw(st.sampled_from(endings)))
