"""Read the reference of an answer that `cite --query -o` wrote."""

from pathlib import Path
from typing import Any, NamedTuple

from sinorus.errors import BadData
from sinorus.store.checking import checked
from sinorus.store.places import Document
from sinorus.store.problems import Fault, Pointer
from sinorus.store.reading import clean, records
from sinorus.text import quoted

REMEDY = "the reference is damaged: cite the answer again"


class Kept(NamedTuple):
    """The reference of an answer, and the text that it was read from."""

    answer: dict[str, Any]
    document: Document

    def damaged(self, pointer: Pointer, problem: str) -> BadData:
        """Say with file, line and pointer what is wrong with it."""
        return BadData(self.document.problem(Fault(pointer, problem, REMEDY)).sentence())


def read_answer(name: str) -> Kept:
    """Return the reference; BadData with file, line and pointer where it is damaged, CannotAccess where it cannot be read."""
    [(document, pointer, value)] = records(Path(name), name, single=True)
    faults: list[Fault] = []
    value = clean(value, faults, document, pointer)
    answer = checked("answer", value, pointer, faults) if not faults else None
    if answer is None:
        raise BadData(document.problem(faults[0]).sentence())
    return _held_together(Kept(answer, document))


def _held_together(kept: Kept) -> Kept:
    rows, ids = kept.answer["rows"], [record["id"] for record in kept.answer["records"]]
    if len(ids) != rows:
        raise kept.damaged(("rows",), f"rows is {rows}, but there are {len(ids)} records")
    for number, id in enumerate(ids):
        if id in ids[:number]:
            raise kept.damaged(("records", number, "id"), f"the record {quoted(id)} stands there twice")
    return kept
