"""The configurations in the documentation: each can be read by its editor and starts the server."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from outside_tools import need

pytestmark = pytest.mark.outside

PAGES = Path(__file__).parent.parent / "docs" / "editors"
ZED = Path(__file__).parent.parent / "editors" / "zed"
STARTS = re.compile(r'"lintnews",? "lsp"')


def blocks(page: str, language: str) -> list[str]:
    """The blocks of code in one language of a page."""
    text = (PAGES / page).read_text(encoding="utf-8")
    found = re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found
    return found


def test_helix_reads_its_configuration() -> None:
    (block,) = blocks("helix.md", "toml")
    made = tomllib.loads(block)
    server = made["language-server"]["lintnews"]
    assert [server["command"], *server["args"]] == ["lintnews", "lsp"]
    assert all("lintnews" in language["language-servers"] for language in made["language"])


def test_kate_reads_its_configuration() -> None:
    (block,) = blocks("kate.md", "json")
    for server in json.loads(block)["servers"].values():
        assert server["command"] == ["lintnews", "lsp"]
        re.compile(server["highlightingModeRegex"])


def test_zed_finds_the_server_of_its_extension_in_its_settings() -> None:
    (block,) = blocks("zed.md", "json")
    servers = tomllib.loads((ZED / "extension.toml").read_text(encoding="utf-8"))["language_servers"]
    assert json.loads(block)["lsp"].keys() == servers.keys()
    assert '"lsp".into()' in (ZED / "src" / "lib.rs").read_text(encoding="utf-8")


def test_emacs_could_read_its_configuration() -> None:
    (block,) = blocks("emacs.md", "elisp")
    assert STARTS.search(block)
    assert block.count("(") == block.count(")")


@pytest.mark.parametrize("number", [0, 1])
def test_neovim_reads_its_configuration(tmp_path: Path, number: int) -> None:
    block = blocks("neovim.md", "lua")[number]
    assert STARTS.search(block)
    (tmp_path / "block.lua").write_text(block, encoding="utf-8")
    check = f"lua assert(loadfile([[{tmp_path / 'block.lua'}]]))"
    command = [need("nvim"), "--headless", "--clean", "-c", check, "-c", "qall!"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "")
