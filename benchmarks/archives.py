"""What an archive costs: articles by the thousand, here and on engines, and whether the cost stays a straight line.

    python benchmarks/archives.py                                     1,000 and 10,000 articles, without an engine
    python benchmarks/archives.py --counts 1000,10000,100000 --words 100
    python benchmarks/archives.py --counts 1,1000 --engines local,spark,ray
    python benchmarks/archives.py --counts 1000,10000,100000 --reading    what the leader does alone, linting nothing
    python benchmarks/archives.py --texts FOLDER                      made of the texts in a folder, not of our own

The articles are made of real ones: of each the paragraphs are put in another order and one line is added, so that no
two are alike. They lie in Parquet files of 1,000 rows. Printed are, for each run: seconds, processor seconds and peak
memory of the process that leads, what a second run takes that finds all done, and what follows for a million articles.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import count, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, process_time, sleep
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet

ROOT = Path(__file__).parent.parent
ROWS = 1000
"""Articles of a file."""
MILLION = 1_000_000


MARK = "LINTNEWS_BENCHMARK"
"""In the environment of all processes of a run: those of an engine are no children of ours."""


class Cost(NamedTuple):
    """What a run took. Seconds of processors are those of all its processes, seen several times a second."""

    seconds: float
    processor: float
    processes: int
    peak: int
    """MiB of the process that leads."""


def texts_in(folder: Path | None) -> list[list[str]]:
    """The paragraphs of each text."""
    paths = [ROOT / "seeds", ROOT / "tests" / "golden"] if folder is None else [folder]
    read = [path.read_text("utf-8", "replace") for one in paths for path in sorted(one.glob("*.txt"))]
    return [paragraphs for text in read if (paragraphs := [one for one in text.split("\n\n") if one.strip()])]


def simulated(texts: list[list[str]], words: int) -> Iterator[str]:
    """Articles without end; `words`: where each is cut, about; 0: nowhere."""
    random = Random(1)
    for number in count():
        paragraphs = list(texts[number % len(texts)])
        random.shuffle(paragraphs)
        kept: list[str] = []
        for paragraph in paragraphs:
            kept.append(paragraph)
            if words and sum(len(one.split()) for one in kept) >= words:
                break
        yield "\n\n".join((*kept, f"This is the report number {number}."))


def write_archive(folder: Path, articles: Iterator[str], total: int) -> None:
    """An archive of so many articles."""
    folder.mkdir()
    for first in range(0, total, ROWS):
        some = list(islice(articles, min(ROWS, total - first)))
        table = pa.table({"id": [str(first + number) for number in range(len(some))], "text": some})
        pyarrow.parquet.write_table(table, folder / f"{first // ROWS:06}.parquet", compression="zstd")


def run(archive: Path, out: Path, engine: str, jobs: int) -> Cost:
    """Lint an archive in a process of its own."""
    command = [sys.executable, "-m", "lintnews", "corpus", str(archive), "--out", str(out), "--engine", engine]
    began, mark = monotonic(), f"{MARK}={os.getpid()}.{monotonic()}"
    process = subprocess.Popen(
        [*command, "--jobs", str(jobs), "--grammar", "off", "--isolated"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**_paths(), **dict([mark.split("=")])},
    )
    peaks: dict[str, int] = {}
    ticks: dict[int, int] = {}
    watcher = Thread(target=_watch, args=(process, mark.encode(), peaks, ticks))
    watcher.start()
    _, said = process.communicate()
    took = monotonic() - began
    if process.returncode:
        sys.exit(said.decode(errors="replace"))
    watcher.join()
    return Cost(
        took, sum(ticks.values()) / os.sysconf("SC_CLK_TCK"), len(ticks), max(peaks.values(), default=0) // 1024
    )


def _paths() -> dict[str, str]:
    """The environment in which this checkout is imported."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "plugins"), *sys.path))}


