"""Text from renderables of rich."""

from io import StringIO

from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from sinorus.output.render import Page


def print_rich(renderable: RenderableType, page: Page) -> str:
    """Return the text that rich prints for a renderable, without blanks at the ends of lines."""
    console = _console(page)
    console.print(renderable, soft_wrap=isinstance(renderable, Text))
    return "".join(line.rstrip(" ") + "\n" for line in console.file.getvalue().splitlines())  # type: ignore[attr-defined]


def paint(text: str, style: str) -> str:
    """Return a text in a style, by the names of rich, for a terminal."""
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _console(page: Page) -> Console:
    return Console(
        file=StringIO(),
        width=page.width,
        color_system="standard" if page.colour else None,
        force_terminal=page.colour,
        no_color=not page.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
