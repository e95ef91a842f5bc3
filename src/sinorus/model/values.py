"""The kinds of value that rows are made of, described without pydantic, because a query does not load it."""

from typing import Annotated, Any, Literal

ID = r"^[a-z0-9][a-z0-9-]{0,63}$"
ISO_DAY = r"^-?([0-9]{4}|[1-9][0-9]{4,8})-[0-9]{2}-[0-9]{2}$"
LINK = r"^https?://[^\s\"<>]+$"
HASH = r"^sha256:[0-9a-f]{64}$"
# The largest number of a measurement: no real one comes near it, and arithmetic with it stays finite.
MOST = 1e15


class Meaning:
    """Keywords of JSON Schema that the published schema of a value has beside its type.

    pydantic calls the method when it makes a schema; nothing else uses this class.
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
# A date in EDTF, as docs/dates.md describes it; no pattern could.
Edtf = str
IsoDay = Annotated[str, Meaning(pattern=ISO_DAY)]
Day = Annotated[IsoDay | None, Meaning(description="A Gregorian day; null where the date is open or unknown there.")]
Match = Annotated[
    Literal["certain", "possible"] | None,
    Meaning(description="Whether the date surely or only possibly falls in the window asked for; null where none was."),
]
Extra = Annotated[
    dict[str, str | int | float | bool | None],
    Meaning(description="What the model has no field for: plain values, as the file has them."),
]
Count = Annotated[int, Meaning(minimum=0)]
Number = Annotated[int | float, Meaning(minimum=-MOST, maximum=MOST)]
Hash = Annotated[str, Meaning(pattern=HASH)]
