"""Put command lines to sinorus in one process, so that what an engine needs is loaded once.

Usage: python tools/scale_ask.py FOLDER < LINES

The answer to the first line goes to FOLDER/0, and so on. For each line one is printed, with the exit code, the seconds
of CPU of this process, and the largest memory up to then in MB. `tools/scale.py` runs this.
"""

import resource
import shlex
import sys
from pathlib import Path

from sinorus.base import inputs
from sinorus.cli.run import run


def main() -> None:
    """Ask what standard input has."""
    folder = Path(sys.argv[1])
    for number, line in enumerate(sys.stdin.read().splitlines()):
        before = _cpu()
        inputs.forget()
        code = run([*shlex.split(line), "--json", "-o", str(folder / str(number))])
        print(code, round(_cpu() - before, 1), _memory(), flush=True)


def _memory() -> int:
    """Return the largest memory in MB; getrusage would give that of the process that started this one."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) // 1000


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
