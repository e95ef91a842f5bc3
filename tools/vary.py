"""Run tests in unusual surroundings, one after the other: ``python tools/vary.py [WORDS...]``.

The words go to pytest. What this machine cannot give is passed over and said.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SURROUNDINGS = {
    "C locale": C_LOCALE,
    "warnings as errors": {"PYTHONWARNINGS": "error"},
    "20 columns": {"COLUMNS": "20"},
    "read-only home and data": {"PYTHONDONTWRITEBYTECODE": "1"},
    "29 February": {},
}


# What is unusual at once: a run each would take longer, and a failure says which test to run in one of them alone.
RUNS = (tuple(SURROUNDINGS),)


def main(words: list[str]) -> int:
    """Run pytest in each of the surroundings, and return 1 if it failed in one of them."""
    failed = [" and ".join(names) for names in RUNS if _failed(names, words)]
    print(f"failed: {', '.join(failed)}" if failed else "passed in all surroundings")
    return int(bool(failed))


def _failed(names: tuple[str, ...], words: list[str]) -> bool:
    print(f"== {' and '.join(names)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
        given: dict[str, str] = {}
        for name in names:
            if around := _around(name, Path(folder), command):
                command, given = around, {**given, **SURROUNDINGS[name]}
            else:
                print(f"{name}: passed over, as this machine cannot give it", flush=True)
        return subprocess.run(command, cwd=ROOT, env={**os.environ, **given}, check=False).returncode != 0


def _around(name: str, folder: Path, command: list[str]) -> list[str] | None:
    """Return what gives a command its surroundings; None where that cannot be had."""
    if name == "29 February":
        return ["faketime", "-f", "2028-02-29 12:00:00", *command] if shutil.which("faketime") else None
    if name == "read-only home and data":
        (home := folder / "home").mkdir()
        sealed = [(home, home), (ROOT / "data", ROOT / "data"), (ROOT / "src", ROOT / "src")]
        mounts = "".join(f"mount --bind -o ro {shown} {place} && " for shown, place in sealed)
        # Who is root need not be mapped, and can become another user inside.
        alone = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
        inside = [*alone, "sh", "-c", f'{mounts}HOME={home} exec "$@"', "sh"]
        return [*inside, *command] if _works([*inside, "true"]) else None
    return command


def _works(command: list[str]) -> bool:
    return bool(shutil.which(command[0])) and subprocess.run(command, check=False, capture_output=True).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
