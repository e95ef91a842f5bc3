"""The closed lists of words in data and command lines, apart from the models so that a query loads no pydantic."""

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
    "vote",
]
ActorKind = Literal["state", "person", "organisation", "company", "line", "other"]
ClaimType = Literal["descriptive", "causal", "evaluative", "predictive", "definitional", "question", "commitment"]
Level = Literal["error", "warning"]
# The place of the argument that a source makes, and not the passport of who makes it; docs/data.md tells them apart.
Tradition = Literal[
    "anglophone",
    "european",
    "russian",
    "chinese",
    "indian",
    "japanese",
    "other-asian",
    "official-russian",
    "official-chinese",
    "official-joint",
]
# What the two states say themselves: balances show it apart from what others say of them.
OFFICIAL: tuple[Tradition, ...] = ("official-russian", "official-chinese", "official-joint")
SourceKind = Literal["essay", "document", "speech", "article", "book", "report", "news-analysis", "history"]
# How much of a source was seen and coded; of a whole one every paragraph has a claim.
Extent = Literal["whole", "abstract", "opening", "articles", "quotation"]
# Whose words were coded: claims from other words than the author's, or a translation of them, are attributed.
TextBy = Literal["author", "publisher", "reviewer", "agency", "digest", "translator"]
# The names in English of languages by their codes (ISO 639-1), for filters; other codes stand for themselves.
LANGUAGES = {
    "de": "german",
    "en": "english",
    "fr": "french",
    "hi": "hindi",
    "it": "italian",
    "ja": "japanese",
    "kk": "kazakh",
    "ko": "korean",
    "mn": "mongolian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "es": "spanish",
    "tr": "turkish",
    "uk": "ukrainian",
    "vi": "vietnamese",
    "zh": "chinese",
}
Hedging = Literal["asserted", "hedged", "attributed"]
Bound = Literal["exact", "about", "over", "under"]
Basis = Literal["claim", "reference", "judgement"]
# What a reference may be, the best first: a page of another grade, or of none, comes after all of these.
GRADES = ("primary", "scholarly", "press", "reference-work", "copy")
# The languages of the two peoples, in which things have names.
LocalLanguage = Literal["zh", "ru"]
Calendar = Literal["gregorian", "julian", "chinese", "mixed"]
Verdict = Literal[
    "contradicted",
    "not-borne-out",
    "broken",
    "imprecise",
    "open",
    "unverified",
    "judgement",
    "supported",
    "borne-out",
    "kept",
]
# How the numbers of a series are meant. Only the change of an amount is told in per cent; only amounts and counts are
# added up. A level is where something stood at a time, such as a running number or how many students there were.
Scale = Literal["amount", "count", "share", "score", "level"]
Relation = Literal["agree", "differ", "tension", "contradicts-itself"]

# The verdicts that claims of a type can have: of a prediction and of a commitment is said what came of it, and a
# question has none. Claims of all other types have the rest.
VERDICTS_OF: dict[str, tuple[Verdict, ...]] = {
    "predictive": ("borne-out", "not-borne-out", "open"),
    "commitment": ("kept", "broken", "open"),
    "question": (),
}
OTHER_VERDICTS: tuple[Verdict, ...] = ("supported", "imprecise", "contradicted", "unverified", "judgement")
# The verdicts on claims that the record does not bear out, and those that need no evidence.
FAILURES: tuple[Verdict, ...] = ("contradicted", "not-borne-out", "broken", "imprecise")
WITHOUT_EVIDENCE: tuple[Verdict, ...] = ("open", "unverified", "judgement")
# The most drivers that a claim bears; `validate` warns of more.
MOST_DRIVERS = 2
# How far a figure may lie outside what its series allows, as a part of the nearest value that it allows: up to
# SUPPORTED_TO (by the bound of the figure) the claim is supported, up to IMPRECISE_TO it is imprecise, and beyond that
# it is contradicted. docs/data.md gives the reasons.
SUPPORTED_TO = {"about": 0.1, "exact": 0.01, "over": 0.0, "under": 0.0}
IMPRECISE_TO = 0.25
# The word of filters and counts for a claim without a review.
UNREVIEWED = "unreviewed"
# The word of filters and counts for a record of which an effect, a type, a theme and the like is not coded.
NOT_CODED = "not-coded"

