"""Every trial, briefly; `python tests/trials/run.py --long` tries as often as one likes to wait."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

if sys.platform == "win32":
    pytest.skip("kills and limits are those of POSIX", allow_module_level=True)

sys.path[:0] = [str(Path(__file__).parent.parent)]

from trials.run import TRIALS  # noqa: E402
from trials.trial import Trial  # noqa: E402

PAGE = Path(__file__).parent.parent.parent / "docs" / "trials.md"


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_the_promise_holds(trial: Trial) -> None:
    tries = list(trial.tries(trial.short, Random(1)))
    assert [problem for problem in tries if problem] == []
    assert len(tries) == trial.short


def test_the_documentation_tells_of_every_trial() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = [tuple(cell.strip() for cell in row.split("|")[1:4]) for row in rows]
    assert told == [(f"`{trial.name}`", trial.promise, trial.how) for trial in TRIALS]
