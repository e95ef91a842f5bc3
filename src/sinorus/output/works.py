"""The items of references, each once: a work that several records rest on says so of all of them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sinorus.model.rows.works import Csl


def of_rows(rows: "Iterable[Any]") -> "list[Csl]":
    """Return the items of rows of `cite`: what was asked for, each with the works that it rests on behind it."""
    return once(item for row in rows for item in (row["csl"], *row.get("references", ())))


def once(items: "Iterable[Csl]") -> "list[Csl]":
    """Return items under ids that no two of them share; what is said of a work at several places is said at once."""
    by_id: dict[str, Csl] = {}
    for item in items:
        id = _free(item, by_id)
        notes = [known["annote"] for known in (by_id.get(id), item) if known and "annote" in known]
        merged: Csl = {**item, "id": id}
        by_id[id] = {**merged, "annote": "; ".join(dict.fromkeys(notes))} if notes else merged
    return list(by_id.values())


def _free(item: "Csl", by_id: "dict[str, Csl]") -> str:
    """Return the id of an item, with a b behind it as long as another work bears that id."""
    id = item["id"]
    while id in by_id and _work(by_id[id]) != _work(item):
        id += "b"
    return id


def _work(item: "Csl") -> tuple[str, str | None]:
    return item["title"], item.get("URL")
