"""The case of a heading: what a program asks for, and whether a text has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lintnews.packs.checks import Search

WORD = r"[\w*][^\s]*"
SMALL = {
    "AP": "a an and as at but by en for if in nor of on or per the to via vs",
    "Chicago": "a about after an and as at but by en for from if in into nor of on or over per the to until via "
    "vs with",
}
"""Words that a title leaves in lower case between its first and its last."""


def judged(search: Search, text: str) -> tuple[str, bool]:
    """The text in the case that the program asks for (or the pattern that it should match), and whether it is right."""
    program = search.program
    if program.case == "$lower":
        return text.lower(), text == text.lower() or _excepted(search, text)
    if program.case == "$upper":
        return text.upper(), text == text.upper() or _excepted(search, text)
    if not program.case:
        pattern = program.patterns[0]
        return pattern, bool(search.all(pattern, text)) or _excepted(search, text)
    start = len(program.prefix) if program.prefix and text.startswith(program.prefix) else 0
    cased = _title if program.case == "$title" else _sentence
    expected = text[:start] + "".join(cased(search, text[start:]))
    words = [(word[0], expected[word.start() : word.end()]) for word in re.compile(WORD).finditer(text, start)]
    # A word that a person wrote in capitals is a name or an acronym, in a title and in a sentence alike.
    right = sum(word == other or word == word.upper() or _excepted(search, word) for word, other in words)
    return expected, not words or right / len(words) >= program.threshold


def _excepted(search: Search, text: str) -> bool:
    exceptions = search.program.exceptions
    return bool(exceptions) and bool(search.all(exceptions, text, multiline=True))


def _title(search: Search, text: str) -> Iterator[str]:
    small = SMALL["Chicago" if search.program.style == "Chicago" else "AP"].split()
    words = list(re.finditer(WORD, text))
    for number, (word, before) in enumerate(zip(words, _between(words, text), strict=True)):
        yield before
        begins = number == 0 or words[number - 1][0].endswith((":", ".", "?", "!"))
        inner = not begins and number < len(words) - 1
        if inner and word[0].lower().strip(",;:") in small:
            yield word[0].lower()
        else:
            yield _kept(search, word[0]) or word[0][:1].upper() + word[0][1:]
    yield text[words[-1].end() :] if words else text


def _sentence(search: Search, text: str) -> Iterator[str]:
    words = list(re.finditer(WORD, text))
    behind = ""
    for word, before in zip(words, _between(words, text), strict=True):
        yield before
        begins = not behind or (before.strip() + behind).endswith(tuple(search.program.indicators) or ("\n",))
        cased = word[0][:1].upper() + word[0][1:].lower() if begins else word[0].lower()
        yield _kept(search, word[0]) or cased
        behind = word[0]
    yield text[words[-1].end() :] if words else text


def _between(words: Sequence[re.Match[str]], text: str) -> Iterator[str]:
    """What stands before each word."""
    at = 0
    for word in words:
        yield text[at : word.start()]
        at = word.end()


def _kept(search: Search, word: str) -> str:
    """The word itself where it is an acronym or an exception; else nothing."""
    acronym = len(word) > 1 and word == word.upper()
    return word if acronym or (word != word.lower() and _excepted(search, word)) else ""
