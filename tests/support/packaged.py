"""The desk of the explorer on the packaged data, opened once for all tests of a file."""

from collections.abc import Iterator

import pytest

from sinorus.explore.desk import Desk


@pytest.fixture(scope="module")
def packaged() -> Iterator[Desk]:
    """Give a desk on the packaged data."""
    desk = Desk()
    yield desk
    desk.close()
