"""Readers by others than sinorus: what each format gives back to those who read it, as a list of texts.

A format that shows a text otherwise, by a rule of the documentation, is told of in ``AS_SHOWN``.
"""

import html
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

import networkx
import pydot
from bibtexparser.entrypoint import parse_string
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from typewriter import squeezed

Reader = Callable[[str], list[str]]
# pandas has no types.
pandas: Any = import_module("pandas")
# A spreadsheet runs what begins so; a day before our era and a number may.
FORMULAS = tuple("=+-@＝＋－＠")
NO_FORMULA = re.compile(r"-?\d[\dX]*[?~%]?([-/.][\dX.~%?]*)*")
# What LaTeX makes of signs side by side, and what the decoder leaves out because it does not know it.
LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}
LEFT_OUT = str.maketrans("", "", "{}^")
MARKDOWN = {"table", "thead", "tbody", "tr", "th", "td", "h2", "ul", "li", "p", "strong", "br"}
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href")


def complaints_of_biber(said: str) -> set[str]:
    """Return what biber complains of, each as the key of the entry and the complaint."""
    lines = re.findall(r"(?:WARN|ERROR) - (?!WARNINGS)(.*)", said)
    return {re.sub(r"Datamodel: Entry '(.*?)' .*?: (.*)", r"\1: \2", line) for line in lines}


def missing_dates(items: Iterable[Any]) -> set[str]:
    """Return what biber must complain of: BibLaTeX asks for a date, and where none is known none is made up."""
    undated = (item["id"] for item in items if "issued" not in item and item["type"] != "dataset")
    return {f"{id}: Missing mandatory field - one of 'date, year' must be defined" for id in undated}


def drives(text: str, allowed: str = "\n") -> list[str]:
    """List the characters of a text that could drive a terminal or hide in it: by what Unicode says of them."""
    bad = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return sorted(f"U+{ord(sign):04X}" for sign in set(text) - set(allowed) if unicodedata.category(sign) in bad)


def leaves(value: Any) -> Iterator[str]:
    """Yield every text in a JSON value, keys left out."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value


def of_json(out: str) -> list[str]:
    """Read JSON."""
    return list(leaves(json.loads(out)))


def of_jsonl(out: str) -> list[str]:
    """Read a JSON value a line."""
    return [text for line in out.split("\n")[:-1] for text in of_json(line)]


def of_plain(out: str) -> list[str]:
    """Read lines of cells; every line has as many."""
    lines = [line.split("\t") for line in out.split("\n")[:-1]]
    assert len({len(cells) for cells in lines}) <= 1
    return [cell for cells in lines for cell in cells]


def of_csv(out: str) -> list[str]:
    """Read all cells of CSV."""
    return [cell for line in cells_of_csv(out) for cell in line]


def cells_of_csv(out: str) -> list[list[str]]:
    """Read the header and the lines of CSV, without the apostrophe before what a spreadsheet would run."""
    read = pandas.read_csv(io.StringIO(out), dtype=str, keep_default_na=False, header=None)
    return [[_not_run(str(cell)) for cell in line] for line in read.to_numpy().tolist()]


def _not_run(cell: str) -> str:
    assert not cell.startswith(FORMULAS) or NO_FORMULA.fullmatch(cell), cell
    return cell[1:] if cell.startswith(tuple(f"'{sign}" for sign in FORMULAS)) else cell


def of_md(out: str) -> list[str]:
    """Read Markdown as CommonMark with tables: headings, cells and items, in which nothing but labels is marked up."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(out)
    assert {token.tag for token in tokens if token.tag} <= MARKDOWN
    return [_inline(token.children or []) for token in tokens if token.type == "inline"]


def _inline(children: list[Token]) -> str:
    assert {child.type for child in children} <= {"text", "text_special", "strong_open", "strong_close", "html_inline"}
    assert {child.content for child in children if child.type == "html_inline"} <= {"<br>"}
    return "".join("\n" if child.type == "html_inline" else child.content for child in children)


def of_terminal(out: str) -> list[str]:
    """Read what was folded, without the lines of a tree."""
    return [squeezed(re.sub("[│├└─]", "", out))]


