"""What an import says when it is done: how many rows came, what was mended and assumed, and what is not coded."""

import shlex
from collections.abc import Iterator

from sinorus.base.wording import amount, join
from sinorus.imports.report import SHOWN
from sinorus.imports.run import REPORT, Outcome

# The command that shows what was imported, by the kind of record that is asked for most.
_SHOWN_BY = {"event": "timeline", "claim": "claims", "source": "sources", "series": "series", "driver": "drivers"}
_SHOWN_BY |= {"period": "periods", "actor": "actors", "theme": "themes"}


def told(outcome: Outcome, folder: str) -> Iterator[str]:
    """Yield the sentences, the most important last."""
    report = outcome.report
    yield from outcome.notes
    if report.cures:
        yield f"mended in cells: {join([f'{name} ({count})' for name, count in report.cures.most_common()])}"
    for name, count in sorted(report.counts.items()):
        yield f"{name}: {count}"
    rows = join([amount(count, kind) for kind, count in outcome.rows.items()]) or "nothing"
    news = join([f"{count} {name}" for name, count in outcome.news.items()])
    path = shlex.quote(f"./{folder}" if folder.startswith("-") else folder)
    more = f" (the first {SHOWN:,} of them below)" if report.total > SHOWN else ""
    yield f"{amount(report.total, 'cell')} to look at{more}: {folder}/{REPORT}"
    command = next((name for kind, name in _SHOWN_BY.items() if outcome.rows[kind]), "timeline")
    yield f"wrote {rows} to {folder}{f' ({news})' if news else ''}; `sinorus {command} --data {path}` shows them"
