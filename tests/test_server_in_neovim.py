"""The language server in a real Neovim, as Debian has it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from editor import plugin_manager
from outside_tools import need

pytestmark = pytest.mark.outside

SCRIPT = Path(__file__).parent / "data" / "neovim.lua"


def test_neovim_shows_findings_applies_fixes_and_lists_people(tmp_path: Path) -> None:
    nvim = need("nvim")
    plugin_manager(tmp_path)
    article, answer = tmp_path / "a.txt", tmp_path / "answer.json"
    article.write_text("😀 Angela Merkel saw teh house.\r\nThey said boo.\r\nMerkel left.\r\n", "utf-8", newline="")
    environment = {
        **os.environ,
        "SERVER": json.dumps([sys.executable, "-m", "lintnews", "lsp"]),
        "ARTICLE": str(article),
        "ANSWER": str(answer),
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    command = [nvim, "--headless", "--clean", "-n", "-c", f"luafile {SCRIPT}"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=200, check=False
    )
    assert answer.exists(), done.stderr
    told = json.loads(answer.read_text(encoding="utf-8"))
    assert "missed" not in told
    at = len("😀 Angela Merkel saw ".encode())
    assert [(one["rule"], one["line"], one["from"], one["to"]) for one in told["shown"]] == [
        ("house/teh", 0, at, at + 3),
        ("house/boo", 1, 10, 13),
    ]
    assert told["handed_back"] == at, "a column of bytes, by which nothing could be found"
    assert told["actions"][0] == "replace by “the”"
    assert told["text"][0] == "😀 Angela Merkel saw the house."
    assert [one["rule"] for one in told["left"]] == ["house/boo"]
    assert "It is misspelt" in told["hover"]
    assert told["next"] == 0, "from the last place of a person to the first"
    assert told["symbols"] == [{"name": "Angela Merkel", "places": 2}]
