"""Find what cannot be right in the fields that say how a source was read, and in claims from words of others."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from sinorus import dates
from sinorus.base.text import fold, quote
from sinorus.index.check_series import rows_of
from sinorus.index.problems import WARNING, Pointer, Problem
from sinorus.model.csl_dates import edtf_of

Row = dict[str, Any]
Place = Callable[[int, Pointer, str, str], Problem]
# The form of a tag of BCP 47 (RFC 5646) for a language with its script and its region: zh-Hans-CN.
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
# Whose words are the author's.
_OWN = (None, "author", "translator")


def problems(index: sqlite3.Connection, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with sources, and the claims from the words of others that are not attributed."""
    of_others = {}
    known: dict[tuple[str, str], str] = {}
    for n, row in rows_of(index, "source"):
        for step, problem, remedy in _doubles(row, known):
            yield place(n, (step,), problem, remedy)._replace(level=WARNING)
        for step, problem, remedy in _of_times(row):
            yield place(n, (step,), problem, remedy)
        for step, problem, remedy in _of_languages(row):
            yield place(n, (step,), problem, remedy)._replace(level=WARNING)
        if row["text_by"] not in _OWN:
            of_others[row["id"]] = row["text_by"]
    for n, claim in rows_of(index, "claim") if of_others else ():
        if claim["source"] in of_others and claim["hedging"] not in (None, "attributed"):
            problem = f"the words of {quote(claim['source'])} are those of the {of_others[claim['source']]}"
            yield place(n, ("hedging",), f"{problem}, but hedging is {claim['hedging']}", "write attributed")


def _doubles(source: Row, known: dict[tuple[str, str], str]) -> Iterator[tuple[str, str, str]]:
    """Yield by what a source is one document with an earlier one, whose marks are ``known``; add its own to them.

    One work at two addresses, and two works at one, are easily taken down twice.
    """
    year = (source["date_edtf"] or "")[:4]
    names = " ".join(str(value) for author in source["author"] for value in author.values() if value)
    marks = {"URL": source["URL"] or "", "title": fold(f"{source['title']}\n{names}\n{year}") if names else ""}
    told = {"URL": "address", "title": "title, authors and year"}
    doubles = {step: known[step, mark] for step, mark in marks.items() if mark and (step, mark) in known}
    known |= {(step, mark): source["id"] for step, mark in marks.items() if mark and (step, mark) not in known}
    for step, other in list(doubles.items())[:1]:
        remedy = "keep one source for a document, or correct what is the same"
        yield step, f"{quote(source['id'])} and {quote(other)} have one {told[step]}, and may be one document", remedy


def _of_times(source: Row) -> Iterator[tuple[str, str, str]]:
    """Yield where a source is written after it was issued, or was read before."""
    issued = edtf_of(source["issued"]) if source["issued"] else ""
    days = {"issued": issued, "written": source["written"], "copy_read": source["copy_read"]}
    known = {key: dates.parse(text) for key, text in days.items() if text}
    for earlier, later, step in (("written", "issued", "written"), ("issued", "copy_read", "copy_read")):
        if earlier in known and later in known and _is_after(known[earlier], known[later]):
            problem = f"{earlier} is {days[earlier]} and {later} is {days[later]}, which is before it"
            yield step, problem, f"correct {earlier} or {later}"


def _is_after(first: dates.Date, second: dates.Date) -> bool:
    """Say whether a date surely begins after another has ended."""
    return bool(first.earliest and second.latest and first.earliest.key() > second.latest.key())


def _of_languages(source: Row) -> Iterator[tuple[str, str, str]]:
    for key in ("language", "original_language"):
        if source[key] and not _TAG.fullmatch(source[key]):
            yield key, f"{key} {quote(source[key])} is no tag of BCP 47", "write a tag such as en, ru or zh-Hant"
