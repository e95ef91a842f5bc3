"""Break text into lines. Widths are in cells of a terminal, of which a Chinese character takes two."""

from rich.cells import cell_len


def wrap(text: str, width: int, hanging: int = 0) -> list[str]:
    """Break a text into lines of a width, at blanks, or inside words that are wider than a line.

    ``hanging`` is the number of cells by which all lines but the first are narrower.
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
    """Part a word into pieces of at most a width; an id is parted behind a hyphen, so that it can be read."""
    if cell_len(word) <= width:
        return [word]
    pieces, piece = [], ""
    for character in word:
        if piece and cell_len(piece + character) > width:
            cut = piece.rfind("-") + 1 or len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
        piece += character
    return [*pieces, piece]
