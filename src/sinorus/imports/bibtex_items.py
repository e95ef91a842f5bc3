"""Entries of BibTeX and BibLaTeX as items of CSL-JSON, by the tables of the manual of biblatex and of pandoc."""

import re
from collections.abc import Mapping
from itertools import chain
from typing import Any

from sinorus.model.csl_dates import readable
from sinorus.model.vocabulary import LANGUAGES

Json = dict[str, Any]
# The fields of an entry, their names in small letters.
Fields = Mapping[str, Any]

TYPES = {
    "article": "article-journal",
    "review": "review",
    "periodical": "periodical",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "manual": "book",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "booklet": "pamphlet",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "unpublished": "manuscript",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "letter": "personal_communication",
    "movie": "motion_picture",
    "video": "motion_picture",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
}
# What an article of another sort is, by `entrysubtype`.
_SORTS = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
# What each variable is taken from: the first of the fields that an entry has.
_VARIABLES = {
    "title": ("title",),
    "title-short": ("shorttitle",),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "container-title-short": ("shortjournal",),
    "collection-title": ("series",),
    "volume": ("volume",),
    "number-of-volumes": ("volumes",),
    "page": ("pages",),
    "number-of-pages": ("pagetotal",),
    "edition": ("edition",),
    "chapter-number": ("chapter",),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher-place": ("location", "address"),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "PMID": ("pmid",),
    "URL": ("url",),
    "language": ("langid", "language"),
    "translated-title": ("titleaddon",),
    "abstract": ("abstract",),
    "annote": ("annotation", "annote"),
    "keyword": ("keywords",),
    "genre": ("type",),
    "version": ("version",),
    "status": ("pubstate",),
    "archive": ("library",),
    "part-number": ("part",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
}
NAMES = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"}
# Fields whose second part stands behind a colon.
_SUBTITLES = {
    "title": "subtitle",
    "journaltitle": "journalsubtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
}
_NOTES = ("note", "addendum", "howpublished", "eprint")
# What LaTeX calls languages besides.
_VARIANTS = {"en": ("american", "british", "usenglish", "ukenglish"), "de": ("ngerman",), "pt": ("brazil", "brazilian")}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# Fields that are looked at elsewhere, or that tell programs how to handle an entry and readers nothing.
_OTHERS = (
    *("number", "issue", "entrysubtype", "date", "year", "month", "urldate", "origdate", "eventdate", "crossref"),
    *("xdata", "options", "file", "ids", "label", "eprinttype", "timestamp", "owner", "groups", "langidopts"),
    *("related", "relatedtype", "relatedstring", "relatedoptions", "presort", "sortkey", "sortname", "sorttitle"),
    *("sortshorthand", "sortyear", "indextitle", "indexsorttitle", "hyphenation", "gender", "execute", "entryset"),
)
_KNOWN = frozenset((*chain.from_iterable(_VARIABLES.values()), *NAMES, *_SUBTITLES.values(), *_NOTES, *_OTHERS))


def item(type: str, key: str, fields: Fields) -> Json:
    """Return the item of an entry whose names are lists of objects and whose other fields are texts.

    A field that CSL has no variable for stays as it is.
    """
    kind = TYPES.get(type, "document")
    if kind == "article-journal":
        kind = _SORTS.get(fields.get("entrysubtype", ""), kind)
    made: Json = {"id": key, "type": kind, "citation-key": key}
    made |= {variable: fields[name] for name, variable in NAMES.items() if fields.get(name)}
    for variable, names in _VARIABLES.items():
        if text := next((_whole(fields, name) for name in names if fields.get(name)), ""):
            made[variable] = text
    if "language" in made:
        made["language"] = _tag(made["language"])
    made |= _numbers(kind, fields)
    if type in _THESES:
        made.setdefault("genre", _THESES[type])
    if "page" in made:
        made["page"] = re.sub(r"\s*(--+|[–—])\s*", "-", made["page"])
    if note := "; ".join(fields[name] for name in _NOTES if fields.get(name)):
        made["note"] = note
    unknown = {name: text for name, text in fields.items() if name not in _KNOWN}
    return {**unknown, **made, **_dates(fields)}


def _tag(language: str) -> str:
    """Return the tag of a language that is called by its name, as LaTeX does; any other text as it is."""
    name = language.strip().casefold()
    return next((tag for tag, known in LANGUAGES.items() if name in (tag, known, *_VARIANTS.get(tag, ()))), language)


def _whole(fields: Fields, name: str) -> str:
    """Return a field with its second part."""
    return ": ".join(filter(None, (fields[name], fields.get(_SUBTITLES.get(name, ""), ""))))


def _numbers(kind: str, fields: Fields) -> Json:
    """Return the number of an entry under the name that it has in its kind."""
    number, issue = fields.get("number"), fields.get("issue")
    if kind.startswith("article") or kind in ("review", "periodical"):
        return {"issue": number or issue} if number or issue else {}
    name = "number" if kind in ("report", "patent", "legislation", "dataset", "software") else "collection-number"
    return ({name: number} if number else {}) | ({"issue": issue} if issue else {})


def _dates(fields: Fields) -> Json:
    """Return the dates of an entry; one that is none, such as "in press", stays in words."""
    written = fields.get("date") or "-".join(filter(None, (fields.get("year"), _month(fields.get("month", "")))))
    texts = {"issued": written, "accessed": fields.get("urldate"), "original-date": fields.get("origdate")}
    texts["event-date"] = fields.get("eventdate")
    return {variable: readable({"raw": text}) for variable, text in texts.items() if text}


def _month(text: str) -> str:
    """Return a month, which is a number or a name, in two figures; "" where it is none."""
    if text.isdigit():
        return text.zfill(2)
    name = text.strip().casefold()[:3]
    return f"{_MONTHS.index(name) + 1:02}" if name in _MONTHS else ""
