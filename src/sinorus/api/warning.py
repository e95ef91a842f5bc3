"""Warnings: what a command line says on standard error beside an answer."""

import sys
import warnings
from pathlib import Path

HOME = str(Path(__file__).parents[1])


class DataWarning(UserWarning):
    """What a reader of an answer should know: records left out for their faults, how a date was read, a large size."""


def warn(sentence: str) -> None:
    """Warn of something at the line of the program that asked, and not at one of this package."""
    level, frame = 2, sys._getframe(1)
    while frame.f_back and frame.f_code.co_filename.startswith(HOME):
        level, frame = level + 1, frame.f_back
    warnings.warn(sentence, DataWarning, stacklevel=level)
