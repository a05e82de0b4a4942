"""People: one chain of mentions for each person of a document."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.distance import folded
from lintnews.layers.names.mentions import NAMES, PERSON, UNKNOWN, Mention, mentions
from lintnews.layers.names.person_evidence import HINT, PROOF, PersonEvidence, by_text
from lintnews.layers.names.titles import Title
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import answers_per_language, section
from lintnews.office_holders import registry
from lintnews.records import NamedTuple

_LONGEST = 24
"""Code points of the longest preposition, and a space."""


class Person(NamedTuple):
    """One person, as far as the text tells."""

    name: str
    """The fullest form that the text gives."""
    given: tuple[str, ...]
    surname: str
    mentions: tuple[Mention, ...]
    titles: tuple[Title, ...]
    gender: str
    """`male` or `female` where the text proves it, else nothing."""
    doubtful: frozenset[Span] = frozenset()
    """The mentions that may as well be those of somebody else of the same name."""


@answers_per_language(frozenset[str]())
def short_forms(language: str) -> Mapping[str, frozenset[str]]:
    """For a given name in lower case: itself and the names that may stand for it without any inconsistency."""
    table: dict[str, set[str]] = defaultdict(set)
    for full, shorts in section(language, "given_names", "short-forms").items():
        for name in (full, *shorts):
            table[name.lower()].update(n.lower() for n in (full, *shorts))
    return {name: frozenset(names) for name, names in table.items()}


def same_given(one: tuple[str, ...], other: tuple[str, ...], language: str) -> bool:
    """Whether two sets of given names can be one person's: one is missing, an initial, a short form, or among the
    other's.
    """
    if not one or not other:
        return True
    if _other_initials(one, other):
        return False
    a, b = (tuple(folded(name).rstrip(".") for name in names) for names in (one, other))
    if a[0] == b[0] or a[0] in b or b[0] in a:
        return True
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][0] == b[0][0]
    forms = short_forms(language)
    return b[0] in forms[a[0]] or a[0] in forms[b[0]]


def _other_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two persons are told apart by the initials of their given names: George W., George H.W.; A.V., Anna
    Sergeyevna.
    """
    if not any(_is_initial(name) for name in (*one, *other)):
        return False
    if folded(one[0]) != folded(other[0]) and not any(_is_initial(names[0]) for names in (one, other)):
        return False
    a, b = ("".join(folded(n) if _is_initial(n) else folded(n)[:1] for n in names) for names in (one, other))
    return not (a.startswith(b) or b.startswith(a))


def _is_initial(name: str) -> bool:
    """Whether a part of a name is an initial, or several of them: W, H.W."""
    return len(name) == 1 or ("." in name and name[0].isupper())


def people(doc: Document) -> tuple[Person, ...]:
    """The persons of a document in order of their first mentions."""
    return _Chains(doc).chains()


def person_of(doc: Document) -> Mapping[Span, Person]:
    """The person behind each mention, by the span of the name."""
    return {mention.span: person for person in doc.layer(people) for mention in person.mentions}


def cast(doc: Document) -> Sequence[object]:
    """Who is named, mention by mention, with what is known of each; it says nothing of places."""
    persons = doc.layer(person_of)
    named = ((one, persons.get(one.span)) for one in doc.layer(mentions))
    return [
        (one.text, one.kind, one.gender, person and (person.name, person.gender, one.span in person.doubtful))
        for one, person in named
    ]


def _by_one_name(doc: Document) -> frozenset[str]:
    """The words that name a person all by themselves: what the text says of their bearer proves it, where a given name
    that stands twice, and a surname of the registry of office-holders, need less than another word.
    """
    v, found = vocabulary(doc.language), doc.layer(mentions)
    alone = by_text(mention for mention in found if mention.kind == UNKNOWN and not mention.given)
    offices, evidence = registry(*doc.registries), PersonEvidence(doc, found)
    known = section(doc.language, "names", "one-name")
    persons = set()
    for name, named in alone.items():
        if len(name) == 1 or name.lower() in v.function:
            continue
        if name in v.ambiguous_given or name in v.places or name in v.organisations:
            continue
        common = name.lower() in v.common
        given, holder = name in v.given, name not in v.surname_words and offices.is_surname(name)
        if not common and ((len(named) > 1 and (given or holder)) or (holder and evidence.speaks(named))):
            persons.add(name)
            continue
        prior = HINT * (given + holder) + (PROOF + HINT) * (name in known and not given)
        if prior + evidence.score(named, prior > 0) >= PROOF + HINT + PROOF * common:
            persons.add(name)
    return frozenset(persons)


