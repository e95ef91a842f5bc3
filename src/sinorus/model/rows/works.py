"""The rows of references, of sources, and of works in CSL-JSON."""

from typing import Annotated, Any, Required, TypedDict

from sinorus.model.rows.vocabulary import Effects
from sinorus.model.values import Count, Edtf, Id, IsoDay, Link, Meaning, Title
from sinorus.model.vocabulary import Extent, SourceKind, TextBy, Tradition


class Reference(TypedDict):
    """A page or work that supports the record which it stands by."""

    title: Title
    publisher: Title | None
    url: Link | None
    author: Annotated[Title | None, Meaning(description="`Family, Given`, several parted by `; `; or an institution.")]
    issued: Edtf | None
    grade: Annotated[Title | None, Meaning(description="References are ordered by it.")]
    copy_read: Annotated[IsoDay | None, Meaning(description="The day on which a stored copy of it was read.")]
    accessed: Annotated[IsoDay | None, Meaning(description="The day on which its address was opened.")]
    copy_of: Annotated[Title | None, Meaning(description="The work that it is a copy of.")]


class Words(TypedDict):
    """The first and the last words of the sentence in a reference that asserts a cause."""

    start: Title
    end: Title


class Author(TypedDict):
    """A CSL-JSON name."""

    family: Title | None
    given: Title | None
    literal: Title | None


DateParts = Annotated[list[int], Meaning(minItems=1, maxItems=3)]
_Issued = TypedDict("_Issued", {"date-parts": Annotated[list[DateParts] | None, Meaning(minItems=1, maxItems=2)]})


class Issued(_Issued):
    """A CSL-JSON date; only words are literal."""

    circa: bool | None
    season: Annotated[int | None, Meaning(description="1 is spring, of the year in `date-parts`.")]
    literal: str | None


CslDate = TypedDict(
    "CslDate", {"date-parts": list[DateParts], "circa": bool, "season": int, "literal": str}, total=False
)
CslName = TypedDict(
    "CslName",
    {
        "family": str,
        "given": str,
        "literal": str,
        "dropping-particle": str,
        "non-dropping-particle": str,
        "suffix": str,
        "comma-suffix": str | int | bool,
        "static-ordering": str | int | bool,
        "parse-names": str | int | bool,
    },
    total=False,
)
# The variables of CSL as `model/csl_variables` lists them; a test holds both to each other.
_Variables = TypedDict(
    "_Variables",
    {
        "author": list[CslName],
        "abstract": str, "annote": str, "archive": str, "archive_collection": str, "archive_location": str,
        "archive-place": str, "authority": str, "call-number": str, "citation-key": str, "citation-label": str,
        "collection-title": str, "container-title-short": str, "dimensions": str, "division": str, "DOI": str,
        "event": str, "event-place": str, "event-title": str, "genre": str, "ISAN": str, "ISBN": str, "ISCI": str,
        "ISMN": str, "ISRC": str, "ISSN": str, "ISWC": str, "journalAbbreviation": str, "jurisdiction": str,
        "keyword": str, "license": str, "medium": str, "original-publisher": str,
        "original-publisher-place": str, "original-title": str, "part-title": str, "PMCID": str, "PMID": str,
        "publisher": str, "publisher-place": str, "reviewed-genre": str, "reviewed-title": str, "scale": str,
        "shortTitle": str, "source": str, "status": str, "title-short": str, "translated-title": str,
        "translated-title-short": str, "volume-title": str, "volume-title-short": str, "year-suffix": str,
        "chapter-number": str | int | float, "citation-number": str | int | float, "collection-number": str | int |
        float, "edition": str | int | float, "first-reference-note-number": str | int | float, "issue": str | int |
        float, "locator": str | int | float, "number": str | int | float, "number-of-pages": str | int | float,
        "number-of-volumes": str | int | float, "page": str | int | float, "page-first": str | int | float, "part":
        str | int | float, "part-number": str | int | float, "printing": str | int | float, "printing-number": str |
        int | float, "section": str | int | float, "supplement": str | int | float, "supplement-number": str | int |
        float, "version": str | int | float, "volume": str | int | float,
        "accessed": CslDate, "available-date": CslDate, "container": CslDate, "event-date": CslDate, "original-date":
        CslDate, "submitted": CslDate,
        "chair": list[CslName], "collection-editor": list[CslName], "compiler": list[CslName], "composer":
        list[CslName], "container-author": list[CslName], "contributor": list[CslName], "curator": list[CslName],
        "director": list[CslName], "editor": list[CslName], "editor-translator": list[CslName], "editorial-director":
        list[CslName], "executive-producer": list[CslName], "guest": list[CslName], "host": list[CslName],
        "illustrator": list[CslName], "interviewer": list[CslName], "narrator": list[CslName], "organizer":
        list[CslName], "original-author": list[CslName], "performer": list[CslName], "producer": list[CslName],
        "recipient": list[CslName], "reviewed-author": list[CslName], "script-writer": list[CslName],
        "series-creator": list[CslName], "translator": list[CslName],
        "categories": list[str],
        "custom": dict[str, Any],
    },
    total=False,
)  # fmt: skip


