"""A line to type in."""

from textual.events import Key
from textual.message import Message
from textual.widgets import Input


class Typed(Input):
    """A line to type in, which can leave some letters to the box around it.

    Its cursor does not blink: nothing is written to the terminal while nothing happens.
    """

    def __init__(self, text: str = "", left: str = "") -> None:
        """Begin with a text; ``left`` are the letters that the line does not take."""
        super().__init__(text, id="typed", select_on_focus=False)
        self.set_reactive(Typed.cursor_blink, False)
        self._left = left

    class Left(Message):
        """One of those letters was typed."""

        def __init__(self, letter: str) -> None:
            """Keep which."""
            super().__init__()
            self.letter = letter

    def on_key(self, event: Key) -> None:
        """Leave a letter to the box, behind all that was typed before, however quickly."""
        if event.character and event.character in self._left:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(event.character))
