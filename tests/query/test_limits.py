"""What holds all records at once holds so many and no more."""

from pathlib import Path

import pytest

from conftest import Run
from sinorus.query.limits import LIMITS


def test_more_than_a_graph_holds_is_refused_before_it_is_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "graphml", LIMITS["graphml"]._replace(most=5))
    monkeypatch.setattr("sinorus.query.selection.select", None)
    done = run("export", "graphml", "--during", "1969", "-o", str(tmp_path / "out.graphml"))
    assert done.code == 2
    assert "a graph in GraphML holds up to 5 events and claims, and" in done.err
    assert done.err.endswith("or write `sinorus export sqlite -o sinorus.db`\n")
    assert list(tmp_path.iterdir()) == []
