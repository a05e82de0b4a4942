"""How large a pattern becomes when it is compiled, told before it is: `a{10000000}` takes gigabytes."""

from __future__ import annotations

import re

MOST_STEPS = 100_000
"""Steps of a compiled pattern: what one of a person has is some hundreds at most."""
_PARTS = re.compile(r"\\.|\{(\d+)(?:,\d*)?\}|[()*+?|]|\[\^?\]?|.", re.DOTALL)
_SET = re.compile(r"\\.|[\[\]]", re.DOTALL)


def steps(pattern: str) -> int:
    """At least so many steps as the compiled pattern has, each repetition counted as often as it must be matched."""
    outer: list[int] = []
    total = last = at = 0
    while found := _PARTS.match(pattern, at):
        at = found.end()
        part = found[0]
        if part == "(":
            outer.append(total)
            total = last = 0
        elif part == ")" and outer:
            last = total
            total += outer.pop()
        elif found[1]:
            times = int(found[1]) if len(found[1]) < 10 else MOST_STEPS
            total += last * max(0, times - 1)
            last *= max(1, times)
        elif part not in ("*", "+", "?", "|"):
            at = _end_of_set(pattern, at) if part[0] == "[" else at
            last = 1
            total += 1
        if total > MOST_STEPS:
            break
    return total


def _end_of_set(pattern: str, at: int) -> int:
    """The place behind a set of characters, which may hold others; `at`: behind its first bracket."""
    depth = 1
    while depth and (found := _SET.search(pattern, at)):
        depth += {"[": 1, "]": -1}.get(found[0], 0)
        at = found.end()
    return len(pattern) if depth else at
