"""How much memory lintnews takes at its highest: for a folder of very many articles, and for an editor with many open.

    python benchmarks/memory.py [--files 100000] [--articles 1000] [--words 500] [ARTICLE ...]

The texts are made of the paragraphs of the articles, or of the good examples of all rules: each file of the folder is
a short one of its own, each article of the editor has so many words. The grammar engine is off, because its memory is
that of another process. The server has answered for every article before its memory is read (on Linux only).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from server import Client, article
from speed import LINTNEWS, cost

_SHORT = 150
"""Words of a file of the folder."""


def texts(paths: Sequence[str], words: int) -> Iterator[str]:
    """Texts of so many words, each another one, without an end."""
    paragraphs = cycle(part for part in article(paths, 20_000).split("\n\n") if part.strip())
    for number in cycle(range(1_000_000)):
        made: list[str] = [f"Report {number}."]
        count = 0
        while count < words:
            made.append(next(paragraphs))
            count += len(made[-1].split())
        yield "\n\n".join(made) + "\n"


def folder(home: Path, files: int, some: Iterator[str]) -> float:
    """The memory in MiB of a run over so many files."""
    for number, text in enumerate(islice(some, files)):
        place = home / f"{number // 1000:03}" / f"{number % 1000:03}.txt"
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return cost((*LINTNEWS, "--grammar", "off", "--fail-on", "never", str(home)), 1).memory


def editor(home: Path, articles: int, some: Iterator[str]) -> float:
    """The memory in MiB of a server that has judged so many open articles."""
    (home / "lintnews.toml").write_text('grammar = "off"\n', encoding="utf-8")
    client = Client(str(home), "--config", str(home / "lintnews.toml"))
    said = client.messages()
    client.send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
    next(said)
    client.send("initialized", {})
    for number, text in enumerate(islice(some, articles)):
        uri = (home / f"{number}.txt").as_uri()
        item = {"uri": uri, "languageId": "plaintext", "version": 0, "text": text}
        client.send("textDocument/didOpen", {"textDocument": item})
        next(one for one in said if one.get("method") == "textDocument/publishDiagnostics")
    status = Path(f"/proc/{client.process}/status").read_text(encoding="ascii")
    client.close()
    most = re.search(r"VmHWM:\s*(\d+) kB", status)
    return int(most[1]) / 1024 if most else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paragraphs", nargs="*", metavar="ARTICLE")
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=500)
    given = parser.parse_args()
    with TemporaryDirectory() as place:
        for kind in ("folder", "editor"):
            (Path(place) / kind).mkdir()
        if given.files:
            most = folder(Path(place) / "folder", given.files, texts(given.paragraphs, _SHORT))
            print(f"a folder of {given.files:,} files: {most:.0f} MiB")
        if given.articles:
            most = editor(Path(place) / "editor", given.articles, texts(given.paragraphs, given.words))
            print(f"an editor with {given.articles:,} articles of {given.words:,} words open: {most:.0f} MiB")


if __name__ == "__main__":
    main()
