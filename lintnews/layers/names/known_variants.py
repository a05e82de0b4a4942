"""Names that the lexicons know in several spellings: Sergei, Serhiy; Dmitry, Dmytro; Kyiv, Kiev."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from lintnews.layers.names.distance import folded
from lintnews.lexicons import answers_per_language, section


@answers_per_language(frozenset[int]())
def _groups(language: str, topic: str, name_of_section: str) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, (name, others) in enumerate(section(language, topic, name_of_section).items()):
        for spelling in (name, *others):
            found[folded(spelling)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def given_variants(language: str, one: str, other: str) -> bool:
    """Whether two given names are the same, or spellings of one name that the lexicon knows."""
    return folded(one) == folded(other) or _share(_groups(language, "given_names", "variants"), one, other)


def variant_groups(language: str, name: str) -> frozenset[int]:
    """The numbers of the lexicon's groups that a given name stands in."""
    return _groups(language, "given_names", "variants")[folded(name)]


def exonyms(language: str, one: str, other: str) -> bool:
    """Whether two names are spellings of one place, each of them in use."""
    return _share(_groups(language, "places", "exonyms"), one, other)


def _share(groups: Mapping[str, frozenset[int]], one: str, other: str) -> bool:
    return not groups[folded(one)].isdisjoint(groups[folded(other)])
