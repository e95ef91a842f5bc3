"""The files of a data folder, and the kind of record that each holds."""

# Names of the files without their ending, in the order in which they are read.
FILES = {
    "dataset": "dataset",
    "sources": "source",
    "themes": "theme",
    "drivers": "driver",
    "periods": "period",
    "actors": "actor",
    "events": "event",
    "series": "series",
    "claims": "claim",
    "contrasts": "contrast",
}
# The kinds of record of which each has a file of its own; files of the other kinds hold lists.
SINGLE = ("dataset", "series")
# The folder of the series, each of which has a file of its own.
SERIES = "series"
# The endings of files of records.
ENDINGS = (".json", ".jsonl")
# Hashes of the essays, by which `validate` checks passages; no file of records.
PRINTS = "fingerprints.json"


def is_data_name(name: str) -> bool:
    """Say whether a file of this name in a data folder may be read as data. Some systems do not tell cases apart."""
    stem, dot, ending = name.casefold().rpartition(".")
    return name.casefold() in (PRINTS, SERIES) or (stem in FILES and dot + ending in ENDINGS)


def is_series_name(name: str) -> bool:
    """Say whether a file of this name in the folder of the series is read; hidden ones are not."""
    return name.casefold().endswith(".json") and not name.startswith(".")
