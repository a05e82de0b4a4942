"""What must hold for any bytes: tried on bytes that once broke it, on the seeds, and on what atheris makes of them."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz_targets import TARGETS, seeds

pytestmark = pytest.mark.outside

TESTS = Path(__file__).parent
SECONDS = {"lint": 20}
"""How long a target is tried; the others for five seconds."""
LONGEST = {"lint": 600, "packs": 1500}
"""How many bytes a target is given, where time is better spent on many than on long ones."""

BROKE = {
    "decoding": {
        "an encoding that only raises": b"<html><meta charset=undefined>",
        "one with words of its own": b"<?xml version='1.0' encoding='punycode'?>",
    },
    "vale": {
        "braces that multiply": b"[" + b"{a,b}" * 40 + b"]",
        "braces within braces": b"\n[*.S{y}[*.{y{y" + b"," * 33 + b"}.{y!}{y{y" + b"," * 29 + b"}.{y!}{{{{{y}.}y}",
        "braces without end": b"[" + b"{a" * 5000 + b"]",
    },
    "packs": {
        "a pattern that is one long literal": b"- {name: a, extends: existence, message: m, tokens: ["
        + b"o$\\\\" * 20_000
        + b"]}",
        "many long ones": b"- name: a\n  extends: substitution\n  message: m\n  swap:\n"
        + b"".join(b"    %d%s: b\n" % (number, "\u6691".encode() * 500) for number in range(40)),
        "a count of thousands of digits": b"- {name: a, extends: existence, message: m, tokens: ['a{"
        + b"1" * 5000
        + b"}']}",
    },
    "configuration": {
        "tables without end": b"a = " + b"[" * 100_000,
        "in pyproject.toml": b"p[tool.lintnews]\na = " + b"{a = " * 20_000,
        "a number of thousands of digits": b"jobs = " + b"1" * 5000,
    },
    "decisions": {"tables without end": b"a = " + b"[" * 100_000, "a long number": b"a = " + b"1" * 5000},
    "baselines": {"lists without end": b"[" * 100_000, "a long number": b'{"version": ' + b"1" * 5000 + b"}"},
}
"""Bytes that raised, or took longer than anybody waits."""


@pytest.mark.parametrize(
    ("target", "data"),
    [pytest.param(name, data, id=f"{name}-{why}") for name, cases in BROKE.items() for why, data in cases.items()],
)
def test_what_broke_once_holds(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_the_seeds_hold(target: str) -> None:
    for seed in (b"", b"\0", *seeds(target)):
        TARGETS[target](seed)


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris is not installed: there is no wheel for this Python"
)
@pytest.mark.parametrize("target", TARGETS)
def test_mutations_of_the_seeds_hold(target: str, tmp_path: Path) -> None:
    corpus, found = tmp_path / "corpus", tmp_path / "found"
    found.mkdir()
    options = [
        f"-max_total_time={SECONDS.get(target, 5)}",
        *((f"-max_len={LONGEST[target]}",) if target in LONGEST else ()),
        "-timeout=60",
        f"-artifact_prefix={found}{os.sep}",
    ]
    done = subprocess.run(
        [sys.executable, str(TESTS / "fuzz.py"), target, str(corpus), *options],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        check=False,
    )
    broke = {path.name: path.read_bytes() for path in found.iterdir() if not path.name.startswith("slow-unit")}
    told = done.stderr.decode(errors="replace")
    assert (done.returncode, broke) == (0, {}), told[-3000:]
    assert "Done" in told
