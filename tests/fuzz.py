"""Looks for bytes for which something in `fuzz_targets.py` does not hold.

    python tests/fuzz.py lint corpus/ -max_total_time=600 -timeout=20

runs one target under atheris (https://pypi.org/project/atheris/). What follows its name goes to libFuzzer; into the
first folder go the bytes to begin with. What is found belongs into `test_fuzzing.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(name: str, *options: str) -> None:
    """Run one target."""
    import atheris

    plugins = (path.name for path in (Path(__file__).parent.parent / "plugins").iterdir())
    with atheris.instrument_imports(include=["lintnews", *plugins, "fuzz_targets"]):
        from fuzz_targets import TARGETS, seeds

        given = tuple(seeds(name))
        for seed in given:  # what is imported where it is used is imported now
            TARGETS[name](seed)
    folder = next((Path(option) for option in options if not option.startswith("-")), None)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(given):
            (folder / f"seed{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