def read(archive: Path) -> None:
    """Read an archive as the leader of a run does, and print what that took; rules do not run."""
    from lintnews.config.settings import Settings
    from lintnews.corpus.archive import Entry, Fields, entries, wanted
    from lintnews.corpus.articles import article_in
    from lintnews.corpus.parts import Output, batches_of
    from lintnews.linter.linter import Linter

    linter = Linter(Settings(home=str(archive), grammar="off"), root=str(archive))
    files = wanted(linter.settings.find([str(archive)], frozenset((".parquet",))))
    output = Output("", "")
    began = process_time()
    made = (article_in(linter.loader, one) for one in entries(linter.loader, files, Fields()) if isinstance(one, Entry))
    parts = sum(1 for batch in batches_of(made) if output.key_of(batch))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{parts:,} | {process_time() - began:.1f} | {peak}")


def _watch(process: subprocess.Popen[bytes], mark: bytes, peaks: dict[str, int], ticks: dict[int, int]) -> None:
    """Note the peak memory of a process, in KiB, and the work of all that have this mark, until it ends."""
    while process.poll() is None:
        for folder in Path("/proc").glob("[0-9]*"):
            number = int(folder.name)
            with suppress(OSError, IndexError):
                if number not in ticks and mark not in (folder / "environ").read_bytes():
                    continue
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                ticks[number] = int(fields[11]) + int(fields[12])
                if number == process.pid:
                    status = (folder / "status").read_text().splitlines()
                    peaks.update((line[:5], int(line.split()[1])) for line in status if line.startswith("VmHWM"))
        sleep(0.1)


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="of .txt files (default: our own)")
    parser.add_argument("--counts", default="1000,10000", metavar="N,…", help="how many articles")
    parser.add_argument("--engines", default="local", metavar="NAME,…", help="local, spark, ray")
    parser.add_argument("--reading", action="store_true", help="only read, as the process that leads does")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=2, help="processes, or workers (default: 2)")
    parser.add_argument("--words", type=int, default=0, metavar="N", help="cut each article there, about")
    arguments = parser.parse_args()
    if arguments.read:
        read(arguments.read)
        return
    texts = texts_in(arguments.texts)
    counts = [int(one) for one in arguments.counts.split(",")]
    if arguments.reading:
        print("| articles | parts | processor s | peak, MiB |\n|---|---|---|---|")
        for total in counts:
            with TemporaryDirectory(prefix="lintnews-benchmark-") as scratch:
                archive = Path(scratch, "archive")
                write_archive(archive, simulated(texts, arguments.words), total)
                command = [sys.executable, __file__, "--read", str(archive)]
                said = subprocess.run(command, capture_output=True, text=True, check=True, env=_paths()).stdout.strip()
            print(f"| {total:,} | {said} |", flush=True)
        return
    print(
        "| engine | articles | words | s | processor s | processes | ms an article | leader's peak, MiB "
        "| done again, processor s | and its peak |"
    )
    print("|---" * 10 + "|")
    with TemporaryDirectory(prefix="lintnews-benchmark-") as scratch:
        for total in counts:
            archive = Path(scratch, f"archive-{total}")
            write_archive(archive, simulated(texts, arguments.words), total)
            words = sum(len(text.split()) for text in islice(simulated(texts, arguments.words), min(total, 5000)))
            words = words * total // min(total, 5000)
            for engine in arguments.engines.split(","):
                out = Path(scratch, f"{engine}-{total}")
                cost = run(archive, out, engine, arguments.jobs)
                again = run(archive, out, engine, arguments.jobs)
                each = f"{1000 * cost.processor / total:.2f}"
                took = (f"{cost.seconds:,.1f}", f"{cost.processor:,.1f}", cost.processes, each, cost.peak)
                cells = (engine, f"{total:,}", f"{words:,}", *took, f"{again.processor:,.1f}", again.peak)
                print(f"| {' | '.join(map(str, cells))} |", flush=True)
                if engine == "local" and total >= 1000:
                    hours = cost.processor / total * MILLION / 3600
                    told = ", ".join(f"{workers}: {hours / workers:.2f} h" for workers in (1, 2, 8, 64, 256))
                    print(f"    a million of these on N processors, extrapolated: {told}", file=sys.stderr)


if __name__ == "__main__":
    main()
