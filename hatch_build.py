"""What a wheel brings besides the files of this folder: its packs as they are compiled."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PacksHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the packs. An installation that somebody works in compiles its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from lintnews.packs.kept_packs import RELEASED
        from lintnews.packs.load import released

        self._home = TemporaryDirectory()
        made = Path(self._home.name, RELEASED)
        made.write_bytes(released(str(Path(self.root, "rules"))))
        build_data["force_include"][str(made)] = f"lintnews/rules/{RELEASED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._home.cleanup()
