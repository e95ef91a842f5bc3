"""The rows of references, of sources, and of works in CSL-JSON."""

from typing import Annotated, Required, TypedDict

from sinorus.model.rows.vocabulary import Effects
from sinorus.model.values import Count, Edtf, Id, IsoDay, Link, Meaning, Title


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
_Issued = TypedDict("_Issued", {"date-parts": Annotated[list[DateParts], Meaning(minItems=1, maxItems=2)]})


class Issued(_Issued):
    """A CSL-JSON date."""

    circa: bool | None


_Source = TypedDict(
    "_Source",
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
    },
)


class Source(_Source):
    """An essay, as it lies in the index."""


class SourceRow(Source):
    """An essay with what was coded from it, as `sources` puts it out."""

    claims: Count
    events: Count
    effect: Annotated[Effects, Meaning(description="Claims by effect.")]


class CslName(TypedDict, total=False):
    """A name in a CSL-JSON item; what is not known of it is left out."""

    family: str
    given: str
    literal: str


CslDate = TypedDict("CslDate", {"date-parts": Required[list[DateParts]], "circa": bool}, total=False)
_Csl = TypedDict(
    "_Csl",
    {
        "id": Required[str],
        "type": Required[str],
        "title": Required[str],
        "author": list[CslName],
        "issued": CslDate,
        "accessed": CslDate,
        "container-title": str,
        "publisher": str,
        "version": str,
        "URL": str,
        "note": str,
        "annote": str,
        "abstract": str,
    },
    total=False,
)


class Csl(_Csl, total=False):
    """A CSL-JSON item; what is not known of it is left out."""


class CiteRow(TypedDict):
    """A reference for one thing, as `cite` puts it out."""

    record: str
    id: str
    text: str
    csl: Csl
    licence: str
    references: Annotated[list[Csl], Meaning(description="The works that an event rests on, the best first.")]
