"""The reference of an answer, and what has become of the answer since it was cited."""

from __future__ import annotations

import json
import shlex
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sinorus import __version__
from sinorus.base import checksum
from sinorus.base.errors import BadUsage
from sinorus.base.rows import Rows
from sinorus.base.text import quote
from sinorus.query import canonical, citation, citation_0_1_0, paths, retired, revisions, sql

if TYPE_CHECKING:
    from sinorus.model.rows.answer import (
        AnswerAgain,
        AnswerFacts,
        AnswerReference,
        Change,
        Dataset,
        DatasetRow,
        RecordHash,
        ReplayRow,
    )

FORM = "rfc8785"
# Each canonical form by its name: how it writes JSON.
FORMS = {FORM: checksum.text, citation_0_1_0.FORM: citation_0_1_0.text}
# Keys that tell a row from the others of its answer; those of the first line whose first key the row has.
_NAMES = (
    ("id",),
    ("measure", "key"),
    ("key", "second"),
    ("series", "date_edtf"),
    ("relation", "driver", "event", "contrast"),
    ("driver", "event"),
)


class Answer(NamedTuple):
    """An answer: its command line in canonical form, and its rows, which are of any command.

    They are kept as the JSON that they came in, which takes a fifth of the memory.
    """

    query: str
    rows: Rows[Any]


