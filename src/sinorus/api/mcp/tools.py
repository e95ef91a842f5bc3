"""The tools: which question each asks, what it takes, and what it says of itself to a language model."""

from collections.abc import Mapping
from typing import NamedTuple

from sinorus.model.vocabulary import GROUPS, SORTS
from sinorus.query.filters import QUESTIONS, TABLE, Filter, one_of

# How filters are called where their parameters cannot have the name.
NAMES = {"start": "from", "end": "to"}
# What the program takes as one text with commas, and a model may write as a list.
JOINED = ("records", "count_by", "cut")
# So many rows a page has unless more are asked for, and at most; so many ids, and texts of a filter, a call takes.
USUAL, MOST = 10, 50
# The longest text that an argument takes, as of a search.
LONGEST = 1000


class Argument(NamedTuple):
    """An argument of a tool.

    help     what it asks for
    is_many  whether it takes a text or a list of texts
    most     the largest number that it takes; 0 for an argument that takes texts
    is_switch  whether it takes true or false
    """

    help: str
    is_many: bool = False
    most: int = 0
    is_switch: bool = False


class Tool(NamedTuple):
    """A tool, which asks the question of its name.

    title  what it is called where people choose
    text   what it answers
    own    what it takes beside filters
    needs  what must be given
    """

    title: str
    text: str
    own: Mapping[str, Argument] = {}
    needs: tuple[str, ...] = ()


_IDS = Argument("Ids, as rows of other tools have them.", is_many=True)
TOOLS = {
    "find": Tool(
        "Find words in everything",
        "Find what answers some words, in records of all kinds at once, the nearest first. Begin here: its rows have "
        "the ids that show, trace and cite take, and those of themes, drivers and actors for filters.",
        {
            "text": Argument('Words in any form; word* begins so, "two words" together, -word not; a date too.'),
            "records": Argument("Only such records: event,claim,driver,actor, ...", is_many=True),
        },
        ("text",),
    ),
    "timeline": Tool("What happened", "List or count events in order of date, each with the pages that it rests on."),
    "claims": Tool(
        "Who says what",
        "List or count what sources say, each claim with its source, the passage, and what the record says of it.",
    ),
    "drivers": Tool(
        "What moves the relationship",
        "List or count the forces that bind or divide, with the sources and claims that name or deny each.",
    ),
    "compare": Tool(
        "Sources side by side",
        "Say where sources agree, differ or stand in tension, driver by driver or event by event, with their claims.",
        {"relation": Argument(one_of("relation"), is_many=True)},
    ),
    "check": Tool(
        "Claims against the record",
        "Hold claims against the record: the verdict on each, with the evidence. Give filters, or ids for more.",
        {"ids": _IDS},
    ),
    "trace": Tool(
        "Causes and effects",
        "Follow what led to an event and what it led to, with the ground of each link; with to, the ways to an event.",
        {
            "id": Argument("The id of an event."),
            "to": Argument("The id of another event, for the ways to it."),
            "depth": Argument("How many steps of the tree (3).", most=1000),
        },
        ("id",),
    ),
    "series": Tool(
        "Measurements",
        "List what was measured over time; with ids, the points of these series with the events beside them.",
        {"ids": _IDS},
    ),
    "show": Tool(
        "Everything about a thing",
        "Tell everything about records of any kind: event, claim, driver, theme, actor, period, place, source, series.",
        {"ids": _IDS},
        ("ids",),
    ),
    "cite": Tool(
        "References",
        "Give the full references of records, also as CSL-JSON; without ids, that of the data set.",
        {"ids": _IDS},
    ),
}  # fmt: skip
PAGING = {
    "limit": Argument(f"At most so many rows ({USUAL}); a page may have fewer where they are long.", most=MOST),
    "cursor": Argument("Go on: the next of the page before, with the same arguments."),
}
# What is said of filters with each tool that has them.
GRAMMAR = "In a filter a comma means or, a list and, and not: before it none of them; an id or a name is a value."


def filters(tool: str) -> dict[str, str]:
    """Return the filters of a tool, under their names the names of their parameters."""
    return {NAMES.get(name, name): name for name in QUESTIONS[tool]}


def arguments(tool: str) -> dict[str, Argument]:
    """Return all arguments of a tool in order, those of its own first."""
    of_filters = {name: _of_filter(tool, name, TABLE[parameter]) for name, parameter in filters(tool).items()}
    return {**TOOLS[tool].own, **of_filters, **PAGING}


def _of_filter(tool: str, name: str, filter: Filter) -> Argument:
    help = filter.help
    if name == "count_by":
        help = f"Count in place of listing, by one or two of {', '.join(GROUPS[tool])}."
    if name == "sort":
        help = f"One of {', '.join(SORTS[tool])}; with - before it backwards."
    return Argument(help, filter.is_many or name in JOINED, is_switch=not filter.value)


def description(tool: str) -> str:
    """Write what a tool says of itself."""
    return f"{TOOLS[tool].text} {GRAMMAR}" if QUESTIONS[tool] else TOOLS[tool].text
