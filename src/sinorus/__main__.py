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
        from sinorus.cli.run import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        # It came while the program was still loading, or ending.
        code = 130
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
