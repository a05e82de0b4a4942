"""What a repository brings is bounded: too much of it, too deep or too long is a mistake like any other, told soon."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import CLEAN, Lintnews

from lintnews.files.pattern_size import MOST_STEPS, steps
from lintnews.files.toml import parse

ENTRY = "- {{name: x, extends: existence, message: m, tokens: ['{}']}}\n"

CONFIGURATIONS = {
    "tables": "\n".join(f"[a{number}]" for number in range(5000)),
    "tables of a list": "[[a]]\n" * 6000,
    "mistakes": "\n".join(f"a{number} = 1" for number in range(20_000)),
    "a dotted key": ".".join(["a"] * 20_000) + " = 1",
    "a dotted head": "[" + ".".join(["'a'"] * 10_000) + "]",
    "names": "ignore = [" + ", ".join(f'"x{number}"' for number in range(40_000)) + "]",
    "overrides": '[[overrides]]\npaths = ["a"]\nignore = ["style"]\n' * 1500,
    "patterns": '[[overrides]]\npaths = ["a"' + ', "b"' * 5000 + "]\n",
    "rules": "\n".join(f'[rules."a/b{number}"]' for number in range(1500)),
    "lists in lists": "a = " + "[" * 100_000,
    "tables in tables": "a = " + "{a = " * 50_000,
    "a text without end": 'a = """""' + "x" * 400_000,
    "marks without end": 'a = "' + '\\"' * 200_000,
    "NUL in a path": 'packs = ["\\u0000"]',
    "NUL in a pattern": 'include = ["\\u0000"]',
    "a repetition": 'leave-out = ["(a{1000}){10000}"]',
    "too many bytes": "#" * 600_000,
}

PACKS = {
    "a repetition": ENTRY.format("a{10000000}"),
    "repetitions in repetitions": ENTRY.format("((a{100}){100}){100}"),
    "of an exception": "- {name: x, extends: existence, message: m, tokens: [a], exceptions: ['(a{1000}){10000}']}\n",
    "of a swap": "- {name: x, extends: substitution, message: m, swap: {'(?:a{1000}){10000}': b}}\n",
    "unknown keys": "- {name: x, " + ", ".join(f"mesag{number}: a" for number in range(20_000)) + "}\n",
    "broken patterns": "".join(
        f"- {{name: x{number}, extends: existence, message: m, tokens: ['(']}}\n" for number in range(4000)
    ),
    "values": "- {name: x, extends: existence, message: m, tokens: [" + "a, " * 60_000 + "]}\n",
    "too many bytes": "#" * 2_000_000,
}


@pytest.mark.parametrize("text", CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_configuration_that_floods_is_a_mistake_with_its_file(lintnews: Lintnews, text: str) -> None:
    Path("a.txt").write_text(CLEAN)
    Path("lintnews.toml").write_text(text)
    outcome = lintnews("check", "a.txt")
    assert outcome.code == 2
    assert re.match(r"lintnews: .*lintnews\.toml:", outcome.err)
    assert len(outcome.err.splitlines()) <= 21
    assert "fault of lintnews" not in outcome.err


@pytest.mark.parametrize("text", PACKS.values(), ids=PACKS)
def test_a_pack_that_floods_is_a_mistake_with_its_place(lintnews: Lintnews, text: str) -> None:
    Path("a.txt").write_text(CLEAN)
    Path("house.en.yaml").write_text(text)
    outcome = lintnews("check", "a.txt", "--packs", "house.en.yaml")
    assert outcome.code == 2
    assert re.match(r"error: .*house\.en\.yaml:\d+:\d+: ", outcome.err)
    assert len(outcome.err.splitlines()) <= 21


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("key", ["packs", "registries", "accepted-words", "baseline"])
def test_a_pipe_in_a_files_place_is_not_waited_for(lintnews: Lintnews, key: str) -> None:
    Path("a.txt").write_text(CLEAN)
    os.mkfifo("pipe")
    Path("lintnews.toml").write_text(f'{key} = "pipe"\n' if key == "baseline" else f'{key} = ["pipe"]\n')
    outcome = lintnews("check", "a.txt")
    assert outcome.code == 2
    assert "it is no plain file" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        'a = "b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v"',
        "# " + "a." * 50,
        "a = '''\n" + "[[" * 50 + "\n'''",
        "[a.b.c]\nd.e = [[1, {f = 2}]]",
    ],
)
def test_what_people_write_is_within_the_bounds(text: str) -> None:
    assert parse(text) is not None


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("abc", 3),
        (r"\b(?:ab|c)\d{3}", 3),
        ("a{1000}", 1000),
        ("(?:ab){50}", 100),
        ("[a-z[]]{20}", 20),
        (r"[^]]{20}\{9{7}", 20),
        ("a{0,99999999}", 1),
        ("(a{1000}){1000}", MOST_STEPS),
        ("a{99999999999999}", MOST_STEPS),
    ],
)
def test_the_size_of_a_pattern_is_known_before_it_is_compiled(pattern: str, least: int) -> None:
    assert least <= steps(pattern) <= max(2 * least + 10, MOST_STEPS * (least >= MOST_STEPS) * 11)
