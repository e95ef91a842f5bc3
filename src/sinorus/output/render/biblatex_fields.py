"""What BibLaTeX calls the variables of CSL, and which of its entries may have which field.

The lists are those of the default data model, to which `biber --validate-datamodel` holds a file.
"""

# CSL types and the entries of BibLaTeX; what is not here is misc.
TYPES = {
    **dict.fromkeys(("article", "article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(("review", "review-book"), "article"),
    **dict.fromkeys(("book", "classic"), "book"),
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    **dict.fromkeys(("entry-dictionary", "entry-encyclopedia"), "inreference"),
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    **dict.fromkeys(("post", "post-weblog", "webpage"), "online"),
    **dict.fromkeys(("manuscript", "speech"), "unpublished"),
    "software": "software",
    "patent": "patent",
    "pamphlet": "booklet",
}
# The variables of CSL, one of each, without which an entry is not what BibLaTeX calls so.
DEMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (("author",), ("container-title",)),
    "book": (("author",),),
    "incollection": (("author",), ("editor",), ("container-title",)),
    "inproceedings": (("author",), ("container-title",)),
    "inreference": (("author",), ("editor",), ("container-title",)),
    "report": (("author",), ("publisher", "container-title")),
    "thesis": (("author",), ("publisher", "container-title")),
}
# What holds the title of that in which a work stands; all others have the organization.
CONTAINERS = {
    "article": "journaltitle",
    **dict.fromkeys(("incollection", "inproceedings", "inreference"), "booktitle"),
    "book": "maintitle",
    **dict.fromkeys(("misc", "unpublished", "booklet"), "howpublished"),
    **dict.fromkeys(("thesis", "report"), "institution"),
    "patent": "addendum",
}
# The fields of BibLaTeX and the variables that they come from: texts, names and dates.
TEXTS = {
    "edition": ("edition",),
    "volume": ("volume",),
    "volumes": ("number-of-volumes",),
    "part": ("part-number", "part"),
    "number": ("issue", "number", "collection-number"),
    "series": ("collection-title",),
    "chapter": ("chapter-number",),
    "pages": ("page",),
    "pagetotal": ("number-of-pages",),
    "type": ("genre",),
    "language": ("language",),
    "shorttitle": ("title-short", "shortTitle"),
    "shortjournal": ("container-title-short", "journalAbbreviation"),
    "origtitle": ("original-title",),
    "origpublisher": ("original-publisher",),
    "origlocation": ("original-publisher-place",),
    "eventtitle": ("event-title", "event"),
    "venue": ("event-place",),
    "location": ("publisher-place",),
    "version": ("version",),
    "pubstate": ("status",),
    "library": ("archive",),
    "doi": ("DOI",),
    "isbn": ("ISBN",),
    "issn": ("ISSN",),
}
NAMES = {"editor": "editor", "translator": "translator"}
DATES = {"origdate": "original-date", "eventdate": "event-date"}
EVERYWHERE = "shorttitle shortjournal origtitle origdate origpublisher origlocation pubstate library doi"
_BOOK = "volume number pages isbn publisher location editor translator edition series volumes chapter language part"
FIELDS = {
    kind: frozenset(f"{fields} {EVERYWHERE}".split())
    for kind, fields in {
        "article": "volume number pages issn editor translator series language version",
        "book": f"{_BOOK} pagetotal",
        "incollection": _BOOK,
        "inreference": _BOOK,
        "inproceedings": "volume number pages isbn publisher location editor series volumes chapter language eventtitle"
        " eventdate venue part",
        "thesis": "pages location pagetotal chapter type language institution",
        "report": "number pages location pagetotal chapter type language version institution",
        "dataset": "number publisher location editor edition series type language version",
        "online": "editor language version",
        "unpublished": "location type language eventtitle eventdate venue",
        "software": "location editor type language version",
        "patent": "number location type version",
        "booklet": "pages location editor pagetotal chapter type language",
        "misc": "location editor type language version",
    }.items()
}
# How a text is called in the addendum of an entry that has no field for it; the others say what they are.
WORDS = {"volume": "vol. ", "number": "no. ", "pages": "pp. ", "issn": "ISSN ", "isbn": "ISBN ", "edition": "edition "}
