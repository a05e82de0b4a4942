"""The trials: each promise of the threat model, how it is tried, how often, and what came of it, as a table.

python tests/trials/run.py             # all of them, briefly
python tests/trials/run.py --long      # as often as docs/trials.md says
python tests/trials/run.py kills lsp   # some of them
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random
from time import monotonic

sys.path[:1] = [str(Path(__file__).parent.parent)]

from trials import hostility, reports, writers  # noqa: E402
from trials.trial import Trial  # noqa: E402

TRIALS = (
    Trial(
        "places",
        "Every report says of a finding where it is.",
        "texts and places made by chance, counted by hand in code points, UTF-16 units and bytes, in all formats",
        3000,
        1_000_000,
        reports.places,
    ),
    Trial(
        "kills",
        "A file that is written is whole or as it was; a corpus run that was ended is taken up again.",
        f"{len(writers.WRITERS)} commands killed at a moment by chance, looked at, and run again",
        7,
        700,
        writers.kills,
    ),
    Trial(
        "full-disks",
        "The same on a disk that is full.",
        f"{len(writers.WRITERS)} commands that may write files of 0 to 4,096 bytes, looked at, and run again",
        7,
        420,
        writers.full_disks,
    ),
    Trial(
        "repositories",
        "A configuration or a pack that floods or never ends is a mistake like any other.",
        "tables, keys, names, overrides, depth, size, patterns and values beyond all measure",
        8,
        120,
        hostility.repositories,
    ),
    Trial(
        "plugins",
        "A plugin that fails loses its own results and is named; a run that did not reach its end is not green.",
        f"{len(hostility.PLUGINS)} ways to misbehave",
        6,
        10 * len(hostility.PLUGINS),
        hostility.plugins,
    ),
    Trial(
        "servers",
        "No text goes to a server that was not named, and no server holds up a run.",
        "redirects, and servers that hang, drip, flood or refuse",
        9,
        240,
        hostility.servers,
    ),
    Trial(
        "lsp",
        "The language server answers every request.",
        "requests, positions, parameters and heads made by chance",
        300,
        100_000,
        hostility.clients,
    ),
    Trial(
        "http",
        "The page's server answers every request, fails at none, and writes nothing that nobody may write.",
        "methods, paths, headers and bodies made by chance, and a sound question behind all of them",
        200,
        100_000,
        hostility.browsers,
    ),
    Trial(
        "bytes",
        "No bytes break a reader of files, configurations, packs, decisions, baselines, registries or caches.",
        "mutations of the seeds of `tests/fuzz_targets.py` (`tests/fuzz.py` does the same with atheris)",
        600,
        200_000,
        hostility.bytes_of_any_kind,
    ),
    Trial(
        "caches",
        "What the cache holds is checked: a broken file of it changes no run.",
        "files of the cache with other bits, cut off, nested, empty, pipes, folders, gone; two runs behind each",
        3,
        600,
        hostility.caches,
    ),
)


def main() -> int:
    """Run trials, and print a row of the table for each; 1 where a promise did not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *(trial.name for trial in TRIALS)], metavar="TRIAL")
    parser.add_argument("--long", action="store_true", help="as often as for the documentation")
    parser.add_argument("--count", type=int, help="so often")
    parser.add_argument("--seed", type=int, default=1, help="another one tries other things")
    given = parser.parse_args()
    failed = 0
    print("| trial | promise | how it is tried | tries | held | seconds |\n|---|---|---|--:|--:|--:|")
    for trial in TRIALS:
        if given.names and trial.name not in given.names:
            continue
        count = given.count or (trial.long if given.long else trial.short)
        began, tries, broken = monotonic(), 0, list[str]()
        for problem in trial.tries(count, Random(given.seed)):
            tries += 1
            broken += [problem] if problem else []
        took = monotonic() - began
        row = (f"`{trial.name}`", trial.promise, trial.how, f"{tries:,}", f"{tries - len(broken):,}", f"{took:,.0f}")
        print(f"| {' | '.join(row)} |", flush=True)
        failed += len(broken)
        for problem in broken[:5]:
            print(f"  {trial.name}: {problem}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
