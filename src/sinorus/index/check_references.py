"""Find references of which the grade or a day cannot be right."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from typing import Any

from sinorus.base.text import quote
from sinorus.index.problems import WARNING, Pointer, Problem
from sinorus.model.vocabulary import GRADES

Row = dict[str, Any]
Place = Callable[[int, Pointer, str, str], Problem]
# Any of these parts in the name of a host says that people upload there what others have written.
UPLOADS = frozenset(
    (
        *("360doc", "51kids", "academia", "book118", "coursehero", "doc88", "docin", "docplayer", "docslib", "dokumen"),
        *("epdf", "issuhub", "kupdf", "pdfcoffee", "pdfslide", "renrendoc", "scribd", "siyezi", "slideshare"),
        *("studocu", "vdocuments", "wenku", "yumpu", "yuntihai"),
    )
)
# Where a day begins first it begins so many seconds before it does in Greenwich.
_FIRST = 14 * 60 * 60
_HOST = re.compile(r"https?://(?:[^/?#]*@)?([^/?#:]*)")
# Only in records with one of these there is something to check.
_PARTS = ('"grade":"', '"copy_read":"', '"accessed":"')


def is_upload(url: str | None) -> bool:
    """Say whether an address leads to a host of uploads, whatever stands before or behind its name."""
    return not UPLOADS.isdisjoint(_host(url).casefold().split("."))


def _host(url: str | None) -> str:
    found = _HOST.match(url or "")
    return found[1] if found else ""


def problems(index: sqlite3.Connection, read: Callable[[int], Row], place: Place) -> Iterator[Problem]:
    """Yield what is wrong with references; ``read`` returns a record as its file has it, by its number.

    A grade is only worth a look: the data of others may have grades of their own.
    """
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + _FIRST))
    for n in _graded(index):
        for pointer, page in references(read(n)):
            for step, problem, remedy in _of_grade(page):
                yield place(n, (*pointer, step), problem, remedy)._replace(level=WARNING)
            for step, problem, remedy in _of_days(page, today):
                yield place(n, (*pointer, step), problem, remedy)


def _graded(index: sqlite3.Connection) -> list[int]:
    clauses = " OR ".join(["instr(json, ?) OR instr(detail, ?)"] * len(_PARTS))
    sql = f"SELECT n FROM stored JOIN body USING (n) WHERE kind IN ('event', 'claim') AND ({clauses}) ORDER BY n"
    return [n for (n,) in index.execute(sql, [part for part in _PARTS for _ in range(2)])]


def references(record: Row) -> Iterator[tuple[Pointer, Row]]:
    """Yield the references of an event or a claim as its file has it, each with its pointer."""
    for at, page in enumerate(record.get("references") or ()):
        yield ("references", at), page
    for at, page in enumerate((record.get("review") or {}).get("references") or ()):
        yield ("review", "references", at), page
    for at, cause in enumerate(record.get("causes") or ()):
        if cause.get("reference"):
            yield ("causes", at, "reference"), cause["reference"]


def _of_grade(page: Row) -> Iterator[tuple[str, str, str]]:
    grade = page.get("grade")
    if grade is None:
        return
    if grade not in GRADES:
        yield "grade", f"grade is {quote(grade)}", f"write one of {', '.join(GRADES)}, by which references are ordered"
    elif grade != "copy" and is_upload(page.get("url")):
        problem = f"grade is {quote(grade)}, but people upload to {_host(page['url'])} what others wrote"
        yield "grade", problem, "write copy, or name the work without this address"


def _of_days(page: Row, today: str) -> Iterator[tuple[str, str, str]]:
    """Yield the days on which nothing can have been read yet; ``today`` is a day in ISO 8601."""
    for key in ("copy_read", "accessed"):
        day = page.get(key)
        if day is not None and day > today:
            yield key, f"{key} is {quote(day)}, which is in the future", "write the day on which it was read"
