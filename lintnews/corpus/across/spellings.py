"""`across/spellings`: one person, spelled in two ways by one newsroom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

from lintnews.corpus.across.claims import Claim, Contradiction, Group, Place, packed
from lintnews.corpus.across.rule import AcrossRule, Facts
from lintnews.document import Document
from lintnews.findings import Severity
from lintnews.layers.names.distance import difference, folded, loose, skeleton
from lintnews.layers.names.known_variants import variant_groups
from lintnews.layers.names.mentions import PERSON
from lintnews.layers.names.offices import current
from lintnews.layers.names.people import Person, people, short_forms
from lintnews.layers.names.spellings import SHORTEST, SHORTEST_GIVEN, blocking_keys, max_distance
from lintnews.records import NamedTuple, dataclass
from lintnews.rule import Meta

COMPANIONS = 24
"""Other persons of an article that are kept of it."""
NEAREST = 0.2
"""The share of the letters of its skeleton in which a name may differ where only shared persons prove it."""
SHOWN = 3
"""Further places of the usual spelling that are shown."""
SHARED = 2
"""Other persons whom two articles have to share, where no office proves that they speak of one man."""


@dataclass(frozen=True)
class Spellings(AcrossRule):
    """One person is spelled in two ways in the articles of a newsroom and a week.

    A reader who looks for the name finds half of the articles, and takes one person for two. The two names have one
    given name and surnames that differ as spellings of one do; and the articles give both the same office, or name the
    same other persons.

    Not found: persons without an office in articles that share no one else; names whose first letters sound different.
    """

    meta = Meta(
        Severity.WARNING,
        "Terminology/Inconsistent use of terminology",
        since="0.1",
        needs=("given_names",),
        status="preview",
    )
    reach: ClassVar[str] = "week"

    def claims(self, doc: Document) -> Iterator[Claim]:
        """Each person with a given name: the offices, and who else is named."""
        named = [person for person in doc.layer(people) if person.given]
        for person in named:
            full = next((one for one in person.mentions if one.given and one.kind == PERSON), None)
            given = person.given[0].rstrip(".")
            if full is None or len(person.surname) < SHORTEST or len(given) < SHORTEST_GIVEN:
                continue
            others = sorted({folded(other.surname) for other in named if other is not person})[:COMPANIONS]
            place = doc.locate(full.span)
            more = packed([_offices(person, doc.language), others])
            for key in _keys(doc.language, given, person.surname):
                yield Claim(self.id, key, f"{given}\t{person.surname}", *place, more)

    def compare(self, key: str, group: Group, facts: Facts) -> Iterator[Contradiction]:
        """Each pair of spellings, once."""
        names = {value: tuple(value.split("\t")) for value in group.values}
        buckets: dict[str, list[str]] = defaultdict(list)
        for value, (_, surname) in sorted(names.items()):
            for shared in blocking_keys(surname, thorough=False):
                buckets[shared].append(value)
        language = key.split()[0]
        usual: dict[str, tuple[str, _Proof]] = {}
        for pair in sorted({pair for members in buckets.values() for pair in combinations(members, 2)}):
            if key != min(set(_keys(language, *names[pair[0]])) & set(_keys(language, *names[pair[1]]))):
                continue  # it is told where they meet first
            rare, often = sorted(pair, key=lambda value: (group.values[value].times, value))
            distance = _distance(language, names[rare], names[often])
            if distance is None or not (proof := _proved(names, (rare, often), group, distance)):
                continue
            if rare not in usual or group.values[usual[rare][0]].times < group.values[often].times:
                usual[rare] = often, proof
        for rare, (often, proof) in usual.items():
            yield self._told(names, (rare, often), group, proof)

    def _told(
        self, names: Mapping[str, Sequence[str]], pair: tuple[str, str], group: Group, proof: _Proof
    ) -> Contradiction:
        ours, theirs = (" ".join(names[value]) for value in pair)
        usual = group.values[pair[1]]
        where = "another article" if usual.times == 1 else f"{usual.times} other articles"
        said = f"“{ours}” here, “{theirs}” in {where}: probably one person ({proof.said})"
        others = [place for place in usual.places if place not in (proof.here, proof.there)]
        shown = tuple(place for place in others if place.article != proof.here.article)[:SHOWN]
        return Contradiction(self.id, said, proof.here, proof.there, f"“{theirs}”", shown)


class _Proof(NamedTuple):
    """Two places whose articles prove that two names are one person's, and how."""

    here: Place
    there: Place
    said: str


def _offices(person: Person, language: str) -> list[str]:
    return sorted({f"{one.office} {one.body}" for one in person.titles if one.body and current(one, language)})


def _keys(language: str, given: str, surname: str) -> Iterator[str]:
    """What two spellings of one name share: the sound of the given name, and how the surname begins."""
    initial = loose(surname)[:1]
    yield f"{language} {skeleton(given)} {initial}"
    for number in sorted(variant_groups(language, given)):
        yield f"{language} {number} {initial}"


def _distance(language: str, one: Sequence[str], other: Sequence[str]) -> float | None:
    """The letters between two names, each a given name and a surname; None where they cannot be spellings of one."""
    a, b = (tuple(map(folded, name)) for name in (one, other))
    if a == b or (a[1] == b[1] and b[0] in short_forms(language)[a[0]]):
        return None
    short, long = sorted((a[1], b[1]), key=len)
    if a[0] == b[0] and long in (f"{short}s", f"{short}es"):
        return None
    distance = difference(one[1], other[1], farthest := max_distance(one[1], other[1]))
    return distance if distance <= farthest else None


def _proved(names: Mapping[str, Sequence[str]], pair: tuple[str, str], group: Group, distance: float) -> _Proof | None:
    """What proves best that two names are one person's; nothing, where an article names both."""
    one, other = (group.values[value] for value in pair)
    surnames = [folded(names[value][1]) for value in pair]
    every = [*((place, surnames[1]) for place in one.places), *((place, surnames[0]) for place in other.places)]
    if surnames[0] != surnames[1] and any(rival in place.known[1] for place, rival in every):
        return None
    is_near = distance <= NEAREST * min(len(skeleton(surname)) for surname in surnames)
    found: list[tuple[int, _Proof]] = []
    for a in one.places:
        for b in other.places:
            offices, persons = (set(a.known[part]) & set(b.known[part]) for part in (0, 1))
            if a.article == b.article or (a.known[0] and b.known[0] and not offices):
                continue
            if offices:
                found.append((10 + len(persons), _Proof(a, b, f"both are {min(offices)}")))
            elif len(persons) >= SHARED and is_near:
                said = f"both articles name {len(persons)} other persons alike"
                found.append((len(persons), _Proof(a, b, said)))
    return max(found, key=lambda item: (item[0], item[1]))[1] if found else None
