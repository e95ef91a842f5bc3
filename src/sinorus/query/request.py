"""The filters of a command line, before names and dates in them are looked up."""

from typing import NamedTuple


class Request(NamedTuple):
    """The filters as a person wrote them.

    start    every --from
    end      every --to
    during   every --during
    on       every --on
    slack    --slack
    certain  whether --certain was given
    filters  a filter's name, such as ``theme``, and all the values given to it
    search   every --search
    """

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    slack: str | None = None
    certain: bool = False
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    search: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
