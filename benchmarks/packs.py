"""How often each entry of the packs speaks on folders of texts.

    python benchmarks/packs.py --clean HUMAN... --translated MACHINE... > rates.md
    python benchmarks/packs.py --clean HUMAN... --translated MACHINE... --read 2 > hits.txt

HUMAN and MACHINE are folders of `.txt` files: English by people, and translations by machines. The language that a text
was translated from stands in its name, as in `NAME.is.txt` or `NAME_is-en_OTHER.txt`; else it is not known. What stands
before `__` in a name is the document: its translations by several systems count once in the column `documents`.
`--read N` prints, instead of the table, up to N places of each entry with what stands around them, to be judged.
`lintnews corpus --entries` gives the same rates for an archive, without documents that recur and without places.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lintnews.document import Document
from lintnews.packs.load import load
from lintnews.packs.rule_set import PackRule, RuleSet
from lintnews.rule import applies

AROUND = 70
"""Code points on either side of a place that is read."""
SOURCE = re.compile(r"(?:[._-])([a-z]{2})(?:-en\b|-en_|\.txt$)")


class Hit(NamedTuple):
    """A place that an entry finds."""

    entry: str
    file: Path
    start: int
    end: int
    text: str


def hits(book: RuleSet, rules: Sequence[PackRule], path: Path, text: str) -> Iterator[Hit]:
    """What the rules find in a text, each row of a table under its own name."""
    source = SOURCE.search(path.name)
    doc = Document(text, language="en", source_language=source[1] if source else None)
    for number, patterns in doc.layer(book.candidates).items():
        rule = book.rules[number]
        if rule not in rules or not applies(rule, doc):
            continue
        if not rule.rows:
            yield from (Hit(rule.id, path, *finding.span, text) for finding in rule.check(doc))
            continue
        for pattern in patterns:
            alone = rule.without(frozenset(rule.rows) - {rule.rows[pattern]})
            yield from (
                Hit(f"{rule.id}:{rule.rows[pattern]}", path, *finding.span, text) for finding in alone.check(doc)
            )


def texts(folders: Sequence[Path], only: frozenset[str]) -> Iterator[tuple[Path, str]]:
    """The texts of the folders; `only`: of these documents, where any are named."""
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            if not only or document(path) in only:
                yield path, path.read_bytes().decode("utf-8")


def document(path: Path) -> str:
    """The document that a translation was made of."""
    return path.stem.partition("__")[0]


def main() -> None:
    """Print the table, or the places to read."""
    options = asked()
    only = frozenset(options.only.read_text(encoding="utf-8").split()) if options.only else frozenset[str]()
    book, problems = load([options.packs])
    for problem in problems:
        print(problem, file=sys.stderr)
    rules = [rule for rule in book.rules if re.match(options.entries, rule.id)]
    found: dict[str, tuple[list[Hit], list[Hit]]] = defaultdict(lambda: ([], []))
    words = [0, 0]
    for side, folders in enumerate((options.clean, options.translated)):
        for path, text in texts(folders, only if side else frozenset()):
            words[side] += len(text.split())
            for hit in hits(book, rules, path, text):
                found[hit.entry][side].append(hit)
    if options.read:
        read(found, options.read)
        return
    clean, translated = (sum(len(sides[side]) for sides in found.values()) for side in (0, 1))
    touched = len({document(hit.file) for sides in found.values() for hit in sides[1]})
    entries = sum(len(rule.rows) or 1 for rule in rules)
    print(f"{entries} entries, of which {sum(bool(sides[1]) for sides in found.values())} speak on the translations")
    print("\n| | words | findings | per 1,000 words |\n|---|---|---|---|")
    print(f"| people | {words[0]} | {clean} | {rate(clean, words[0])} |")
    print(f"| machines ({touched} documents touched) | {words[1]} | {translated} | {rate(translated, words[1])} |\n")
    print("| entry | people | machines | documents |\n|---|---|---|---|")
    for entry, (one, other) in sorted(found.items(), key=lambda each: (-len(each[1][1]), each[0])):
        print(f"| {entry} | {len(one)} | {len(other)} | {len({document(hit.file) for hit in other})} |")


def asked() -> Namespace:
    """What is asked for."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--translated", type=Path, nargs="*", default=[])
    parser.add_argument("--packs", type=Path, default=Path(__file__).parents[1] / "rules")
    parser.add_argument("--entries", default="calques/", help="how their ids begin, as a pattern")
    parser.add_argument("--only", type=Path, help="a file with the names of documents, one a line; others are left out")
    parser.add_argument("--read", type=int, default=0, metavar="N")
    return parser.parse_args()


def rate(count: int, words: int) -> str:
    """So many per 1,000 words."""
    return f"{1000 * count / words:.4f}" if words else "-"


def read(found: dict[str, tuple[list[Hit], list[Hit]]], most: int) -> None:
    """Print places of each entry, those in English by people first; of a document one place at most."""
    for entry, sides in sorted(found.items()):
        for side, name in zip(sides, ("people", "machine"), strict=True):
            several = {(document(hit.file), hit.text[hit.start : hit.end].lower()): hit for hit in side}
            for hit in list(several.values())[:most]:
                before, after = hit.text[max(0, hit.start - AROUND) : hit.start], hit.text[hit.end : hit.end + AROUND]
                place = f"{before}⟦{hit.text[hit.start : hit.end]}⟧{after}".replace("\n", " ")
                print(f"{name}\t{entry}\t{hit.file.name}\t{place}")


if __name__ == "__main__":
    main()
