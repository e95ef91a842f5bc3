"""Check a record against its model, and say in plain words where it does not fit.

This is the slow path of reading, which finds everything that is wrong; ``fast_path`` passes what is right.
"""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sinorus.base.text import fold, quote, safe
from sinorus.base.wording import near
from sinorus.index.check_rules import broken_rules, parted
from sinorus.index.check_text import Oddity, cured, faults_in, in_nfc
from sinorus.index.problems import MOST, Fault, Pointer
from sinorus.index.read_json import Raw
from sinorus.model.citation import Answer
from sinorus.model.fields import Misnomer
from sinorus.model.kinds import HELD
from sinorus.model.records import ID_OF_PLACE, SPOT, Source
from sinorus.model.values import ID

Record = dict[str, Any]
MODELS: dict[str, type[BaseModel]] = {"answer": Answer, **HELD}
# What pydantic puts into the path of a fault in a value of several types.
_TYPE_STEPS = ("int", "float", "bool", "constrained-str", ID_OF_PLACE, SPOT)
_EXAMPLES = {
    "string_type": 'write "some text"',
    "int_type": "write a number such as 7",
    "float_type": "write a number such as 7.5",
    "bool_type": "write true or false",
    "list_type": "write [ … ]",
    "model_type": "write { … }",
    "dict_type": "write { … }",
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "model_type": "an object",
    "dict_type": "an object",
}


def check(kind: str, raw: Raw) -> tuple[Record | None, list[Fault]]:
    """Return the record with all its fields, or None and everything that is wrong with it."""
    faults = [*faults_in(raw)]
    model = MODELS[kind]
    value = in_nfc(cured(raw.value) if faults else raw.value)
    try:
        record = model.model_validate(value).model_dump(by_alias=True)
    except ValidationError as error:
        return None, [*faults, *_of_model(model, value, error, raw.place.pointer, faults)]
    return (None, faults) if faults else (record, [])


def _of_model(
    model: type[BaseModel], value: Any, error: ValidationError, pointer: Pointer, faults: list[Fault]
) -> Iterator[Fault]:
    """Yield where a value does not fit its model, but for what is odd already."""
    odd = {fault.pointer for fault in faults if isinstance(fault, Oddity)}
    details = [
        detail
        for detail in _distinct(error.errors(include_url=False))
        if not _is_within((*pointer, *detail["loc"]), odd)
    ][:MOST]
    told = [_fault(model, detail, pointer) for detail in details]
    # pydantic looks at the rules of a model only where all its fields are right, and ends at the first that is broken.
    wrong = [detail["loc"] for detail in details if not _is_of_rule(detail)]
    told += [Fault((*pointer, *at), *words) for at, words in broken_rules(model, value, wrong)]
    for fault in dict.fromkeys(told):
        if not _is_within(fault.pointer, odd):
            yield fault


def _is_within(pointer: Pointer, places: Collection[Pointer]) -> bool:
    """Say whether a pointer leads to one of the places, or into it."""
    return bool(places) and any(pointer[:length] in places for length in range(len(pointer) + 1))


def _is_of_rule(detail: ErrorDetails) -> bool:
    """Say whether a complaint is that of a rule of a model, and not of a field."""
    return detail["type"] == "value_error" and isinstance(detail["input"], dict)


