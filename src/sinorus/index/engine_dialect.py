"""The SQL of questions as engines understand it: what only SQLite says is said in words that all share."""

import re
from collections.abc import Mapping
from typing import NamedTuple

Values = Mapping[str, str | int]

_MATCH = re.compile(r"record\.n (NOT )?IN \(SELECT rowid FROM word WHERE word MATCH :(\w+)\)")
_PHRASE = re.compile(r'"([^"]*)"( \*)?')
# Spark 4 stumbles over EXISTS in what is selected, and knows IN.
_SPAN = re.compile(r"EXISTS \(SELECT 1 FROM span WHERE span\.n = record\.n AND ([^()]*)\)")
# Which numbers the records of a kind have; ids tell nothing of it.
_EXTENT = re.compile(r" AND tag\.n BETWEEN \(SELECT first FROM extent [^()]*\) AND \(SELECT last FROM extent [^()]*\)")
_LIMIT = re.compile(r" LIMIT :(\w+)")
_NAME = re.compile(r":(\w+)")
_NOCASE = re.compile(r"(\S+) COLLATE NOCASE")
_UPPER, _LOWER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"


class Statement(NamedTuple):
    """A statement with its named values, and no others."""

    sql: str
    values: dict[str, str | int]


def portable(sql: str, values: Values) -> Statement:
    """Write a statement so that DuckDB and Spark understand it; its values stay named as ``:name``."""
    kept = dict(values)
    sql = _MATCH.sub(lambda found: _words(found, kept), sql)
    sql = _SPAN.sub(r"record.n IN (SELECT n FROM span WHERE \1)", sql)
    sql = _EXTENT.sub("", sql)
    sql = _LIMIT.sub(lambda found: "" if int(kept[found[1]]) < 0 else found[0], sql)
    sql = _NOCASE.sub(rf"translate(\1, '{_UPPER}', '{_LOWER}')", sql)
    return Statement(sql, {name: kept[name] for name in dict.fromkeys(_NAME.findall(sql))})


def _words(found: re.Match[str], values: dict[str, str | int]) -> str:
    """Write a full-text expression as a condition on the column of words, which have blanks around them.

    Its phrases become values; its AND, OR and brackets are those of SQL, and its NOT is AND NOT there.
    """
    name = found[2]

    def phrase(part: re.Match[str]) -> str:
        key = f"{name}_{len(values)}"
        values[key] = f" {part[1]}" if part[2] else f" {part[1]} "
        return f"(instr(record.words, :{key}) > 0)"

    condition = _PHRASE.sub(phrase, str(values[name]).replace(" NOT ", " AND NOT "))
    return f"{found[1] or ''}coalesce({condition}, FALSE)"
