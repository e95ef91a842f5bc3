"""Explore the history and the drivers of the relationship between Russia and China."""

__version__ = "0.1.0"
