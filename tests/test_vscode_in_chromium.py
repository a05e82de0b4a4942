"""The packed extension in a real Visual Studio Code, served by code-server and opened in a real browser.

Skipped where there is no code-server: `LINTNEWS_CODE_SERVER` names its program, or its `out/node/entry.js`.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from chromium import browser
from outside_tools import need

from lintnews import __version__

pytestmark = pytest.mark.outside

HOME = Path(__file__).parent.parent
SEED = next((HOME / "seeds").glob("*.txt"))
PATIENCE = 40


def code_server() -> list[str]:
    named = os.environ.get("LINTNEWS_CODE_SERVER") or shutil.which("code-server")
    if not named:
        pytest.skip("there is no code-server (LINTNEWS_CODE_SERVER names it)")
    return [need("node"), named] if named.endswith(".js") else [named]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    code_server()
    copy = tmp_path_factory.mktemp("package") / "vscode"
    shutil.copytree(HOME / "editors" / "vscode", copy, ignore=shutil.ignore_patterns("node_modules", "*.vsix", "dist"))
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "package"]):
        subprocess.run([need("npm"), *command], cwd=copy, check=True, capture_output=True, timeout=600)
    return copy / f"lintnews-{__version__}.vsix"


@pytest.fixture(scope="module")
def workbench(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The workbench in a browser, with the seed article's folder open."""
    home = tmp_path_factory.mktemp("code")
    folder = home / "articles"
    folder.mkdir()
    shutil.copy(SEED, folder / "seed.txt")
    (home / "data" / "User").mkdir(parents=True)
    settings = {
        "lintnews.command": [sys.executable, "-m", "lintnews"],
        "lintnews.grammar": "off",
        "workbench.startupEditor": "none",
        "security.workspace.trust.enabled": False,
    }
    (home / "data" / "User" / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    (home / "data" / "Machine").mkdir()
    shutil.copy(home / "data" / "User" / "settings.json", home / "data" / "Machine")
    base = [*code_server(), "--user-data-dir", str(home / "data"), "--extensions-dir", str(home / "extensions")]
    environment = {**os.environ, "HOME": str(home)}
    installed = subprocess.run(
        [*base, "--install-extension", str(package)], env=environment, capture_output=True, text=True, timeout=120
    )
    assert "successfully installed" in installed.stdout + installed.stderr
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = ["--auth", "none", "--bind-addr", f"127.0.0.1:{port}", "--disable-telemetry", "--disable-update-check"]
    with subprocess.Popen(
        [*base, *flags, str(folder)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(port)
            with browser() as opened:
                page = opened.new_page(viewport={"width": 1280, "height": 800})
                page.set_default_timeout(PATIENCE * 1000)
                page.goto(f"http://127.0.0.1:{port}/?folder={folder}")
                page.wait_for_selector(".monaco-workbench")
                page.get_by_role("treeitem", name="seed.txt").dblclick()
                page.wait_for_selector(".view-lines")
                yield page
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.2)
    raise AssertionError("code-server did not start")


def test_the_problems_of_an_article_show_the_places_that_prove_them(workbench: Any) -> None:
    workbench.locator(".view-lines").first.click()
    workbench.keyboard.press("Control+Shift+M")
    workbench.get_by_text("the headline stands twice").first.wait_for()
    workbench.get_by_text("repetition/headline").first.wait_for()
    workbench.get_by_text("first here").first.wait_for()
    workbench.get_by_text("elsewhere: probably one name").first.wait_for()


def test_the_light_bulb_explains_the_rule(workbench: Any) -> None:
    workbench.get_by_text("the headline stands twice").first.dblclick()
    workbench.wait_for_selector(".monaco-editor.focused")
    workbench.wait_for_timeout(1000)
    workbench.keyboard.press("Control+.")
    workbench.get_by_text("explain repetition/headline").first.wait_for()
    workbench.keyboard.press("Escape")


def test_the_people_of_an_article_are_its_outline(workbench: Any) -> None:
    workbench.locator(".view-lines").first.click()
    workbench.keyboard.press("Control+Shift+O")
    workbench.get_by_text("Sergei Lavrov").first.wait_for()
    workbench.keyboard.press("Escape")
