"""Fold text to a width in terminal cells, where a Chinese character takes two."""

from rich.cells import cell_len


def folded(text: str, width: int, hanging: int = 0) -> list[str]:
    """Break a text at blanks, and words that are wider than a line anywhere; nothing is cut.

    ``hanging`` is how much narrower all lines but the first are.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in filter(None, text.split(" ")):
        for piece in _pieces(word, width - hanging):
            size = cell_len(piece)
            if line and used + 1 + size <= width - (hanging if lines else 0):
                line, used = f"{line} {piece}", used + 1 + size
            else:
                lines += [line] if line else []
                line, used = piece, size
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    if cell_len(word) <= width:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if piece and cell_len(piece + character) > width:
            # An id is broken behind a hyphen.
            cut = piece.rfind("-") + 1 or len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
        piece += character
    return [*pieces, piece]
