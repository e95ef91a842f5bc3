"""The reference of a source in words, as a reference manager would write it, and what of the source was seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sinorus.model.csl_dates import words_of
from sinorus.model.csl_names import whole
from sinorus.query.works import day_in_words

if TYPE_CHECKING:
    from sinorus.model.rows.works import CslName, Source, Variables

# In whose words a source was seen, where they are not the author's own.
WORDS = {
    "publisher": "in the words of its publisher",
    "reviewer": "in the words of a reviewer",
    "agency": "in the words of an agency",
    "digest": "in the words of a digest",
    "translator": "in translation",
}


def reference(source: Source) -> str:
    """Write a work with its authors, where and when it was published, and its address, as far as they are known."""
    csl = source["csl"]
    title = f"{by(csl.get('author') or source['author'])}{named(source)}"
    parts = [title, *_helpers(csl), *_container(source), words_of(source["issued"]), *_standing(csl), source["URL"]]
    opened = f"accessed {words_of(csl['accessed'])}" if csl.get("accessed") else ""
    return ", ".join(filter(None, [*parts, opened, copy_read(source)]))


def by(names: Iterable[Any]) -> str:
    """Write authors with a comma behind them; "" where there is none."""
    return f"{joined}, " if (joined := " and ".join(map(whole, names))) else ""


def named(source: Source) -> str:
    """Write the title of a work, that in another language with its translation."""
    translated = source["csl"].get("translated-title")
    return f"“{source['title']}”" + (f" [{translated}]" if translated else "")


def copy_read(source: Source) -> str:
    """Write on which day a copy of a work was read; "" where that is not known."""
    return f"a copy read on {day_in_words(source['copy_read'])}" if source["copy_read"] else ""


def seen(source: Source, where: str = "") -> str:
    """Write what of a source was seen, and in whose words; ``where`` is the place of a passage in it."""
    extent = source["extent"] if source["extent"] != "whole" else ""
    return ", ".join(filter(None, [where or extent, WORDS.get(source["text_by"] or "")]))


def variable(value: Any) -> str:
    """Write the value of a variable of CSL: names, a date, a list of words, or a text or number."""
    if isinstance(value, dict):
        return words_of(value)
    if isinstance(value, list):
        return "; ".join(whole(item) if isinstance(item, dict) else str(item) for item in value)
    return str(value)


def _helpers(csl: Variables) -> Iterator[str]:
    """Yield who edited and who translated a work."""
    yield from _made("edited by", csl.get("editor"))
    yield from _made("translated by", csl.get("translator"))


def _made(how: str, names: list[CslName] | None) -> Iterator[str]:
    yield from (f"{how} {' and '.join(map(whole, each))}" for each in [names] if each)


def _container(source: Source) -> Iterator[str]:
    """Yield in what a work stands: a journal with volume and issue, a book with its edition and its publisher."""
    csl = source["csl"]
    yield source["container-title"] or ""
    yield from (f"vol. {volume}" for volume in [csl.get("volume")] if volume)
    yield from (f"no. {issue}" for issue in [csl.get("issue")] if issue)
    yield from (f"edition {edition}" for edition in [csl.get("edition")] if edition)
    yield ": ".join(filter(None, [csl.get("publisher-place"), csl.get("publisher")]))


def _standing(csl: Variables) -> Iterator[str]:
    """Yield on which pages a work stands, and its number in the catalogues."""
    if page := str(csl.get("page") or csl.get("page-first") or ""):
        yield f"{'p.' if page.isdigit() else 'pp.'} {re.sub('(?<=[0-9])-(?=[0-9])', '–', page)}"
    yield f"https://doi.org/{csl['DOI']}" if csl.get("DOI") else ""
    yield f"ISBN {csl['ISBN']}" if csl.get("ISBN") else ""
