"""The extension for Visual Studio Code: it says what the command line says, and it can be built."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from outside_tools import missing, need

from lintnews import __version__
from lintnews.commands import lsp

HOME = Path(__file__).parent.parent / "editors" / "vscode"


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HOME / "package.json").read_text(encoding="utf-8"))
    return found


def test_a_folder_decides_neither_what_runs_nor_what_is_asked_elsewhere() -> None:
    made = manifest()
    assert made["contributes"]["configuration"]["properties"]["lintnews.command"]["scope"] == "machine"
    restricted = made["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    assert {"lintnews.plugins", "lintnews.packs", "lintnews.languagetoolUrl"} <= {*restricted}
    assert {*restricted} <= {*made["contributes"]["configuration"]["properties"]}


def test_its_version_is_the_one_of_lintnews() -> None:
    assert manifest()["version"] == __version__
    assert json.loads((HOME / "package-lock.json").read_text(encoding="utf-8"))["version"] == __version__


@pytest.mark.outside
def test_the_server_takes_the_command_line_that_it_makes() -> None:
    values = {
        "select": ["names", "titles"],
        "severity": "warning",
        "grammar": "off",
        "timeLimit": 2,
        "packs": ["a.yaml"],
    }
    script = (
        "const { command } = require('./flags'), values = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(command(key => values[key], false)))"
    )
    done = subprocess.run(
        [need("node"), "-e", script, json.dumps(values)], cwd=HOME, capture_output=True, text=True, check=True
    )
    program, verb, *flags = json.loads(done.stdout)
    assert (program, verb) == ("lintnews", "lsp")
    parser = argparse.ArgumentParser()
    lsp.configure(parser)
    told = parser.parse_args(flags)
    assert told.isolated
    assert told.set_select == ["names", "titles"]
    assert told.set_time_limit == 2


@pytest.mark.outside
def test_it_talks_to_the_server_and_can_be_packed(tmp_path: Path) -> None:
    npm = need("npm")
    copy = tmp_path / "vscode"
    shutil.copytree(HOME, copy, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    environment = {**os.environ, "LINTNEWS": json.dumps([sys.executable, "-m", "lintnews"])}
    for command in (["ci", "--no-audit", "--no-fund"], ["test"], ["run", "package"]):
        done = subprocess.run(
            [npm, *command], cwd=copy, env=environment, capture_output=True, text=True, timeout=600, check=False
        )
        if command[0] == "ci" and done.returncode:
            missing(f"npm ci failed: {done.stderr[-500:]}")
        assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(copy / f"lintnews-{__version__}.vsix") as packed:
        names = {name.removeprefix("extension/").lower() for name in packed.namelist()}
        assert b"vscode-languageserver-protocol" not in packed.read("extension/package.json")
    wanted = {
        "dist/extension.js",
        "icon.png",
        "screenshot.png",
        "license.txt",
        "readme.md",
        "changelog.md",
        "package.json",
    }
    assert wanted <= names
    assert not any("node_modules" in name for name in names), "what it needs is in the bundle"
