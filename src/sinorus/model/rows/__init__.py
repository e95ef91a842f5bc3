"""The rows that commands put out as JSON, each key with its type: the contract of docs/output.md.

They are TypedDicts, so that mypy finds a misspelt key, and no question loads pydantic. ``sinorus schema`` publishes
them, with the docstrings and descriptions that stand here.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Required, Union, get_args, get_origin, is_typeddict

from sinorus.model.files import FILES
from sinorus.model.rows.answer import AnswerRow, DateRow, ImportRow, ProblemRow, ReplayRow, RevisionRow
from sinorus.model.rows.change import ChangeRow
from sinorus.model.rows.claim import (
    AgreeRow,
    CheckRow,
    ClaimCountRow,
    ClaimRow,
    CompareRow,
    Contrast,
    MatrixRow,
    VerdictCountRow,
)
from sinorus.model.rows.event import CountRow, EventRow, Place, TodayRow, TraceRow
from sinorus.model.rows.find import FindRow
from sinorus.model.rows.series import PointRow, SeriesRow
from sinorus.model.rows.shown import Shown
from sinorus.model.rows.vocabulary import (
    Actor,
    ActorRow,
    Driver,
    DriverCountRow,
    DriverRow,
    Period,
    PeriodRow,
    Theme,
    ThemeRow,
)
from sinorus.model.rows.works import CiteRow, Source, SourceCountRow, SourceRow

# The JSON of each kind of record in the index; commands add counts to some of them.
KEPT: dict[str, type] = {
    "event": EventRow,
    "claim": ClaimRow,
    "period": Period,
    "driver": Driver,
    "theme": Theme,
    "actor": Actor,
    "place": Place,
    "source": Source,
    "series": SeriesRow,
    "contrast": Contrast,
}
# The rows of each command, under the name of their schema.
ROWS: dict[str, Any] = {
    "find": FindRow,
    "timeline": EventRow,
    "today": TodayRow,
    "timeline-count-by": CountRow,
    "drivers": DriverRow,
    "drivers-count-by": DriverCountRow,
    "claims": ClaimRow,
    "claims-count-by": ClaimCountRow,
    "show": Shown,
    "compare": CompareRow,
    "compare-matrix": MatrixRow,
    "change": ChangeRow,
    "trace": TraceRow,
    "check": CheckRow,
    "check-count-by": VerdictCountRow,
    "agree": AgreeRow,
    "series": SeriesRow,
    "series-points": PointRow,
    "cite": CiteRow,
    "cite-query": AnswerRow,
    "replay": ReplayRow,
    "revisions": RevisionRow,
    "periods": PeriodRow,
    "themes": ThemeRow,
    "actors": ActorRow,
    "sources": SourceRow,
    "sources-count-by": SourceCountRow,
    "date": DateRow,
    "import": ImportRow,
    "validate": ProblemRow,
}
# The names of all schemas: of the files of a data folder, and of the rows of commands.
SCHEMAS = (*(f"{file}.json" for file in FILES), *ROWS)


def keys(row: type) -> tuple[str, ...]:
    """Return the keys of a row in the order in which they are put out."""
    return tuple(row.__annotations__)


def paths(row: Any, before: str = "") -> list[str]:
    """Return the paths of all keys in a row or in one of several kinds, such as ``place.name``, outer keys first.

    ``*`` stands for every key of a map. ``before`` is put before each path.
    """
    found: dict[str, None] = {}
    for key, value in _keys(row):
        found.update(dict.fromkeys([before + key, *paths(value, f"{before}{key}.")]))
    return sorted(found, key=lambda path: path.count("."))


def mixed(row: Any) -> set[str]:
    """Return the keys that hold an object in rows of one kind, and in those of another a plain value."""
    kinds: dict[str, set[bool]] = {}
    for key, value in _keys(row):
        kinds.setdefault(key, set()).add(bool(paths(value)))
    return {key for key, nested in kinds.items() if len(nested) > 1}


def _keys(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys of the objects that a type stands for, each with the type of its values."""
    origin, parts = get_origin(value), get_args(value)
    if is_typeddict(value):
        yield from value.__annotations__.items()
    elif origin is dict:
        yield "*", parts[1]
    elif origin in (list, Union, UnionType, Annotated, Required):
        for part in parts[:1] if origin is Annotated else parts:
            yield from _keys(part)
