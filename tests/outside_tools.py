"""Programs by others that read our reports, fetched into the user's cache folder when a test asks for them.

Where one cannot be had the test is skipped with the reason; on a machine of continuous integration (CI=true) it fails.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

_HOME = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lintnews-tests"

_GO_SARIF = "github.com/owenrumney/go-sarif/v3@v3.3.1"
_REVIEWDOG = "github.com/reviewdog/reviewdog@v0.20.1"
_MULTITOOL = "@microsoft/sarif-multitool@5.7.0"


def sarif_schema() -> dict[str, object]:
    """The OASIS schema of SARIF 2.1.0, errata 01, as a Go module carries it."""
    source = (_go_module(_GO_SARIF) / "pkg" / "report" / "v210" / "sarif" / "schema.go").read_text(encoding="utf-8")
    schema: dict[str, object] = json.loads(source.partition("`")[2].rpartition("`")[0])
    assert "errata01" in str(schema["id"])
    return schema


def reviewdog() -> tuple[Path, Path]:
    """The program, and the folder of the JSON Schemas of its own format."""
    module = _go_module(_REVIEWDOG)
    program = _HOME / "reviewdog-0.20.1" / "reviewdog"
    if not program.exists():
        # Built from a copy, because there the module's own list of checksums counts.
        source = program.parent / "source"
        shutil.copytree(module, source, dirs_exist_ok=True, copy_function=shutil.copyfile)
        for path in (source, *source.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        _run(["go", "build", "-o", str(program), "./cmd/reviewdog"], source)
        shutil.rmtree(source)
    return program, module / "proto" / "rdf" / "jsonschema"


def multitool() -> Path:
    """Microsoft's program for SARIF; not its wrapper in Node, which hands arguments to a shell."""
    system = {"Linux": "linux", "Darwin": "darwin"}.get(platform.system())
    if system is None:
        _missing(f"no sarif-multitool for {platform.system()}")
    _need("npm")
    home = _HOME / "sarif-multitool-5.7.0"
    program = home / "node_modules" / "@microsoft" / f"sarif-multitool-{system}" / "Sarif.Multitool"
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        _run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), _MULTITOOL], home)
    return program


def go_program(name: str, package: str) -> Path:
    """A program in Go."""
    _need("go")
    program = _HOME / "bin" / package.replace("/", "_").replace("@", "-") / name
    if not program.exists():
        _HOME.mkdir(parents=True, exist_ok=True)
        _run(["go", "install", package], _HOME, GOBIN=str(program.parent))
    return program


def python_program(name: str, *packages: str) -> Path:
    """A program of Python packages, installed in an environment of its own."""
    home = _HOME / "-".join(packages).replace("==", "-")
    program = home / "bin" / name
    if not program.exists():
        venv.create(home, with_pip=True, clear=True)
        _run([str(home / "bin" / "python"), "-m", "pip", "install", "-q", *packages], home)
    return program


def _go_module(name: str) -> Path:
    _need("go")
    folder = _HOME / "go"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "go.mod").exists():
        _run(["go", "mod", "init", "outside"], folder)
    found: dict[str, str] = json.loads(_run(["go", "mod", "download", "-json", name], folder))
    return Path(found["Dir"])


def _need(program: str) -> None:
    if shutil.which(program) is None:
        _missing(f"{program} is not installed")


def _run(command: Sequence[str], folder: Path, **environment: str) -> str:
    told = {**os.environ, **environment}
    try:
        done = subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        _missing(f"{' '.join(command[:3])} took more than ten minutes")
    if done.returncode:
        _missing(f"{' '.join(command[:3])} failed: {(done.stderr or done.stdout)[-500:]}")
    return done.stdout


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


if sys.platform == "win32":
    pytest.skip("the programs are looked for where they are on Unix", allow_module_level=True)
