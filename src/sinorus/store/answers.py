"""Read the reference of an answer that `cite --query -o` wrote."""

from pathlib import Path
from typing import Any

from sinorus import sealing
from sinorus.errors import BadData
from sinorus.store.checking import checked
from sinorus.store.cleaning import clean
from sinorus.store.problems import Fault
from sinorus.store.reading import records
from sinorus.text import native


def read_answer(name: str) -> dict[str, Any]:
    """Return the reference; BadData with file, line and pointer where it is damaged, CannotAccess where it cannot be read."""
    [(document, pointer, value)] = records(Path(native(name)), name, single=True)
    faults: list[Fault] = []
    value = clean(value, faults, document, pointer)
    answer = checked("answer", value, pointer, faults) if not faults else None
    if answer and not sealing.is_sealed(value):
        faults.append(Fault(("checksum",), "the file is not as it was written", "cite the answer again"))
    if faults or answer is None:
        raise BadData(document.problem(faults[0]).sentence())
    return answer
