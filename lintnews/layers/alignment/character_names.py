"""Names in Chinese characters that are read in several ways: whether a name of the article may be one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import ascii_of
from lintnews.layers.alignment.written_names import HAN
from lintnews.layers.names.readings import is_written_as, signs_read_as, written_plainly
from lintnews.lexicons import section

_RUN = re.compile("[\u3041-\u309f]{2,}")
_LONGEST = 6
"""Characters of a name at most."""
_FOREIGN = 3
"""Characters of one from abroad at most that is read as it is there."""


def reads_characters(original: Document) -> bool:
    """Whether it is known how the characters of an original's names are read."""
    return bool(section(original.language, "readings", "readings"))


def is_foreign(original: Document, span: Span) -> bool:
    """Whether a name is one of a country that writes the same characters and reads them in another way."""
    family = "".join(section(original.language, "sounds", "foreign-family-names"))
    return original.text[span.start] in family and span.end - span.start <= _FOREIGN


def is_native(original: Document, words: Sequence[str]) -> bool:
    """Whether a name is written in the syllables of the original's language."""
    return all(is_written_as(original.language, word) for word in words)


def is_part(original: Document, span: Span, word: str) -> bool:
    """Whether a word may be how the first or the last characters of a name are read, or all of them."""
    signs = original.text[slice(*span)]
    parts = {signs, *(part for at in range(1, len(signs)) for part in (signs[:at], signs[at:]))}
    return any(signs_read_as(original.language, part, word) for part in parts)


def is_anywhere(original: Document, passage: Span, words: Sequence[str]) -> bool:
    """Whether any characters in a passage may be read as a name, or as a word of it."""
    orders, fewest = {"".join(words), "".join((*words[1:], words[0]))}, min(len(words), 2)
    return any(
        signs_read_as(original.language, run[0][start : start + size], order)
        for run in HAN.finditer(original.text, *passage)
        for start in range(len(run[0]) - fewest + 1)
        for size in range(fewest, min(_LONGEST, len(run[0]) - start) + 1)
        for order in orders
    )


def is_in_kana(original: Document, word: str) -> bool:
    """Whether an original has a word in the signs that Japanese writes its own words with."""
    return written_plainly(word) in original.layer(_kana)


def _kana(original: Document) -> str:
    """The signs for syllables of a text, as they are read."""
    runs = (ascii_of(run[0]).lower() for run in _RUN.finditer(original.text))
    return " ".join(map(written_plainly, runs))
