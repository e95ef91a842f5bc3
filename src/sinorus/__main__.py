"""Run sinorus as ``python -m sinorus``."""

from sinorus.cli import main

main()
