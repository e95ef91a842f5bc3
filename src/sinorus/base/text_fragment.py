"""Addresses that open a page at a passage: text fragments, which current browsers mark and scroll to.

https://wicg.github.io/scroll-to-text-fragment/ says how they are written and read.
"""

from string import ascii_letters, digits

# All other characters are percent-encoded; of those, a hyphen, a comma and an ampersand would part a fragment.
_PLAIN = f"{ascii_letters}{digits}._~".encode("ascii")


def at_passage(address: str, start: str, end: str) -> str:
    """Return an address of the page that opens at the passage with these first and last words."""
    page = address.partition(":~:")[0]
    parts = [part for part in (start, _beyond(start, end)) if part]
    return f"{page}{'' if '#' in page else '#'}:~:text={','.join(map(_encoded, parts))}"


def _beyond(start: str, end: str) -> str:
    """Return the last words without those that may be the first words too: a browser seeks the end behind the start."""
    first, last = start.split(), end.split()
    for count in range(min(len(first), len(last)), 0, -1):
        if first[-count:] == last[:count]:
            return " ".join(last[count:])
    return end


class _Percent(dict[int, str]):
    """Leads from the number of a character to the character as it stands in a fragment, worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = found = "".join(
            chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in chr(code).encode("utf-8")
        )
        return found


_PERCENT = _Percent()


def _encoded(text: str) -> str:
    return text.translate(_PERCENT)
