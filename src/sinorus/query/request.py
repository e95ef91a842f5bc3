"""The filters of a command line, before names and dates in them are looked up."""

from typing import NamedTuple


class Written(NamedTuple):
    """When sources were written: every --written-from, --written-to and --written."""

    written_from: tuple[str, ...] = ()
    written_to: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


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
    on       every --on
    written  when the sources of claims were written
    lag      --lag
    """

    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    slack: str | None = None
    certain: bool = False
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    search: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    written: Written = Written()
    lag: str | None = None
