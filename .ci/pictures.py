"""Makes the pictures of docs/pictures: the report and the page of `lintnews serve`, over the seed article.

    python .ci/pictures.py

Wanted: Chromium, Playwright (`pip install playwright`) and pngquant (`apt-get install chromium pngquant`).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HOME = Path(__file__).resolve().parent.parent
PICTURES = HOME / "docs" / "pictures"
sys.path.insert(0, str(HOME / "tests"))

from chromium import browser, page  # noqa: E402
from served import TOKEN, served  # noqa: E402


def main() -> None:
    """Make all pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    seed = next((HOME / "seeds").glob("*.txt"))
    with TemporaryDirectory() as name, browser() as opened:
        folder = Path(name)
        (folder / "article.txt").write_bytes(seed.read_bytes())
        command = [sys.executable, "-m", "lintnews", "check", "--output", "report.html", "--fail-on", "never"]
        subprocess.run([*command, "article.txt"], cwd=folder, check=True)
        for scheme in ("light", "dark"):
            with _page(opened, scheme) as shown:
                shown.goto((folder / "report.html").as_uri() + "#article-0")
                for _ in range(9):
                    shown.keyboard.press("n")
                shown.wait_for_timeout(400)
                _take(shown, f"report-{scheme}.png")
        with served(folder, ".") as made, _page(opened, "light") as shown:
            shown.goto(f"{made.url}/?token={TOKEN}")
            shown.wait_for_selector("#text")
            shown.select_option("#file", "article.txt")
            shown.wait_for_selector("body[data-whole=true]")
            shown.focus("#text")
            for _ in range(7):
                shown.keyboard.press("F8")
            shown.wait_for_timeout(400)
            _take(shown, "serve.png")


def _page(opened: Any, scheme: str) -> Any:
    options = {"viewport": {"width": 1200, "height": 760}, "color_scheme": scheme, "reduced_motion": "reduce"}
    return page(opened, **options)


def _take(shown: Any, name: str) -> None:
    """A picture in few colours, so that a clone of the project stays small."""
    target = PICTURES / name
    shown.screenshot(path=str(target))
    command = ["pngquant", "--force", "--strip", "--speed", "1", "--output", str(target), "48", str(target)]
    subprocess.run(command, check=True)
    print(f"{target.relative_to(HOME)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
