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
