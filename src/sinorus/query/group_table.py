"""The groups of records as a table in SQL, with their numbers: stored when the index was built, or counted now.

Its columns are ``key`` and ``second``, the groups, and the numbers of an Answer. A group is a word or an id, a time as
a number, or NULL for what belongs to no single group. A year stands for itself, a decade is told by the year of it
that comes first, a month by ``year*16 + month``, and a span of one's own by its number.
"""

from __future__ import annotations

from typing import NamedTuple

from sinorus import dates
from sinorus.model import vocabulary
from sinorus.model.vocabulary import NOT_CODED, WORDS
from sinorus.query.count_keys import By
from sinorus.query.question import Question
from sinorus.query.sql import Clause, where

EFFECTS = WORDS["effect"]
# An actor such as the line of Russian states has all events of its members; counting it beside them would count twice.
_LINES_OF_STATES = "SELECT id FROM record JOIN tag USING (n) WHERE field = 'kind' AND value = 'line'"
# A record counts in the time of its earliest day, or of the first day of the window (:begin) if it began before. A day
# key is (year * 16 + month) * 32 + day: without its last 9 bits it is the year, without its last 5 the month.
_YEAR = "(hit.begun >> 9)"
_TIMES = {
    "year": _YEAR,
    # EDTF cannot mask a digit of a year with five, so that these stand alone.
    "decade": f"CASE WHEN abs({_YEAR}) > 9999 THEN {_YEAR} WHEN {_YEAR} < 0 THEN {_YEAR} + -{_YEAR} % 10 - 9"
    f" ELSE {_YEAR} - {_YEAR} % 10 END",
    "month": "(hit.begun >> 5)",
}
# The same day a year, a decade or a month later: what lasts until then is wider than its group, and is counted apart.
_LATER = {
    "year": "hit.lo + 512",
    "decade": "hit.lo + 5120",
    "month": "hit.lo + CASE (hit.lo >> 5) & 15 WHEN 12 THEN 160 ELSE 32 END",
}
# The column of those that last longer than the time of a group would.
WIDER = "wider"
# The columns of how many sources stand behind the claims of a group, and how many of the claims are of official texts.
SOURCES, OFFICIAL = "sources", "official"
# What says in SQL that a record is of what one of the two states says itself.
IS_OFFICIAL = f"field = 'tradition' AND value IN {vocabulary.OFFICIAL}"
# The keys that a record has at most once, so that those without one are counted apart.
OPTIONAL = ("place",)

# The claims of the records in groups, of which the member is one.
_CLAIMS_OF = {
    "event": "resting AS claim ON claim.target = member.id",
    "source": "tag AS claim ON claim.field = 'source' AND claim.value = member.id"
    " JOIN extent ON extent.kind = 'claim' AND claim.n BETWEEN first AND last",
}


class Answer(NamedTuple):
    """What a command counts.

    kind     the kind of its records
    noun     what they are called in its rows
    trait    the tag by whose values the records of a group are parted
    columns  the numbers of a group: of all its records, and of those with each value of the trait, and more
    """

    kind: str
    noun: str
    trait: str
    columns: tuple[str, ...]


ANSWERS = {
    "timeline": Answer("event", "events", "effect", ("events", "claims", *EFFECTS, WIDER)),
    "claims": Answer("claim", "claims", "effect", ("claims", *EFFECTS, WIDER, SOURCES, OFFICIAL)),
    "sources": Answer("source", "sources", "source", ("sources", "claims")),
    "check": Answer(
        "claim",
        "claims",
        "verdict",
        (
            *("claims", "contradicted", "not-borne-out", "imprecise", "open", "unverified", "judgement", "supported"),
            *("borne-out", "unreviewed", "computed", "broken", "kept", WIDER, SOURCES),
        ),
    ),
}


def stored(answer: Answer, key: str) -> Clause:
    """Return the groups of all records, which were counted when the index was built."""
    if answer.kind == "event":
        columns = ", ".join(_stored_of_events(column) for column in answer.columns)
        sql = f"SELECT value AS key, NULL AS second, {columns} FROM facet WHERE field = :field{_unless_line(key)}"
    else:
        numbers = [_stored_number(answer, column) for column in answer.columns]
        sql = (
            f"SELECT value AS key, NULL AS second, {', '.join(numbers)} FROM judged WHERE field = :field GROUP BY value"
        )
    return Clause(sql, {"field": key})


def _stored_of_events(column: str) -> str:
    if column != WIDER:
        return _quoted(column)
    wider = "SELECT events FROM facet WHERE field = 'wider'"
    return f"iif(:field = 'year' AND value IS NULL, coalesce(({wider}), 0), 0) AS {WIDER}"


def _stored_number(answer: Answer, column: str) -> str:
    if column == WIDER:
        return f"0 AS {WIDER}"
    if column == answer.noun:
        return f"sum(claims) AS {column}"
    if column == "computed":
        return "sum(computed) AS computed"
    if column in (SOURCES, OFFICIAL):
        return f"(SELECT {column} FROM heard WHERE heard.field = :field AND heard.value = judged.value) AS {column}"
    return f"sum(iif({answer.trait} = '{column}', claims, 0)) AS \"{column}\""


