"""What can go wrong, as exceptions that know their exit code and their sentence.

Every message is one paragraph: what is wrong, where, and what would be right.
The numbers never change meaning: 1 bad data or unknown id, 2 bad usage, 3 cannot read or write, 70 a bug.
"""

import errno


class SinorusError(Exception):
    """Say what went wrong in a sentence that a user can act on."""

    exit_code = 1


class BadData(SinorusError):
    """Data that does not follow the codebook."""


class UnknownId(SinorusError):
    """An id that no record bears."""


class BadUsage(SinorusError):
    """An option or a value that the command does not understand."""

    exit_code = 2


class CannotAccess(SinorusError):
    """A file or folder that cannot be read or written."""

    exit_code = 3


class Damaged(CannotAccess):
    """The index holds what nobody wrote into it.

    Before the first byte of an answer is out, the question is asked once more; after it, this is said.
    """

    def __init__(self) -> None:
        super().__init__("the answer broke off, because the index turned out damaged; it was deleted: ask again")


class BadDate(BadUsage):
    """A text that is no date.

    ``text`` is the text as given, ``reason`` why it is refused, ``position`` the index of the first character that does
    not fit, ``forms`` the nearest forms that would be read.
    """

    def __init__(self, text: str, reason: str, position: int = 0, forms: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.text = text
        self.reason = reason
        self.position = position
        self.forms = forms


def why(error: OSError) -> str:
    """Say in a few words why the system refused, without its numbers and paths."""
    if error.errno == errno.ENOSPC:
        return "no space left"
    return (error.strerror or str(error)).lower()


class Stopped(BaseException):
    """A signal that ends the program, as an exception on whose way out everything is tidied up."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number
