"""Batches of Arrow: typed columns, made as they are read."""

import datetime as clock
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sinorus.api.dataset import Dataset
from sinorus.api.dataset import open as open_data
from sinorus.api.records import Records
from sinorus.base.errors import BadUsage
from sinorus.base.install import command


@pytest.fixture(scope="module")
def data() -> Iterator[Dataset]:
    """Return the packaged data."""
    with open_data("builtin") as data:
        yield data


def test_batches_hold_the_rows_with_days_as_days_and_lists_as_lists(data: Dataset) -> None:
    events = data.events(theme="territory")
    table = events.to_arrow().read_all()
    assert table.column_names == list(events[0])
    types = {name: str(table.schema.field(name).type) for name in ("id", "earliest", "themes", "extra")}
    assert types == {"id": "string", "earliest": "date32[day]", "themes": "list<item: string>", "extra": "string"}
    row, event = table.to_pylist()[-1], events[-1]
    assert row["earliest"] == clock.date.fromisoformat(event.earliest or "")
    assert (row["place"], row["references"]) == (event["place"], event["references"])


@pytest.mark.parametrize("question", ["claims", "drivers", "sources", "change", "show", "cite", "matrix"])
def test_every_answer_can_be_a_table(question: str, data: Dataset) -> None:
    answers: dict[str, Callable[[], Records[Any]]] = {
        "claims": lambda: data.claims(limit=50),
        "drivers": lambda: data.drivers(theme="energy"),
        "sources": lambda: data.sources(limit=20),
        "change": lambda: data.change(at="2014-03"),
        "show": lambda: data.get("energy", "trade-total"),
        "cite": lambda: data.cite("energy", "trade-total"),
        "matrix": lambda: data.compare(driver="western-sanctions", matrix=True),
    }
    records = answers[question]()
    rows = records.to_arrow().read_all().to_pylist()
    assert len(rows) == len(records)
    for name, value in dict(records[0]).items():
        held = rows[0][name]
        if isinstance(value, str | int | float) and name not in ("earliest", "latest"):
            assert held in (value, json.dumps(value)), name
        elif isinstance(value, dict) and isinstance(held, str):
            assert json.loads(held) == value, name


def test_without_pyarrow_it_is_said_how_to_install_it(data: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadUsage) as refusal:
        data.events().to_arrow()
    expected = f"to_arrow() needs pyarrow, which is not installed; `{command('frames')}` installs it"
    assert str(refusal.value) == expected
