"""Texts that are put out in another order than they are made in: they wait in a temporary file, not in memory."""

from array import array
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

# So many bytes are kept in memory, which is all of a small file.
MOST = 2**24


def parted(pieces: Iterable[tuple[str, str]], order: Iterable[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield each part that has pieces, in an order, with its texts; a piece is the name of its part and its text."""
    # Of each piece where it begins in the file, and its length, one behind the other.
    places: dict[str, array[int]] = {}
    with SpooledTemporaryFile(MOST) as file:
        at = 0
        for part, text in pieces:
            size = file.write(text.encode("utf-8"))
            places.setdefault(part, array("Q")).extend((at, size))
            at += size
        for part in order:
            if part in places:
                yield part, _texts(file, places[part])


def _texts(file: SpooledTemporaryFile[bytes], places: "array[int]") -> Iterator[str]:
    for at, size in zip(places[::2], places[1::2], strict=True):
        file.seek(at)
        yield file.read(size).decode("utf-8")
