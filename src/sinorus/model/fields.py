"""The kinds of value that records are made of, as pydantic checks them."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

from sinorus import dates
from sinorus.base.errors import BadDate
from sinorus.dates.names import is_date
from sinorus.model.values import ID, ISO_DAY, LINK

# The most members of a list in a record; no list that a person writes comes near it.
MOST = 1000


class Strict(BaseModel):
    """A record that is never changed and has no field beside those of the model."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Misnomer(ValueError):
    """A name that a filter would take for something else; its arguments are the problem and the remedy."""


def _name(text: str) -> str:
    """Let a name through that is nothing but a name. Raises Misnomer for a date and for the word that denies.

    A filter takes a name without its article too.
    """
    if text[:4].casefold() == "not:":
        raise Misnomer("begins with not:, which denies what follows it in a filter", "leave not: out")
    if is_date(text.removeprefix("The ")):
        raise Misnomer("reads as a date, and a date is never a name", "add a word that makes it a name")
    return text


def _valid_with(parse: Callable[[str], object]) -> Callable[[str], str]:
    """Make a validator that lets a text through if ``parse`` can read it as a date."""

    def check(text: str) -> str:
        try:
            parse(text)
        except BadDate as error:
            raise ValueError(error.reason) from error
        return text

    return check


Id = Annotated[str, StringConstraints(pattern=ID)]
# The id of the record that it stands in; all other ids lead to one of these.
OwnId = Annotated[Id, AfterValidator(_name)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=5000)]
Note = Annotated[str, StringConstraints(max_length=5000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^,]+$"), AfterValidator(_name)]
Link = Annotated[str, StringConstraints(pattern=LINK, max_length=2000)]
# The bounds of measurements: no real one comes near them, and arithmetic with them stays finite.
Number = Annotated[int | float, Field(ge=-1e15, le=1e15)]
Paragraph = Annotated[int, Field(ge=1, le=100_000)]
Edtf = Annotated[str, AfterValidator(_valid_with(dates.parse))]
# A day from the year 1 on, because the calendars of many programs begin there.
DAY = "^([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{2}-[0-9]{2}$"
RealDay = Annotated[str, StringConstraints(pattern=DAY), AfterValidator(_valid_with(dates.parse))]
IsoDay = Annotated[str, StringConstraints(pattern=ISO_DAY)]

# The longest text and the longest name in `extra`; its numbers have up to 18 digits, as all numbers of records.
_LONGEST, _LONGEST_NAME = 5000, 100
_LARGEST = 10**18 - 1


def _plain(value: object) -> object:
    """Let a plain value through. Raises Misnomer for a text that is too long, ValueError for all else."""
    if isinstance(value, str):
        if len(value) > _LONGEST:
            raise Misnomer(f"has more than {_LONGEST} characters", "shorten it")
    elif isinstance(value, int | float):
        if not abs(value) <= _LARGEST:
            raise ValueError("a number in extra has more than 18 digits: write it as text")
    elif value is not None:
        raise ValueError("extra is flat: write text, a number, true, false or null")
    return value


def _named(values: dict[str, object]) -> dict[str, object]:
    """Let an object through whose names are short. Raises ValueError for a name without a letter, or a long one."""
    for name in values:
        if not 0 < len(name) <= _LONGEST_NAME:
            raise ValueError(f"a name in extra has {len(name)} characters: write a name of 1 to {_LONGEST_NAME}")
    return values


_PLAIN_TYPES: list[Any] = [{"type": name} for name in ("string", "number", "boolean", "null")]
Plain = Annotated[Any, PlainValidator(_plain), WithJsonSchema({"anyOf": _PLAIN_TYPES})]
Item = TypeVar("Item")
Many = Annotated[list[Item], Field(max_length=MOST)]
Some = Annotated[list[Item], Field(min_length=1, max_length=MOST)]
Extra = Annotated[
    dict[str, Plain],
    Field(max_length=MOST, description="What the model has no field for: plain values under names of one's own."),
    AfterValidator(_named),
]