# What filters, and cells of a sheet, name by words of the model, with these words; all else is named by ids of records.
WORDS: dict[str, tuple[str, ...]] = {
    "effect": (*get_args(Effect), NOT_CODED),
    "kind": get_args(EventKind),
    "type": (*get_args(ClaimType), NOT_CODED),
    "hedging": (*get_args(Hedging), NOT_CODED),
    "verdict": (*get_args(Verdict), UNREVIEWED),
    "relation": (*get_args(Relation), "only", "clash"),
    "confidence": (*get_args(Confidence), NOT_CODED),
    "tradition": (*get_args(Tradition), NOT_CODED),
    "source-kind": (*get_args(SourceKind), NOT_CODED),
}

# All filters by ids or words.
FILTERS = (
    "theme",
    "driver",
    "actor",
    "kind",
    "place",
    "effect",
    "source",
    "tradition",
    "source-kind",
    "language",
    "type",
    "hedging",
    "verdict",
    "event",
    "relation",
)

# The day up to which the packaged data were kept; a test holds it to data/dataset.json.
AS_OF = "2026-07-02"
# The title of the packaged data, held to data/dataset.json by a test.
TITLE = "Russia and China: events and claims"
# How the packaged data are called on the command line.
BUILTIN = "builtin"

# The orders of --sort by command; a hyphen before one turns it round.
SORTS = {
    "timeline": ("date", "title", "links"),
    "claims": ("date", "title", "links", "passage", "written"),
    "check": ("date", "title", "links", "passage", "written"),
    "drivers": ("date", "title", "links"),
    "series": ("date", "title"),
    "sources": ("date", "title", "links"),
}

# The groups of --count-by by command. TIMES are those by the time that a record is about; in DATED is that of its
# writing too. BY_SOURCE are those of sources, of which each is in one group.
TIMES = ("year", "decade", "month")
DATED = (*TIMES, "source-decade")
TRAITS = ("tradition", "source-kind", "language", "source-decade")
BY_SOURCE = ("source", *TRAITS)
_OF_CLAIMS = (*TIMES, "theme", "driver", "actor", "effect", *BY_SOURCE, "type", "hedging", "verdict")
GROUPS = {
    "timeline": (*TIMES, "theme", "driver", "actor", "kind", "place", "effect", "source", "confidence"),
    "claims": _OF_CLAIMS,
    "check": _OF_CLAIMS,
    "drivers": ("theme", "effect", *BY_SOURCE),
    "sources": TRAITS,
}
# The groups in which the events and the claims of all the data are counted when the index is built.
STORED_GROUPS = {
    "event": ("year", "theme", "driver", "actor", "kind", "effect", "source", "confidence"),
    "claim": ("theme", "driver", "effect", "source", "type", "hedging", "verdict"),
}

# The steps of the climate of a chart, in years.
CLIMATES = {"year": 1, "decade": 10}

# The formats of `export`, each with the endings of its files; a folder has no ending.
EXPORTS = {
    "sqlite": (".db", ".sqlite", ".sqlite3"),
    "datasette": (".json",),
    "timelinejs": (".json",),
    "argdown": (".argdown", ".ad"),
    "csl-json": (".json",),
    "biblatex": (".bib",),
    "graphml": (".graphml", ".xml"),
    "ics": (".ics",),
    "geojson": (".geojson", ".json"),
    "markwhen": (".mw",),
    "datapackage": (".zip",),
    "jsonld": (".jsonld", ".json"),
    "parquet": ("",),
}
# The formats that write a folder, and all that are no text, folders included: they cannot go to standard output.
FOLDERS = tuple(format for format, endings in EXPORTS.items() if endings == ("",))
BINARY = ("sqlite", "datapackage", *FOLDERS)
# What a file of each format is called where nobody has named it.
EXAMPLES = {name: f"sinorus-{name}" if name in FOLDERS else f"sinorus{ends[0]}" for name, ends in EXPORTS.items()}
