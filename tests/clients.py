"""Independent programs that read what sinorus writes."""

import os
import shutil

import pytest


def client(name: str) -> str:
    """Find a program; where it is missing the test is passed over, but not in CI."""
    found = shutil.which(name)
    if not found:
        assert "CI" not in os.environ, f"{name} is missing: .ci/run installs it"
        pytest.skip(f"{name} is not installed")
    return found
