"""The case of a heading: what a program asks for, and whether a text has it. Judged as Vale does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.packs.checks import Search

WORD = r"[\p{N}\p{L}*]\S*"
PART = r"[^\W_]+[^\s\-/]*"
"""Of a word in a title: `Well-Known` has two."""
SMALL = frozenset("a an and as at but by en for if in nor of on or per the to v v. via vs vs.".split())
"""Words that a title leaves in lower case between its first and its last."""
PREPOSITIONS = frozenset(
    "about above across after against along among around before between beyond despite down during following from "
    "into near over since through throughout towards under until upon with within without".split()
)
"""Those that are not small, which the Chicago style leaves so too."""


def judged(search: Search, text: str) -> tuple[str, bool]:
    """The text in the case that the program asks for (or the pattern that it should match), and whether it is right."""
    program = search.program
    if program.case == "$lower":
        return text.lower(), text == text.lower() or _excepted(search, text)
    if program.case == "$upper":
        return text.upper(), text == text.upper() or _excepted(search, text)
    if not program.case:
        pattern = program.alternatives[0].pattern
        return pattern, bool(search.all(pattern, text)) or _excepted(search, text)
    found = search.all(f"^(?:{program.prefix})", text) if program.prefix else ()
    start = found[0].end() if found else 0
    is_title = program.case == "$title"
    expected = text[:start] + (_title if is_title else _sentence)(search, text[start:])
    words, others = _words(search, text), _words(search, expected)
    right = [
        word == other or _excepted(search, word) or (is_title and word == word.upper())
        for word, other in zip(words, others, strict=False)
    ]
    # A sentence whose beginning is wrong is wrong, however few of its words are.
    if not is_title and right and not right[0] and words[0] != words[0].lower().title():
        return expected, False
    # What has no counterpart is an exception of several words.
    count = sum(right) + max(0, len(words) - len(others))
    return expected, not words or count / len(words) >= program.threshold


def _words(search: Search, text: str) -> list[str]:
    """The words of a text; an exception counts as one."""
    exceptions = search.program.exceptions
    return [found[0] for found in search.all(f"{exceptions}|{WORD}" if exceptions else WORD, text, multiline=True)]


def _excepted(search: Search, text: str) -> bool:
    exceptions = search.program.exceptions
    return bool(exceptions) and bool(search.all(exceptions, text, multiline=True))


def _title(search: Search, text: str) -> str:
    small = SMALL | PREPOSITIONS if search.program.style == "Chicago" else SMALL
    parts = list(re.finditer(PART, text))
    made, at = "", 0
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        start, end = part.span()
        before, behind = text[max(0, start - 2) : start], text[end : end + 1]
        inner = start > 0 and end < len(text) and before[-1:] in " -/" and before[:-1] not in (":", "-")
        inner = inner and (behind != "-" or before[-1:] == "-")
        word = part[0].lower()
        if known := _known(search, part[0]):
            cased = known
        elif inner and word in small:
            cased = part[0] if word == "to" and search.program.style != "Chicago" else word
            if cased == "to" and following and following[0].lower() in SMALL:
                cased = "To"
        else:
            cased = part[0][:1].upper() + part[0][1:]
        made += text[at:start] + cased
        at = end
    return made + text[at:]


def _sentence(search: Search, text: str) -> str:
    accepted = "|".join(search.program.accepted)
    pattern = rf"\b(?:{accepted})\b|{WORD}" if accepted else WORD
    words = [found[0] for found in search.all(pattern, text, ignorecase=True)]
    made: list[str] = []
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        begins = not number or before.endswith(tuple(search.program.indicators))
        begins = begins or (number == 1 and bool(re.search(r"\d+\.", before)))
        made.append(_known(search, word) or (word[:1].upper() + word[1:].lower() if begins else word.lower()))
    return " ".join(made)


def _known(search: Search, word: str) -> str:
    """The word as an exception writes it, or as it stands where it holds one; else nothing."""
    for one in search.program.accepted:
        if one.lower() == word.lower():
            return one
        if search.all(one, word):
            return word
    return ""
