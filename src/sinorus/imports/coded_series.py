"""Series of machine-coded events, month by month, in a data folder that is asked beside another."""

from pathlib import Path
from typing import Any

from sinorus.imports import files
from sinorus.imports.coded_events import Job, Month

_SOURCES = {
    "gdelt": ("GDELT event database", "The GDELT Project", "https://www.gdeltproject.org/"),
    "icews": ("ICEWS coded event data", "Harvard Dataverse", "https://doi.org/10.7910/DVN/28075"),
}
_METHOD = (
    "Counted by a program over machine-coded events{actors}, by the day that the file gives. Codes of CAMEO become"
    " cooperation and friction by the table cameo.json of sinorus."
)
_BALANCE = (
    " The balance is 100 for a month of cooperation alone, -100 for one of friction alone; neutral events do not count."
)


def write(job: Job, months: list[Month], folder: Path) -> None:
    """Write a data folder with the series of some months."""
    layout, actors = job.layout, job.actors
    dataset = {"title": f"{layout.upper()} by month", "version": "0.1", "licence": "not stated"}
    files.write_object(folder / "dataset.json", dataset)
    (folder / "series").mkdir()
    counts = [{"date_edtf": month, "value": count} for month, count, *_ in months]
    balances = [
        {"date_edtf": month, "value": round(100 * (binds - divides) / (binds + divides), 1)}
        for month, _, binds, divides in months
        if binds + divides
    ]
    method = _METHOD.format(actors=f" in which {' and '.join(actors)} take part" if actors else "")
    _series(folder, layout, "events", "events", "count", method, counts)
    if balances:
        _series(folder, layout, "balance", "balance, -100 to 100", "score", method + _BALANCE, balances)


def _series(folder: Path, layout: str, name: str, unit: str, scale: str, method: str, points: list[Any]) -> None:
    title, publisher, url = _SOURCES[layout]
    record = {
        "id": f"{layout}-{name}",
        "title": f"{title}: {'events' if name == 'events' else 'balance of cooperation and friction'} by month",
        "unit": unit,
        "frequency": "monthly",
        "scale": scale,
        "themes": [],
        "source": {"title": title, "publisher": publisher, "url": url},
        "method": method,
        "licence": "see the publisher",
        "points": points,
    }
    files.write_object(folder / "series" / f"{layout}-{name}.json", record)
