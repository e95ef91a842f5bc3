"""What people say for the words of the closed lists: the one place where words of like meaning stand.

A word here never answers a question; it is offered where nothing else bears it.
"""

from collections.abc import Iterable

# For each list its values, each with the words that people use for it.
NEAR_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "effect": {
        "cooperation": ("friendly", "friendship", "positive", "good", "ally", "collaboration", "working together"),
        "friction": ("hostile", "negative", "bad", "conflict", "tension", "dispute", "disagreement", "rivalry"),
        "mixed": ("both", "ambivalent", "ambiguous"),
        "neutral": ("none", "no effect", "nothing"),
        "not-coded": ("uncoded", "unknown", "missing", "empty", "null"),
    },
    "kind": {
        "agreement": ("accord", "pact", "deal", "memorandum", "protocol", "communique"),
        "conflict": ("war", "battle", "clash", "fight", "fighting", "attack", "invasion", "skirmish", "violence"),
        "crisis": ("standoff", "emergency", "tension"),
        "doctrine": ("policy", "strategy", "theory", "ideology"),
        "exercise": ("drill", "manoeuvre", "maneuver", "war game", "military exercise"),
        "infrastructure": ("pipeline", "railway", "bridge", "road", "port", "construction"),
        "institution": ("organisation", "organization", "forum", "founding", "body"),
        "migration": ("refugees", "exodus", "emigration", "immigration", "settlement"),
        "regime-change": ("revolution", "coup", "overthrow", "fall", "collapse"),
        "sanctions": ("embargo", "ban", "restriction", "tariff"),
        "speech": ("address", "lecture"),
        "statement": ("declaration", "announcement", "letter", "note"),
        "summit": ("meeting", "talks", "conference", "negotiation"),
        "trade-deal": ("contract", "purchase", "sale", "arms deal"),
        "treaty": ("convention", "pact", "alliance"),
        "veto": ("vetoes", "security council", "un"),
        "visit": ("trip", "journey", "travel", "delegation"),
        "vote": ("election", "resolution", "ballot"),
    },
    "type": {
        "descriptive": ("fact", "description", "factual"),
        "causal": ("cause", "reason", "why", "explanation"),
        "evaluative": ("opinion", "judgement", "judgment", "value", "assessment"),
        "predictive": ("prediction", "forecast", "prophecy", "future", "expectation"),
        "definitional": ("definition", "term", "meaning"),
        "question": ("asked", "ask"),
        "commitment": ("promise", "pledge", "intention", "plan"),
    },
    "hedging": {
        "asserted": ("sure", "certain", "confident", "definite", "flat"),
        "hedged": ("unsure", "uncertain", "cautious", "maybe", "perhaps", "likely"),
        "attributed": ("quoted", "cited", "reported", "citation", "quote"),
    },
    "verdict": {
        "contradicted": ("false", "wrong", "failed", "untrue", "incorrect", "refuted", "disproved", "unsupported"),
        "not-borne-out": ("failed", "did not come true", "unfulfilled"),
        "broken": ("failed", "unkept"),
        "imprecise": ("vague", "inaccurate", "inexact", "partly true", "half true"),
        "open": ("pending", "undecided", "too early"),
        "unverified": ("unknown", "unchecked", "no evidence"),
        "judgement": ("opinion", "judgment", "matter of opinion"),
        "supported": ("true", "right", "correct", "confirmed", "verified", "proved", "proven"),
        "borne-out": ("true", "came true", "fulfilled", "right", "happened"),
        "kept": ("true", "honoured", "held"),
        "unreviewed": ("not reviewed", "no verdict", "without verdict"),
    },
    "relation": {
        "agree": ("same", "alike", "consensus", "agreement", "common"),
        "differ": ("disagree", "disagreement", "different", "difference"),
        "tension": ("disagree", "disagreement", "conflict", "opposite", "oppose", "contradict"),
        "contradicts-itself": ("inconsistent", "self-contradiction", "contradiction"),
        "only": ("alone", "one", "single", "unique"),
        "clash": ("computed", "signs", "opposed", "clashes"),
    },
    "confidence": {
        "high": ("sure", "certain", "confident", "strong"),
        "medium": ("middle", "moderate"),
        "low": ("unsure", "uncertain", "doubtful", "weak"),
    },
    "tradition": {
        "anglophone": ("english", "american", "british", "us", "usa", "uk", "western", "canadian", "australian"),
        "european": ("europe", "german", "french", "western", "eu"),
        "russian": ("russia",),
        "chinese": ("china",),
        "indian": ("india",),
        "japanese": ("japan",),
        "other-asian": ("asian", "korean", "vietnamese", "kazakh", "taiwanese"),
        "official-russian": ("kremlin", "moscow", "soviet", "russian government"),
        "official-chinese": ("beijing", "prc", "chinese government"),
        "official-joint": ("official", "joint", "treaty", "statement"),
    },
    "source-kind": {
        "document": ("treaty", "statement", "primary", "official"),
        "speech": ("address", "interview"),
        "article": ("paper", "journal"),
        "book": ("monograph", "chapter"),
        "report": ("think tank", "policy paper", "study"),
        "news-analysis": ("news", "press", "newspaper", "column"),
        "history": ("historian", "historical"),
    },
    # Of groups and formats.
    "group": {
        "year": ("annual", "yearly", "date", "time"),
        "decade": ("ten years",),
        "month": ("monthly",),
        "kind": ("category", "event type"),
        "place": ("location", "city", "where"),
        "theme": ("topic", "subject", "field"),
        "driver": ("cause", "reason", "force"),
        "effect": ("tone", "sign"),
        "actor": ("country", "person", "state", "who"),
        "source": ("essay", "author", "paper"),
        "tradition": ("school", "origin", "nation"),
        "source-kind": ("genre",),
        "source-decade": ("written", "publication"),
        "language": ("tongue",),
        "verdict": ("result", "outcome"),
    },
    "format": {
        "csv": ("tsv", "comma"),
        "xlsx": ("excel", "xls", "spreadsheet", "ods", "workbook", "sheet"),
        "md": ("markdown",),
        "plain": ("text", "txt", "raw"),
        "jsonl": ("ndjson", "json lines"),
        "table": ("grid", "columns", "pretty"),
        "list": ("records", "long", "cards"),
    },
    "export": {
        "sqlite": ("sql", "database", "db"),
        "datasette": ("metadata",),
        "biblatex": ("bibtex", "bib", "latex", "tex"),
        "csl-json": ("zotero", "csl", "mendeley", "citation"),
        "ics": ("ical", "icalendar", "calendar", "google calendar", "outlook"),
        "geojson": ("map", "gis", "qgis", "kml", "leaflet", "shapefile", "places"),
        "graphml": ("graph", "network", "gephi", "networkx"),
        "jsonld": ("rdf", "linked data", "schema org", "turtle"),
        "datapackage": ("frictionless", "zip"),
        "parquet": ("arrow", "pandas", "duckdb"),
        "timelinejs": ("knightlab", "timeline js"),
    },
}


def with_near(name: str, values: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the values of a closed list, each with the words that people use for it."""
    return {value: NEAR_WORDS[name].get(value, ()) for value in values}