def counted(answer: Answer, question: Question, by: By) -> Clause:
    """Return the groups of the records that match."""
    clause = where(answer.kind, question)
    keys = by.keys
    groups = [_group(key, number, by) for number, key in enumerate(keys)] + ["NULL"] * (2 - len(keys))
    joins = "".join(_join(key, number, by) for number, key in enumerate(keys))
    numbers = ", ".join(_number(answer, column) for column in answer.columns)
    sql = (
        f"WITH hit AS (SELECT n, id, lo, hi, CASE WHEN lo > :begin THEN lo ELSE :begin END AS begun"
        f" FROM record WHERE {clause.sql}),"
        f" member AS (SELECT hit.n, hit.id, {groups[0]} AS key, {groups[1]} AS second, {_is_wider(by)} AS wide"
        f" FROM hit{joins})"
        f" SELECT key, second, {numbers} FROM member JOIN tag AS trait ON trait.n = member.n AND"
        f" trait.field = '{answer.trait}' GROUP BY key, second"
    )
    if answer.noun != "claims":
        sql = _with_claims(answer, sql)
    return Clause(sql, {**clause.values, "begin": clause.values.get("first", dates.START)})


def _is_wider(by: By) -> str:
    """Write SQL that says whether a record with a known beginning lasts longer than its time by one of the keys."""
    wide = " OR ".join(f"NOT ({_fits(key, by)})" for key in by.keys if key in _TIMES)
    return f"(hit.lo > {dates.START} AND hit.lo < {dates.END} AND ({wide}))" if wide else "FALSE"


def _fits(key: str, by: By) -> str:
    """Write SQL that says whether a record ends before its year, decade or month is over, or in its own span."""
    return f"{_span('hit.hi >> 9', by)} = {_span('hit.lo >> 9', by)}" if by.cuts else f"hit.hi < {_LATER[key]}"


def _span(year: str, by: By) -> str:
    """Write SQL for the number of the span in which a year lies."""
    return f"CASE {' '.join(f'WHEN {year} < {cut} THEN {n}' for n, cut in enumerate(by.cuts))} ELSE {len(by.cuts)} END"


def _group(key: str, number: int, by: By) -> str:
    """Write SQL for the group of a record of the table ``hit`` by a key; ``number`` is that of the key."""
    if key in _TIMES:
        time = _span(_YEAR, by) if by.cuts else _TIMES[key]
        return f"CASE WHEN {_fits(key, by)} AND hit.lo < {dates.END} THEN {time} END"
    if _field(key, by) == "written":
        day = f"CAST(group{number}.value AS INTEGER)"
        unknown = f"group{number}.value = '{NOT_CODED}' OR {day} <= {dates.START}"
        return f"CASE WHEN {unknown} THEN '{NOT_CODED}' ELSE {_span(f'{day} >> 9', by)} END"
    return f"group{number}.value"


def _field(key: str, by: By) -> str:
    """Return the filter of which the values are the groups of a key; spans are of the day on which was written."""
    return "written" if key == "source-decade" and by.cuts else key


def _join(key: str, number: int, by: By) -> str:
    if key in _TIMES:
        return ""
    kind = "LEFT JOIN" if key in OPTIONAL else "JOIN"
    name = f"group{number}"
    tag = f"{name}.n = hit.n AND {name}.field = '{_field(key, by)}'"
    return f" {kind} tag AS {name} ON {tag}{_unless_line(key, f'{name}.')}"


def _quoted(column: str) -> str:
    """Write the name of a column in SQL, where a hyphen is no part of a name."""
    return f'"{column}"'


def _unless_line(key: str, table: str = "") -> str:
    return f" AND {table}value NOT IN ({_LINES_OF_STATES})" if key == "actor" else ""


def _number(answer: Answer, column: str) -> str:
    if column == answer.noun:
        return f"count(*) AS {column}"
    if column == "claims":
        return "0 AS claims"
    if column == WIDER:
        return f"count(*) FILTER (WHERE wide) AS {WIDER}"
    if column == "computed":
        by_series = "SELECT 1 FROM tag WHERE tag.n = member.n AND field = 'by' AND value = 'series'"
        return f"sum(EXISTS ({by_series})) AS computed"
    if column == SOURCES:
        return f"count(DISTINCT (SELECT value FROM tag WHERE tag.n = member.n AND field = 'source')) AS {SOURCES}"
    if column == OFFICIAL:
        return f"sum(EXISTS (SELECT 1 FROM tag WHERE tag.n = member.n AND {IS_OFFICIAL})) AS {OFFICIAL}"
    return f"count(*) FILTER (WHERE trait.value = '{column}') AS \"{column}\""


def _with_claims(answer: Answer, sql: str) -> str:
    """Add to the groups of events how many claims rest on them, to those of sources how many they make.

    Each counts once in a group.
    """
    numbers = ", ".join("count(DISTINCT claim.n)" if column == "claims" else "0" for column in answer.columns)
    claims = f"SELECT key, second, {numbers} FROM member JOIN {_CLAIMS_OF[answer.kind]} GROUP BY key, second"
    sums = ", ".join(f"sum({column}) AS {column}" for column in map(_quoted, answer.columns))
    head, _, rest = sql.partition(" SELECT key, second, ")
    return (
        f"{head} SELECT key, second, {sums} FROM (SELECT key, second, {rest} UNION ALL {claims}) GROUP BY key, second"
    )
