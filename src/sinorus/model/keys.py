"""The keys of each kind of record in JSON, in order: the contract of docs/output.md."""

EVENT_KEYS = [
    "id",
    "title",
    "date_edtf",
    "earliest",
    "latest",
    "match",
    "summary",
    "kind",
    "effect",
    "themes",
    "drivers",
    "actors",
    "place",
    "causes",
    "led_to",
    "claims",
    "mentions",
    "references",
    "confidence",
    "disputed",
]
CLAIM_KEYS = [
    "id",
    "source",
    "text",
    "passage",
    "themes",
    "drivers",
    "effect",
    "type",
    "hedging",
    "attributed_to",
    "date_edtf",
    "earliest",
    "latest",
    "match",
    "events",
    "figure",
    "review",
]
SERIES_KEYS = [
    "id",
    "title",
    "unit",
    "frequency",
    "scale",
    "themes",
    "source",
    "method",
    "licence",
    "note",
    "earliest",
    "latest",
    "match",
    "last_date_edtf",
    "last_value",
    "points",
]
CONTRAST_KEYS = ["id", "claims", "relation", "why"]
PERIOD_KEYS = ["id", "label", "date_edtf", "earliest", "latest", "match", "era", "description", "sources"]
DRIVER_KEYS = ["id", "label", "theme", "description"]
THEME_KEYS = ["id", "label", "description"]
ACTOR_KEYS = ["id", "name", "kind", "aliases", "members"]
SOURCE_KEYS = ["id", "type", "title", "author", "container-title", "issued", "URL", "note"]

KEYS = {
    "event": EVENT_KEYS,
    "claim": CLAIM_KEYS,
    "period": PERIOD_KEYS,
    "driver": DRIVER_KEYS,
    "theme": THEME_KEYS,
    "actor": ACTOR_KEYS,
    "source": SOURCE_KEYS,
    "series": SERIES_KEYS,
    "contrast": CONTRAST_KEYS,
}
OF_DRIVERS = [*DRIVER_KEYS, *["effect", "sources", "earliest", "latest", "claims", "events"]]
OF_COUNTS = ["key", "events", "claims", "cooperation", "friction", "mixed", "neutral"]
OF_POINTS = [
    "series",
    "date_edtf",
    "earliest",
    "latest",
    "match",
    "value",
    "low",
    "high",
    "change",
    "change_percent",
    "note",
    "reference",
    "events",
]
OF_CHECKS = [
    "id",
    "source",
    "text",
    "passage",
    "type",
    "date_edtf",
    "earliest",
    "latest",
    "match",
    "verdict",
    "by",
    "note",
    "events",
    "series",
    "references",
    "searched",
    "measure",
]
OF_VERDICTS = [
    "key",
    "claims",
    "contradicted",
    "not-borne-out",
    "imprecise",
    "open",
    "unverified",
    "judgement",
    "supported",
    "borne-out",
    "unreviewed",
    "computed",
]
OF_COMPARISONS = ["driver", "event", "theme", "relation", "contrast", "sources", "claims", "why"]
OF_MATRIX = ["driver", "event", "label", "theme", "sources", "relations", "silent"]
OF_CHAINS = [
    "path",
    "direction",
    "depth",
    "id",
    "title",
    "date_edtf",
    "earliest",
    "latest",
    "effect",
    "of",
    "basis",
    "claim",
    "reference",
    "claims",
    "repeated",
    "further",
]
OF_CITATIONS = ["record", "id", "text", "csl", "licence"]
OF_ANSWERS = ["query", "rows", "hash", "sinorus", "datasets", "text", "csl"]
OF_REPLAYS = ["id", "change"]
OF_DATES = ["text", "date_edtf", "earliest", "latest", "written", "level", "note"]
OF_PROBLEMS = ["file", "line", "column", "pointer", "problem", "remedy"]
