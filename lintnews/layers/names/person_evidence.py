"""Evidence of persons: what a text says of a name that only a person can be or do.

A name of one word may be anybody's or anything's (Gloria, Vienna, Nokia). Somebody who smiles, is thirty-four, has a
mother, or is taken up again by `she` is a person. Each piece counts a little, and a place that speaks against it counts
as well; nothing is known of any name beforehand but what the lexicons say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lintnews.document import Document
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.tokens import token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import per_language, section

if TYPE_CHECKING:
    from lintnews.layers.names.mentions import Mention

PROOF = 2
"""What a thing counts that only a person is, has or does."""
HINT = 1
"""What counts that somebody speaks, or is referred to as a person."""
PRONOUNS = 2
"""How many pronouns count at the most."""
AGES = range(1, 111)
NEAR = 7
"""Tokens in front of a name that may introduce it."""
PHRASE = 5
"""Tokens behind an article among which the noun stands: a law student."""


@per_language
def _of_persons(language: str) -> frozenset[str]:
    """Pronouns that stand for one person, lower-case."""
    pronouns = section(language, "speech", "pronouns")
    return frozenset(word for word, kinds in pronouns.items() if kinds and kinds[0] in ("male", "female"))


@per_language
def _first_persons(language: str) -> frozenset[str]:
    """Pronouns of the one who writes, lower-case."""
    pronouns = section(language, "speech", "pronouns")
    ours = ("first", "first-plural")
    return frozenset(word.lower() for word, kinds in pronouns.items() if kinds and kinds[0] in ours)


class PersonEvidence:
    """Weighs what is said of names."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.language = doc.language
        self.words = doc.layer(words_of)
        self.starts = doc.layer(token_starts)
        self.vocabulary = vocabulary(doc.language)
        self.sentence_cases = doc.layer(sentence_cases)
        self.mentions = mentions
        self.pronouns = _of_persons(doc.language)
        self.verbs = section(doc.language, "names", "person-verbs")
        self.owned = section(doc.language, "names", "owned-by-persons")
        self.relatives = section(doc.language, "names", "relatives")
        self.called = section(doc.language, "names", "called")
        self.mine = _first_persons(doc.language)
        self.adverbs = section(doc.language, "names", "adverbs")
        self.inside = section(doc.language, "names", "inside")
        self.definite = section(doc.language, "names", "article")
        self.links = section(doc.language, "names", "links")

    def score(self, named: Iterable[Mention], known: bool = True) -> int:
        """What speaks for the bearer of a name being a person, from all the places that name it. `known`: whether
        pronouns count without anything else, as of a name that is known as somebody's.
        """
        places = [
            (mention, bisect_left(self.starts, mention.span.start), bisect_left(self.starts, mention.span.end))
            for mention in named
        ]
        proofs = sum(self._proof(last) for _, _, last in places)
        introduced = sum(self._introduced(first) for _, first, _ in places)
        against = sum(mention.kind != "place" and self._against(first) for mention, first, _ in places)
        hints = int(any(self._speaks(first, last) for _, first, last in places))
        hints += any(self._role_before(first) for _, first, _ in places)
        hints += any(self._relative(last) for _, _, last in places)
        pronouns = 0
        if proofs or introduced or hints or known:
            for place in places:
                pronouns += self._taken_up(*place)
                if pronouns == PRONOUNS:
                    break
        if not proofs and not pronouns and not introduced:
            return -PROOF * against
        return PROOF * (proofs + introduced - against) + HINT * (hints + pronouns + (introduced > 0))

    def speaks(self, named: Iterable[Mention]) -> bool:
        """Whether a verb of saying stands next to a name."""
        return any(
            self._speaks(bisect_left(self.starts, mention.span.start), bisect_left(self.starts, mention.span.end))
            for mention in named
        )

    def _proof(self, last: int) -> bool:
        """Whether the words behind a name say what only a person is, has or does."""
        lowers = self.words.lowers[last : last + PHRASE + 3]
        if not lowers:
            return False
        if lowers[0] in self.adverbs:
            lowers = lowers[1:]
        if lowers and lowers[0] in self.verbs:
            return True
        if not lowers:
            return False
        if lowers[0] in self.vocabulary.possessives:
            return len(lowers) > 1 and lowers[1] in self.owned
        if lowers[0] == "," and len(lowers) > 2:
            aged = lowers[2] in (",", ".") and lowers[1].isdigit() and int(lowers[1]) in AGES
            return aged or self._role(lowers[1:])
        return lowers[0] in self.links and self._role(lowers[1:])

    def _role(self, lowers: Sequence[str]) -> bool:
        """Whether a noun phrase with an article names what a person is: a young baker."""
        v = self.vocabulary
        if not lowers or (lowers[0] not in v.determiners and lowers[0] not in v.indefinite):
            return False
        for index in range(1, min(len(lowers), PHRASE)):
            if not lowers[index].isalpha() or lowers[index] in v.of:
                return False
            if lowers[index] in v.kin or lowers[index] in v.gendered:
                return True
            if lowers[index] in v.roles:
                return lowers[0] in v.indefinite  # a baker; the target may be a company
        return False

    def _introduced(self, first: int) -> bool:
        """Whether the words in front of a name say whose or what person it is: his student Keller; her cook, Keller; a
        guide who was called Keller.
        """
        lowers = self.words.lowers[max(0, first - NEAR) : first]
        if len(lowers) < 2:
            return False
        if lowers[-1] in self.called:
            pointing = {*self.relatives, *self.pronouns, *self.mine}
            return any(self._person(lower) or lower in pointing for lower in lowers[:-1])
        if lowers[-1] == ",":
            lowers = lowers[:-1]
        if not self._person(lowers[-1]) or self.words.texts[first - 1].istitle():
            return False
        return any(lower in self.pronouns or lower in self.mine for lower in lowers[-4:-1])

    def _person(self, lower: str) -> bool:
        v = self.vocabulary
        return lower in v.roles or lower in v.kin or lower in v.gendered

    def _role_before(self, first: int) -> bool:
        """Whether a noun for a person, or the adjective of a country, stands in front: the Brazilian Tininho."""
        v, texts = self.vocabulary, self.words.texts
        return first > 1 and (
            texts[first - 1] in v.roles or (texts[first - 1] in v.adjectives and texts[first - 2] in self.definite)
        )

    def _relative(self, last: int) -> bool:
        """Whether a clause about a person follows; a team may have one, too."""
        lowers = self.words.lowers
        behind = last + (last < len(lowers) and lowers[last] == ",")
        return behind < len(lowers) and lowers[behind] in self.relatives

    def _speaks(self, first: int, last: int) -> bool:
        lowers, cues = self.words.lowers, self.vocabulary.cues
        return (last < len(lowers) and lowers[last] in cues) or (first > 0 and lowers[first - 1] in cues)

    def _taken_up(self, mention: Mention, first: int, last: int) -> bool:
        """Whether a pronoun of a person follows in the sentence, or begins the next one, and no person is named but
        here.
        """
        number = bisect_right(self.sentence_cases, first, key=lambda case: case.first) - 1
        here = self.sentence_cases[number]
        behind = next((at for at in range(last, here.last) if self.words.lowers[at] in self.pronouns), None)
        if behind is None and number + 1 < len(self.sentence_cases):
            opening = self.sentence_cases[number + 1].first
            if opening < len(self.words.lowers) and self.words.lowers[opening] in self.pronouns:
                behind = opening
        if behind is None:
            return False
        start, end = self.words.tokens[here.first].start, self.words.tokens[behind].start
        at = bisect_left(self.mentions, start, key=lambda one: one.span.start)
        while at < len(self.mentions) and self.mentions[at].span.start < end:
            other = self.mentions[at]
            if other.span != mention.span and other.kind in ("person", "unknown"):
                return False
            at += 1
        return True

    def _against(self, first: int) -> bool:
        """Whether a word in front of a name says that it is a place or a thing: in Bergen, the Nordstern."""
        before = self.words.lowers[first - 1] if first else ""
        return before in self.inside or before in self.definite or before in self.vocabulary.indefinite


def by_text(mentions: Iterable[Mention]) -> Mapping[str, list[Mention]]:
    """The mentions of one word each, by the word."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if " " not in mention.text:
            found[mention.text].append(mention)
    return found
