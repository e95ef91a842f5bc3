"""The keywords of each question, for annotations alone: a test holds them to the table of filters."""

from __future__ import annotations

import datetime as clock
from collections.abc import Sequence
from typing import TypedDict

from sinorus.dates import Date

# A list asks for all of its members at once; several of which one is enough stand in one text: "energy,trade".
Texts = str | Sequence[str]
When = str | int | clock.date | Date
Whens = When | Sequence[When]


class _Windowed(TypedDict, total=False):
    start: Whens
    end: Whens
    during: Whens
    on: Texts
    slack: str
    certain: bool


class _OfSources(TypedDict, total=False):
    source: Texts
    tradition: Texts
    source_kind: Texts
    language: Texts
    written_from: Whens
    written_to: Whens
    written: Whens


class Chart(_Windowed, total=False):
    """The keywords of a chart, which choose events."""

    theme: Texts
    driver: Texts
    actor: Texts
    kind: Texts
    place: Texts
    effect: Texts
    source: Texts
    search: Texts


class Events(Chart, total=False):
    """The keywords of events."""

    sort: str


class _OfClaims(_Windowed, _OfSources, total=False):
    theme: Texts
    driver: Texts
    actor: Texts
    effect: Texts
    lag: str | int
    type: Texts
    hedging: Texts
    verdict: Texts
    event: Texts
    search: Texts


class Claims(_OfClaims, total=False):
    """The keywords of claims, and of claims held against the record."""

    sort: str


class Compare(_OfClaims, total=False):
    """The keywords of a comparison."""


class Drivers(_Windowed, _OfSources, total=False):
    """The keywords of drivers."""

    theme: Texts
    driver: Texts
    actor: Texts
    effect: Texts
    lag: str | int
    search: Texts
    sort: str


class Find(_Windowed, total=False):
    """The keywords of a search."""

    theme: Texts
    driver: Texts
    actor: Texts
    kind: Texts
    effect: Texts
    source: Texts


class Change(TypedDict, total=False):
    """The keywords of a turning point."""

    theme: Texts
    tradition: Texts
    source_kind: Texts


class Series(_Windowed, total=False):
    """The keywords of series."""

    theme: Texts
    search: Texts
    sort: str


class Periods(_Windowed, total=False):
    """The keywords of periods."""

    search: Texts


class Vocabulary(TypedDict, total=False):
    """The keywords of themes and of actors."""

    search: Texts


class Sources(_OfSources, total=False):
    """The keywords of sources."""

    search: Texts
    sort: str