class _Chain:
    """A person in the making."""

    def __init__(self, mention: Mention, usual: str, address: str = "") -> None:
        self.mentions = [mention]
        self.addresses = {address} - {""}
        """The forms of address with which the text names the person: Dr."""
        self.starts = [mention.span.start]
        """Where they stand, in order."""
        self.given = mention.given
        self.gender = mention.gender
        self.usual = usual
        """The gender that the given name usually has."""
        self.named = 1
        """How often the text gives the name with its given name."""
        self.generation = mention.generation
        self.offices = {title.office for title in mention.titles}
        self.doubtful: set[Span] = set()

    def add(self, mention: Mention, address: str = "", doubtful: bool = False) -> None:
        self.mentions.append(mention)
        self.addresses |= {address} - {""}
        if doubtful:
            self.doubtful.add(mention.span)
        else:
            self.offices.update(title.office for title in mention.titles)
            self.generation = self.generation or mention.generation
        insort(self.starts, mention.span.start)
        self.named += bool(mention.given)
        self.gender = self.gender or mention.gender
        if len(mention.given) > len(self.given):
            self.given = mention.given

    def agrees(self, mention: Mention, language: str) -> bool:
        gender = self.gender or ("" if mention.given else self.usual)
        if mention.generation and self.generation and mention.generation != self.generation:
            return False
        if self.generation and mention.gender == "female" != self.usual and not mention.generation:
            return False  # Mrs. Keller is not Otto Keller III
        return same_given(self.given, mention.given, language) and not (
            gender and mention.gender and gender != mention.gender
        )


