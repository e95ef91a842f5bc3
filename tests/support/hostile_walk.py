"""The walk: each command that shows data, how it is asked, and the folders that it is asked about."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from folders import load, put, save
from hostile import TEXTS, hostile
from sinorus.cli.commands.page import ENDINGS
from sinorus.model.sheets import KINDS
from sinorus.model.vocabulary import EXPORTS
from sinorus.output.settings import PICTURES

LONG = f"A word of 250 letters: {'abcde' * 50}."
WORSE = (
    LONG,
    "长" * 250,
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '-2+3+HYPERLINK("http://e.example","x")',
    "+7 495",
    "＝1+1 in wide signs",
    "[x](javascript:alert(1)) ![i](http://e.example/i.png) <javascript:alert(1)> [r]: http://e.example",
    "<img src=x onerror=alert(1)> <!-- --> ]]> <![CDATA[ <?php ?>",
    '" onmouseover="alert(1)" x="',
    "{% include x %} {# y #} {0} {title} %s %d %(title)s $title ${title} `id` $(id)",
    "\\u001b[31m \\x1b[31m \\033[31m \\N \\G \\L \\l \\r \\n \\input{x}",
    "'; DROP TABLE record; --",
    "&lt;img src=x&gt; &#x3c;b&#x3e; &quot;",
    "BEGIN:VEVENT\\nSUMMARY:x\\, y\\; END:VCALENDAR",
    "- no list",
    "> no quote",
    "1. no list",
    "```no fence",
    "~~~",
    "--- === ***",
    "two  blanks and 全　角 and 10\u00a0billion",
    "[red]no colour[/red] [/] [link=javascript:x]no link[/link] :smile:",
)
Headings = Mapping[str, str]
NONE: Headings = MappingProxyType({})


class Asked(NamedTuple):
    """A command line, the keys of its JSON whose texts every format shows, and those that only people are shown.

    Each key with the heading under which it stands in a table, or none where a field takes a line.
    """

    line: str
    shown: Headings = NONE
    read: Headings = NONE
    code: int = 0


ALL_KINDS = "event-0 event-6 claim-0 claim-3 claim-4 driver theme period actor line place essay-0 series contrast-0"
NAMED = dict.fromkeys(("title", "text", "label", "name", "why"), "")
TOLD = dict.fromkeys(
    ("summary", "disputed", "description", "attributed_to", "method", "note", "licence", "unit", "container-title"), ""
)
QUERY = "claims --search '</script> {{ =1+1 [x]'"
# An answer of the program, under the name of its shape in the contract, and how it is asked for.
WALK = {
    "find": Asked("find -qqqq --all", {"title": "Record"}),
    "timeline": Asked("timeline", {"title": "Event"}),
    "today": Asked("today november"),
    "timeline-count-by": Asked("timeline --count-by theme"),
    "claims": Asked("claims", {"text": "Claim"}),
    "drivers": Asked("drivers", {"label": "Driver"}),
    "drivers of a theme": Asked("drivers --theme theme", {"label": ""}, {"description": ""}),
    "show": Asked(f"show {ALL_KINDS}", NAMED, TOLD),
    "compare": Asked("compare", {"why": "Relation"}),
    "compare in full": Asked("compare --driver driver", {"why": "Relation"}),
    "compare-matrix": Asked("compare --matrix", {}, {"label": "On"}),
    "check": Asked("check --all", {"text": "Claim"}, {"note": ""}),
    "check of claims": Asked("check claim-0 claim-4 claim-5 claim-18", {"text": ""}, {"note": ""}),
    "check-count-by": Asked("check --count-by driver"),
    "claims-count-by": Asked("claims --count-by driver"),
    "drivers-count-by": Asked("drivers --count-by theme"),
    "change": Asked("change --before 1900/1949 --after 1950/1999 --all", {"label": "What"}),
    "trace": Asked("trace end", {"title": ""}),
    "trace of ways": Asked("trace event-6 --to end", {"title": "Event"}),
    "series": Asked("series", {"title": "Series"}),
    "series-points": Asked("series series"),
    "cite": Asked("cite", {"text": ""}),
    "cite of all kinds": Asked(f"cite {ALL_KINDS} end", {"text": ""}),
    "cite-query": Asked(f'cite --query "{QUERY}"', {"text": ""}, {"query": ""}),
    "replay": Asked("replay answer.json"),
    "agree": Asked("agree sheet.csv"),
    "revisions": Asked("revisions", {"why": "Why"}),
    "periods": Asked("periods", {"label": "Period"}),
    "themes": Asked("themes", {"label": "Theme"}),
    "actors": Asked("actors", {"name": "Name"}),
    "sources": Asked("sources", {"title": "Title"}),
    "sources-count-by": Asked("sources --count-by language"),
    "date": Asked("date 1960~ 'late 1960s' 'c. 1650'", {"text": "Text"}),
    "import": Asked("import odd.csv -o imported --update --all", {"text": "Text"}),
    "validate": Asked("validate invalid --all", {"problem": "Problem"}, code=1),
}
# What shows no text of the data: the one writes packaged files, the other prints schemas. What a server answers is
# walked by its own tests, over the wire, and the
# explorer by its own, key by key.
NOT_WALKED = ("new", "schema", "help", "mcp", "explore")
# What has no rows but files of its own, each walked by a test of its own.
FILES = {"chart": PICTURES, "page": ENDINGS, "export": tuple(EXPORTS), "sample": tuple(KINDS)}


def enriched(folder: Path) -> Path:
    """Write the folder of `hostile` with more texts, and fill what that leaves empty."""
    hostile(folder, WORSE)
    reference = {"title": WORSE[8], "publisher": WORSE[9], "url": "https://example.org/`a`'(b)|{c}\\$d_e*f~g#h"}
    # All but the sixth, from which a way leads over the fourth.
    before = [f"event-{n}" for n in range(len(TEXTS) + len(WORSE)) if n != 6]
    causes = [{"event": id, "basis": "reference", "reference": reference} for id in before]
    last = {**load(folder / "events.json")[0], "id": "end", "date_edtf": "2020", "title": LONG}
    put(folder / "events.json", "/-", {**last, "causes": causes, "references": [reference]})
    put(folder / "events.json", "/0/date_text", WORSE[8])
    change = {"version": "1", "day": "2026-11-01", "ids": ["end"], "fields": [WORSE[8]], "source": WORSE[9]}
    save(folder / "revisions.json", [{**change, "why": text} for text in WORSE])
    put(folder / "actors.json", "/0/aliases", [text.replace(",", "") for text in WORSE[2:12]])
    put(folder / "actors.json", "/-", {"id": "line", "name": "=line", "kind": "line", "members": ["actor"]})
    put(folder / "sources.json", "/0/container-title", WORSE[8])
    put(folder / "sources.json", "/0/note", WORSE[7])
    put(folder / "series" / "series.json", "/note", WORSE[7])
    figure = {"value": 7, "unit": WORSE[3], "bound": "about", "date_edtf": "1991", "what": WORSE[2]}
    put(folder / "claims.json", "/4/figure", figure)
    put(folder / "claims.json", "/5/review/verdict", "unverified")
    put(folder / "claims.json", "/5/review/searched", list(WORSE[7:10]))
    put(folder / "claims.json", "/0/figure", {**figure, "unit": "€ & more", "series": "series"})
    claims = load(folder / "claims.json")
    del claims[0]["review"]["verdict"]
    save(folder / "claims.json", claims)
    return folder


def invalid(folder: Path) -> None:
    """Write a folder whose problems are told with texts that would act."""
    hostile(folder)
    events = load(folder / "events.json")
    for n, text in enumerate((*TEXTS[:9], *WORSE[2:10])):
        events[n][("kind", "date_edtf", text)[n % 3]] = text
    save(folder / "events.json", events)
    (folder / "series" / "=1+1 | [x](y) <b>.txt").write_text("not read", encoding="utf-8")
