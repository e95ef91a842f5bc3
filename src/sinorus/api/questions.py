"""The questions that a program can put, each with what it takes beside filters, and the module that answers it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from sinorus.output.view import View
from sinorus.query import canonical
from sinorus.query.filters import QUESTIONS, TABLE


class Asked(NamedTuple):
    """How a question is asked.

    module  the module of `views/answers` that answers it
    own     what it takes beside filters, each with its option on the command line, which an argument has not
    fixed   what that module must be told besides
    """

    module: str
    own: Mapping[str, str | None] = {}
    fixed: Mapping[str, str] = {}


# By the name of the command, in the order of the options there.
ASKED = {
    "find": Asked("find", {"text": None, "records": "--records"}),
    "timeline": Asked("timeline"),
    "drivers": Asked("drivers"),
    "claims": Asked("claims"),
    "show": Asked("show", {"ids": None}),
    "compare": Asked("compare", {"relation": "--relation", "matrix": "--matrix"}),
    "change": Asked("change", {"at": "--at", "before": "--before", "after": "--after"}),
    "check": Asked("check", {"ids": None}),
    "trace": Asked("trace", {"id": None, "to": "--to", "depth": "--depth"}),
    "series": Asked("series", {"ids": None}),
    "periods": Asked("vocabulary", fixed={"kind": "period"}),
    "themes": Asked("vocabulary", fixed={"kind": "theme"}),
    "actors": Asked("vocabulary", fixed={"kind": "actor"}),
    "sources": Asked("sources"),
    "cite": Asked("cite", {"ids": None}),
}
# What is a picture and has no rows.
CHART = Asked("chart", {"series": "--series", "map": "--map", "climate": "--climate"})


def answer_of(question: str) -> Callable[..., View[Any]]:
    """Return the function that makes the view of a question of an inquiry."""
    module = import_module(f"sinorus.views.answers.{ASKED[question].module}")
    return module.answer  # type: ignore[no-any-return]


def line(question: str, values: Mapping[str, Any], db: sqlite3.Connection) -> str:
    """Write the command line that asks the same, in its canonical form."""
    own = ASKED.get(question, CHART).own
    options = [*own.items(), *((name, TABLE[name].option) for name in QUESTIONS[question])]
    return canonical.line(question, options, values, db)
