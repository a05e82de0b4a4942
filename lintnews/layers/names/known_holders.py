"""Office-holders by the given names that they share with a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lintnews.files.kept_table import key_of
from lintnews.layers.names.distance import folded
from lintnews.layers.names.known_variants import variant_groups
from lintnews.lexicons import per_language, table_per_language
from lintnews.office_holders import Registry, Term, registry

_Held = Mapping[str, Sequence[tuple[str, int]]]
"""The offices of each body that some have held, and the number of the term in the office."""


def holders(language: str, registries: tuple[str, ...], given: str, bodies: Iterable[str]) -> Sequence[Term]:
    """The office-holders of some bodies who have a given name, however it is spelled, each once."""
    known = _by_given(language, registries) if registries else _bundled_by_given(language)
    found: dict[Term, None] = {}
    for key in sorted({*_keys(language, given)}, key=str):
        if offices_of := known.get(key_of(str(key))):
            for body in bodies:
                for office, number in offices_of.get(body, ()):
                    found[registry(*registries).held(office, body)[number]] = None
    return list(found)


@table_per_language
def _bundled_by_given(language: str) -> Mapping[bytes, _Held]:
    return _listed(language, registry())


@per_language
def _by_given(language: str, registries: tuple[str, ...]) -> Mapping[bytes, _Held]:
    return _listed(language, registry(*registries))


def _listed(language: str, known: Registry) -> Mapping[bytes, _Held]:
    """What those have held who have a given name."""
    found: dict[bytes, dict[str, list[tuple[str, int]]]] = defaultdict(dict)
    for body, offices in known.offices_of.items():
        for office in sorted(offices):
            for number, term in enumerate(known.held(office, body)):
                given = {spelling.split()[0] for spelling in term.spellings}
                for key in {key for name in given for key in _keys(language, name)}:
                    found[key_of(str(key))].setdefault(body, []).append((office, number))
    return dict(found)


def _keys(language: str, given: str) -> Iterator[str | int]:
    """A given name, and the numbers of the lexicon's groups of its spellings."""
    yield folded(given)
    yield from variant_groups(language, given)
