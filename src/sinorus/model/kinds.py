"""The model of each kind of record, and of what else stands in files of data."""

from sinorus.model.claims import Claim, Contrast
from sinorus.model.fields import Strict
from sinorus.model.records import (
    Actor,
    Dataset,
    Driver,
    Event,
    Period,
    Place,
    Record,
    Retired,
    Revision,
    Source,
    Theme,
)
from sinorus.model.series import Series
from sinorus.model.words import Alike

KINDS: dict[str, type[Record]] = {
    "source": Source,
    "theme": Theme,
    "driver": Driver,
    "period": Period,
    "actor": Actor,
    "place": Place,
    "event": Event,
    "series": Series,
    "claim": Claim,
    "contrast": Contrast,
}
# The model of whatever a file of data holds: records, or what says something of records.
HELD: dict[str, type[Strict]] = {"dataset": Dataset, "retired": Retired, "revision": Revision, "word": Alike, **KINDS}
