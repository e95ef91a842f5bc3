"""The questions that a program can put, each with what it takes beside filters, and the module that answers it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from sinorus.output.view import View
from sinorus.query import canonical
from sinorus.query.filters import QUESTIONS, TABLE


class Method(NamedTuple):
    """How a question is asked.

    module  the module of `views/answers` that answers it
    own     what it takes beside filters, each with its option on the command line, which an argument has not
    fixed   what that module must be told besides
    """

    module: str
    own: Mapping[str, str | None] = {}
    fixed: Mapping[str, str] = {}


# By the name of the command, in the order of the options there.
METHODS = {
    "find": Method("find", {"text": None, "records": "--records"}),
    "timeline": Method("timeline"),
    "drivers": Method("drivers"),
    "claims": Method("claims"),
    "show": Method("show", {"ids": None}),
    "compare": Method("compare", {"relation": "--relation", "matrix": "--matrix"}),
    "change": Method("change", {"at": "--at", "before": "--before", "after": "--after"}),
    "check": Method("check", {"ids": None}),
    "trace": Method("trace", {"id": None, "to": "--to", "depth": "--depth"}),
    "series": Method("series", {"ids": None}),
    "periods": Method("vocabulary", fixed={"kind": "period"}),
    "themes": Method("vocabulary", fixed={"kind": "theme"}),
    "actors": Method("vocabulary", fixed={"kind": "actor"}),
    "sources": Method("sources"),
    "cite": Method("cite", {"ids": None}),
}
# What an engine answers from Parquet.
ON_ENGINE = ("timeline", "show")
# What is a picture and has no rows.
CHART = Method("chart", {"series": "--series", "map": "--map", "climate": "--climate"})


def answer_of(question: str) -> Callable[..., View[Any]]:
    """Return the function that makes the view of a question of an inquiry."""
    module = import_module(f"sinorus.views.answers.{METHODS[question].module}")
    return module.answer  # type: ignore[no-any-return]


def line(question: str, values: Mapping[str, Any], db: sqlite3.Connection) -> str:
    """Write the command line that asks the same, in its canonical form."""
    own = METHODS.get(question, CHART).own
    options = [*own.items(), *((name, TABLE[name].option) for name in QUESTIONS[question])]
    return canonical.line(question, options, values, db)
