"""The rows of `find`, which are of records of all kinds."""

from typing import Annotated, Literal, TypedDict

from sinorus.model.values import Day, Edtf, Id, Match, Meaning

Kind = Literal["event", "claim", "driver", "theme", "actor", "place", "period", "series", "source", "contrast"]


class FindRow(TypedDict):
    """A record that answers some words, and where in it they stand, as `find` puts it out."""

    record: Kind
    id: Id
    title: Annotated[str, Meaning(description="Its title or name; a claim's text, a contrast's reason.")]
    date_edtf: Annotated[Edtf | None, Meaning(description="Null where the record has no date, or several.")]
    earliest: Day
    latest: Day
    match: Match
    field: Annotated[str, Meaning(description="The key of the record in which the words stand, such as review.note.")]
    snippet: Annotated[str, Meaning(description="The words with what stands around them.")]
