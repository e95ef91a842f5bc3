"""The closed lists of words in the data, apart from the model so that a query need not import pydantic."""

from typing import Literal, get_args

Effect = Literal["cooperation", "friction", "mixed", "neutral"]
Confidence = Literal["high", "medium", "low"]
EventKind = Literal[
    "agreement",
    "conflict",
    "crisis",
    "doctrine",
    "exercise",
    "infrastructure",
    "institution",
    "migration",
    "other",
    "regime-change",
    "sanctions",
    "speech",
    "statement",
    "summit",
    "trade-deal",
    "treaty",
    "veto",
    "visit",
]
ActorKind = Literal["state", "person", "organisation", "company", "line"]
ClaimType = Literal["descriptive", "causal", "evaluative", "predictive", "definitional"]
Hedging = Literal["asserted", "hedged", "attributed"]
Bound = Literal["exact", "about", "over", "under"]
Basis = Literal["claim", "reference", "judgement"]
Calendar = Literal["gregorian", "julian", "chinese", "mixed"]
Verdict = Literal[
    "supported", "imprecise", "contradicted", "unverified", "judgement", "borne-out", "not-borne-out", "open"
]

# Filters whose values are words of the model and not ids of records.
WORDS: dict[str, tuple[str, ...]] = {
    "effect": get_args(Effect),
    "kind": get_args(EventKind),
    "type": get_args(ClaimType),
    "hedging": get_args(Hedging),
}

# The day up to which the packaged data were kept; a test holds it to data/dataset.json.
AS_OF = "2026-11-22"
BUILTIN = "builtin"

# What `timeline --count-by` can count by.
GROUPS = ("year", "decade", "theme", "effect", "actor", "driver")

# What `sinorus schema` can print: the files of a data folder, and what commands put out.
SCHEMAS = (
    "dataset.json",
    "sources.json",
    "themes.json",
    "drivers.json",
    "periods.json",
    "actors.json",
    "events.json",
    "claims.json",
    "timeline",
    "timeline-count-by",
    "drivers",
    "claims",
    "show",
    "periods",
    "themes",
    "actors",
    "sources",
    "date",
    "validate",
)
