"""HTML, as programs for the web keep their texts, to plain text and to the links in it."""

from html.parser import HTMLParser
from typing import NamedTuple

# What stands between two of these is no one word, also where no blank parts it.
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure"),
        *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table"),
        *("td", "th", "tr", "ul"),
    )
)
_SILENT = frozenset(("script", "style", "template"))


class Link(NamedTuple):
    """A link: the words that bear it, and its address as it stands there."""

    text: str
    address: str


class Text(NamedTuple):
    """What is left of HTML: the text with single blanks, and the links in their order."""

    plain: str
    links: list[Link]


def plain(html: str) -> Text:
    """Take the markup out of a text; a text without markup stays as it is, but for its white space."""
    if "<" not in html and "&" not in html:
        return Text(" ".join(html.split()), [])
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return Text(_joined(parser.pieces), parser.links)


def address(written: str) -> str:
    """Return an address with the ``https:`` that a page may leave out before two slashes."""
    return f"https:{written}" if written.startswith("//") else written


class _Parser(HTMLParser):
    """Collects the texts of HTML; ``silent`` counts the open elements whose content nobody reads."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.links: list[Link] = []
        self.silent = 0
        self.open: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.pieces.append(" ")
        if tag == "a":
            self._close_link()
            self.open = (len(self.pieces), dict(attrs).get("href") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Part the texts around an element without content."""
        if tag in _BLOCKS:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Note what closes."""
        if tag in _SILENT:
            self.silent = max(self.silent - 1, 0)
        if tag in _BLOCKS:
            self.pieces.append(" ")
        if tag == "a":
            self._close_link()

    def handle_data(self, data: str) -> None:
        """Keep a text that a reader sees."""
        if not self.silent:
            self.pieces.append(data)

    def close(self) -> None:
        """End the reading, and a link that nobody closed."""
        super().close()
        self._close_link()

    def _close_link(self) -> None:
        if self.open:
            start, href = self.open
            if href.strip():
                self.links.append(Link(_joined(self.pieces[start:]), href.strip()))
            self.open = None


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
