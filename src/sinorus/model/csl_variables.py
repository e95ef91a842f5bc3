"""The variables of CSL 1.0.2 that a source may have besides those that sinorus itself reads, by what they hold."""

TEXTS = (
    *("abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority"),
    *("call-number", "citation-key", "citation-label", "collection-title", "container-title-short", "dimensions"),
    *("division", "DOI", "event", "event-place", "event-title", "genre", "ISAN", "ISBN", "ISCI", "ISMN", "ISRC"),
    *("ISSN", "ISWC", "journalAbbreviation", "jurisdiction", "keyword", "license", "medium"),
    *("original-publisher", "original-publisher-place", "original-title", "part-title", "PMCID", "PMID", "publisher"),
    *("publisher-place", "reviewed-genre", "reviewed-title", "scale", "shortTitle", "source", "status", "title-short"),
    *("translated-title", "translated-title-short", "volume-title", "volume-title-short", "year-suffix"),
)
NUMBERS = (
    *("chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue"),
    *("locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part", "part-number"),
    *("printing", "printing-number", "section", "supplement", "supplement-number", "version", "volume"),
)
DATES = ("accessed", "available-date", "container", "event-date", "original-date", "submitted")
NAMES = (
    *("chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director"),
    *("editor", "editor-translator", "editorial-director", "executive-producer", "guest", "host", "illustrator"),
    *("interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient"),
    *("reviewed-author", "script-writer", "series-creator", "translator"),
)
# What reference managers keep beside the variables.
LISTS = ("categories",)
OBJECTS = ("custom",)
VARIABLES = (*TEXTS, *NUMBERS, *DATES, *NAMES, *LISTS, *OBJECTS)
