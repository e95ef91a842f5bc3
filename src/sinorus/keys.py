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
}
OF_DRIVERS = [*DRIVER_KEYS, *["effect", "sources", "earliest", "latest", "claims", "events"]]
OF_COUNTS = ["key", "events", "claims", "cooperation", "friction", "mixed", "neutral"]
OF_DATES = ["text", "date_edtf", "earliest", "latest", "written", "level", "note"]
OF_PROBLEMS = ["file", "line", "column", "pointer", "problem", "remedy"]