class _Chains:
    def __init__(self, doc: Document) -> None:
        self.language = doc.language
        self.text = doc.text
        self.mentions = doc.layer(mentions)
        self.vocabulary = vocabulary(doc.language)
        self.single = _by_one_name(doc)
        self.found: list[_Chain] = []
        self.by_surname: dict[str, list[_Chain]] = defaultdict(list)
        self.by_word: dict[str, list[_Chain]] = defaultdict(list)

    def chains(self) -> tuple[Person, ...]:
        """The persons: full names first, as a headline's bare name waits for them, titled names before bare ones."""
        for mention in self.mentions:
            if mention.kind == PERSON and mention.given:
                self._full(mention)
        for mention in self.mentions:
            if mention.kind == UNKNOWN and mention.given:
                self._known(mention)
        bare = [mention for mention in self.mentions if not mention.given]
        for mention in sorted(bare, key=lambda mention: mention.kind != PERSON):
            self._bare(mention)
        return tuple(sorted(map(_person, self.found), key=lambda person: person.mentions[0].span))

    def _full(self, mention: Mention) -> None:
        """Give a full name to the person who has it, or make one."""
        known = [c for c in self.by_surname[folded(mention.surname)] if c.agrees(mention, self.language)]
        known += self._turned(mention) or self._without_surname(mention)
        if known:
            same = self._meant(known, mention)
            same[-1].add(mention, self._address(mention), doubtful=len(same) > 1)
            return
        chain = _Chain(mention, self.vocabulary.given.get(mention.given[0], ""), self._address(mention))
        self.found.append(chain)
        self.by_surname[folded(mention.surname)].append(chain)
        for word in {*mention.given, mention.surname, *mention.surname.replace("-", " ").split()}:
            if len(word.rstrip(".")) > 1 and chain not in self.by_word[folded(word)][-1:]:
                self.by_word[folded(word)].append(chain)

    def _known(self, mention: Mention) -> None:
        """Give a name that may be anything's to the person who has its given name: JD Vance, J.D. Vance."""
        known = [c for c in self.by_surname[folded(mention.surname)] if folded(c.given[0]) == folded(mention.given[0])]
        if known:
            known[-1].add(mention)

    def _bare(self, mention: Mention) -> None:
        """Give a name of one word to somebody, or make a person of it if the text proves one."""
        word = folded(mention.surname)
        known = self.by_surname[word] or (self.by_word[word] if mention.kind in NAMES else [])
        known = [c for c in known if c.agrees(mention, self.language)]
        if known and self._may_be_a_person(mention):
            meant = self._meant(known, mention)
            self._nearest(meant, mention).add(mention, self._address(mention), doubtful=len(meant) > 1)
        elif mention.kind == PERSON or mention.text in self.single:
            chain = _Chain(mention, "", self._address(mention))
            self.found.append(chain)
            self.by_surname[word].append(chain)

    def _turned(self, mention: Mention) -> list[_Chain]:
        """The persons who bear the two words of a name in the other order: Ichiyo Higuchi, Higuchi Ichiyo."""
        if len(mention.given) != 1:
            return []
        known = self.by_surname.get(folded(mention.given[0]), ())
        return [c for c in known if len(c.given) == 1 and folded(c.given[0]) == folded(mention.surname)]

    def _without_surname(self, mention: Mention) -> list[_Chain]:
        """The persons whose given names are a name of two words: Anna Sergeyevna, of Anna Sergeyevna Korotkova."""
        names = [folded(name) for name in (*mention.given, mention.surname)]
        if len(names) < 2 or len(names[0]) < 2:
            return []
        # Those of the rarest of the names, as many people may be called Anna; nobody goes by an initial.
        known = min((self.by_word.get(name, ()) for name in names if len(name) > 1), key=len, default=())
        longer = [c for c in known if len(c.given) >= len(names)]
        return [c for c in longer if [folded(name) for name in c.given[: len(names)]] == names]

    def _address(self, mention: Mention) -> str:
        """The form of address in front of a name without an office: Dr."""
        return "" if mention.titles else self.text[mention.whole.start : mention.span.start].strip()

    def _meant(self, known: list[_Chain], mention: Mention) -> list[_Chain]:
        """Of persons of one name those of the mention's generation, and of these the ones who have its office or form
        of address.
        """
        for fits in (
            [c for c in known if c.generation == mention.generation and mention.generation],
            [c for c in known if c.offices & {title.office for title in mention.titles}],
            [c for c in known if self._address(mention) in c.addresses],
        ):
            if fits:
                return fits
        return known

    def _may_be_a_person(self, mention: Mention) -> bool:
        """Whether a bare name that is also a place's or an organisation's may be the person's of that surname: not a
        country's that does not speak, and not behind `in` or `near`.
        """
        if mention.kind in NAMES:
            return True
        v, start = self.vocabulary, mention.whole.start
        before = self.text[max(0, start - _LONGEST) : start].split()
        behind = self.text[mention.span.end : mention.span.end + _LONGEST].split()[:1]
        body = mention.surname in v.bodies and not (behind and behind[0] in v.cues)
        return not body and not (before and before[-1].lower() in v.place_prepositions)

    @staticmethod
    def _nearest(known: list[_Chain], mention: Mention) -> _Chain:
        """Of those mentioned before this place the one whom the text names most often, and of equals the last one;
        else the one mentioned first after it.
        """

        def distance(chain: _Chain) -> tuple[bool, bool, int, int]:
            before = bisect_left(chain.starts, mention.span.start)
            other = bool(mention.gender) and mention.gender != (chain.gender or chain.usual)
            if not before:
                return (other, True, 0, chain.starts[0])
            return (other, False, -chain.named, -chain.starts[before - 1])

        return min(known, key=distance)


def _person(chain: _Chain) -> Person:
    found = tuple(sorted(chain.mentions, key=lambda mention: mention.span))
    fullest = max(found, key=lambda mention: (len(mention.given), -mention.span.start))
    titles = tuple(title for mention in found for title in mention.titles)
    return Person(
        " ".join((*fullest.given, fullest.surname)),
        fullest.given,
        fullest.surname,
        found,
        titles,
        chain.gender,
        frozenset(chain.doubtful),
    )
