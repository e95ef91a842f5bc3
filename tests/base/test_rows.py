"""Rows that are made anew for each who goes through them."""

from sinorus.base.rows import Rows


def test_rows_are_made_again_each_time_and_counted_only_where_nobody_knows_how_many_they_are() -> None:
    calls: list[str] = []

    def make() -> list[int]:
        calls.append("made")
        return [3, 5, 8]

    rows = Rows(make)
    assert [*rows] == [*rows] == [3, 5, 8]
    assert (len(rows), len(rows), rows[-1], rows[:2], 5 in rows, 4 in rows) == (3, 3, 8, [3, 5], True, False)
    calls.clear()
    assert (len(Rows(make, lambda: 7)), calls) == (7, [])
