"""The filters of a question, before names and dates in them are looked up."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sinorus.query.filters import TABLE, TAGS


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
    sort     --sort
    count_by --count-by
    cut      --cut
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
    sort: str | None = None
    count_by: str | None = None
    cut: str | None = None


def request(values: Mapping[str, Any]) -> Request:
    """Make a request of the values of filters by their names in the table of filters; what is missing is not asked.

    A filter that may be given several times has a sequence of texts. Raises BadUsage if cut stands without count_by.
    """

    def many(name: str) -> tuple[str, ...]:
        return tuple(values.get(name, ()))

    if values.get("cut") is not None and values.get("count_by") is None:
        from sinorus.base.errors import BadUsage

        raise BadUsage("--cut says by which spans --count-by counts; add --count-by, such as --count-by decade")
    return Request(
        many("start"),
        many("end"),
        many("during"),
        values.get("slack"),
        values.get("certain", False),
        tuple((field, many(name)) for field, name in TAGS.items() if values.get(name)),
        many("search"),
        many("on"),
        Written(many("written_from"), many("written_to"), many("written")),
        values.get("lag"),
        values.get("sort"),
        values.get("count_by"),
        values.get("cut"),
    )


def values(request: Request) -> dict[str, Any]:
    """Return the values of filters that were given, by their names; `request` makes the same request of them."""
    flat = {
        **request._asdict(),
        **request.written._asdict(),
        **{TAGS[field]: given for field, given in request.filters},
    }
    return {name: value for name, value in flat.items() if name in TABLE and value}
