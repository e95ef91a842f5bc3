"""The words of records as they are read back from the index."""

from sinorus.base.stems import stem
from sinorus.index import open_index
from sinorus.model.vocabulary import BUILTIN
from sinorus.query.word_streams import word_streams


def test_the_stems_of_a_title_come_first_and_in_order() -> None:
    with open_index([BUILTIN]) as index:
        found = word_streams(index.db, ["good-neighbourliness-treaty-2001"])
    assert found
    [stems] = found.streams.values()
    title = stems[: stems.index("")]
    assert title[:2] == [stem("treaty"), "of"]
    assert stem("border") in stems[stems.index("") :]
    assert "treaty" in found.forms
    assert any({"xi jinp", "习 近 平"} <= {*group} for group in found.alike)
