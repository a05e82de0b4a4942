"""What a document says around a spelling: the words beside it, titles, sentences. Asked for once for each of them, as
in a text of many names each is compared with many others.
"""

from __future__ import annotations

from bisect import bisect_left

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.distance import folded, skeleton
from lintnews.layers.names.mentions import PERSON
from lintnews.layers.names.spellings import Spelling
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import token_starts, tokens_in, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.lexicons import section
from lintnews.records import NamedTuple

ROW_MARKS = frozenset(",;")
DENIAL_MARKS = frozenset(",;–—(")
SHORTEST_ROW = 5
"""Commas and semicolons of a sentence that is a row of names."""


class Company(NamedTuple):
    """What the document says around a spelling."""

    form: Spelling
    letters: str
    """The form without accents and marks."""
    bones: str
    """Its skeleton."""
    given: frozenset[tuple[str, ...]]
    """The given names in front of it."""
    surnames: frozenset[str]
    """The surnames behind it where it is a given name."""
    neighbours: frozenset[str]
    """The words that stand next to it in its names, on whichever side, and all of them there as one."""
    beside: frozenset[str]
    """All words beside it in its names, and what `neighbours` has."""
    words: frozenset[str]
    """The letters of these."""
    offices: frozenset[tuple[str, str]]
    """The offices at its names, and of which body."""
    is_titled: bool
    is_bare: bool
    """Whether it only ever stands alone."""
    is_lined_up: bool
    """Whether it stands once, alone, in a sentence that is a row of names: Bullock, Duff (Samuel 63), Grady."""
    sentences: frozenset[Span]
    introduced: frozenset[tuple[Span | str, ...]]
    """The sentences that name it in full, each with the other words of the name. Who is named twice so, alike but for
    two spellings, is two: Erik Lind and Eric Lind.
    """
    ends: int
    """Where it ends when it stands first."""
    kin_at: int
    """Where the last name begins that introduces it as somebody's relative: her cousin, Aidan Bekov; -1 without one."""
    is_told: bool
    """Whether it only ever stands where the text speaks of how a name is written: “misspelled”, “Ekdal, not Ekdahl”."""
    is_known: bool
    """Whether it is known as a given name, or as the name of a place or organisation."""
    is_common: bool
    """Whether it is an ordinary word, too."""


class Companies(dict[Spelling, Company]):
    """The company of each spelling of a document."""

    def __init__(self, doc: Document) -> None:
        super().__init__()
        self._doc = doc

    def __missing__(self, form: Spelling) -> Company:
        answer = self[form] = _company(self._doc, form)
        return answer


def _company(doc: Document, form: Spelling) -> Company:
    v, places = vocabulary(doc.language), form.occurrences
    persons = [o for o in places if o.mention.kind == PERSON]
    next_to = {word for o in places for word in (*o.before[-1:], *o.after[:1], "".join(o.before), "".join(o.after))}
    next_to -= {""}
    beside = next_to.union(*((*o.before, *o.after) for o in places))
    endings = ("", *section(doc.language, "names", "plurals"))
    is_bare = not any(o.before or o.after for o in places)
    return Company(
        form,
        folded(form.text),
        skeleton(form.text),
        frozenset(o.before for o in persons if o.before and not o.after),
        frozenset(folded(o.mention.surname) for o in persons if o.after and not o.before),
        frozenset(next_to),
        frozenset(beside),
        frozenset(map(folded, beside)),
        frozenset((title.office, title.body) for o in places for title in o.mention.titles),
        any(o.mention.titles for o in places),
        is_bare,
        is_bare and len(places) == 1 and _is_row(doc, sentence_at(doc, places[0].span.start)),
        frozenset(sentence_at(doc, o.span.start) for o in places),
        frozenset((sentence_at(doc, o.span.start), *o.before, "", *o.after) for o in persons if o.before or o.after),
        places[0].span.end,
        _kin_at(doc, form),
        all(_is_told(doc, o.mention.whole) for o in places),
        v.is_given(form.text) or form.text in v.places or form.text in v.organisations,
        any(form.text.lower().removesuffix(ending) in v.common for ending in endings),
    )


def _kin_at(doc: Document, form: Spelling) -> int:
    """Where the last name begins that introduces a given name as that of somebody's relative."""
    words, starts, kin = doc.layer(words_of), doc.layer(token_starts), section(doc.language, "names", "kin")
    for occurrence in reversed(form.occurrences):
        if occurrence.after and not occurrence.before:
            at = bisect_left(starts, occurrence.mention.whole.start)
            if not kin.keys().isdisjoint(words.lowers[max(0, at - 2) : at]):
                return occurrence.mention.whole.start
    return -1


def _is_told(doc: Document, whole: Span) -> bool:
    """Whether the sentence of a name speaks of spellings, weighs two (“Ekdal or Ekdahl?”), or denies the name behind a
    mark (“Ekdal, not Ekdahl”).
    """
    sentence = sentence_at(doc, whole.start)
    lowers = [token.text.lower() for token in tokens_in(doc, sentence)]
    if not section(doc.language, "names", "of-spellings").keys().isdisjoint(lowers):
        return True
    before = [token.text.lower() for token in tokens_in(doc, Span(sentence.start, whole.start))[-2:]]
    behind = [token.text.lower() for token in tokens_in(doc, Span(whole.end, sentence.end))]
    if behind[-1:] == ["?"] and section(doc.language, "names", "weighs").keys() & {*before[-1:], *behind[:1]}:
        return True
    return len(before) > 1 and before[0] in DENIAL_MARKS and before[1] in section(doc.language, "names", "denies")


def _is_row(doc: Document, sentence: Span) -> bool:
    """Whether a sentence is a row of names."""
    row = tokens_in(doc, sentence)
    marks = sum(token.text in ROW_MARKS for token in row)
    return marks >= SHORTEST_ROW and marks > sum(token.text.islower() for token in row)