def _distinct(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Keep the last complaint for each field: a union of types complains once for each of its members."""
    kept: dict[Pointer, ErrorDetails] = {}
    for detail in details:
        # The union of a whole number and a number is reported as "a number", which covers both.
        path = tuple(step for step in detail["loc"] if step not in _TYPE_STEPS)
        kept[path] = {**detail, "loc": path}
    return list(kept.values())


def _fault(model: type[BaseModel], detail: ErrorDetails, pointer: Pointer) -> Fault:
    """Turn a complaint of pydantic about the record at ``pointer`` into a fault."""
    location = detail["loc"]
    name = next((step for step in reversed(location) if isinstance(step, str)), "the record")
    given = detail["input"]
    match detail["type"]:
        case "missing":
            return Fault((*pointer, *location[:-1]), f"{name} is missing", f'add "{name}"')
        case "extra_forbidden":
            return Fault((*pointer, *location), f"unknown field {quote(name)}", _nearest_field(model, location))
        case "value_error":
            return Fault((*pointer, *location), *_own_message(name, given, detail))
        case "literal_error":
            expected = str(detail["ctx"]["expected"]).replace("'", "")
            return Fault((*pointer, *location), f"{name} is {_excerpt(given)}", f"write one of {expected}")
        case kind if kind in _TYPES:
            return Fault((*pointer, *location), *_of_type(name, kind, given))
    if model is Source and location == ("id",):
        return Fault((*pointer, *location), f"id is {_excerpt(given)}", _plain_id(str(given)))
    return Fault((*pointer, *location), *_constraint(name, given, detail))


def _plain_id(given: str) -> str:
    """Say what to write for an id of a reference manager, which may be an address."""
    rest = re.sub(r"^https?://|[^a-z0-9]+", "-", fold(given)).strip("-")[-64:].strip("-")
    where = 'and keep this one in "citation-key"'
    return f"write for example {quote(rest)}, {where}" if rest else "an id has up to 64 of a-z, 0-9 and -"


def _constraint(name: str, given: Any, detail: ErrorDetails) -> tuple[str, str]:
    """Say which bound or pattern a value breaks, and what would be right."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "string_too_long":
            return f"{name} has more than {context['max_length']} characters: {_excerpt(given)}", "shorten it"
        case "string_too_short":
            return f"{name} is empty", "write some text"
        case "too_short":
            least = "one" if context["min_length"] == 1 else context["min_length"]
            held = len(given) if isinstance(given, list) else 0
            return f"{name} {f'has only {held}' if held else 'is empty'}", f"write at least {least}"
        case "too_long":
            return f"{name} has more than {context['max_length']} members", "take some out"
        case "greater_than_equal":
            return f"{name} is {_excerpt(given)}", f"write a number from {context['ge']:g} up"
        case "less_than_equal":
            return f"{name} is {_excerpt(given)}", f"write a number up to {context['le']:g}"
        case "string_pattern_mismatch":
            return f"{name} is {_excerpt(given)}", _pattern_remedy(str(context["pattern"]))
    return f"{name} is {_excerpt(given)}", detail["msg"].lower()


def _pattern_remedy(pattern: str) -> str:
    if pattern == ID:
        return "an id has up to 64 of a-z, 0-9 and -, and begins with a letter or digit"
    if "sha256" in pattern:
        return "a hash is sha256: and 64 of 0-9 and a-f"
    if pattern.startswith("^https?"):
        return "only http and https addresses are allowed"
    return "leave commas out" if pattern == r"^[^,]+$" else "write a day as 1969-03-02"


def _own_message(name: str, given: Any, detail: ErrorDetails) -> tuple[str, str]:
    """Say what a check of our models complains of: "problem: remedy", or, for a text, why it is no name or no date."""
    message = detail["ctx"]["error"]
    if isinstance(message, Misnomer):
        problem, remedy = message.args
        return f"{name} {quote(given)} {problem}", remedy
    message = str(message)
    if not isinstance(given, str):
        return parted(message)
    return f"{name} {quote(given)} is no EDTF date: {message}", _suggested_date(given)


def _suggested_date(text: str) -> str:
    """Suggest the EDTF form of a date in English, or forms that come near it; "" where there is neither."""
    from sinorus import dates
    from sinorus.base.errors import BadDate

    try:
        return f"write {dates.read(text).edtf}"
    except BadDate as error:
        return f"write for example {' or '.join(error.forms)}" if error.forms else ""


def _nearest_field(model: type[BaseModel], location: Pointer) -> str:
    names = sorted({field.alias or name for name, field in model.model_fields.items()})
    nearest = near(str(location[-1]), names, 1)
    if len(location) == 1 and nearest:
        return f'did you mean "{nearest[0]}"?'
    return "take it out" if len(location) > 1 else f"the fields are {', '.join(names)}"


def _of_type(name: str, kind: str, given: Any) -> tuple[str, str]:
    """Say which type a value must have, and how to write it so; ``kind`` is pydantic's name of the complaint."""
    problem = f"{name} must be {_TYPES[kind]}"
    if kind == "string_type" and isinstance(given, int | float) and not isinstance(given, bool):
        return problem, f'write "{given}"'
    if kind in ("int_type", "float_type") and isinstance(given, str) and re.fullmatch(r"-?\d+(\.\d+)?", given):
        return problem, f"write {given}, without quotation marks"
    return f"{problem}; it is {_excerpt(given)}", _EXAMPLES[kind]


def _excerpt(given: Any) -> str:
    """Write the beginning of a value for a message."""
    if isinstance(given, str):
        return quote(given, 40)
    return safe(json.dumps(given, ensure_ascii=False, default=str)[:60])


def refusals(kind: str, text: bytes) -> list[tuple[str, str]]:
    """Return the fields that the model of a kind does not take in a record, each with the reason.

    A fault that lies between fields has "" for its field. A record without faults costs a third of what `check` does.
    """
    try:
        MODELS[kind].__pydantic_validator__.validate_json(text)
    except ValidationError as error:
        details = error.errors(include_url=False)
        reasons = (detail["msg"].removeprefix("Value error, ") for detail in details)
        return [
            (str(detail["loc"][0]) if detail["loc"] else "", why) for detail, why in zip(details, reasons, strict=True)
        ]
    return []
