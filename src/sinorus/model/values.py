"""The kinds of value that rows are made of, described without pydantic, which a query never loads."""

from typing import Annotated, Any, Literal

ID = r"^[a-z0-9][a-z0-9-]{0,63}$"
ISO_DAY = r"^-?([0-9]{4}|[1-9][0-9]{4,8})-[0-9]{2}-[0-9]{2}$"
LINK = r"^https?://[^\s\"<>]+$"
HASH = r"^sha256:[0-9a-f]{64}$"
# Measured numbers lie well within this bound, and arithmetic with them stays finite.
MOST = 1e15


class Meaning:
    """What the published JSON Schema says of a value beside its type, as keywords of JSON Schema.

    pydantic calls the one method when it makes a schema; nothing else reads it.
    """

    def __init__(self, **keywords: Any) -> None:
        self.keywords = keywords

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> Any:
        return {**handler(core), **self.keywords}


Id = Annotated[str, Meaning(pattern=ID)]
Title = Annotated[str, Meaning(minLength=1, maxLength=300)]
Note = Annotated[str, Meaning(maxLength=5000)]
Link = Annotated[str, Meaning(pattern=LINK, maxLength=2000)]
Paragraph = Annotated[int, Meaning(minimum=1, maximum=100_000)]
# A date in EDTF: docs/dates.md says what that is, no pattern does.
Edtf = str
IsoDay = Annotated[str, Meaning(pattern=ISO_DAY)]
Day = Annotated[IsoDay | None, Meaning(description="A Gregorian day; null where the date is open or unknown there.")]
Match = Annotated[
    Literal["certain", "possible"] | None,
    Meaning(description="Whether the date surely or only possibly falls in the window asked for; null where none was."),
]
Count = Annotated[int, Meaning(minimum=0)]
Number = Annotated[int | float, Meaning(minimum=-MOST, maximum=MOST)]
Hash = Annotated[str, Meaning(pattern=HASH)]
