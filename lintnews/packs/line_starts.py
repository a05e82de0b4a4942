"""Lines: patterns that match inside one line, from its beginning on, need be tried where their literals stand only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

from lintnews.document import Document
from lintnews.packs.kept_patterns import ready
from lintnews.packs.required_literals import beginnings, fold, required

LONG = 20_000
"""Code points from which it pays to look for literals first; a shorter text is tried at all of its lines."""
SPARSE = 100
"""Code points for each place to try: where they stand closer, one search through the text is cheaper."""
_PARTS = re.compile(
    r"""
    (?P<set>\[(?:\\.|[^\]\\])(?:\\.|[^\]\\])*\])    # a set of characters, or all but these
    | \\(?P<escape>.)
    | \((?P<group>\?(?:[:=!>]|<[=!])|(?!\?))        # a group, or what stands around
    | (?P<other>[()|.^]|\(\?)
    """,
    re.VERBOSE | re.DOTALL,
)
_SKIPPED = re.compile(r"\(\?:\^(?:\[\^\\w\\n\]\{0,\d{1,3}\}|\[ \\t\\xa0\]\*)?(?:\\K)?")
"""The beginning of a pattern that looks past marks at the first word of a line."""
KEY = 6
"""Letters of the first word of a line by which patterns are chosen."""
_FLAGS = re.compile(r"\(\?:\(\?-?i:(?=\^)")
_BREAKING = frozenset("sWDnRXPAZzGNHVu")
"""Escapes that may match a line feed, or of which that is not known."""


@cache
def begins_line(pattern: str) -> bool:
    """Whether all matches of a pattern begin a line (in multiline mode) and end in it; not where that is unknown."""
    pattern = _unflagged(pattern)
    if not (pattern.startswith("(?:^") and pattern.endswith(")")):
        return False
    depth = 0
    for part in _PARTS.finditer(pattern):
        if part["set"]:
            body = part["set"][1:-1]
            escapes = set(re.findall(r"\\(.)", body, re.DOTALL))
            breaks = "n" not in escapes if body.startswith("^") else bool(escapes & _BREAKING) or "\n" in body
            if breaks or "[" in body or "&&" in body or "--" in body:
                return False
        elif part["escape"]:
            if part["escape"] in _BREAKING:
                return False
        elif part["group"] is not None:
            depth += 1
        elif part["other"] == ")":
            depth -= 1
            if depth == 0 and part.end() < len(pattern):
                return False  # something stands behind the outer group
        elif part["other"] == "|":
            if depth == 1:
                return False
        elif part["other"] in ("(?", "("):
            if not re.match(r"\(\?(?:[ia]*(?:-[ia]+)?:|P<\w+>)", pattern[part.start() :]):
                return False
            depth += 1
    return depth == 0 and "\n" not in pattern and "\\x0" not in pattern


def _unflagged(pattern: str) -> str:
    """The pattern without flags around all of it, which change no place at which it is tried."""
    flags = _FLAGS.match(pattern)
    return f"(?:{pattern[flags.end() : -1]}" if flags and pattern.endswith("))") else pattern


def openings(pattern: str) -> tuple[str, ...]:
    """With what the first word begins of a line in which a pattern (in multiline mode) matches, folded and cut after
    `KEY` letters; empty: nothing is known.
    """
    skipped = _SKIPPED.match(_unflagged(pattern))
    if not skipped or not begins_line(pattern):
        return ()
    marks = _marks()
    heads = {marks.sub("", one)[:KEY] for one in beginnings(_unflagged(pattern)[skipped.end() : -1])}
    return () if "" in heads else tuple(sorted(heads))


@cache
def _marks() -> Any:
    """What stands before the first word, with the letters of the engine that runs the patterns."""
    return ready(r"\A[^\w\n]++")


@cache
def _digits() -> Any:
    return ready(r"\d")


@cache
def _first_words() -> Any:
    return ready(r"^[^\w\n]*+(\w[^\n]{0,11})", multiline=True)


def first_words(doc: Document) -> frozenset[str]:
    """The beginnings of the first words of all lines, folded, of one letter up to `KEY`."""
    heads = {_digits().sub("0", fold(head)[:KEY]) for head in _first_words().findall(doc.text)}
    return frozenset(head[:size] for head in heads for size in range(1, KEY + 1))


def folded(doc: Document) -> str | None:
    """The text as the prefilter compares it; None where places in it are not those of the text."""
    text = fold(doc.text)
    return text if len(text) == len(doc.text) else None


def lines(doc: Document) -> Sequence[int] | None:
    """Where the lines of a document begin, in order; None where they are short."""
    found = doc.layer(all_lines)
    return found if len(found) * SPARSE <= len(doc.text) else None


def starts(doc: Document, pattern: str, places: Sequence[int] | None = None) -> Sequence[int] | None:
    """Where in a document a pattern (in multiline mode) can match, in order; None where that is no help.

    `places`: where its literals stand, if that is known.
    """
    if not begins_line(pattern):
        return None
    if len(doc.text) < LONG:
        return doc.layer(lines)
    if places is None:
        literals, text = needed(pattern), doc.layer(folded)
        if text is None or not literals:
            return None
        places = [hit.start() for literal in literals for hit in re.finditer(re.escape(literal), text)]
    begins = doc.layer(all_lines)
    found = {begins[bisect_right(begins, place) - 1] for place in places}
    return None if len(found) * SPARSE > len(doc.text) else sorted(found)


def all_lines(doc: Document) -> Sequence[int]:
    """Where the lines of a document begin, in order."""
    return (0, *(hit.end() for hit in re.finditer("\n", doc.text)))


needed = cache(required)
"""The literals of a pattern. An anchor that its pack gives may stand in another line."""
