"""The JSON Schemas (draft 2020-12) of what tools take and give, made of the table of filters."""

from typing import Any

from sinorus.api.mcp.tools import MOST, TOOLS, Argument, arguments

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
# Values of filters as they may be written; words of the model are no enumeration, because of commas and not:.
EXAMPLES: dict[str, list[Any]] = {
    "from": ["1949", "late 1960s"],
    "to": ["1991-12-25"],
    "during": ["1969-03", "cold war"],
    "slack": ["5y"],
    "theme": ["energy", "energy,trade", "not:sanctions"],
    "effect": ["friction,mixed"],
    "verdict": ["contradicted,not-borne-out"],
    "search": ['"no limits"', "pipelin* -oil"],
    "lag": ["0/5"],
    "count_by": ["theme,effect"],
    "cut": ["2014,2022"],
}


def of_input(tool: str) -> Schema:
    """Return the schema of the arguments of a tool."""
    return {
        "$schema": DRAFT,
        "type": "object",
        "properties": {name: _property(name, argument) for name, argument in arguments(tool).items()},
        "required": list(TOOLS[tool].needs),
        "additionalProperties": False,
    }


def _property(name: str, argument: Argument) -> Schema:
    examples = {"examples": EXAMPLES[name]} if name in EXAMPLES else {}
    return {"description": argument.help, **_type(argument), **examples}


def _type(argument: Argument) -> Schema:
    text = {"type": "string"}
    if argument.most:
        return {"type": "integer", "minimum": 1, "maximum": argument.most}
    if argument.is_switch:
        return {"type": "boolean"}
    if argument.is_many:
        return {"anyOf": [text, {"type": "array", "items": text}]}
    return text


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


_ROW: Schema = {
    "type": "object",
    "properties": {
        "id": {"type": ["string", "null"], "description": "Of the record; null where a row counts records."},
        "citation": _text("The source of the row in short: cite it so, with its id."),
        "shortened": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Keys of which only the beginning is here; there where the row is too long.",
        },
    },
    "required": ["id", "citation"],
}
# What every tool gives; the other keys of a row are those that docs/output.md lists for the command of the same name.
OUTPUT: Schema = {
    "$schema": DRAFT,
    "type": "object",
    "properties": {
        "rows": {"type": "array", "items": _ROW, "maxItems": MOST},
        "total": {"type": "integer", "description": "How many rows there are in all."},
        "next": {"type": ["string", "null"], "description": "The cursor of the next page; null at the end."},
        "command": _text("The command line that gives the same answer, to be told to people."),
        "data": _text("The data set with its version and day."),
        "notes": {"type": "array", "items": {"type": "string"}, "description": "What is to be said beside the rows."},
    },
    "required": ["rows", "total", "next", "command", "data", "notes"],
    "additionalProperties": False,
}
