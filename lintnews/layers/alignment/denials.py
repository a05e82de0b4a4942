"""Sentence pairs of which only one side denies: what was said is not, or is after all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.alignment.evidence import evidence_of_source
from lintnews.layers.alignment.phrases import UNSPACED
from lintnews.layers.alignment.sentence_pairs import Pair, alignment, is_trusted
from lintnews.lexicons import per_language, section
from lintnews.records import NamedTuple

_MOST_MISFIT = 3.0
"""How little the lengths of a pair may fit: much more, and something else is lost or added."""
_LEAST = -1.0
"""How much must speak for it that two sentences are counterparts."""
_UNSPACED = re.compile(f"[{UNSPACED}]")


class Denial(NamedTuple):
    """A word of denial on one side, and the sentence of the other side that has nothing of the kind."""

    target: Span
    source: Span
    is_lost: bool
    """Whether the original is the one that denies."""


class _Words(NamedTuple):
    """How a language denies."""

    plain: re.Pattern[str]
    """What turns a sentence into its contrary: not, never."""
    any: re.Pattern[str]
    """That, and whatever may stand for it in a translation: without, refuse, only."""
    harmless: re.Pattern[str]
    """Phrases with such a word that deny nothing: not only."""


def denials(doc: Document) -> tuple[Denial, ...]:
    """The pairs of single sentences of which only the document or only its original denies."""
    original = doc.original
    if original is None or not is_trusted(doc):
        return ()
    ours, theirs = _words(doc.language), _words(original.language)
    if ours is None or theirs is None:
        return ()
    found = doc.layer(alignment)
    result = []
    for pair in filter(_is_single, found.pairs):
        target, source = found.targets[pair.target[0]], found.sources[pair.source[0]]
        here, there = doc.text[slice(*target)].lower(), original.text[slice(*source)].lower()
        if (lost := _only(theirs, there)) and not ours.any.search(here):
            one = Denial(target, Span(source.start + lost[0], source.start + lost[1]), True)
        elif (gained := _only(ours, here)) and not theirs.any.search(there):
            one = Denial(Span(target.start + gained[0], target.start + gained[1]), source, False)
        else:
            continue
        if doc.layer(evidence_of_source).for_counterpart(pair.source[0], range(*pair.target)) >= _LEAST:
            result.append(one)
    return tuple(result)


def _is_single(pair: Pair) -> bool:
    """Whether two sentences surely stand for one another."""
    return pair.target[1] - pair.target[0] == 1 == pair.source[1] - pair.source[0] and pair.misfit <= _MOST_MISFIT


def _only(words: _Words, text: str) -> tuple[int, int] | None:
    """Where the only word of denial stands, outside the phrases that deny nothing; two may lift one another."""
    if not words.plain.search(text):
        return None
    if words.harmless.pattern:
        text = words.harmless.sub(lambda match: "_" * len(match[0]), text)
    found = [match.span() for match in words.plain.finditer(text)]
    return found[0] if len(found) == 1 else None


@per_language
def _words(language: str) -> _Words | None:
    plain, near, harmless = (section(language, "source", name) for name in ("denials", "near-denials", "no-denials"))
    if not plain:
        return None
    return _Words(_pattern(plain), _pattern((*plain, *near)), _pattern(harmless))


def _pattern(entries: Iterable[str]) -> re.Pattern[str]:
    """Entries as a pattern: a hyphen stands for any letters, and scripts without spaces have no edges of words.

    What neighbors have in common stands once in front of them, which is found faster.
    """
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile(
        "|".join(f"{before}(?:{'|'.join(map(_way, some))})" for before, some in groupby(longest_first, _before))
    )


def _before(entry: str) -> str:
    """The pattern of what stands before an entry."""
    if _UNSPACED.match(entry):
        return ""
    return r"\b\w+" if entry.startswith("-") else r"\b"


def _way(entry: str) -> str:
    """The pattern of an entry and what stands behind it."""
    if _UNSPACED.match(entry):
        return re.escape(entry)
    return re.escape(entry.strip("-")) + (r"\w*" if entry.endswith("-") else r"\b")
