"""What differs between Linux, macOS and Windows, each difference in one function.

The functions look at `sys.platform` when they are called, so that a test can say another system.
"""

import errno
import os
import sys

# What sets colours on Windows: its own new terminal, ConEmu, and shells that came from elsewhere.
_COLOURFUL = ("WT_SESSION", "ConEmuANSI", "ANSICON", "TERM")
# What neither cmd nor PowerShell reads as anything but itself, besides letters and digits.
_PLAIN = frozenset("-_.:\\/=")


def cache_home() -> str:
    """Return the folder in which programs keep what may be lost; no absolute path where there is no home."""
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")  # noqa: PTH111 (Path raises where there is no home)
    return os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111


def has_left(error: OSError) -> bool:
    """Say whether an error of writing means that the reader has left; Windows calls this an invalid argument."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


def shows_colour() -> bool:
    """Say whether a terminal understands colours: on Windows old ones would show the signs that ask for them."""
    return sys.platform != "win32" or any(name in os.environ for name in _COLOURFUL)


def belongs_to(status: os.stat_result, *others: int) -> bool:
    """Say whether a file belongs to this user, or one of others; where the system numbers no users, all files do."""
    return not hasattr(os, "geteuid") or status.st_uid in (os.geteuid(), *others)


def umask() -> int:
    """Return the permissions that new files of this process do not get; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def can_copy_process() -> bool:
    """Say whether a copy of this process can go on working: on macOS its libraries may end a copy."""
    return hasattr(os, "fork") and sys.platform != "darwin"


def reading_flags() -> int:
    """Return how a file is opened so that no pipe is waited for, and no byte is taken for another."""
    return os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def writing_flags() -> int:
    """Return how a new file is made, which nobody else has made."""
    return os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def shell_word(word: str) -> str:
    """Write a word so that the shell of a person on this system reads it as it stands."""
    import shlex

    if sys.platform != "win32":
        return shlex.quote(word)
    return word if word and all(letter.isalnum() or letter in _PLAIN for letter in word) else f'"{word}"'


def shell_words(line: str) -> list[str]:
    """Part a line into words as the shell of this system does. Raise ValueError for a quotation mark left open."""
    import shlex

    if sys.platform != "win32":
        return shlex.split(line)
    return [word.strip('"') for word in shlex.split(line, posix=False)]


def path_in_url(path: str) -> str:
    """Return the path of a file from the path of its address, where Windows has a slash before the drive."""
    return path.removeprefix("/") if sys.platform == "win32" else path
