"""One page that holds everything: HTML with its styles, its script and its data inside, and nothing from outside.

``page(made)`` is pure: the same parts give the same text on every run. The words are in ``template.html``, and all that a
reader needs is there; ``page.js`` only filters and ``drawing.js`` only draws.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from sinorus.base.optional import load
from sinorus.base.text import safe
from sinorus.model.rows import CiteRow, CompareRow, MatrixRow
from sinorus.page.embedded_data import facts, inlined
from sinorus.page.sections import parts
from sinorus.query.selection import Records

HOME = Path(__file__).parent
# What the browser may do: run this script, use these styles, and nothing else; least of all ask anyone for anything.
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


class Made(NamedTuple):
    """All that a page is made of.

    records   what the page holds
    compared  rows as `compare` puts them out
    matrix    rows as `compare --matrix` puts them out
    cited     the references of the data set, which comes first, and of each essay
    as_of     the day up to which the data were kept, such as 2026-11-22
    version   of sinorus
    """

    records: Records
    compared: list[CompareRow]
    matrix: list[MatrixRow]
    cited: list[CiteRow]
    as_of: str
    version: str


def page(made: Made) -> str:
    """Write the page."""
    style, script = _own("page.css"), _own("drawing.js") + _own("page.js")
    policy = POLICY.format(style=_hash(style), script=_hash(script))
    template = _environment().from_string(_own("template.html"))
    inside = {"style": style, "script": script, "facts": inlined(facts(made.records, made.as_of)._asdict())}
    return str(template.render(policy=policy, **inside, **parts(made.records, made.compared, made.matrix), made=made))


def _own(name: str) -> str:
    return (HOME / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Name a text as a content security policy does."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _environment() -> Any:
    """Return Jinja as it is used here: it escapes every text, and refuses names that are not there."""
    jinja = load("jinja2", "page", "page")
    return jinja.Environment(
        autoescape=True, undefined=jinja.StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True
    )


def _shown(value: object) -> object:
    """Spell out what could hide in a text or turn its direction; markup of our own is of another type."""
    return safe(value) if type(value) is str else value
