"""What people of other programs type for a command or an option of ours: the one place where such words stand.

They are no second way: a line with one of them is refused with the line that is meant, or is a question.
"""

# Options of other programs, each with ours: of several the first that the command has. What stands behind the name of
# an option is its value; where nothing does, the value is the next word.
NEAR_OPTIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("--since", "--after", "--start", "--begin", "--from-date", "--not-before"), ("--from",)),
    **dict.fromkeys(("--until", "--before", "--till", "--end", "--to-date", "--not-after"), ("--to",)),
    **dict.fromkeys(
        ("--year", "--years", "--date", "--when", "--in", "--period", "--era", "--decade", "--time", "--month"),
        ("--during", "--from"),
    ),
    **dict.fromkeys(("--around", "--margin", "--tolerance", "--near"), ("--slack",)),
    **dict.fromkeys(("--day", "--anniversary", "--on-this-day"), ("--on", "--during")),
    **dict.fromkeys(("--max", "--top", "--head", "--first", "--number", "--size"), ("--limit",)),
    **dict.fromkeys(("--last", "--latest", "--newest", "--tail", "--recent"), ("--sort -date --limit", "--limit")),
    **dict.fromkeys(("--reverse", "-r", "--desc", "--descending", "--newest-first", "--rev"), ("--sort -date",)),
    **dict.fromkeys(("--asc", "--ascending"), ("--sort date",)),
    **dict.fromkeys(("--order", "--order-by", "--sort-by", "--orderby", "-s"), ("--sort",)),
    **dict.fromkeys(
        ("--country", "--countries", "--person", "--people", "--who", "--state", "--leader", "--company", "--with"),
        ("--actor",),
    ),
    **dict.fromkeys(("--author", "--authors", "--essay", "--paper", "--text", "--article"), ("--source",)),
    **dict.fromkeys(("--topic", "--subject", "--field", "--category", "--area"), ("--theme",)),
    **dict.fromkeys(("--cause", "--reason", "--force-of", "--why"), ("--driver",)),
    **dict.fromkeys(("--event-type", "--event-kind"), ("--kind",)),
    **dict.fromkeys(("--tone", "--sign", "--sentiment", "--tie"), ("--effect",)),
    **dict.fromkeys(("--result", "--outcome", "--rating", "--status", "--truth"), ("--verdict",)),
    **dict.fromkeys(("--location", "--where", "--city"), ("--place",)),
    **dict.fromkeys(
        ("-q", "--query", "--grep", "--find", "--contains", "--word", "--words", "--keyword", "--match", "-g"),
        ("--search",),
    ),
    **dict.fromkeys(("--group-by", "--group", "--count", "--by", "--facet", "--per"), ("--count-by",)),
    **dict.fromkeys(("--spans", "--bins", "--breaks", "--split"), ("--cut",)),
    **dict.fromkeys(("--columns", "--cols", "--select", "--keys", "--column"), ("--fields",)),
    **dict.fromkeys(("-f", "--fmt", "--output-format", "--as"), ("--format",)),
    **dict.fromkeys(("--out", "--file", "--save", "--write"), ("--output",)),
    **dict.fromkeys(("--dir", "--folder", "--db", "--database", "-d", "--dataset"), ("--data",)),
    **dict.fromkeys(("--nocolor", "--no-colour", "--plain-text"), ("--no-color",)),
    **dict.fromkeys(("-a", "--full", "--no-limit"), ("--all",)),
    **dict.fromkeys(("-v", "--verbose", "--summary", "--details", "-l"), ("--long", "--format list")),
    "--kinds": ("--records", "--kind"),
    "--record": ("--records",),
    "--oneline": ("--format plain",),
    **{f"--{name}": (f"--format {name}",) for name in ("csv", "jsonl", "md", "table", "list", "plain")},
    "--markdown": ("--format md",),
    "--usage": ("--help",),
    "-?": ("--help",),
}

# Options of the program itself under other names, which are given alone.
NEAR_VERSION = ("-v", "-V", "-version", "--Version")

# Words by which programs are commanded, and which nobody asks of history, each with the command line that is meant;
# what stands behind the word is added to it.
VERBS: dict[str, str] = {
    **dict.fromkeys(("ask", "grep", "lookup", "query", "search"), "find"),
    **dict.fromkeys(("event", "events", "list", "ls"), "timeline"),
    **dict.fromkeys(("count", "counts", "stat", "statistics", "stats"), "timeline --count-by decade"),
    **dict.fromkeys(("describe", "details", "get", "view"), "show"),
    **dict.fromkeys(("draw", "plot"), "chart"),
    **dict.fromkeys(("commands", "examples", "info", "man", "tutorial", "usage"), "help"),
    **dict.fromkeys(("csv", "download"), "timeline -o events.csv"),
    **dict.fromkeys(("excel", "spreadsheet", "xlsx"), "timeline -o events.xlsx"),
    "init": "new",
    "json": "timeline --json",
    **dict.fromkeys(("browse", "explorer", "interactive", "tui", "ui", "walk"), "explore"),
    **dict.fromkeys(("llm", "serve", "server"), "mcp"),
    "version": "--version",
}

# Other words for what a command lists: questions, if the data have them.
TOPICS: dict[str, str] = {
    **dict.fromkeys(("forecast", "forecasts", "prediction", "predictions"), "check --type predictive"),
    **dict.fromkeys(("commitments", "pledges", "promises"), "check --type commitment"),
    **dict.fromkeys(("errors", "mistakes"), "check --verdict contradicted"),
    **dict.fromkeys(("treaties", "treaty"), "timeline --kind treaty"),
    **dict.fromkeys(("veto", "vetoes"), "timeline --kind veto"),
    **dict.fromkeys(("meetings", "summit", "summits"), "timeline --kind summit"),
    **dict.fromkeys(("exercise", "exercises"), "timeline --kind exercise"),
    **dict.fromkeys(("differences", "disagreement", "disagreements"), "compare --relation differ,tension"),
    **dict.fromkeys(("figures", "measurements", "numbers"), "series"),
    **dict.fromkeys(("authors", "bibliography", "essays", "papers", "references"), "sources"),
    **dict.fromkeys(("countries", "people", "persons"), "actors"),
    **dict.fromkeys(("categories", "subjects", "topics"), "themes"),
    **dict.fromkeys(("causes", "reasons"), "drivers"),
    **dict.fromkeys(("shift", "shifts", "turning-point", "turning-points", "watershed"), "change"),
    **dict.fromkeys(("epochs", "eras"), "periods"),
    **dict.fromkeys(("changelog", "changes"), "revisions"),
    **dict.fromkeys(("graph", "picture"), "chart"),
    **dict.fromkeys(("browser", "web", "website"), "page -o index.html"),
    "chronology": "timeline",
    "citation": "cite",
    "history": "timeline",
    **dict.fromkeys(("ingest", "load"), "import events.csv -o my-data"),
}

# What is said of a command that stands alone and needs more.
ALONE = {
    "agree": "agree needs the FILE of a sheet that a person coded; whether the sources agree `sinorus compare` shows",
    "import": "import needs FILE and -o DIR, such as `sinorus import events.csv -o my-data`",
    "find": "find needs WORDS to look for, such as `sinorus find huawei`",
    "show": "show needs the ID of something; `sinorus find WORDS` finds ids",
    "trace": "trace needs the ID of an event; `sinorus find WORDS --records event` finds ids",
}
