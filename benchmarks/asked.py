"""What is asked of every command and every export to see how it grows, and the most that its CPU may grow."""

from collections.abc import Iterator
from typing import NamedTuple

from sinorus.model.vocabulary import EXAMPLES, EXPORTS
from sinorus.output.render import BINARY, FORMATS

# The most that CPU may grow from a number of events to ten times as many: where a command reads or puts out ten times
# as much, and where its answer has always the same length and is counted already.
LINEAR, CONSTANT = 11, 1.5
QUERY = "timeline --from 1949 --to 1991"


class Asked(NamedTuple):
    """A command line, how much its CPU may grow, and the file or folder that it writes.

    In its words ``{event}`` is an event, ``{data}`` the folder, ``{sheet}`` a sheet of the events, ``{made}`` the
    folder in which all that is written lies, and ``{filled}`` a sheet of codes.
    """

    words: str
    most: float
    file: str = ""
    # Of what is no question to the data: there is no --data, and no packaged data to do it with.
    is_alone: bool = False


def _asked() -> Iterator[tuple[str, Asked]]:
    """Yield what is measured, by name; each command at least once."""
    yield "find", Asked("find treaty", LINEAR)
    yield from ((f"timeline, {name}", Asked(f"timeline --all --format {name}", LINEAR)) for name in FORMATS)
    for name in BINARY:
        yield f"timeline, {name}", Asked("timeline --all", LINEAR, f"timeline.{name}")
    yield "timeline, a month", Asked("timeline --from 1969-03 --to 1969-03 --json", LINEAR)
    yield "timeline --limit 50", Asked("timeline --limit 50", CONSTANT)
    yield "timeline --sort links --limit 50", Asked("timeline --sort links --limit 50", CONSTANT)
    yield "timeline --search --limit 50", Asked("timeline --search treaty --limit 50 --json", CONSTANT)
    for group in ("year", "actor", "theme,decade"):
        most = LINEAR if "," in group else CONSTANT
        yield f"timeline --count-by {group}", Asked(f"timeline --count-by {group} --json", most)
        searched = f"timeline --search treaty --count-by {group}"
        yield searched.replace("treaty ", ""), Asked(f"{searched} --json", LINEAR)
    yield "today", Asked("today 03-02 --all --json", LINEAR)
    yield "drivers", Asked("drivers --json", LINEAR)
    yield "drivers, table", Asked("drivers --format table", CONSTANT)
    yield "drivers --search", Asked("drivers --search treaty --json", LINEAR)
    for group in ("tradition", "effect"):
        yield f"drivers --count-by {group}", Asked(f"drivers --count-by {group} --json", LINEAR)
    yield "claims", Asked("claims --all --json", LINEAR)
    yield "claims --count-by source", Asked("claims --count-by source --json", CONSTANT)
    yield "claims --search --count-by source", Asked("claims --search treaty --count-by source --json", LINEAR)
    yield "show", Asked("show {event}", CONSTANT)
    yield "compare", Asked("compare --all --json", LINEAR)
    yield "compare, table", Asked("compare --all --format table", LINEAR)
    yield "compare --matrix", Asked("compare --matrix --json", LINEAR)
    yield "change", Asked("change 2014-03 --json", LINEAR)
    yield "check", Asked("check --json", LINEAR)
    yield "check --limit 50", Asked("check --limit 50", CONSTANT)
    yield "trace", Asked("trace {event} --depth 2 --json", CONSTANT)
    yield "series", Asked("series --json", CONSTANT)
    yield "series ID", Asked("series trade-total --json", LINEAR)
    yield "chart", Asked("chart", LINEAR)
    yield "chart --climate", Asked("chart --climate decade", LINEAR)
    yield from ((f"chart, {name}", Asked("chart", LINEAR, f"chart.{name}")) for name in ("svg", "html"))
    yield "chart --map", Asked("chart --map", LINEAR, "map.svg")
    yield "page", Asked("page", LINEAR, "page.html")
    yield from ((f"export {name}", Asked(f"export {name}", LINEAR, f"{name}-{EXAMPLES[name]}")) for name in EXPORTS)
    yield "cite", Asked("cite {event}", CONSTANT)
    yield "cite --query", Asked(f"cite --query '{QUERY}'", LINEAR, "answer.json")
    yield "replay", Asked("replay {made}/answer.json --json", LINEAR)
    yield "revisions", Asked("revisions --json", CONSTANT)
    yield from ((name, Asked(f"{name} --json", CONSTANT)) for name in ("periods", "themes", "actors", "sources"))
    yield "date", Asked("date 1969-03", CONSTANT, is_alone=True)
    yield "sample", Asked("sample claims 40", LINEAR, "sheet.csv")
    yield "agree", Asked("agree {filled} --json", LINEAR)
    yield "import", Asked("import {sheet}", LINEAR, "imported", is_alone=True)
    yield "new", Asked("new {made}/new", CONSTANT, is_alone=True)
    yield "validate", Asked("validate {data}", LINEAR, is_alone=True)
    # Without a client it starts, and ends.
    yield "mcp", Asked("mcp", CONSTANT)
    yield "help", Asked("help", CONSTANT, is_alone=True)
    yield "schema", Asked("schema timeline", CONSTANT, is_alone=True)


ASKED = dict(_asked())
