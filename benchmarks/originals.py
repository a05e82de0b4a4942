"""What segment checkers find of planted faults beside lintnews, and what an original costs.

    python benchmarks/originals.py DIR [--pofilter PROGRAM] [--checkmate] [--runs 5]

DIR holds `target/NAME.txt`, `source/NAME.txt` and `gold.jsonl`, a line for each name: `file`, `family` (`clean` for a
text without fault), `lang_pair`, and of a fault `segment`, the code points of the article where it counts as found.
Peers work on segments only, so the first table counts the pairs in which as many paragraphs stand on both sides, and
takes paragraphs for segments. One peer is a program of an environment of its own: `pofilter` of the Translate Toolkit,
with all its checks, and with those that compare numbers and double quotation marks. The other is CheckMate of the Okapi
Framework with its default settings, which Java runs and Maven brings; where either is missing, it is said why.

The second table is the cost of the original: a cold pair beside the article alone, and words per second of processor
time over all articles and over all pairs. `--only-costs` leaves the first one out.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

LINTNEWS = (sys.executable, "-m", "lintnews", "check", "--isolated", "--jobs", "1", "--ignore", "grammar")
_PARAGRAPH = re.compile(r"[^\n]+")
_CHECKMATE = Path(__file__).parent / "checkmate"
_CONTEXT = re.compile(r'^msgctxt "(.*)"$', re.MULTILINE)


class Pair(NamedTuple):
    """An article, its original, and what is wrong with it."""

    name: str
    family: str
    language: str
    target: str
    source: str
    segment: tuple[int, int] | None


class Missing(Exception):  # noqa: N818
    """A peer cannot run here; the message says why."""


Found = Mapping[str, Sequence[tuple[int, int]]]
"""For each name, the places of the article at which something is said."""


def pairs_in(folder: Path) -> Iterator[Pair]:
    """The pairs of a folder in which as many paragraphs stand on both sides."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        target, source = ((folder / side / row["file"]).read_bytes().decode() for side in ("target", "source"))
        if len(_PARAGRAPH.findall(target)) == len(_PARAGRAPH.findall(source)):
            segment = None if row["family"] == "clean" else (row["segment"][0], row["segment"][1])
            yield Pair(row["file"], row["family"], row["lang_pair"][:2], target, source, segment)


def lintnews(pairs: Sequence[Pair]) -> Found:
    """What lintnews finds against the originals, errors and warnings."""
    with TemporaryDirectory() as folder:
        for pair in pairs:
            for side, text in (("t", pair.target), ("s", pair.source)):
                place = Path(folder, side, pair.name)
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(text.encode())
        arguments = ("--source", f"{folder}/s", "--format", "json", f"{folder}/t")
        done = subprocess.run([*LINTNEWS, *arguments], capture_output=True, text=True, check=False)
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in json.loads(done.stdout)["findings"]:
        if one["rule"].startswith("source/") and one["severity"] != "note":
            found[Path(one["path"]).name].append((one["start"], one["end"]))
    return found


def _segments(pairs: Sequence[Pair]) -> Iterator[tuple[str, Pair, str, str]]:
    for number, pair in enumerate(pairs):
        both = zip(_PARAGRAPH.finditer(pair.target), _PARAGRAPH.findall(pair.source), strict=True)
        for here, there in both:
            yield f"{number}.{here.start()}.{here.end()}", pair, there, here[0]


def _places(pairs: Sequence[Pair], contexts: Sequence[str]) -> Found:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for context in contexts:
        number, start, end = map(int, context.split("."))
        found[pairs[number].name].append((start, end))
    return found


def pofilter(program: str, *tests: str) -> Callable[[Sequence[Pair]], Found]:
    """The checks of the Translate Toolkit, all of them or some."""
    chosen = [f"--test={test}" for test in tests]

    def run(pairs: Sequence[Pair]) -> Found:
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        units = (
            f"msgctxt {json.dumps(context)}\nmsgid {_quoted(there)}\nmsgstr {_quoted(here)}\n"
            for context, _, there, here in _segments(pairs)
        )
        with TemporaryDirectory() as folder:
            made, said = Path(folder, "all.po"), Path(folder, "said.po")
            made.write_text("\n".join((head, *units)), encoding="utf-8")
            subprocess.run(
                [program, "--progress=none", *chosen, str(made), str(said)], capture_output=True, check=False
            )
            return _places(pairs, _CONTEXT.findall(said.read_text(encoding="utf-8")) if said.exists() else ())

    return run


