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
    "contradicted", "not-borne-out", "imprecise", "open", "unverified", "judgement", "supported", "borne-out"
]
# Only of an amount a change can be told in per cent.
Scale = Literal["amount", "count", "share", "score"]
Relation = Literal["agree", "differ", "tension", "contradicts-itself"]

# What is said of predictions only; what the record does not bear out; and what must rest on something.
FORETOLD = ("borne-out", "not-borne-out", "open")
FAILED: tuple[Verdict, ...] = ("contradicted", "not-borne-out", "imprecise")
RESTING = ("supported", "imprecise", "contradicted", "borne-out", "not-borne-out")
# How far a figure may lie beside what its series allows, as a part of that, before a claim is no longer supported, and
# before it is contradicted; docs/data.md gives the reasons.
SUPPORTED_TO = {"about": 0.1, "exact": 0.01, "over": 0.0, "under": 0.0}
IMPRECISE_TO = 0.25
# Stands in filters and counts for a claim that nobody has reviewed.
UNREVIEWED = "unreviewed"

# Filters whose values are words of the model and not ids of records.
WORDS: dict[str, tuple[str, ...]] = {
    "effect": get_args(Effect),
    "kind": get_args(EventKind),
    "type": get_args(ClaimType),
    "hedging": get_args(Hedging),
    "verdict": (*get_args(Verdict), UNREVIEWED),
    "relation": (*get_args(Relation), "only"),
}

# The filters that name ids or words of the model.
FILTERS = ("theme", "driver", "actor", "kind", "effect", "source", "type", "hedging", "verdict", "event", "relation")

# The day up to which the packaged data were kept; a test holds it to data/dataset.json.
AS_OF = "2026-11-22"
BUILTIN = "builtin"

# What `timeline --count-by` can count by.
GROUPS = ("year", "decade", "theme", "effect", "actor", "driver")

# The steps of the climate of a chart, in years.
CLIMATES = {"year": 1, "decade": 10}

# What `check --count-by` can count by.
CLAIM_GROUPS = ("source", "type", "theme", "driver", "hedging", "effect")

# The formats of `export`, each with the endings of its files; those of BINARY are no text.
EXPORTS = {
    "sqlite": (".db", ".sqlite", ".sqlite3"),
    "timelinejs": (".json",),
    "argdown": (".argdown", ".ad"),
    "csl-json": (".json",),
    "biblatex": (".bib",),
    "graphml": (".graphml", ".xml"),
    "ics": (".ics",),
    "markwhen": (".mw",),
    "datapackage": (".zip",),
    "jsonld": (".jsonld", ".json"),
    "parquet": ("",),
}
# Of these a folder is written, and not a file.
FOLDERS = ("parquet",)
BINARY = ("sqlite", "datapackage", "parquet")
