"""Build the index of the packaged data into the package, and lay a manual and completions for shells beside it."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HOME = Path(__file__).parent
# Where each shell looks for what completes a command, below the folder into which all is installed.
COMPLETIONS = {
    "bash": "share/bash-completion/completions/sinorus",
    "zsh": "share/zsh/site-functions/_sinorus",
    "fish": "share/fish/vendor_completions.d/sinorus.fish",
}
# zsh loads the file by calling it as a function when TAB is pressed for the first time.
AT_FIRST = '\nif [[ "${funcstack[1]}" == _sinorus ]]; then\n  _sinorus_completion "$@"\nfi\n'


def beside() -> dict[str, str]:
    """Return the texts that lie beside the package, by their place."""
    sys.path[:0] = [str(HOME / "src"), str(HOME / "tools")]
    from typer._completion_shared import get_completion_script

    import manual

    texts = {"share/man/man1/sinorus.1": manual.manual()}
    for shell, place in COMPLETIONS.items():
        script = get_completion_script(prog_name="sinorus", complete_var="_SINORUS_COMPLETE", shell=shell)
        texts[place] = f"{script}\n" + AT_FIRST * (shell == "zsh")
    return texts


class PackageHook(BuildHookInterface[Any]):
    """Called by the builder of the wheel; in an editable install the index lies in the source tree."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the index beside the modules, and add it and what lies beside the package to the wheel."""
        self.folder = TemporaryDirectory()
        for number, (place, text) in enumerate(beside().items()):
            file = Path(self.folder.name, str(number))
            file.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(file)] = place
        from sinorus.index import ship, shipped

        if index := ship():
            for path in (index, index.with_name(shipped.SIZES)):
                build_data["force_include"][str(path)] = str(path.relative_to(HOME / "src"))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear away the files that are in the wheel by now."""
        self.folder.cleanup()