def of_dot(out: str) -> list[str]:
    """Read the labels of a graph as Graphviz shows them, each line after a blank."""
    [graph] = pydot.graph_from_dot_data(out) or []
    quoted = [str(node.get("label")) for node in graph.get_nodes() if node.get("label")]
    plain = [re.sub(r"\\(.)", lambda sign: " " if sign[1] == "n" else sign[1], label[1:-1]) for label in quoted]
    return list(map(html.unescape, plain))


def of_mermaid(out: str) -> list[str]:
    """Read the labels of a flowchart, in which signs stand as numbers; every line is one of four."""
    lines = out.splitlines()
    node, link = r'  e\d+\["([^"]*)"\]:::[a-z-]+', r"  e\d+ -->\|[a-z]+\| e\d+"
    colour = r"  classDef [a-z-]+ stroke:#[0-9a-f]{6},stroke-width:2px"
    assert [line for line in lines[1:] if not re.fullmatch(f"{node}|{link}|{colour}", line)] == []
    labels = [found[1] for line in lines if (found := re.fullmatch(node, line))]
    return [re.sub(r"#(\d+);", lambda number: chr(int(number[1])), label) for label in labels]


def of_graphml(out: str) -> list[str]:
    """Read a graph with all that is known of its nodes, edges and itself."""
    graph = networkx.read_graphml(io.BytesIO(out.encode("utf-8")), force_multigraph=True)
    known = [graph.graph, *(said for _, said in graph.nodes(data=True)), *(said for *_, said in graph.edges(data=True))]
    return list(leaves(known))


def of_biblatex(out: str) -> list[str]:
    """Read the fields of all entries as LaTeX sets them."""
    library = parse_string(out)
    assert (library.failed_blocks, library.comments, library.preambles, library.strings) == ([], [], [], [])
    decode = LatexNodes2Text(keep_comments=True).latex_to_text
    return [in_latex(decode(str(field.value))) for entry in library.entries for field in entry.fields]


def in_latex(text: str) -> str:
    """Write a text as LaTeX sets it and the decoder reads it."""
    for typed, printed in LIGATURES.items():
        text = text.replace(typed, printed)
    return text.translate(LEFT_OUT)


READERS: dict[str, Reader] = {
    "table": of_terminal,
    "list": of_terminal,
    "plain": of_plain,
    "json": of_json,
    "jsonl": of_jsonl,
    "csv": of_csv,
    "csv-flat": of_csv,
    "md": of_md,
    "dot": lambda out: list(map(squeezed, of_dot(out))),
    "mermaid": of_mermaid,
    "graphml": of_graphml,
    "biblatex": of_biblatex,
    "csl-json": of_json,
}
AS_SHOWN: dict[str, Callable[[str], str]] = {"table": squeezed, "list": squeezed, "dot": squeezed, "biblatex": in_latex}


class Document(HTMLParser):
    """A page as a browser takes it: the words, the scripts, and whatever acts or leads somewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tag = ""
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and what of it acts or leads somewhere."""
        self.tag = tag
        self.tags.add(tag)
        self.scripts += [""] * (tag == "script")
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "srcdoc"]
        self.addresses += [value or "" for name, value in attrs if name in ADDRESSES]

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style."""
        self.tag = ""

    def handle_data(self, data: str) -> None:
        """Note words or a piece of a script."""
        if self.tag == "script":
            self.scripts[-1] += data
        elif self.tag != "style":
            self.words.append(data)

    def said(self) -> str:
        """Return all words, each blank once, as a browser shows them."""
        return shown_once(" ".join(self.words))

    def leads(self) -> list[str]:
        """List the addresses that are neither a place on the page nor a page of the web."""
        return [address for address in self.addresses if not re.match(r"#|https?://|data:,$", address)]


def shown_once(text: str) -> str:
    """Write every kind of blank as one, as a browser does with most."""
    return " ".join(text.split())


def once_blank(text: str) -> str:
    """Write each blank once."""
    return re.sub(" +", " ", text)
