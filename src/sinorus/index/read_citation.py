"""Read the reference of an answer that `cite --query -o` wrote."""

from pathlib import Path
from typing import cast

from sinorus.base import checksum
from sinorus.base.errors import BadData
from sinorus.base.text import to_system
from sinorus.index.check_record import check
from sinorus.index.check_text import in_nfc
from sinorus.index.problems import Fault
from sinorus.index.read_records import record
from sinorus.model.rows.answer import AnswerReference


def read_answer(name: str) -> AnswerReference:
    """Return the reference.

    Raises BadData with file, line and pointer where it is damaged, CannotAccess where the file cannot be read.
    """
    raw = record(Path(to_system(name)), name)
    answer, faults = check("answer", raw)
    if answer and not checksum.is_sealed(in_nfc(raw.value)):
        faults.append(Fault(("checksum",), "the file is not as it was written", "cite the answer again"))
    if faults or answer is None:
        raise BadData(raw.document.problem(faults[0]).sentence())
    return cast(AnswerReference, answer)
