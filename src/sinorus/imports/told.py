"""What an import says when it is done: how many rows came, what was mended and assumed, and what is not coded."""

from collections.abc import Iterator

from sinorus.base.wording import amount, join
from sinorus.imports.report import SHOWN
from sinorus.imports.run import REPORT, Outcome
from sinorus.imports.shown_by import SHOWN_BY, command


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
    more = f" (the first {SHOWN:,} of them below)" if report.total > SHOWN else ""
    yield f"{amount(report.total, 'cell')} to look at{more}: {folder}/{REPORT}"
    kind = next((kind for kind in SHOWN_BY if outcome.rows[kind]), "event")
    yield f"wrote {rows} to {folder}{f' ({news})' if news else ''}; `{command(kind, folder)}` shows them"