def checkmate_classes(folder: Path) -> str:
    """The class path of CheckMate, whose libraries are put into a folder. Raises `Missing`."""
    if missing := [program for program in ("java", "mvn") if not shutil.which(program)]:
        raise Missing(f"there is no {' and no '.join(missing)}")
    copy = ("mvn", "-B", "-q", "-f", str(_CHECKMATE / "pom.xml"), "dependency:copy-dependencies")
    done = subprocess.run([*copy, f"-DoutputDirectory={folder}"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(next((line for line in done.stdout.splitlines() if "ERROR" in line), "Maven failed"))
    return f"{folder}/*"


def checkmate(classes: str) -> Callable[[Sequence[Pair]], Found]:
    """The checks that CheckMate runs by itself."""

    def run(pairs: Sequence[Pair]) -> Found:
        rows = sorted((pair.language, context, there, here) for context, pair, there, here in _segments(pairs))
        lines = ("\t".join((context, language, _flat(there), _flat(here))) for language, context, there, here in rows)
        done = subprocess.run(
            ["java", "-cp", classes, str(_CHECKMATE / "CheckMate.java")],
            input="".join(f"{line}\n" for line in lines),
            capture_output=True,
            text=True,
            check=True,
        )
        return _places(pairs, [*dict.fromkeys(line.partition("\t")[0] for line in done.stdout.splitlines())])

    return run


def _flat(text: str) -> str:
    return text.replace("\t", " ")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def table(pairs: Sequence[Pair], found: Mapping[str, Found]) -> Iterator[str]:
    """Found of the planted faults by kind, and false alarms per 1,000 words of texts without fault."""
    yield f"| planted ({len(pairs)} pairs) | of | {' | '.join(found)} |"
    yield f"|---|---|{'---|' * len(found)}"
    for family in sorted({pair.family for pair in pairs} - {"clean"}):
        mine = [pair for pair in pairs if pair.family == family]
        row = (sum(_is_found(pair, places) for pair in mine) for places in found.values())
        yield f"| {family.removeprefix('source-')} | {len(mine)} | {' | '.join(map(str, row))} |"
    clean = [pair for pair in pairs if pair.family == "clean"]
    words = sum(len(pair.target.split()) for pair in clean)
    alarms = (1000 * sum(len(places.get(pair.name, ())) for pair in clean) / words for places in found.values())
    yield f"| false alarms per 1,000 words | {words} | {' | '.join(f'{alarm:.2f}' for alarm in alarms)} |"


def _is_found(pair: Pair, found: Found) -> bool:
    assert pair.segment
    return any(start < pair.segment[1] and pair.segment[0] < end for start, end in found.get(pair.name, ()))


def costs(folder: Path, runs: int) -> Iterator[str]:
    """What the original costs: of one pair from a cold start, and of all."""
    names = sorted(path.name for path in (folder / "target").glob("clean-*.txt"))
    name = names[len(names) // 2]
    alone = min(_seconds(str(folder / "target" / name)) for _ in range(runs))
    beside = min(
        _seconds(str(folder / "target" / name), "--source", str(folder / "source" / name)) for _ in range(runs)
    )
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in (folder / "target").glob("*.txt"))
    texts, originals = str(folder / "target"), str(folder / "source")
    both = [(_seconds(texts), _seconds(texts, "--source", originals)) for _ in range(min(2, runs))]
    articles, whole = map(min, zip(*both, strict=True))
    yield "| | seconds of a processor |"
    yield "|---|---|"
    yield f"| one article, cold | {alone:.2f} |"
    yield f"| the same with its original | {beside:.2f} ({beside / alone:.1f} times) |"
    yield f"| all articles alone, words per second | {words / articles:,.0f} |"
    yield f"| all pairs, words of the articles per second | {words / whole:,.0f} ({whole / articles:.2f} times) |"


def _seconds(*arguments: str) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([*LINTNEWS, "--format", "json", *arguments], capture_output=True, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pofilter", help="the program pofilter")
    parser.add_argument("--checkmate", action="store_true", help="also CheckMate, by Java and Maven")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only-costs", action="store_true", help="only the second table")
    given: Any = parser.parse_args()
    if given.only_costs:
        print(*costs(given.folder, given.runs), sep="\n")
        return
    pairs = list(pairs_in(given.folder))
    checkers: dict[str, Callable[[Sequence[Pair]], Found]] = {"lintnews": lintnews}
    if given.pofilter:
        checkers["pofilter"] = pofilter(given.pofilter)
        checkers["pofilter, numbers and double quotes"] = pofilter(given.pofilter, "numbers", "doublequoting")
    with TemporaryDirectory() as libraries:
        if given.checkmate:
            try:
                checkers["CheckMate"] = checkmate(checkmate_classes(Path(libraries)))
            except Missing as reason:
                print(f"without CheckMate: {reason}", file=sys.stderr)
        found = {name: check(pairs) for name, check in checkers.items()}
    for line in table(pairs, found):
        print(line)
    print()
    for line in costs(given.folder, given.runs):
        print(line)


if __name__ == "__main__":
    main()
