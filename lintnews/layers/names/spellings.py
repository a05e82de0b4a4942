"""Forms: the distinct spellings of name words in a document, and the pairs of them that look alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.distance import difference, folded, least_difference, loose, skeleton
from lintnews.layers.names.known_variants import given_variants, variant_groups
from lintnews.layers.names.mentions import Mention, mentions
from lintnews.layers.text.letter_case import case_statistics
from lintnews.layers.text.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTEST = 4
"""Letters of the shortest name word that is compared: below that too many words are one letter apart."""

SHORTEST_GIVEN = 3
"""The same for a given name in front of a surname."""

MANY = 300
"""Pairs from which it pays to load what spares a full comparison."""

HUMPS = 2
"""Capitals inside a word that a name may have: DeLaCruz."""

LONGEST_NAME = 20
"""Words of the longest name: a longer run of capitals is a headline or a list."""


class Occurrence(NamedTuple):
    """A name word inside a mention."""

    span: Span
    mention: Mention
    before: tuple[str, ...]
    """The words of the same name in front of it."""
    after: tuple[str, ...]


class Spelling(NamedTuple):
    """One spelling of a name word, with everywhere it stands."""

    text: str
    occurrences: tuple[Occurrence, ...]


def forms(doc: Document) -> tuple[Spelling, ...]:
    """The name words of a document by spelling, in order of their first occurrence. Ordinary words of the language and
    names of countries and peoples, months and weekdays are no name words."""
    v, seen = vocabulary(doc.language), doc.layer(case_statistics)
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for mention in doc.layer(mentions):
        parts = list(_parts(doc.text, mention.span))
        if len(parts) > LONGEST_NAME:
            continue  # a line in capitals
        texts = tuple(doc.text[start:end] for start, end in parts)
        for i, word in enumerate(texts):
            if len(word) < (SHORTEST_GIVEN if i == 0 and mention.given else SHORTEST) or not word[0].isupper():
                continue
            if sum(a.islower() and b.isupper() for a, b in pairwise(word)) > HUMPS:
                continue  # words of a page that lost what stood between them
            if any(a.isupper() and b.isupper() for a, b in pairwise(word)) and (
                len(word) < 6 or not mention.text.isupper()
            ):
                continue  # an acronym
            lower = word.lower()
            if (
                lower in v.function
                or lower in v.roles
                or word in v.calendar
                or word in v.adjectives
                or word in v.bodies
            ):
                continue
            if lower in v.common and seen.capital[word] < 2 and not (i == 0 and mention.given):
                continue
            found[word].append(Occurrence(Span(*parts[i]), mention, texts[:i], texts[i + 1 :]))
    plurals = [text for text in found if text.endswith("s") and text[:-1] in found]  # the Belyaevs
    return tuple(Spelling(text, tuple(places)) for text, places in found.items() if text not in plurals)


def _parts(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The words of a name; both halves of a hyphenated one."""
    return (match.span() for match in _WORD.finditer(text, *span))


def candidate_pairs(doc: Document) -> Iterator[tuple[Spelling, Spelling, float]]:
    """Pairs of forms that may be one name, with their `difference`; found through shared keys, not all against all."""
    buckets: dict[str | int, list[int]] = defaultdict(list)
    found = doc.layer(forms)
    for index, form in enumerate(found):
        shared: set[str | int] = {*blocking_keys(form.text), *variant_groups(doc.language, form.text)}
        shared |= {f"{folded(o.before[0])} +" for o in form.occurrences if o.before and not o.after}
        for key in shared:
            buckets[key].append(index)
    seen: set[tuple[int, int]] = set()
    for members in buckets.values():
        if 1 < len(members) <= 40:
            seen.update(combinations(members, 2))
    many = len(seen) > MANY
    for a, b in sorted(seen):
        one, other = found[a], found[b]
        if folded(one.text) == folded(other.text):
            continue
        variants, farthest = given_variants(doc.language, one.text, other.text), max_distance(one.text, other.text)
        if many and not variants and least_difference(one.text, other.text) > farthest:
            continue
        distance = difference(one.text, other.text)
        if variants or distance <= farthest:
            yield one, other, distance


def blocking_keys(name: str) -> set[str]:
    """What near spellings of a name share: its loose skeleton, and that without one or (long names) two letters; and
    its skeleton without u and v, which stand for each other (Gauad, Ghawad).
    """
    text = loose(name)
    one = {text[:i] + text[i + 1 :] for i in range(len(text))}
    found = {text, "=" + skeleton(name).replace("u", "").replace("v", "")} | one
    if len(text) >= 6:
        found |= {shorter[:i] + shorter[i + 1 :] for shorter in one for i in range(len(shorter))}
    return found


def max_distance(one: str, other: str) -> float:
    """The greatest difference, in letters, at which two names are compared at all."""
    size = min(len(one), len(other))
    return 1.0 if size < 5 else 1.7 if size < 7 else 2.2 if size < 9 else 3.0
