"""A record of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sinorus.base.text import quote
from sinorus.base.wording import hint


class Record(Mapping[str, Any]):
    """A row of an answer: its keys are attributes too.

    ``record["place"]`` is the value as JSON has it, so that ``dict(record)`` is the row of `--json`; ``record.place``
    is a record again, whose keys are attributes. A hyphen in a key is a low line in the attribute.
    """

    __slots__ = ("_row",)

    def __init__(self, row: dict[str, Any]) -> None:
        self._row = row

    def __getitem__(self, key: str) -> Any:
        """Return the value of a key as JSON has it."""
        return self._row[key]

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the row."""
        return iter(self._row)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._row)

    def __repr__(self) -> str:
        """Write the first few of its values."""
        values = [f"{key}={value!r:.60}" for key, value in self._row.items() if isinstance(value, str)]
        return f"<{', '.join(values[:3]) or f'{len(self)} keys'}>"

    def __dir__(self) -> list[str]:
        """List the attributes, for whoever completes a line."""
        return [*super().__dir__(), *(key.replace("-", "_") for key in self._row)]

    if not TYPE_CHECKING:
        # The attributes of each kind of record have their types in `record_types`.

        def __getattr__(self, name: str) -> Any:
            """Return the value of a key, objects as records."""
            if name.startswith("_"):
                raise AttributeError(name)
            for key in (name, name.replace("_", "-")):
                if key in self._row:
                    return _as_record(self._row[key])
            near = hint(name, [key.replace("-", "_") for key in self._row])
            raise AttributeError(f"this record has no {quote(name)}; {near}")


def _as_record(value: Any) -> Any:
    if isinstance(value, dict):
        return Record(value)
    return [*map(_as_record, value)] if isinstance(value, list) else value
