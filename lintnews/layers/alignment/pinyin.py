"""Names in Chinese characters as they are read in Mandarin, syllable by syllable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.anchors import syllable_of
from lintnews.layers.alignment.written_names import HAN
from lintnews.lexicons import section
from lintnews.records import NamedTuple

_SYLLABLE = re.compile(
    "(?:b(?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)"
    "|p(?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing|u)"
    "|m(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)"
    "|f(?:a|o|ei|ou|an|en|ang|eng|u)"
    "|[dt](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|iu|ian|ing|u|uo|ui|uan|un)"
    "|[nl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|uan|un|ue|v|ve)"
    "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    "|(?:zh|ch|sh)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|r(?:e|i|ao|ou|an|en|ang|eng|ong|u|ua|uo|ui|uan|un)"
    "|[zcs](?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)"
    "|y(?:a|e|o|ao|ou|an|ang|i|in|ing|ong|u|ue|uan|un)"
    "|w(?:a|o|ai|ei|an|en|ang|eng|u)"
    "|a|o|e|ai|ei|ao|ou|an|en|ang|eng|er)"
)
_LONGEST = 6
"""Letters of the longest syllable."""


class SoundText(NamedTuple):
    """The characters of a text as syllables, each between spaces, and where each stands."""

    text: str
    starts: tuple[int, ...]
    """Where each syllable begins in `text`, in order."""
    offsets: tuple[int, ...]
    """Where its character stands in the document."""

    def places(self, syllables: Sequence[str]) -> Iterator[Span]:
        """Where some syllables follow one another."""
        from bisect import bisect_left

        wanted = f" {' '.join(syllables)} "
        at = self.text.find(wanted)
        while at >= 0:
            first = self.offsets[bisect_left(self.starts, at + 1)]
            yield Span(first, first + len(syllables))
            at = self.text.find(wanted, at + 1)


def sound_text(doc: Document) -> SoundText:
    """The Chinese characters of a document as they are read; another run begins behind a bar."""
    made: list[str] = [" "]
    starts: list[int] = []
    offsets: list[int] = []
    size = 1
    for run in HAN.finditer(doc.text):
        syllables = [f"{syllable} " for syllable in map(syllable_of, run[0])]
        *firsts, size = accumulate(map(len, syllables), initial=size)
        starts += firsts
        offsets += range(*run.span())
        made += syllables
        made.append("| ")
        size += 2
    return SoundText("".join(made), tuple(starts), tuple(offsets))


@lru_cache(maxsize=65536)
def syllables_of(word: str) -> tuple[str, ...]:
    """The syllables of a word in pinyin, as few as can be; none of a word that is none."""
    best: list[tuple[str, ...] | None] = [None] * (len(word) + 1)
    best[0] = ()
    for start in range(len(word)):
        before = best[start]
        for end in range(start + 1, min(len(word), start + _LONGEST) + 1) if before is not None else ():
            known = best[end]
            if (known is None or len(known) > len(before or ()) + 1) and _SYLLABLE.fullmatch(word, start, end):
                best[end] = (*(before or ()), word[start:end])
    return best[len(word)] or ()


def spelled(original: Document, span: Span) -> str:
    """A Chinese name as it is spelled, family name first."""
    family, *given = read_name(original, span)
    return f"{family.capitalize()} {''.join(given).capitalize()}"


def read_name(original: Document, span: Span) -> list[str]:
    """The syllables of a name: some characters are read otherwise in a family name."""
    text = original.text[slice(*span)]
    read = list(map(syllable_of, text))
    family = section(original.language, "sounds", "family-readings").get(text[0])
    return [family[0], *read[1:]] if family else read
