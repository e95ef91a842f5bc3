"""The terms of the JSON-LD: those of schema.org and the W3C, and our own with their definitions.

The context stands in the file, so that nothing is fetched to read it. Our own names are URNs, which lead nowhere; what
they mean stands in the file too.
"""

# A node of JSON-LD. It may have any of the terms of this page, and a value may be a node in its turn.
Node = dict[str, object]

# What schema.org has no term for, and what is meant by it.
DEFINITIONS = {
    "cause": "An earlier event that led to this event.",
    "CausalLink": "The statement that one event led to another, and on what ground it is made.",
    "linkCause": "The event that comes first in a causal link.",
    "linkEffect": "The event that a causal link leads to.",
    "basis": "On what ground a causal link is stated: claim, reference or judgement.",
    "assertedBy": "The claim that asserts a causal link.",
    "kind": "What sort of event, actor, claim or source this is.",
    "effect": "What an event did, or is said to do, to the relationship: cooperation, friction, mixed or neutral.",
    "actor": "Who acted in an event.",
    "driver": "A force at work in an event, or spoken of in a claim.",
    "denies": "That a claim denies that its drivers move the two states.",
    "confidence": "How sure the record of an event is: high, medium or low.",
    "disputed": "What is disputed about an event.",
    "dateText": "The date of an event as its source has it, also where it could not be read.",
    "extra": "What the record of an event or a claim has no term for, as a JSON literal.",
    "mention": "A place in a source that speaks of an event.",
    "Mention": "A place in a source that speaks of an event: the source, and its paragraph or a caption in it.",
    "source": "The source that a mention stands in.",
    "edtf": "A date in EDTF (ISO 8601-2), with all that is uncertain or open about it.",
    "earliest": "The first day that a date may stand for.",
    "latest": "The last day that a date may stand for.",
    "dateInWords": "A date as a person writes it.",
    "restsOn": "An event that a claim or a review rests on.",
    "lagYears": "How many years after the time that it is about a claim was written; below 0 it looks ahead.",
    "hedging": "How surely a source puts a claim: asserted, hedged or attributed.",
    "attributedTo": "To whom a source attributes a claim.",
    "figure": "The number that a claim gives, as a JSON literal.",
    "review": "What the record says of a claim. It is a reading of sources and no rating.",
    "Review": "A reading of the record about one claim.",
    "verdict": "What a review comes to, such as supported, imprecise, contradicted, unverified, judgement or open.",
    "decidedBy": "coder where a person judged, series where a number decided.",
    "note": "The grounds of a review, or a remark on a record.",
    "series": "A series of numbers that a review rests on.",
    "searched": "Where was looked for what an unverified claim says.",
    "measure": "The arithmetic by which a series decided, as a JSON literal.",
    "paragraph": "The prose paragraph of a source that a passage stands in, from 1.",
    "section": "The heading of a source that a passage stands under.",
    "caption": "That a passage is the caption of a picture.",
    "where": "The place of a passage in words: paragraph 5, article IV, abstract.",
    "Contrast": "Claims of which somebody said how they bear on each other.",
    "contrasted": "A claim of a contrast.",
    "relation": "How the claims of a contrast bear on each other: agree, differ, tension or contradicts-itself.",
    "why": "Why that is the relation of a contrast.",
    "grade": "What a page is: primary, scholarly, press, reference-work or copy.",
    "tradition": "The place of the argument of a source, such as chinese or official-joint.",
    "extent": "How much of a source was seen and coded: whole, abstract, opening, articles or quotation.",
    "extentNote": "Which part of a source was seen.",
    "textBy": "Whose words were coded: author, publisher, reviewer, agency, digest or translator.",
    "written": "When a source was written or else issued, in EDTF.",
    "copyRead": "The day on which a stored copy of a page or a source was read.",
    "accessed": "The day on which the address of a page was opened.",
    "copyOf": "The work that a page is a copy of.",
    "passage": "The first and last words of the sentence of a page that asserts a causal link, as a JSON literal.",
    "member": "A state of a line of states.",
    "point": "The points of a series, as one JSON literal.",
}
_SCHEMA = (
    "name", "description", "text", "license", "version", "creator", "author", "givenName", "familyName", "publisher",
    "about", "appearance", "claimInterpreter", "subjectOf", "citation", "isPartOf", "location", "geo", "latitude",
    "longitude", "temporalCoverage", "measurementTechnique", "variableMeasured", "unitText",
    "alternateName", "sameAs", "inDefinedTermSet", "inLanguage", "volumeNumber", "issueNumber", "pagination",
    "identifier", "translator",
)  # fmt: skip
_CLASSES = (
    "Event", "Claim", "Dataset", "CreativeWork", "Article", "ScholarlyArticle", "NewsArticle", "BlogPosting", "Book",
    "Chapter", "Report", "Thesis", "WebPage", "Person", "Organization", "Corporation", "Country", "Place",
    "GeoCoordinates", "DefinedTerm", "PropertyValue",
)  # fmt: skip
_ANNOTATION = ("Annotation", "SpecificResource", "RangeSelector", "TextQuoteSelector", "exact", "prefix")
_LINKS = (
    "cause", "linkCause", "linkEffect", "assertedBy", "actor", "driver", "restsOn", "series", "contrasted", "member",
    "source",
)  # fmt: skip
# What is kept as a JSON literal, whole.
LITERALS = ("figure", "measure", "passage", "point", "extra")
_DAYS = ("earliest", "latest", "copyRead", "accessed")


def context() -> Node:
    """Return the context, prefixes first."""
    return {
        "@version": 1.1,
        "schema": "http://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "sinorus": "urn:sinorus:vocabulary:",
        "record": "urn:sinorus:record:",
        "part": "urn:sinorus:part:",
        **{name: f"schema:{name}" for name in (*_SCHEMA, *_CLASSES)},
        **{
            name: {"@id": f"schema:{name}", "@type": "xsd:date"}
            for name in ("startDate", "endDate", "datePublished", "dateModified")
        },
        "url": {"@id": "schema:url", "@type": "schema:URL"},
        **{name: f"oa:{name}" for name in _ANNOTATION},
        "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
        "motivatedBy": {"@id": "oa:motivatedBy", "@type": "@id"},
        "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
        **{name: f"oa:{name}" for name in ("hasTarget", "hasSelector", "hasStartSelector", "hasEndSelector")},
        "label": "rdfs:label",
        "comment": "rdfs:comment",
        **{name: _own(name) for name in DEFINITIONS},
    }


def definitions() -> list[Node]:
    """Return a node for each term of our own."""
    return [
        {
            "@id": f"sinorus:{name}",
            "@type": "rdfs:Class" if name[0].isupper() else "rdf:Property",
            "label": name,
            "comment": meaning,
        }
        for name, meaning in DEFINITIONS.items()
    ]


def _own(name: str) -> Node | str:
    """Return what the context says of a term of our own: its address, and the type of its values where that is told."""
    names_of_type = {
        "@id": _LINKS,
        "@json": LITERALS,
        "xsd:date": _DAYS,
        "http://id.loc.gov/datatypes/edtf/EDTF": ("edtf", "written"),
    }
    datatype = next((each for each, names in names_of_type.items() if name in names), None)
    return {"@id": f"sinorus:{name}", "@type": datatype} if datatype else f"sinorus:{name}"
