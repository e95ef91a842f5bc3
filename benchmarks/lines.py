"""What is asked of every command and every export to see how it grows, and the most that its CPU may grow."""

from collections.abc import Iterator
from typing import NamedTuple

from sinorus.model.vocabulary import EXAMPLES, EXPORTS
from sinorus.output.render import BINARY, FORMATS

# The most that CPU may grow from a number of events to ten times as many: where a command reads or puts out ten times
# as much, and where its answer has always the same length. What counts or draws all that matches has such an answer too
# and reads all that matches (`docs/performance.md` says why no counts of it are stored).
LINEAR, CONSTANT = 11, 1.5
# With more events than this only answers of the same length are asked for, and `validate`.
MANY = 100_000
QUERY = "timeline --from 1949 --to 1991"


class Line(NamedTuple):
    """A command line, how much its CPU may grow, and the file or folder that it writes.

    In its words ``{event}`` is an event, ``{data}`` the folder, ``{sheet}`` a sheet of the events, ``{made}`` the
    folder in which all that is written lies, and ``{filled}`` a sheet of codes.
    """

    words: str
    most: float
    file: str = ""
    # Of what is no question to the data: there is no --data, and no packaged data to do it with.
    is_alone: bool = False
    # Its answer has the same length, or it checks data, and yet reads all: with most events it is asked too.
    reads_all: bool = False

    def is_asked_of(self, size: int) -> bool:
        """Say whether it is asked of so many events."""
        return size <= MANY or self.most == CONSTANT or self.reads_all


def _lines() -> Iterator[tuple[str, Line]]:
    """Yield what is measured, by name; each command at least once."""
    yield "find", Line("find treaty", CONSTANT)
    yield from ((f"timeline, {name}", Line(f"timeline --all --format {name}", LINEAR)) for name in FORMATS)
    for name in BINARY:
        yield f"timeline, {name}", Line("timeline --all", LINEAR, f"timeline.{name}")
    yield "timeline, a month", Line("timeline --from 1969-03 --to 1969-03 --json", LINEAR)
    yield "timeline --limit 50", Line("timeline --limit 50", CONSTANT)
    yield "timeline --sort links --limit 50", Line("timeline --sort links --limit 50", CONSTANT)
    yield "timeline --search --limit 50", Line("timeline --search treaty --limit 50 --json", CONSTANT)
    for group in ("year", "actor", "theme,decade"):
        most = LINEAR if "," in group else CONSTANT
        yield f"timeline --count-by {group}", Line(f"timeline --count-by {group} --json", most, reads_all=True)
        searched = f"timeline --search treaty --count-by {group}"
        yield searched.replace("treaty ", ""), Line(f"{searched} --json", LINEAR, reads_all=True)
    yield "today", Line("today 03-02 --all --json", LINEAR)
    # It lists the claims and events of each driver.
    yield "drivers", Line("drivers --json", LINEAR)
    yield "drivers, table", Line("drivers --format table", CONSTANT)
    yield "drivers --search", Line("drivers --search treaty --json", LINEAR)
    for group in ("tradition", "effect"):
        yield f"drivers --count-by {group}", Line(f"drivers --count-by {group} --json", CONSTANT)
    yield "claims", Line("claims --all --json", LINEAR)
    yield "claims --count-by source", Line("claims --count-by source --json", CONSTANT)
    searched = "claims --search treaty --count-by source --json"
    yield "claims --search --count-by source", Line(searched, LINEAR, reads_all=True)
    yield "show", Line("show {event}", CONSTANT)
    yield "compare", Line("compare --all --json", LINEAR)
    yield "compare, table", Line("compare --all --format table", LINEAR)
    yield "compare --matrix", Line("compare --matrix --json", LINEAR, reads_all=True)
    yield "change", Line("change 2014-03 --json", LINEAR, reads_all=True)
    yield "check", Line("check --json", LINEAR)
    yield "check --limit 50", Line("check --limit 50", CONSTANT)
    yield "trace", Line("trace {event} --depth 2 --json", CONSTANT)
    yield "series", Line("series --json", CONSTANT)
    yield "series ID", Line("series trade-total --json", LINEAR)
    yield "chart", Line("chart", LINEAR, reads_all=True)
    yield "chart --climate", Line("chart --climate decade", LINEAR, reads_all=True)
    for name in ("svg", "html"):
        yield f"chart, {name}", Line("chart", LINEAR, f"chart.{name}", reads_all=True)
    yield "chart --map", Line("chart --map", LINEAR, "map.svg", reads_all=True)
    yield "page", Line("page", LINEAR, "page.html")
    for name in EXPORTS:
        # What is told to a browser of tables is the same for any data.
        written = f"{name}-{EXAMPLES[name]}"
        yield f"export {name}", Line(f"export {name}", LINEAR, written, reads_all=name == "datasette")
    yield "cite", Line("cite {event}", CONSTANT)
    yield "cite --query", Line(f"cite --query '{QUERY}'", LINEAR, "answer.json")
    yield "replay", Line("replay {made}/answer.json --json", LINEAR)
    yield "revisions", Line("revisions --json", CONSTANT)
    yield from ((name, Line(f"{name} --json", CONSTANT)) for name in ("periods", "themes", "actors", "sources"))
    yield "date", Line("date 1969-03", CONSTANT, is_alone=True)
    yield "sample", Line("sample claims 40", LINEAR, "sheet.csv", reads_all=True)
    yield "agree", Line("agree {filled} --json", LINEAR, reads_all=True)
    yield "import", Line("import {sheet}", LINEAR, "imported", is_alone=True)
    yield "new", Line("new {made}/new", CONSTANT, is_alone=True)
    yield "validate", Line("validate {data}", LINEAR, is_alone=True, reads_all=True)
    # Without a client it starts, and ends.
    yield "mcp", Line("mcp", CONSTANT)
    # Without a terminal it names the command to use.
    yield "explore", Line("explore", CONSTANT)
    yield "help", Line("help", CONSTANT, is_alone=True)
    yield "schema", Line("schema timeline", CONSTANT, is_alone=True)


LINES = dict(_lines())
