"""Random data sets as a folder, and what is asked of them."""

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from folders import save
from fuzzing import mostly
from shapes import Files
from sinorus.model.files import FILES
from sinorus.model.kinds import KINDS
from sinorus.model.vocabulary import BINARY, EXPORTS, FOLDERS
from sinorus.output.render import FORMATS

# {first[event]} and {last[event]} stand for the id of an event, {all[event]} for those of all, {every} for all ids.
ANSWERS = (
    *("timeline", "timeline --count-by year", "timeline --count-by actor", "timeline --from 1900 --slack 5y", "claims"),
    *("drivers", "drivers --theme {last[theme]}", "themes", "periods", "periods --from 1900", "actors", "sources"),
    *("show {every}", "cite", "cite {every}", "compare", "compare --matrix", "compare --event {first[event]}", "check"),
    *("check {all[claim]}", "check --count-by source", "series", "series {all[series]}", "claims --search treaty"),
    *("trace {first[event]}", "trace {last[event]}", "trace {first[event]} --to {last[event]}"),
    *("claims --during {first[period]}", "timeline --actor {first[actor]} --certain --to 2000"),
    *("cite --query 'timeline --limit 2'", "validate mine"),
    *(
        "find treaty",
        "find {first[event]} -x --all",
        "today 09-05",
        "change 1905",
        "change --before 1800/1904 --after 1905/1999",
        "timeline --sort links",
        "claims --count-by type,verdict",
        "timeline --count-by theme,effect",
        "drivers --count-by effect",
        "drivers --count-by source-decade --cut 1950",
        "timeline --effect not:friction",
        "timeline --sort -date --theme not-coded",
        "timeline --fields id,extra.a,place.lat",
    ),
)
OTHERS = (
    *(f"trace {{last[event]}} --format {format}" for format in ("dot", "mermaid", "graphml")),
    *("sample claims 1", "sample events 1"),
    *("cite {every} --format biblatex", "cite {every} --format csl-json", "page -o out/a.html"),
    *("chart", "chart --series {first[series]}", "chart --climate decade --from 1900 --to 2000"),
    *("chart --series {last[series]} -o out/a.svg", "chart -o out/a.html", "export ics --from 1900"),
)
EXPORTED = tuple(
    f"export {name} -o out/a{endings[0]}" if name in (*BINARY, *FOLDERS) else f"export {name}"
    for name, endings in EXPORTS.items()
)
asked = mostly(
    st.builds("{} --format {}".format, st.sampled_from(ANSWERS), st.sampled_from(FORMATS)),
    st.one_of(st.sampled_from(OTHERS), st.sampled_from(EXPORTED)),
    3,
)


def words_of(line: str, files: Files) -> list[str]:
    """Put the ids of a data set into a line, and name its folder."""
    ids = {kind: [shlex.quote(id) for id in _ids(files.get(kind))] or ["none"] for kind in KINDS}
    first = {kind: found[0] for kind, found in ids.items()}
    last = {kind: found[-1] for kind, found in ids.items()}
    everything = {kind: " ".join(found) for kind, found in ids.items()}
    command, *words = shlex.split(
        line.format(first=first, last=last, all=everything, every=" ".join(everything.values()))
    )
    return [command, *(["--data", "mine"] if command != "validate" else []), *words]


def _ids(records: Any) -> list[str]:
    """Return what are ids still, and would not be taken for options."""
    ids = [row.get("id") for row in records if isinstance(row, dict)] if isinstance(records, list) else []
    return [id for id in ids if isinstance(id, str) and re.match(r"(?!-)[^\0]+$", id)]


def write(files: Files, ending: str) -> None:
    """Write a data folder `mine`, its lists of records with this ending, and an empty folder `out`."""
    shutil.rmtree("mine")
    Path("mine/series").mkdir(parents=True)
    for name, kind in FILES.items():
        if kind != "series":
            _write_file(name, files.get(kind, []), ending)
    series = files.get("series")
    for number, record in enumerate(series if isinstance(series, list) else []):
        _write_file(f"series/{number}", record, ".json")
    empty("out")


def _write_file(name: str, value: Any, ending: str) -> None:
    if ending == ".jsonl" and isinstance(value, list):
        lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in value)
        Path("mine", name + ending).write_bytes(lines.encode("utf-8", "surrogatepass"))
    else:
        save(Path("mine", f"{name}.json"), value)


def empty(folder: str) -> None:
    """Make a folder anew."""
    shutil.rmtree(folder, ignore_errors=True)
    Path(folder).mkdir()
