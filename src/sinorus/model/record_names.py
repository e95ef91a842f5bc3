"""The names of a record: what a person may type for it, and by which of them folders that are joined know it again."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from sinorus.base.text import fold

Record = dict[str, Any]
# The kinds that have names besides ids.
NAMED = ("source", "theme", "driver", "period", "actor", "place")


def names(kind: str, record: Record) -> Iterator[str]:
    """Yield what a person may type for the record in a filter, besides its id."""
    if kind not in NAMED:
        return
    yield from _labels(record)
    yield from _others(record)
    if kind == "source":
        yield from chain.from_iterable(map(_names_of_author, record["author"]))
        if record.get("author_series"):
            yield record["author_series"]


def _names_of_author(author: Record) -> Iterator[str]:
    """Yield how an author is called: by the family alone, with the given name in either order, or as a whole."""
    family, given = author.get("family"), author.get("given")
    yield from filter(None, (family, author.get("literal")))
    if family and given:
        yield from (f"{given} {family}", f"{family} {given}", f"{family}{given}")


def _labels(record: Record) -> Iterator[str]:
    """Yield the label or name of a record, with its article and without."""
    for label in (record[key] for key in ("label", "name") if key in record):
        yield label
        yield label.removeprefix("The ")


def _others(record: Record) -> Iterator[str]:
    """Yield the names of a record beside its label; one with a comma would be two in a filter."""
    yield from record.get("aliases", ())
    yield from (name["text"] for name in record.get("names", ()) if "," not in name["text"])


def marks(kind: str, record: Record) -> list[set[str]]:
    """Return the folded texts by which two records of a kind are one, in three sets, the surest first.

    They are the id, the labels, and all of these with the aliases. Works of one author are not one, so a source has its
    title with its authors for a label.
    """
    id = {record["id"]}
    labels = {_work(record)} if kind == "source" else set(map(fold, _labels(record)))
    return [id, labels, id | labels | set(map(fold, _others(record)))]


def _work(source: Record) -> str:
    authors = [name for author in source["author"] for name in author.values() if name]
    return fold(" ".join([source["title"], *authors]))
