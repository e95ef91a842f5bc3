"""The tables of `export parquet`, by which engines answer: their columns, and the file that marks their folder.

They are documented in docs/scale.md; raise VERSION where they change.
"""

from sinorus.model.rows import keys
from sinorus.model.rows.works import Reference

VERSION = 8

TEXT, INTEGER, NUMBER, JSON, DATE = "text", "integer", "number", "JSON text", "date"
LIST, PAGES = "list of texts", f"list of ({', '.join(keys(Reference))})"
_DATED = {"date_edtf": TEXT, "earliest": TEXT, "latest": TEXT, "lo": INTEGER, "hi": INTEGER, "match": TEXT}
_DAYS = {"earliest_date": DATE, "latest_date": DATE}
SCHEMA: dict[str, dict[str, str]] = {
    "events": {
        "id": TEXT, "title": TEXT, **_DATED, "summary": TEXT, "kind": TEXT, "effect": TEXT, "themes": LIST,
        "drivers": LIST, "actors": LIST, "place": TEXT, "place_id": TEXT, "lat": NUMBER, "lon": NUMBER,
        "causes": LIST, "led_to": LIST, "claims": LIST, "mentions": JSON, "references": PAGES,
        "confidence": TEXT, "disputed": TEXT, "date_text": TEXT, "extra": JSON, **_DAYS,
        "names": JSON, "wikidata": JSON,
        "moment": INTEGER, "lines": LIST, "sources": LIST, "words": TEXT, "detail": JSON,
    },
    "spans": {
        "kind": TEXT, "id": TEXT, "lo": INTEGER, "hi": INTEGER, "sure_end": INTEGER, "sure_start": INTEGER,
    },
    "claims": {
        "id": TEXT, "source": TEXT, "text": TEXT, **_DATED, "themes": LIST, "drivers": LIST, "effect": TEXT,
        "type": TEXT, "hedging": TEXT, "attributed_to": TEXT, "events": LIST, "passage": JSON, "figure": JSON,
        "verdict": TEXT, "review_note": TEXT, "review": JSON, "denies": INTEGER,
        "extra": JSON, "source_date": TEXT, "lag_years": INTEGER, **_DAYS, "tags": LIST,
        "position": INTEGER,
    },
    "links": {"from_id": TEXT, "to_id": TEXT, "relation": TEXT, "basis": TEXT, "claim": TEXT},
    "vocabulary": {"n": INTEGER, "part": TEXT, "row": JSON},
}  # fmt: skip
