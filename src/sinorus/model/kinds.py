"""The model of each kind of record."""

from sinorus.model.claims import Claim, Contrast
from sinorus.model.records import Actor, Driver, Event, Period, Record, Source, Theme
from sinorus.model.series import Series

KINDS: dict[str, type[Record]] = {
    "source": Source,
    "theme": Theme,
    "driver": Driver,
    "period": Period,
    "actor": Actor,
    "event": Event,
    "series": Series,
    "claim": Claim,
    "contrast": Contrast,
}
