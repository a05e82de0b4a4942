"""The recipes of CONTRIBUTING.md work as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.outside

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"<!-- recipe: (\w+) -->\n```sh\n(.*?)```", TEXT, flags=re.DOTALL))


def test_there_are_three_recipes() -> None:
    assert set(RECIPES) == {"yaml", "python", "plugin"}


def test_the_map_shows_what_is_there() -> None:
    named = {
        name for line in re.findall(r"^  (\S.*?)  ", TEXT, flags=re.MULTILINE) for name in re.split(r"[,\s]+", line)
    }
    for name in filter(None, named):
        path = ROOT / "lintnews" / name
        assert path.is_dir() if name.endswith("/") else path.with_suffix(".py").is_file(), name
    for folder in re.findall(r"^(\w+)/ ", TEXT, flags=re.MULTILINE):
        assert (ROOT / folder).is_dir(), folder


@pytest.mark.skipif(sys.platform == "win32", reason="the recipes are for a Unix shell")
@pytest.mark.parametrize("name", RECIPES)
def test_recipes_work_as_they_stand(name: str, tmp_path: Path) -> None:
    plugin_manager = tmp_path / "house"
    kept = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "node_modules", "dist", "build")
    shutil.copytree(ROOT, plugin_manager, ignore=kept)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONPATH": os.pathsep.join((str(plugin_manager), str(plugin_manager / "plugins"))),
        "LINTNEWS_CACHE": str(tmp_path / "cache"),
    }
    if name == "plugin":
        del environment["PYTHONPATH"]
    command = ["bash", "-euxc", RECIPES[name]]
    done = subprocess.run(command, cwd=plugin_manager, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert "no findings (1 file checked" in done.stdout
