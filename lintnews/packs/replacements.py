"""What could stand in the place of what was found: the actions of a pack, in Vale's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from lintnews.packs.compiled_rule import CompiledRule
from lintnews.packs.kept_patterns import ready

SECONDS = 0.25
"""How long a pattern of an action may take on what was found."""


def suggestions(program: CompiledRule, seen: str) -> tuple[str, ...]:
    """What an action puts in the place of `seen`; groups of the pattern (`$1`) are still to be expanded."""
    if program.action == "replace":
        return tuple(recased(each, seen) for each in program.params) if program.matchcase else tuple(program.params)
    if program.action == "remove":
        return ("",)
    if program.action == "edit":
        return (edited(seen, program.params),)
    return ()


def expanded(text: str, seen: str, groups: Sequence[str]) -> str:
    """The text with `$1` or `${1}` for a group, `$0` for all that was seen, `$$` for a dollar sign."""

    def value(reference: re.Match[str]) -> str:
        name = reference[1].strip("{}")
        if name == "$":
            return "$"
        number = int(name)
        return seen if number == 0 else groups[number - 1] if number <= len(groups) else ""

    return re.sub(r"\$(\$|\d{1,2}|\{\d{1,2}\})", value, text)


def _regex(seen: str, pattern: str, replacement: str) -> str:
    return str(ready(pattern).sub(lambda hit: expanded(replacement, hit[0], hit.groups("")), seen, timeout=SECONDS))


def _split(seen: str, separator: str, index: str) -> str:
    parts = seen.split(separator)
    return parts[int(index)] if int(index) < len(parts) else seen


STEPS: Mapping[str, tuple[int, Callable[..., str]]] = {
    "replace": (2, lambda seen, old, new: seen.replace(old, new)),
    "remove": (1, lambda seen, chars: "".join(char for char in seen if char not in chars)),
    "regex": (2, _regex),
    "trim_right": (1, lambda seen, chars: seen.rstrip(chars)),
    "trim_left": (1, lambda seen, chars: seen.lstrip(chars)),
    "trim": (1, lambda seen, chars: seen.strip(chars)),
    "truncate": (1, lambda seen, at: seen.split(at)[0]),
    "split": (2, _split),
    "wrap": (1, lambda seen, mark: mark + seen + mark),
    "unwrap": (1, lambda seen, mark: seen.removeprefix(mark).removesuffix(mark)),
    "prefix": (1, lambda seen, start: start + seen),
    "suffix": (1, lambda seen, end: seen + end),
    "squeeze": (0, lambda seen: re.sub(r"\s+", " ", seen)),
    "capitalize": (0, lambda seen: seen[:1].upper() + seen[1:]),
    "uncapitalize": (0, lambda seen: seen[:1].lower() + seen[1:]),
    "lower": (0, str.lower),
    "upper": (0, str.upper),
}
"""The operations of `edit`: how many parameters each takes, and what it does."""


def edited(seen: str, params: Sequence[str]) -> str:
    """What the operations of an `edit` make of a text, one after the other. Raises `ValueError` for an unknown one."""
    rest = list(params)
    while rest:
        name = rest.pop(0)
        if name not in STEPS:
            raise ValueError(f"unknown edit '{name}' ({', '.join(STEPS)})")
        count, step = STEPS[name]
        if len(rest) < count:
            raise ValueError(f"the edit '{name}' takes {count} parameters")
        seen = step(seen, *rest[:count])
        del rest[:count]
    return seen.strip()


def recased(replacement: str, seen: str) -> str:
    """The replacement in the case of what it replaces, word by word where both have as many words."""
    words, others = replacement.split(" "), seen.split(" ")
    if len(words) != len(others):
        words, others = [replacement], [seen]
    return " ".join(map(_cased, words, others))


def _cased(word: str, like: str) -> str:
    letters = "".join(char for char in like if char.isalpha())
    if letters.islower():
        return word.lower()
    if letters.isupper() and len(letters) > 1:
        return word.upper()
    if letters[:1].isupper() and (len(letters) == 1 or letters[1:].islower()):
        return word[:1].upper() + word[1:].lower()
    return word