class Variables(_Variables, total=False):
    """The variables of CSL that a source has besides the keys of its row; ``author`` where names have more parts."""


_Work = TypedDict(
    "_Work",
    {
        "id": Id,
        "type": str,
        "title": str,
        "author": list[Author],
        "container-title": str | None,
        "issued": Issued | None,
        "URL": str | None,
        "note": str | None,
        "references": list[Reference],
        "csl": Annotated[Variables, Meaning(description="The other variables of CSL that the source has.")],
    },
)


class _Reading(TypedDict):
    """How a source was read, and what it is."""

    language: Annotated[str | None, Meaning(description="Of the text that was coded, as a tag of BCP 47.")]
    original_language: str | None
    tradition: Tradition | None
    author_origin: str | None
    author_series: Annotated[str | None, Meaning(description="One name for several works of one author.")]
    kind: SourceKind | None
    extent: Annotated[Extent | None, Meaning(description="How much of it was seen and coded.")]
    extent_note: str | None
    text_by: Annotated[TextBy | None, Meaning(description="Whose words were coded.")]
    written: Annotated[Edtf | None, Meaning(description="When it was written, where it was issued later.")]
    copy_read: Annotated[IsoDay | None, Meaning(description="The day on which a stored copy of it was read.")]
    date_edtf: Annotated[Edtf | None, Meaning(description="When it was written or else issued.")]


class Source(_Work, _Reading):
    """A source, as it lies in the index."""


class _Coding(TypedDict):
    """What was coded from a source."""

    claims: Count
    events: Count
    effect: Annotated[Effects, Meaning(description="Claims by effect.")]


class SourceRow(_Work, _Coding, _Reading):
    """A source with what was coded from it, as `sources` puts it out."""


class SourceCountRow(TypedDict):
    """One group of `sources --count-by`: sources, and the claims that were coded from them."""

    key: str
    sources: Count
    claims: Count
    second: Annotated[str | None, Meaning(description="The group by the second key; null where there is one key.")]


_Csl = TypedDict(
    "_Csl",
    {
        "id": Required[str],
        "type": Required[str],
        "title": Required[str],
        "author": list[CslName],
        "issued": CslDate,
        "container-title": str,
        "URL": str,
        "note": str,
        "language": str,
    },
    total=False,
)


class Csl(_Csl, _Variables, total=False):
    """A CSL-JSON item; what is not known of it is left out."""


class CiteRow(TypedDict):
    """A reference for one thing, as `cite` puts it out."""

    record: str
    id: str
    text: str
    csl: Csl
    licence: str
    references: Annotated[list[Csl], Meaning(description="The works that an event rests on, the best first.")]
