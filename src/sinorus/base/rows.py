"""Rows that are made anew each time that they are gone through, so that none is kept however many there are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

Row = TypeVar("Row")


class Rows(Sequence[Row]):
    """What a function makes, as often as somebody goes through it; it is called anew each time.

    ``count`` tells how many rows there are, where that is known without making them.
    """

    def __init__(self, make: Callable[[], Iterable[Row]], count: Callable[[], int] | None = None) -> None:
        self._make = make
        self._count = count

    def __iter__(self) -> Iterator[Row]:
        """Make the rows."""
        return iter(self._make())

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        """Return a row, or some; this makes all of them."""
        return list(self)[at]

    @cached_property
    def _length(self) -> int:
        return self._count() if self._count else sum(1 for _ in self)
