"""Every filter, once: what it is called, what it takes, and which question has it.

The command line makes options of this table, the Python interface keywords, and servers schemas.
"""

from typing import NamedTuple

from sinorus.model.vocabulary import FILTERS, WORDS


class Filter(NamedTuple):
    """A filter of questions.

    option   its name on the command line
    value    what its value is, in the words of the help; empty for a switch, which takes none
    help     what it asks for
    is_many  whether it may be given several times, which mean *and*
    """

    option: str
    value: str
    help: str
    is_many: bool = False


def one_of(field: str) -> str:
    """Write the words of a closed list, of which the value of a filter is one."""
    return ", ".join(WORDS[field])


# By the names of parameters: `from` is a word of Python, so that the window is from ``start`` to ``end``.
TABLE = {
    "start": Filter("--from", "DATE", "Not before this date (all of it counts).", is_many=True),
    "end": Filter("--to", "DATE", "Not after this date (all of it counts).", is_many=True),
    "during": Filter("--during", "DATE|PERIOD", "Within a date or period.", is_many=True),
    "on": Filter("--on", "DAY", "On a day of any year, or in a month: 11-29, november.", is_many=True),
    "slack": Filter("--slack", "SPAN", "Widen the window both ways: 5y, 6m, 10d."),
    "certain": Filter("--certain", "", "Only what is certainly in the window."),
    "theme": Filter("--theme", "THEME", "By theme.", is_many=True),
    "driver": Filter("--driver", "DRIVER", "By driver.", is_many=True),
    "actor": Filter("--actor", "ACTOR", "By actor; a line such as russia covers its states.", is_many=True),
    "kind": Filter("--kind", "KIND", one_of("kind"), is_many=True),
    "place": Filter("--place", "PLACE", "By place: id, name or other name.", is_many=True),
    "effect": Filter("--effect", "EFFECT", f"On the tie: {one_of('effect')}", is_many=True),
    "source": Filter("--source", "SOURCE", "By source: id, or author for all the works.", is_many=True),
    "tradition": Filter("--tradition", "TRADITION", one_of("tradition"), is_many=True),
    "source_kind": Filter("--source-kind", "KIND", one_of("source-kind"), is_many=True),
    "language": Filter("--language", "LANGUAGE", "By language of the source: ru, chinese.", is_many=True),
    "written_from": Filter("--written-from", "DATE", "By sources not written before this date.", is_many=True),
    "written_to": Filter("--written-to", "DATE", "By sources not written after this date.", is_many=True),
    "written": Filter("--written", "DATE", "By sources written within a date: 2010s.", is_many=True),
    "lag": Filter("--lag", "YEARS", "Years from what is told to the writing: 0/5, ../-1, 15/..."),
    "type": Filter("--type", "TYPE", one_of("type"), is_many=True),
    "hedging": Filter("--hedging", "HEDGING", one_of("hedging"), is_many=True),
    "verdict": Filter("--verdict", "VERDICT", one_of("verdict"), is_many=True),
    "event": Filter("--event", "ID", "Claims that rest on this event.", is_many=True),
    "search": Filter("--search", "WORDS", 'Words in any form, word* a beginning, "a phrase", -word not.', is_many=True),
    "sort": Filter("--sort", "ORDER", "date, title, links, passage or written; with - before it backwards."),
    "count_by": Filter("--count-by", "GROUP", "Count by year, theme, tradition, ... or two: theme,decade."),
    "cut": Filter("--cut", "YEARS", "Count by spans of time that begin in these years: 2014,2022."),
}

# The filters of a window.
WINDOWED = ("start", "end", "during", "on", "slack", "certain")
# What chooses among the sources, and among what they say.
OF_SOURCES = ("source", "tradition", "source_kind", "language", "written_from", "written_to", "written")
# What counts records in place of listing them.
COUNTED = ("count_by", "cut")
# What chooses events.
OF_EVENTS = (*WINDOWED, "theme", "driver", "actor", "kind", "place", "effect", "source", "search")
# What chooses claims.
_CLAIMS = (
    *WINDOWED, "theme", "driver", "actor", "effect", *OF_SOURCES, "lag", "type", "hedging", "verdict", "event",
    "search",
)  # fmt: skip
# The filters of each question, in the order of their options.
QUESTIONS = {
    "find": (*WINDOWED, "theme", "driver", "actor", "kind", "effect", "source"),
    "timeline": (*COUNTED, *OF_EVENTS, "sort"),
    "drivers": (*COUNTED, *WINDOWED, "theme", "driver", "actor", "effect", *OF_SOURCES, "lag", "search", "sort"),
    "claims": (*COUNTED, *_CLAIMS, "sort"),
    "show": (),
    "compare": (
        *WINDOWED, "theme", "driver", "event", "actor", "effect", *OF_SOURCES, "lag", "type", "hedging", "verdict",
        "search",
    ),
    "change": ("theme", "tradition", "source_kind"),
    "check": (*COUNTED, *_CLAIMS, "sort"),
    "trace": (),
    "series": (*WINDOWED, "theme", "search", "sort"),
    "chart": OF_EVENTS,
    "periods": (*WINDOWED, "search"),
    "themes": ("search",),
    "actors": ("search",),
    "sources": ("count_by", *OF_SOURCES, "search", "sort"),
    "cite": (),
}  # fmt: skip
# The filters that name ids or words of the model, by the names of their parameters.
TAGS = {field: name for field in FILTERS if (name := field.replace("-", "_")) in TABLE}
