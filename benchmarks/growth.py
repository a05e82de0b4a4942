"""How the cost of a word grows with the text: long ones, and such as nobody writes.

    python benchmarks/growth.py TEXT [--only NAME]

TEXT is a file of about a megabyte of clean news. Told is the processor time for a word of each text, its ratio to that
of an article of 5,000 words, and the rules that were stopped. Everything runs in one process, with all rules but those
of grammar engines; the first text warms it, and garbage is looked for as seldom as in a run of the command line.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Callable, Iterator, Mapping
from itertools import count, islice, product
from pathlib import Path
from time import process_time

from lintnews.config.settings import Settings
from lintnews.files.discovery import Found
from lintnews.linter.linter import Linter
from lintnews.linter.parallel import resume_garbage_collection

ARTICLE = 5_000
"""Words of the article that the others are compared with."""


def texts(news: str) -> Mapping[str, Callable[[], str]]:
    """The texts by name."""
    paragraphs = [line for line in news.split("\n") if line.strip()]
    return {
        f"an article of {ARTICLE:,} words": lambda: _words(paragraphs, ARTICLE),
        "100,000 words of news": lambda: _words(paragraphs, 100_000),
        "2,000 different people": lambda: _people(2_000),
        "10,000 different people": lambda: _people(10_000),
        "10,000 different surnames": lambda: _people(10_000, given="Anna"),
        "5 MB in one line": lambda: " ".join(_repeated(paragraphs, 5_000_000)),
        "5 MB without a full stop": lambda: " ".join(_repeated(paragraphs, 5_000_000)).replace(".", ""),
        "50,000 quotation marks": lambda: "\n\n".join(f"“It is number {n},” he said." for n in range(25_000)),
        "50,000 quotation marks in one line": lambda: " ".join(f"“It is number {n},” he said." for n in range(25_000)),
        "50,000 marks that nobody closes": lambda: "\n\n".join(f"“It is number {n}, he said." for n in range(50_000)),
        "50,000 straight marks in one line": lambda: " ".join(f'"It is number {n}," he said.' for n in range(25_000)),
        "100,000 short paragraphs": lambda: "\n\n".join(f"It rained on day {n}." for n in range(100_000)),
        "50,000 numbers": lambda: " ".join(f"They sold {n} cars." for n in range(50_000)),
        "50,000 findings in one line": lambda: "He saw the the car. " * 50_000,
    }


def _words(paragraphs: list[str], wanted: int) -> str:
    """Paragraphs of so many words."""
    found: list[str] = []
    size = 0
    for paragraph in paragraphs:
        if size >= wanted:
            break
        found.append(paragraph)
        size += len(paragraph.split())
    return "\n\n".join(found)


def _repeated(paragraphs: list[str], size: int) -> Iterator[str]:
    """Paragraphs, over and over, of so many code points; each time told of another day, so that none stands twice."""
    written = 0
    for number in count():
        for paragraph in paragraphs:
            if written >= size:
                return
            yield paragraph + (f" That was {number}." if number else "")
            written += len(paragraph) + 1


def _people(number: int, given: str = "") -> str:
    """Sentences about so many people."""
    parts = [one + other for one, other in product("B D F G H J K L M N P R S T V W".split(), "ae io ul ar en".split())]
    ends = [one + other for one, other in product("b d f g k l m n p r s t v z".split(), "an ek is ov urt".split())]
    names = (f"{one}{two}{end}" for one, two, end in product(parts, ("ba", "ri", "to", "mel"), ends))
    return " ".join(
        f"{given or first} {name} left town {at} last year."
        for at, (first, name) in enumerate(zip(_given(), islice(names, number), strict=False))
    )


def _given() -> Iterator[str]:
    known = "Anna Boris Clara David Elena Frank Greta Hugo Irina Jakob".split()
    return (known[number % len(known)] for number in count())


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--only", default="", help="texts whose names hold this, besides the article")
    given = parser.parse_args()
    linter = Linter(Settings(grammar="off"), root="/")
    gc.disable()
    usual = 0.0
    print("| text | words | s | µs a word | ratio | stopped |\n|---|---|---|---|---|---|")
    for name, made in texts(given.text.read_text(encoding="utf-8")).items():
        if usual and given.only not in name:
            continue
        text = made().encode()
        best, stopped = float("inf"), ""
        for _ in range(2 if usual else 4):
            began = process_time()
            report = linter.lint(Found("article.txt", named=True), text)
            best = min(best, process_time() - began)
            resume_garbage_collection()
            assert report is not None
            stopped = ", ".join(f"{note.source}: {note.message}" for note in report.notifications)
        words = len(text.split())
        usual = usual or best / words
        row = f"| {name} | {words:,} | {best:.2f} | {best / words * 1e6:.1f} | {best / words / usual:.2f} | {stopped} |"
        print(row, flush=True)


if __name__ == "__main__":
    main()
