"""Run sinorus and end with its exit code."""

import gc
import sys


def main() -> None:
    """Run the command line of this process.

    A short run makes no garbage worth collecting: without the collector, and without its last round over all that was
    loaded, a query costs an eighth less.
    """
    gc.disable()
    try:
        code = _answer(sys.argv[1:])
    except KeyboardInterrupt:
        # It came while the program was still loading, or ending.
        code = 130
    gc.freeze()
    sys.exit(code)


def _answer(arguments: list[str]) -> int:
    """Run a command line and return its exit code; a Typer that does not fit is refused before anything needs it."""
    from sinorus.cli.typer_version import refusal

    if code := refusal():
        return code
    from sinorus.cli.run import run

    return run(arguments)


if __name__ == "__main__":
    main()
