"""The web page: one HTML file with its styles, its script and its data inside, which loads nothing from elsewhere.

``write(content)`` is pure: the same content gives the same text on every run, piece by piece. The data are JSON inside
the file, of which the script makes entries as they are opened or come near. What reads without a script stands in the
HTML, and the script takes it away.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.base.checksum import policy_hash
from sinorus.base.text import safe
from sinorus.model.rows.claim import MatrixRow
from sinorus.model.rows.event import PlaceRow
from sinorus.model.rows.works import CiteRow
from sinorus.model.signs import SIGNS
from sinorus.model.vocabulary import NOT_CODED
from sinorus.page.columns import columns
from sinorus.page.embedded_data import Given, facts, inline_json
from sinorus.page.sections import eras, parts
from sinorus.query.retired import Retirement
from sinorus.query.selection import Records
from sinorus.query.word_streams import WordStreams

HOME = Path(__file__).parent
# The parts of the one script, in the order in which they stand in it.
SCRIPTS = ("elements.js", "words.js", "entries.js", "drawing.js", "map.js", "lists.js", "files.js", "page.js")
# What a browser may do with the page: run this script and use these styles, but load nothing and send nothing.
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


class Content(NamedTuple):
    """What a page is made of.

    records    the records on the page
    subjects   under each contrast the driver, event or theme on which `compare` shows it; None for none
    matrix     rows as `compare --matrix` puts them out
    citations  the references of the data set, which comes first, and of each source
    retired    the ids that are given no more, which old links name
    places     the places of the data
    lines      the actors under which `--actor` finds each record, by its id
    streams    the words of the records as `--search` knows them; None where SQLite cannot search
    as_of      the day up to which the data were kept, such as 2026-11-22
    version    the version of sinorus
    """

    records: Records
    subjects: dict[str, str | None]
    matrix: list[MatrixRow]
    citations: list[CiteRow]
    retired: list[Retirement]
    places: list[PlaceRow]
    lines: dict[str, list[str]]
    streams: WordStreams | None
    as_of: str
    version: str


def write(content: Content) -> Iterator[str]:
    """Return the page as HTML, in pieces."""
    style, script = _colours() + _lines("page.css"), "".join(map(_lines, SCRIPTS))
    policy = POLICY.format(style=policy_hash(style), script=policy_hash(script))
    template = _environment().from_string(_read("template.html"))
    pieces: Iterator[str] = template.generate(
        policy=policy,
        style=style,
        script=script,
        facts=inline_json(facts(content.records, _given(content))),
        content=content,
        citations={row["id"]: row["text"] for row in content.citations},
        **parts(content.records, content.matrix),
    )
    return pieces


def _given(content: Content) -> Given:
    """Return what the data of the script are made of besides the records."""
    return Given(
        places=content.places,
        retired=content.retired,
        subjects=content.subjects,
        eras=[(name, when, [event["id"] for event in events]) for name, when, events in eras(content.records)],
        columns={id: column.name for column in columns(content.records) for id in column.sources},
        lines=content.lines,
        streams=content.streams,
        as_of=content.as_of,
    )


def _colours() -> str:
    """Write the colours of the effects as styles, on light paper, on dark paper and in print."""
    light, dark = (
        "".join(f".{effect or NOT_CODED} {{ --mine: {getattr(sign, paper)}; }}\n" for effect, sign in SIGNS.items())
        for paper in ("light", "dark")
    )
    return f"{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _lines(name: str) -> str:
    """Return the lines of a file without what indents them, and without comments that are a line of their own."""
    lines = map(str.strip, _read(name).splitlines())
    return "".join(f"{line}\n" for line in lines if not (line.startswith("/*") and line.endswith("*/")))


def _read(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def _environment() -> Any:
    """Return Jinja so that it escapes every text, and raises an error for a name that is not there."""
    import jinja2 as jinja

    return jinja.Environment(
        autoescape=True, undefined=jinja.StrictUndefined, finalize=_safe_text, trim_blocks=True, lstrip_blocks=True
    )


def _safe_text(value: object) -> object:
    """Write characters of a text that are invisible or turn its direction as numbers; markup is no plain ``str``."""
    return safe(value) if type(value) is str else value
