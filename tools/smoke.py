"""See that an installed sinorus answers on this system: ``python tools/smoke.py`` in the environment that has it.

It needs Python alone, asks everything through the installed command, and stops at the first thing that is not as it
should be.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

# The one command of the environment, with its ending on Windows.
SINORUS = shutil.which("sinorus", path=sysconfig.get_path("scripts"))
# Which request to the command gives the completion that lies beside it.
COMPLETIONS = {
    "bash": "share/bash-completion/completions/sinorus",
    "zsh": "share/zsh/site-functions/_sinorus",
    "fish": "share/fish/vendor_completions.d/sinorus.fish",
}


def ask(*words: str, code: int = 0, **settings: str) -> str:
    """Run a command line, hold it to its exit code, and return what it puts out."""
    assert SINORUS, "the environment of this Python has no command sinorus"
    done = subprocess.run([SINORUS, *words], capture_output=True, check=False, env={**os.environ, **settings})
    err = done.stderr.decode("utf-8", "replace")
    assert (done.returncode, "Traceback" in err) == (code, False), f"{words}: {done.returncode}, {err}"
    return done.stdout.decode("utf-8")


def packaged() -> str:
    """Ask the packaged data, the second time from a cache folder that cannot be."""
    for cache in ("cache", os.devnull):
        rows = json.loads(ask("timeline", "--from", "1949", "--to", "1991", "--json", SINORUS_CACHE=cache))
        assert len(rows) > 80
        assert {"prc-founded-1949", "ussr-dissolution-1991"} <= {row["id"] for row in rows}
    assert not list(Path("cache").glob("*")), "an index was built, though one came with the package"
    ask("timline", code=2)
    return f"{len(rows)} events of 1949-1991"


def own_folder() -> str:
    """Start a folder, change it, and ask it again."""
    ask("new", "mine")
    ask("validate", "mine")
    assert [row["id"] for row in json.loads(ask("timeline", "--data", "mine", "--json"))] == ["my-event-1905"]
    events = Path("mine", "events.json")
    events.write_text(events.read_text(encoding="utf-8").replace("Something happened", "Мы были там"), encoding="utf-8")
    assert json.loads(ask("timeline", "--data", "mine", "--json"))[0]["title"] == "Мы были там"
    # A console of old has no Cyrillic; what it cannot show must not stop the answer.
    ask("timeline", "--data", "mine", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    return "an own folder"


def files() -> str:
    """Write an answer and a page, each a second time over the first."""
    for _ in range(2):
        ask("claims", "--theme", "energy", "-o", "claims.csv", "--force")
        ask("page", "--theme", "energy", "-o", "page.html", "--force")
    assert Path("claims.csv").read_text(encoding="utf-8").count("\n") > 20
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert {path.name for path in Path().iterdir()} <= {"mine", "cache", "claims.csv", "page.html"}
    return "an answer in a file and a page"


def beside() -> str:
    """Look for the manual and the completions that lie beside the package."""
    prefix = Path(sys.prefix)
    assert ".SH COMMANDS" in (prefix / "share/man/man1/sinorus.1").read_text(encoding="utf-8")
    for shell, place in COMPLETIONS.items():
        assert (prefix / place).read_text(encoding="utf-8").startswith(ask(_SINORUS_COMPLETE=f"source_{shell}").strip())
    return "a manual and completions"


def main() -> None:
    """Try all of it in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["SINORUS_CACHE"] = str(Path(folder, "cache"))
        for step in (packaged, own_folder, files, beside):
            print(f"the installed program has {step()}")
        os.chdir(Path(folder).anchor)


if __name__ == "__main__":
    main()
