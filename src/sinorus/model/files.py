"""The files of a data folder, and the kind of record that each holds."""

# Names of the files without their ending, in the order in which they are read.
FILES = {
    "dataset": "dataset",
    "retired": "retired",
    "words": "word",
    "sources": "source",
    "themes": "theme",
    "drivers": "driver",
    "periods": "period",
    "actors": "actor",
    "places": "place",
    "events": "event",
    "series": "series",
    "claims": "claim",
    "contrasts": "contrast",
    "revisions": "revision",
}
# The kinds of record of which each has a file of its own; files of the other kinds hold lists.
SINGLE = ("dataset", "series")
# The folder of the series, each of which has a file of its own.
SERIES = "series"
# The endings of files of records.
ENDINGS = (".json", ".jsonl")
# Hashes of the sources, by which `validate` checks passages; no file of records.
PRINTS = "fingerprints.json"
# Hashes of the records of an earlier version, by which the tests find changes without a reason; no file of records.
RELEASED = "released.json"
# What says of a folder of Parquet that it is one.
PARQUET = "sinorus-parquet.json"


def is_data_name(name: str) -> bool:
    """Say whether a file of this name in a data folder may be read as data. Some systems do not tell cases apart."""
    stem, dot, ending = name.casefold().rpartition(".")
    return name.casefold() in (PRINTS, RELEASED, SERIES) or (stem in FILES and dot + ending in ENDINGS)


def is_series_name(name: str) -> bool:
    """Say whether a file of this name in the folder of the series is read; hidden ones are not."""
    return name.casefold().endswith(".json") and not name.startswith(".")
