"""What several formats say alike: a text on one line, a page in words, the data set and its terms."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from sinorus.base.text import sound
from sinorus.model.rows.answer import Dataset
from sinorus.model.rows.claim import ClaimRow
from sinorus.model.rows.event import EventRow
from sinorus.model.rows.works import Author, Reference
from sinorus.query import works
from sinorus.query.selection import Records

# Some program or other takes each of these for the end of a line; a no-break space is none of them and stays.
_BREAKS = re.compile(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029]+")


def flat(text: str) -> str:
    """Write a text on one line, without controls and in characters that UTF-8 can hold."""
    return _BREAKS.sub(" ", sound(text)).strip(" ")


def each_once(texts: Iterable[str]) -> str:
    """Write what several data sets say of themselves, what they say alike once: CC BY 4.0 and CC0."""
    return " and ".join(dict.fromkeys(texts))


def authors(records: Records) -> list[Author]:
    """Return who made the data sets."""
    return [*chain.from_iterable(dataset["author"] for dataset in records.datasets)]


def terms(records: Records) -> str:
    """Write the licences of the data, each once."""
    return each_once(dataset["licence"] for dataset in records.datasets)


def about(records: Records) -> dict[str, str]:
    """Return title, version, day and terms of the data set, or of those that were joined, and what was asked of it."""
    return about_datasets(records.datasets, command(records))


def about_datasets(datasets: Sequence[Dataset], asked: str) -> dict[str, str]:
    """Return the same of data sets whose records are not kept."""
    return {
        "title": each_once(flat(dataset["title"]) for dataset in datasets) or "a data set without a name",
        "version": each_once(flat(dataset["version"]) for dataset in datasets),
        "as_of": each_once(flat(dataset["as_of"]) for dataset in datasets),
        "licence": each_once(flat(dataset["licence"]) for dataset in datasets),
        "asked": asked,
    }


def command(records: Records) -> str:
    """Write the command line that makes the file again, ready to be run."""
    return f"sinorus {flat(records.query)}"


def claimless(claims: int) -> Counter[str]:
    """Count the claims, all of which are left out of a file that holds events only."""
    return +Counter({"claims, for which this format has no place, are left out": claims})


def extras(rows: Iterable[EventRow | ClaimRow]) -> Counter[str]:
    """Count the records with fields of their own, which are left out of a file that has no place for them."""
    return +Counter({"fields of their own (extra) of records are left out": sum(bool(row["extra"]) for row in rows)})


def labels_of(ids: list[str], labels: Mapping[str, str]) -> list[str]:
    """Return the labels of ids, in the order of the ids; an id that has none stands for itself."""
    return [flat(labels.get(id, id)) for id in ids]


def parts_of(page: Reference) -> list[str]:
    """Return what names a page: who made it, what and when, in words, and, where it has one, its address."""
    return [part for part in (works.words(page), page["url"]) if part]
