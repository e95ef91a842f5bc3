"""Bibliographies of BibTeX and BibLaTeX, read with bibtexparser: an entry a source."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sinorus.base.errors import BadData
from sinorus.base.optional import load
from sinorus.base.text import quote
from sinorus.imports import bibtex_items
from sinorus.imports.read_csl import of_items
from sinorus.imports.table import Source, Table, wrong
from sinorus.index.open_file import read_bytes
from sinorus.index.read_json import decode

Json = dict[str, Any]
# Entries that only hold fields for others, or name others.
_NO_WORKS = ("xdata", "set")
# Turns LaTeX into plain text.
Plain = Callable[[str], str]
# Fields in which no sign is LaTeX.
_VERBATIM = frozenset(
    ("url", "doi", "eprint", "file", "isbn", "issn", "pmid", "date", "urldate", "origdate", "eventdate")
)


def tables(source: Source) -> Iterator[Table]:
    """Yield the sources of a bibliography; an entry that is no BibTeX is left out, and a note says which.

    Raises BadData where no entry can be read, and BadUsage where the library is missing.
    """
    bibtexparser = load("bibtexparser", "bibtex", "the import of BibTeX")
    latex = load("pylatexenc.latex2text", "bibtex", "the import of BibTeX")
    text = decode(read_bytes(source.path, source.shown), source.shown)
    with _silence():
        library = bibtexparser.parse_string(text)
    entries, notes = _entries(library, source)
    if not entries:
        if notes:
            raise BadData(notes[0])
        raise wrong(source, None, "there is no entry in it, such as @book{key, title = {…}}")
    works = [entry for entry in entries if entry.entry_type.lower() not in _NO_WORKS]
    plain = _plain(latex)
    fields = {entry.key: _fields(entry) for entry in entries}
    items = [(entry.start_line + 1, _item(entry, fields, plain)) for entry in works]
    yield of_items(source, items, notes)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the parser from speaking on standard error, as it does of each entry that it cannot read."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _entries(library: Any, source: Source) -> tuple[list[Any], list[str]]:
    """Return the entries in their order, also where a key or a field stands twice, and what is said of all others."""
    entries, notes = [*library.entries], []
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        if block.ignore_error_block:
            entries.append(block.ignore_error_block)
            notes.append(f"{source.shown}:{line}: {str(block.error).partition('. Note')[0].lower()}")
        else:
            head = quote((block.raw or "").strip().split("\n")[0], 60)
            reason = getattr(block.error, "abort_reason", None) or str(block.error)
            notes.append(f"{source.shown}:{line}: this entry is no BibTeX and is left out: {head} ({reason.strip()})")
    return sorted(entries, key=lambda entry: entry.start_line or 0), notes


def _fields(entry: Any) -> dict[str, str]:
    """Return the fields of an entry by their names in small letters; of two of one name the first."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower(), _bare(str(field.value)))
    return fields


def _bare(value: str) -> str:
    """Return a value without the braces or quotation marks around it, which the parser leaves in a faulty entry."""
    is_closed = value[:1] + value[-1:] in ("{}", '""') and len(value) > 1
    return value[1:-1] if is_closed else value


def _item(entry: Any, fields: dict[str, dict[str, str]], plain: Plain) -> Json:
    """Return the item of an entry, with what it takes over from another."""
    own = _fields(entry)
    for key in own.get("xdata", "").split(","):
        own = {**fields.get(key.strip(), {}), **own}
    own = {**_inherited(fields.get(own.get("crossref", ""), {})), **own}
    names = {name: _names(own[name], plain) for name in bibtex_items.NAMES if own.get(name)}
    texts = {name: text if name in _VERBATIM else plain(text) for name, text in own.items() if name not in names}
    return bibtex_items.item(entry.entry_type.lower(), entry.key, {**texts, **names})


def _inherited(parent: dict[str, str]) -> dict[str, str]:
    """Return what the parts of a volume take over from it: its title is that of the volume and not theirs."""
    title = {"booktitle": parent["title"]} if "title" in parent else {}
    return {**{name: text for name, text in parent.items() if name not in _NOT_INHERITED}, **title}


_NOT_INHERITED = (
    "title",
    "subtitle",
    "shorttitle",
    "author",
    "doi",
    "pages",
    "crossref",
    "note",
    "abstract",
    "keywords",
)


def _names(text: str, plain: Plain) -> list[Json]:
    """Return the names of persons and bodies; a body stands in braces."""
    names = load("bibtexparser.middlewares.names", "bibtex", "the import of BibTeX")
    people = []
    for name in names.split_multiple_persons_names(" ".join(text.split())):
        if name.casefold() != "others":
            people.append(_person(name, names.parse_single_name_into_parts, plain))
    return [person for person in people if person]


def _person(name: str, parse: Callable[..., Any], plain: Plain) -> Json:
    if _bare(name) != name and "}" not in name[:-1]:
        return {"literal": plain(name)}
    try:
        parts = parse(name, strict=False)
    except ValueError:
        return {"literal": plain(name)}
    whole = {"family": parts.last, "given": parts.first, "non-dropping-particle": parts.von, "suffix": parts.jr}
    return {key: text for key, words in whole.items() if (text := plain(" ".join(words)))}


def _plain(latex: Any) -> Plain:
    """Return what makes plain text of LaTeX with a library; a text that is none stays as it is."""
    macros = latex.get_default_latex_context_db()
    # What stands in a macro that it does not know, such as \texttt, is kept.
    macros.set_unknown_macro_spec(latex.MacroTextSpec("", discard=False))
    decoder = latex.LatexNodes2Text(latex_context=macros, math_mode="text", keep_comments=True)

    def plain(text: str) -> str:
        if any(sign in text for sign in "\\{}$~"):
            try:
                text = str(decoder.latex_to_text(text))
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
                # The library stumbles over some macros, and a text must arrive all the same.
                text = re.sub(r"\\[A-Za-z]+\*?|[{}\\$]", "", text)
        return " ".join(text.split())

    return plain
