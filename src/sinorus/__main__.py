"""Run sinorus and end with its exit code."""

# Until `main` runs, Ctrl-C ends in a traceback, so that only what is compiled into Python is imported here: `_signal`
# is what the module `signal` is made of.
import _signal  # type: ignore[import-not-found]
import gc
import sys

# So many objects are made before the collector looks: more than a query makes, and few beside a million records.
MANY = 2**18


def main() -> None:
    """Run the command line of this process.

    Ctrl-C simply ends the program, as other signals do: as an exception it could come in the middle of an import, where
    libraries turn it into another error. `tidily` makes it one where something is half done.

    A short run makes no garbage worth collecting: without the collector, and without its last round over all that was
    loaded, a query costs an eighth less. A long one would fill the memory with it.
    """
    # Where it is ignored, as in a job in the background, it stays so.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    gc.set_threshold(MANY)
    code = _answer(sys.argv[1:])
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
