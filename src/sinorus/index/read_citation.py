"""Read the reference of an answer that `cite --query -o` wrote."""

from pathlib import Path
from typing import cast

from sinorus.base import checksum
from sinorus.base.errors import BadData
from sinorus.base.text import native
from sinorus.index.check_record import checked
from sinorus.index.check_text import clean
from sinorus.index.problems import Fault
from sinorus.index.read_records import records
from sinorus.model.rows import AnswerReference


def read_answer(name: str) -> AnswerReference:
    """Return the reference.

    Raises BadData with file, line and pointer where it is damaged, CannotAccess where the file cannot be read.
    """
    [(document, pointer, value)] = records(Path(native(name)), name, single=True)
    faults: list[Fault] = []
    value = clean(value, faults, document, pointer)
    answer = checked("answer", value, pointer, faults) if not faults else None
    if answer and not checksum.is_sealed(value):
        faults.append(Fault(("checksum",), "the file is not as it was written", "cite the answer again"))
    if faults or answer is None:
        raise BadData(document.problem(faults[0]).sentence())
    return cast(AnswerReference, answer)
