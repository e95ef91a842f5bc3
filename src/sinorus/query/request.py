"""What is asked: the filters, as they were typed."""

from typing import NamedTuple


class Request(NamedTuple):
    """The filters as they were typed."""

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    slack: str | None = None
    certain: bool = False
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    search: tuple[str, ...] = ()
