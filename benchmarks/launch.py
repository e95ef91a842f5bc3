"""Run one command and print what it cost: ``python -I -S launch.py FILE WORD...``; FILE takes what it prints.

This is a small process of its own, because a child starts with the peak memory of the process that started it.
"""

import os
import sys
import time


def main() -> None:
    """Print the exit status, CPU seconds, wall seconds and peak MiB of the child."""
    output, *words = sys.argv[1:]
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    start = time.perf_counter()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    # macOS counts bytes, others KiB.
    peak = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, wall, peak)


if __name__ == "__main__":
    main()
