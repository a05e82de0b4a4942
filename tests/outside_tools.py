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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

_HOME = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lintnews-tests"

_GO_SARIF = "github.com/owenrumney/go-sarif/v3@v3.3.1"
_REVIEWDOG = "github.com/reviewdog/reviewdog@v0.20.1"
_MULTITOOL = "@microsoft/sarif-multitool@5.7.0"
_TYPES = ("typescript@5.9.3", "codeclimate-types@0.3.1")
_AXE = "axe-core@4.11.0"
_GRAMMA = "gramma@1.6.0"
_GITLAB = "gitlab-ci-local@4.61.1"  # later ones want Node 22

_WAYS = {
    "go": "https://go.dev/dl",
    "node": "https://nodejs.org",
    "npm": "https://nodejs.org",
    "nvim": "apt-get install neovim",
}
"""How a program can be had that is not fetched here."""


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
    with _alone():
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
        missing(f"no sarif-multitool for {platform.system()}")
    return _npm_folder(_MULTITOOL) / "@microsoft" / f"sarif-multitool-{system}" / "Sarif.Multitool"


def mistakes_in_code_climate(report: bytes, folder: Path) -> str:
    """What the compiler of TypeScript says of a report as a value of the published types of Code Climate's format."""
    modules = _npm_folder(*_TYPES)
    source = folder / "report.ts"
    source.write_text(
        f"import type {{ Issue }} from {json.dumps(str(modules / 'codeclimate-types'))}\n"
        f"export const report: Issue[] = {report.decode('utf-8')}",
        encoding="utf-8",
    )
    compiler = [need("node"), str(modules / "typescript" / "bin" / "tsc"), "--noEmit", "--strict", str(source)]
    return subprocess.run(compiler, cwd=folder, capture_output=True, text=True, check=False).stdout


def act(repository: Path, **environment: str) -> list[dict[str, Any]]:
    """What `act` logs when it runs the workflows of a repository as GitHub does, on this machine itself."""
    program = go_program("act", "github.com/nektos/act@v0.2.82")
    # What it leaves behind goes with the test; what pip has fetched before is not fetched again.
    caches = {"XDG_CACHE_HOME": str(repository.parent / "cache"), "PIP_CACHE_DIR": str(_HOME.parent / "pip")}
    done = subprocess.run(
        [str(program), "push", "--json", "--no-cache-server", "--platform", "ubuntu-latest=-self-hosted"],
        cwd=repository,
        env={**os.environ, **caches, **environment},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def gitlab_ci(repository: Path) -> str:
    """The pipeline of a repository as `gitlab-ci-local` reads it: with its includes and inputs, by GitLab's schema."""
    program = _npm_folder(_GITLAB) / ".bin" / "gitlab-ci-local"
    done = subprocess.run(
        [str(program), "--preview"], cwd=repository, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def axe() -> str:
    """The source of axe-core, which finds what keeps people from using a page."""
    return (_npm_folder(_AXE) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def gramma() -> Path:
    """What gramma, a client of LanguageTool, asks a server with."""
    return _npm_folder(_GRAMMA) / "gramma" / "src" / "requests" / "checkViaAPI.js"


def go_program(name: str, package: str) -> Path:
    """A program in Go."""
    need("go")
    program = _HOME / "bin" / package.replace("/", "_").replace("@", "-") / name
    with _alone():
        if not program.exists():
            _run(["go", "install", package], _HOME, GOBIN=str(program.parent))
    return program


def python_program(name: str, *packages: str) -> Path:
    """A program of Python packages, installed in an environment of its own."""
    home = _HOME / "-".join(packages).replace("==", "-")
    program = home / "bin" / name
    with _alone():
        if not program.exists():
            venv.create(home, with_pip=True, clear=True)
            _run([str(home / "bin" / "python"), "-m", "pip", "install", "-q", *packages], home)
    return program


def need(program: str) -> str:
    """Where a program is that has to be installed already."""
    found = shutil.which(program)
    if found is None:
        missing(f"{program} is not installed ({_WAYS[program]})")
    return found


def missing(reason: str) -> NoReturn:
    """Something cannot be had: the test is skipped, or fails where nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _npm_folder(*packages: str) -> Path:
    """The folder of the modules of npm's packages, installed by themselves."""
    need("npm")
    home = _HOME / "-".join(package.rpartition("/")[2].replace("@", "-") for package in packages)
    with _alone():
        if not (home / "node_modules").exists():
            home.mkdir(parents=True, exist_ok=True)
            _run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(home), *packages], home)
    return home / "node_modules"


def _go_module(name: str) -> Path:
    need("go")
    folder = _HOME / "go"
    with _alone():
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "go.mod").exists():
            _run(["go", "mod", "init", "outside"], folder)
        found: dict[str, str] = json.loads(_run(["go", "mod", "download", "-json", name], folder))
    return Path(found["Dir"])


@contextmanager
def _alone() -> Iterator[None]:
    """Fetch and build while no other process of the same tests does."""
    if sys.platform == "win32":
        missing("the programs are looked for where they are on Unix")
    import fcntl

    _HOME.mkdir(parents=True, exist_ok=True)
    with open(_HOME / "lock", "wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _run(command: Sequence[str], folder: Path, **environment: str) -> str:
    if sys.platform == "win32":
        missing("the programs are looked for where they are on Unix")
    told = {**os.environ, **environment}
    try:
        done = subprocess.run(command, cwd=folder, env=told, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        missing(f"{' '.join(command[:3])} took more than ten minutes")
    if done.returncode:
        missing(f"{' '.join(command[:3])} failed: {(done.stderr or done.stdout)[-500:]}")
    return done.stdout
