"""What can go wrong, as exceptions that know their exit code and their sentence.

Every message is one paragraph: what is wrong, where, and what would be right; docs/errors.md has them all. The exit
codes never change their meaning: 1 bad data or unknown id, 2 bad usage, 3 cannot read or write, 70 a bug. A program in
Python gets the same exceptions with the same words; those of which docs/python.md speaks are public. All can be sent to
another process.
"""

import errno


class SinorusError(Exception):
    """An error whose message is a sentence that a user can act on. All others here are of its kind.

    >>> try:
    ...     parse("1949-13")
    ... except SinorusError as error:
    ...     print(error)
    a month runs from 01 to 12, a season or another part of a year from 21 to 41
    """

    exit_code = 1
    """What the command ends with."""


class BadData(SinorusError):
    """Data that do not follow the codebook (docs/data.md)."""


class UnknownId(SinorusError):
    """An id that no record bears."""


class BadUsage(SinorusError):
    """An option, a name or a value that is not understood.

    >>> window(parse("1991"), parse("1949"))
    Traceback (most recent call last):
    sinorus.base.errors.BadUsage: the window would open on 1991-01-01, after it closes on 1949-12-31
    """

    exit_code = 2


class CannotAccess(SinorusError):
    """A file or folder that cannot be read or written."""

    exit_code = 3


class Damaged(CannotAccess):
    """The index holds what nobody wrote into it.

    Before the first byte of an answer is out, the question is asked once more; after it, this is said.
    """

    def __init__(self, remedy: str = "it was deleted: ask again") -> None:
        """Make the error; ``remedy`` says what became of the index, and what helps."""
        super().__init__(remedy)

    def __str__(self) -> str:
        """Say what happened."""
        return f"the answer broke off, because the index turned out damaged; {self.args[0]}"


class BadDate(BadUsage):
    """A text that is no date; the reason is its message.

    >>> try:
    ...     parse("1950-2-14")
    ... except BadDate as error:
    ...     print(f"{error.text}: {error.reason}; write {' or '.join(error.forms)}")
    1950-2-14: months and days have two digits; write 1950-02-14
    """

    text: str
    """The text as it was passed to the reader."""
    reason: str
    """Why it is refused, without the text and without a full stop."""
    position: int
    """The index in the text of the first character that does not fit."""
    forms: tuple[str, ...]
    """The nearest forms that would be read."""

    def __init__(self, text: str, reason: str, position: int = 0, forms: tuple[str, ...] = ()) -> None:
        """Make the error."""
        super().__init__(text, reason, position, forms)
        self.text = text
        self.reason = reason
        self.position = position
        self.forms = forms

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


def why(error: OSError) -> str:
    """Say in a few words why the system refused, without its error numbers and paths."""
    if error.errno == errno.ENOSPC:
        return "no space left"
    return (error.strerror or str(error)).lower()


class Stopped(BaseException):
    """A signal that ends the program, as an exception, so that `finally` blocks delete what is half done."""

    def __init__(self, number: int) -> None:
        """Make the exception from the number of the signal, with the exit code that shells give to it."""
        super().__init__(number)
        self.exit_code = 128 + number