def words_of(line: str, data: list[str], prefix: Sequence[str] = ()) -> list[str]:
    """Split a question into the words of a command line that asks the data folders; the program may stand before it.

    Raises BadUsage where it is no command line, or has no answer that can be cited.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise BadUsage(f"--query {quote(line)} has a quotation mark that is not closed; close it") from error
    words = words[1:] if words[:1] == ["sinorus"] else words
    canonical.citable(words[0] if words else "")
    if {"-h", "--help"} & set(words):
        raise BadUsage(f"--query {quote(line)} asks for help, which is no answer; leave --help out")
    if any(word.partition("=")[0] in ("--data", "--prefix") for word in words):
        raise BadUsage("--data stands beside --query and not in it: the citation names the data, not their folder")
    # What is cited must be whole.
    options = ["--strict", *(f"--data={folder}" for folder in data), *(f"--prefix={name}" for name in prefix)]
    return [words[0], *options, *words[1:]]


def without(query: str, id: str) -> str:
    """Return a command line without an id among its words."""
    return shlex.join(word for word in shlex.split(query) if word != id)


def reference(db: sqlite3.Connection, answer: Answer, prefixes: list[str]) -> AnswerReference:
    """Return the reference of an answer, with what only a replay needs at its end."""
    datasets = json.loads(sql.meta(db, "datasets"))
    records, whole = _hashed(answer.rows, FORM)
    facts = _facts(datasets, answer.query, len(records), whole)
    text, csl = citation.answer(facts, datasets)
    return {
        **facts,
        "text": text,
        "csl": csl,
        "form": FORM,
        "paths": list(paths.write(_shape(answer))),
        "prefixes": prefixes if any(prefixes) else None,
        "records": records,
    }


def _text(row: Any, form: str) -> str:
    """Write a row in a canonical form; BadUsage where a number has none, as RFC 8785 knows doubles only."""
    try:
        return FORMS[form](row)
    except ValueError as error:
        raise BadUsage(
            f"this answer cannot be cited: a number in it is beyond {checksum.LARGEST}, up to which programs agree on "
            "whole numbers; write it as text in the data"
        ) from error


def _facts(datasets: list[Dataset], query: str, rows: int, whole: str) -> AnswerFacts:
    """Return what a reference says of an answer, of which the number of rows and the hash are given."""
    return {
        "query": query,
        "rows": rows,
        "hash": whole,
        "sinorus": __version__,
        "datasets": list(map(_version, datasets)),
    }


def _version(dataset: Dataset) -> DatasetRow:
    return {
        "title": dataset["title"],
        "version": dataset["version"],
        "as_of": dataset["as_of"],
        "licence": dataset["licence"],
    }


def _shape(answer: Answer) -> paths.Shape:
    """Return the shape of the rows; those of `show`, which are of different kinds, each below its kind."""
    return paths.shape_of({row["record"]: row} if _has_kinds(answer) else row for row in answer.rows)


def _has_kinds(answer: Answer) -> bool:
    return answer.query.startswith("show ")


def _hashed(rows: Iterable[Any], form: str) -> tuple[list[RecordHash], str]:
    """Return the name of every row and the hash of its text, and the hash of all rows; no text is kept."""
    records: list[RecordHash] = []
    whole = checksum.hash_of_list(_texts(rows, form, records))
    return records, whole


def _texts(rows: Iterable[Any], form: str, records: list[RecordHash]) -> Iterator[str]:
    """Yield the rows in a canonical form, and note the name and the hash of each; one that comes again is numbered."""
    times: dict[str, int] = {}
    for row in rows:
        text, name = _text(row, form), _name(row)
        times[name] = times.get(name, 0) + 1
        id = name if times[name] == 1 else f"{name} ({times[name]})"
        records.append({"id": id, "hash": checksum.hash_of(text)})
        yield text


def _name(row: Any) -> str:
    """Name a row by its id, else by what tells it from the others of its answer."""
    keys = next((keys for keys in _NAMES if keys[0] in row), ())
    return " ".join(str(row[key]) for key in keys if row.get(key) is not None) or "unknown"


def complete(before: AnswerReference, now: Answer) -> AnswerReference:
    """Fill in the form and the paths that a reference of sinorus 0.1.0 does not name."""
    form, old_paths = before["form"], before["paths"]
    return {
        **before,
        "form": citation_0_1_0.FORM if form is None else form,
        "paths": citation_0_1_0.paths(now.query) if old_paths is None else old_paths,
    }


def again(db: sqlite3.Connection, before: AnswerReference, now: Answer) -> AnswerAgain:
    """Return the facts and the records of an answer, in the form and of the keys of the reference made before."""
    shape = paths.read(before["paths"] or [])
    rows = (paths.cut(row, shape.get(row["record"], {}) if _has_kinds(now) else shape) for row in now.rows)
    records, whole = _hashed(rows, before["form"] or FORM)
    return {**_facts(json.loads(sql.meta(db, "datasets")), now.query, len(records), whole), "records": records}


def new_keys(before: AnswerReference, now: Answer) -> list[str]:
    """Return the paths of keys that the rows did not have when the answer was cited."""
    return list(paths.added(paths.read(before["paths"] or []), _shape(now)))


def changes(db: sqlite3.Connection, before: AnswerAgain, now: AnswerAgain) -> list[ReplayRow]:
    """Return what has become of the records of an answer, each with the reasons that the data give; [] if identical.

    They were added, changed, retired, split or removed, or have only moved.
    """
    old, new = _hashes(before), _hashes(now)
    changes = [_change("added", id) for id in new if id not in old]
    changed = (id for id in new if id in old and new[id] != old[id])
    changes += [_change("changed", id, why=revisions.reasons(db, id, since=_latest(before))) for id in changed]
    changes += [_gone(db, id) for id in old if id not in new]
    return changes or [_change("moved", id) for id, other in zip(new, old, strict=True) if id != other]


def _change(change: Change, id: str, by: Sequence[str] = (), why: Sequence[str] = ()) -> ReplayRow:
    return {"id": id, "change": change, "by": list(by), "why": list(why)}


def _gone(db: sqlite3.Connection, id: str) -> ReplayRow:
    """Say what became of a record that is no more in an answer."""
    if retirement := retired.find(db, id):
        return _change(retirement.change(), id, retirement.by, [retirement.why])
    return _change("removed", id)


def _latest(answer: AnswerFacts) -> str:
    """Return the version of the data of an answer; "" where they had none."""
    return max((dataset["version"] for dataset in answer["datasets"]), key=revisions.rank, default="")


def _hashes(answer: AnswerAgain) -> dict[str, str]:
    """Return the hash of each record of an answer by its id."""
    return {record["id"]: record["hash"] for record in answer["records"]}


def of_the_same_data(before: AnswerFacts, now: AnswerFacts, file: str) -> None:
    """Raise BadUsage where an answer is from other data than the reference that a file holds."""
    title = _title(before)
    if title != _title(now):
        named = title or "data without dataset.json"
        raise BadUsage(f"{quote(file)} was taken from other data, {named}; name their folder with --data")


def _title(answer: AnswerFacts) -> str:
    return " and ".join(dataset["title"] for dataset in answer["datasets"])
