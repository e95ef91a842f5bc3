"""Build the index of the packaged data into the package, so that not even the first run has to."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface):
    """Called by the builder of the wheel; in an editable install the index lies in the source tree."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the index beside the modules and add it to the wheel."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from sinorus.index import ship, shipped

        if index := ship():
            for path in (index, index.with_name(shipped.SIZES)):
                build_data["force_include"][str(path)] = str(path.relative_to(source))
