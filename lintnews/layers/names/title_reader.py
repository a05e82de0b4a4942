"""Titles in front of a name: reads the offices, forms of address and bodies with which a run of capitals begins."""

from __future__ import annotations

from lintnews.layers.names.name_chunks import NameChunks
from lintnews.layers.names.titles import Title, body_behind, leading, make
from lintnews.layers.text.word_classes import COURTESY, MODIFIER, OFFICE
from lintnews.records import NamedTuple

FARTHEST = 6
"""Tokens of a body in front of its office."""


class Opening(NamedTuple):
    """What stands in front of the name in a run."""

    titles: list[Title]
    courtesy: str | None
    """The gender that a form of address proves, which may be none; None without one."""
    at: int
    """The token behind all of it."""
    start: int
    """Where the part begins that is no title yet."""


class TitleReader:
    """Reads one run from its first token on."""

    def __init__(self, runs: NameChunks, text: str, first: int, last: int) -> None:
        self.words = runs.words
        self.vocabulary = runs.vocabulary
        self.runs = runs
        self.text = text
        self.last = last
        self.titles: list[Title] = []
        self.courtesy: str | None = None
        self.at = self.start = first
        self.modifiers: list[str] = []
        self.body = ""
        self.classes = runs.classes
        before = self.words.lowers[first - 1] if first else ""
        if first and (self.classes[first - 1] & MODIFIER or before == "-" or before in self.vocabulary.possessives):
            self.start, self.modifiers, self.body = leading(self.words, self.vocabulary, first)

    def read(self) -> Opening:
        """Everything up to the name: Ukraine’s acting President, Dr."""
        kinds = self.classes[self.at : self.last]
        if not any(kind & (COURTESY | OFFICE | MODIFIER) for kind in kinds):
            return Opening(self.titles, None, self.at, self.start)
        while self.at < self.last and (self._courtesy() or self._office() or self._modifier() or self._body()):
            if self.at < self.last and self.words.lowers[self.at] in ("-", ","):
                self.at += 1
        return Opening(self.titles, self.courtesy, self.at, self.start)

    def _courtesy(self) -> bool:
        known = self.classes[self.at] & COURTESY
        match = self.vocabulary.courtesy.at(self.words.lowers, self.at) if known else None
        if not match or self._is_initial():
            return False
        self.courtesy = match[1] or self.courtesy or ""
        self.at += match[0]
        if self.at < self.last and self.words.texts[self.at] == ".":
            self.at += 1
        return True

    def _is_initial(self) -> bool:
        """Whether a form of address of one letter is an initial: U Thant, but U. S. Grant."""
        texts = self.words.texts
        return len(texts[self.at]) == 1 and texts[self.at + 1 : self.at + 2] == ["."]

    def _office(self) -> bool:
        known = self.classes[self.at] & OFFICE
        match = self.vocabulary.offices.at(self.words.lowers, self.at) if known else None
        if not match or self.at + match[0] > self.last:
            return False
        behind = self.at + match[0]
        if behind < self.last and self.words.texts[behind] == ".":
            behind += 1
        behind, of = body_behind(self.words, self.vocabulary, behind)
        self.titles.append(
            make(self.vocabulary, self.words, self.text, self.start, behind, match[1], of or self.body, self.modifiers)
        )
        self.at = self.start = behind
        self.body, self.modifiers = "", []
        return True

    def _modifier(self) -> bool:
        if not self.classes[self.at] & MODIFIER or self.at + 1 >= self.last:
            return False
        self.modifiers.append(self.words.lowers[self.at])
        self.at += 1
        return True

    def _body(self) -> bool:
        if not any(kind & (OFFICE | MODIFIER) for kind in self.classes[self.at + 1 : min(self.last, self.at + 7)]):
            return False
        if found := self._known_body(self.at, self.last) or self._unknown_body(self.at, self.last):
            self.at, self.body = found
        return found is not None

    def _known_body(self, at: int, last: int) -> tuple[int, str] | None:
        """A body in front of an office further on in the run: where it ends, and its name."""
        v, words = self.vocabulary, self.words
        for office in range(at + 1, min(last, at + FARTHEST)):
            if self.classes[office] & MODIFIER or v.offices.at(words.lowers, office):
                known = v.bodies.at(words.texts, at)
                if known and at + known[0] == office:
                    return office, known[1]
                if words.texts[office - 1] in v.heads or (
                    office == at + 1 and words.texts[at].isupper() and len(words.texts[at]) > 1
                ):
                    return office, " ".join(words.texts[at:office])
        return None

    def _unknown_body(self, at: int, last: int) -> tuple[int, str] | None:
        """Whatever stands in front of the last office of a run that goes on with a name: Homeland Security Secretary
        Mayorkas, Republican Senator McCain. A known body that ends there is the body.
        """
        v, words = self.vocabulary, self.words
        if v.is_given(words.texts[at]):
            return None
        for office in range(min(last - 2, at + FARTHEST), at, -1):
            match = v.offices.at(words.lowers, office)
            if not match or not self._may_be_a_person(office, office + match[0], last):
                continue
            while office > at and words.lowers[office - 1] in v.modifiers:
                office -= 1
            known = next((index for index in range(at, office) if self._is_body(index, office)), at)
            return (office, " ".join(words.texts[known:office])) if office > at else None
        return None

    def _may_be_a_person(self, office: int, first: int, last: int) -> bool:
        """Whether a person may be named behind an office in a run, and no center for science, no queen of hearts."""
        v, texts = self.vocabulary, self.words.texts
        if first < last and texts[first] == ".":
            first += 1
        words = (texts[office], *texts[first:last])
        return (
            first < last
            and v.things.isdisjoint(words)
            and v.of.isdisjoint(words)
            and (texts[first] in v.given or not self.runs.is_other(texts[first]))
        )

    def _is_body(self, first: int, last: int) -> bool:
        known = self.vocabulary.bodies.at(self.words.texts, first)
        return known is not None and first + known[0] == last
