"""Results of the Wikidata query service as SPARQL JSON."""

import re
from collections.abc import Iterator
from typing import Any

from sinorus.imports import wikidata_cells
from sinorus.imports.table import Row, Source, Table, wrong
from sinorus.index.read_records import record

_MINE = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"(?:head|results)"\s*:')


def is_mine(start: bytes) -> bool:
    """Say whether a file that begins so is a result."""
    return bool(_MINE.match(start)) and (b'"vars"' in start or b'"bindings"' in start)


def tables(source: Source) -> Iterator[Table]:
    """Yield the events of a result.

    Raises BadData where the file is no JSON, no result, or an empty one.
    """
    value = record(source.path, source.shown).value
    try:
        heads, bindings = value["head"]["vars"], value["results"]["bindings"]
        rows = [Row(line, {name: _value(cell) for name, cell in row.items()}) for line, row in enumerate(bindings, 1)]
    except (KeyError, TypeError, AttributeError) as error:
        problem = 'this is no SPARQL JSON, which has "vars" in "head" and "bindings" in "results"'
        raise wrong(source, None, f"{problem}; download the result as JSON or CSV again") from error
    if not rows:
        raise wrong(source, None, "the result is empty: the query found nothing; look at the query")
    yield wikidata_cells.table(Table("event", [str(head) for head in heads], rows, source.shown))


def _value(cell: dict[str, Any]) -> str:
    """Return the value of a variable; an unknown one is marked as blank nodes are."""
    return f"_:{cell['value']}" if cell["type"] == "bnode" else str(cell["value"])
