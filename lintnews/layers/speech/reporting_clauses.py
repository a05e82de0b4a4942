"""Reporting clauses: the verb of saying outside quotations, each with the one who says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter, itemgetter

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.mentions import Mention, mentions, named
from lintnews.layers.speech.cues import Cue, grammar
from lintnews.layers.speech.quotes import outermost
from lintnews.layers.text.changes import changed, changed_values, kept, numbers_in
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.sentences import changed_sentences, sentences
from lintnews.layers.text.tokens import changed_tokens, places_by_lower, places_of, token_starts, words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.records import NamedTuple

_PAUSES = frozenset(",;:–—―")
_BEFORE_VERB = frozenset(',–—―“”"')
"""What stands before a verb whose subject follows; of the marks, one that makes no quotation."""
_REACH = 60
"""Tokens over which a subject may stand from its verb."""


class Speaker(NamedTuple):
    """A range of tokens that names the one who says: a name, a pronoun or a noun phrase."""

    first: int
    last: int
    mention: Mention | None

    def moved(self, tokens: int, places: int) -> Speaker:
        """The same so many tokens and code points further on."""
        return Speaker(self.first + tokens, self.last + tokens, self.mention and self.mention.moved(places))


class ReportingClause(NamedTuple):
    """A cue in the narration, as ranges of tokens."""

    first: int
    """Where the construction begins: its subject, or the cue if that comes first."""
    cue_first: int
    cue_last: int
    last: int
    """Where it ends: behind the cue, or behind a subject that follows it."""
    cue: Cue
    speaker: Speaker | None
    inverted: bool
    """Whether the speaker follows the cue."""
    dependent: bool
    """Whether it borrows the subject of the clause before it: `and said`, `, saying`, `to say`."""

    def moved(self, tokens: int, places: int) -> ReportingClause:
        """The same so many tokens and code points further on."""
        first, cue_first, cue_last, last, cue, speaker, *others = self
        speaker = speaker and speaker.moved(tokens, places)
        return ReportingClause(
            first + tokens, cue_first + tokens, cue_last + tokens, last + tokens, cue, speaker, *others
        )


class NarrationSegment(NamedTuple):
    """Narration: the part of a sentence between two quotations, as a range of tokens."""

    first: int
    last: int
    sentence: int
    before: int | None
    """The quotation that ends where it begins, by its number among the outermost ones."""
    behind: int | None
    """The quotation that begins where it ends."""
    clauses: tuple[ReportingClause, ...]


class _Names(NamedTuple):
    """The mentions by the tokens at which they begin (with their titles) and behind which they end."""

    starting: Mapping[int, tuple[int, Mention]]
    ending: Mapping[int, tuple[int, Mention]]


def name_tokens(doc: Document) -> _Names:
    """The mentions of a document by their tokens."""
    starts = doc.layer(token_starts)
    starting, ending = {}, {}
    for mention in doc.layer(mentions):
        first, last = bisect_left(starts, mention.whole.start), bisect_left(starts, mention.span.end)
        starting[first] = last, mention
        ending[last] = first, mention
    return _Names(starting, ending)


def segments(doc: Document) -> tuple[NarrationSegment, ...]:
    """The narration of a document: what stands outside its quotations, with the reporting clauses in it."""
    return kept(
        doc,
        segments,
        _segments_in,
        named,
        counted=changed_tokens,
        at=attrgetter("first"),
        move=partial(_moved, doc),
    )


def _moved(doc: Document, some: Sequence[NarrationSegment], by: int) -> Iterator[NarrationSegment]:
    changes = doc.layer(changed), doc.layer(changed_sentences), changed_values(doc, outermost)
    places, sentences, quotations = (change.shift if change else 0 for change in changes)
    if not (by or places or sentences or quotations):
        yield from some
        return
    for first, last, sentence, before, behind, clauses in some:
        yield NarrationSegment(
            first + by,
            last + by,
            sentence + sentences,
            None if before is None else before + quotations,
            None if behind is None else behind + quotations,
            tuple(clause.moved(by, places) for clause in clauses),
        )


def _segments_in(doc: Document, part: Span) -> Iterator[NarrationSegment]:
    finder = doc.layer(ClauseFinder)
    for number, spoken, outside in _narration(doc, part):
        subject: Speaker | None = None
        for first, last, before, behind in outside:
            reporting_clauses = tuple(
                finder.cited(finder.reporting_clauses(first, last, before is not None, spoken, subject))
            )
            yield NarrationSegment(first, last, number, before, behind, reporting_clauses)
            subject = next((clause.speaker for clause in reversed(reporting_clauses) if clause.speaker), subject)


_Ranges = list[tuple[int, int, int | None, int | None]]
"""Ranges of tokens outside quotations, with the numbers of the quotations before and behind each."""


def _quoted_tokens(doc: Document) -> Sequence[tuple[int, int]]:
    """The quotations as ranges of tokens."""
    starts = doc.layer(token_starts)
    return [(bisect_left(starts, q.span.start), bisect_left(starts, q.span.end)) for q in doc.layer(outermost)]


def _narration(doc: Document, part: Span) -> Iterator[tuple[int, bool, _Ranges]]:
    """For each sentence in a part: its number, whether it holds or follows a quotation, and its parts outside those."""
    text, starts, texts = doc.text, doc.layer(token_starts), doc.layer(words_of).texts
    ranges, cases = doc.layer(_quoted_tokens), doc.layer(sentence_cases)
    inside = numbers_in(doc.layer(sentences), part)
    place = bisect_right(ranges, cases[inside.start].first, key=itemgetter(1)) if inside else 0
    for number in inside:
        sentence = cases[number]
        first = sentence.first
        while place < len(ranges) and ranges[place][1] <= first:
            place += 1
        before = place - 1 if place and ranges[place - 1][1] == first else None
        if before is not None and not texts[first][0].islower() and "\n" in text[starts[first - 1] : starts[first]]:
            before = None  # in another paragraph, and no rest of a sentence
        found: _Ranges = []
        behind = place
        while behind < len(ranges) and ranges[behind][0] < sentence.last:
            found.append((first, ranges[behind][0], before, behind))
            first, before = ranges[behind][1], behind
            behind += 1
        found.append((first, sentence.last, before, None))
        yield number, behind > place or before is not None, [one for one in found if one[0] < one[1]]


class ClauseFinder:
    """Finds the reporting clauses in a piece of narration."""

    def __init__(self, doc: Document) -> None:
        words = doc.layer(words_of)
        self.tokens, self.texts, self.lowers = words.tokens, words.texts, words.lowers
        self.names = doc.layer(name_tokens)
        self.firsts = frozenset(case.first for case in doc.layer(sentence_cases))
        self.grammar = grammar(doc.language.partition("-")[0])
        index = doc.layer(places_by_lower)
        cues = self.grammar.cues.table
        self.cues = places_of(index, [low for low in index if cues[low] is not None])
        """The tokens with which a verb of saying may begin."""
        self.roles = vocabulary(doc.language).roles
        self.possessives = vocabulary(doc.language).possessives
        self.phrasal = self.grammar.determiners | self.grammar.links | self.possessives | {"-", ".", "/"}

    def reporting_clauses(
        self, first: int, last: int, after: bool, spoken: bool, subject: Speaker | None
    ) -> Iterator[ReportingClause]:
        """The reporting clauses of the tokens `first` up to `last`.

        `after`: a quotation ends right before; `spoken`: there is one in the sentence; `subject`: of the last clause.
        """
        g, lowers, places = self.grammar, self.lowers, self.cues
        behind = first
        for at in places[bisect_left(places, first) : bisect_left(places, last)]:
            if at < behind or self._is_name(at) or not (match := g.cues.at(lowers, at)):
                continue
            size, cue = match
            behind = at + size
            if not cue.weak or spoken:
                clause = self._clause(first, at, behind, last, cue, after, subject)
                if clause:
                    yield clause
                    if not clause.dependent and not cue.weak:
                        subject = clause.speaker or subject

    def cited(self, found: Iterable[ReportingClause]) -> Iterator[ReportingClause]:
        """The same, with those who are quoted by others in their place: `Reuters quoted Smith as saying`."""
        held: ReportingClause | None = None
        for clause in found:
            if held and clause.cue.object and held.last < clause.cue_first and not held.inverted:
                one_word = held.last + 1 == clause.cue_first
                speaker = None if one_word else self.phrase(held.last, clause.cue_first)
                speaker = speaker or self._speaker(held.last, held.last + 1)
                clause = clause._replace(first=held.first, speaker=speaker, dependent=False)
            elif held:
                yield held
            held = clause
        if held:
            yield held

    def cue_at(self, index: int, last: int) -> tuple[int, Cue] | None:
        """The finite verb of saying at a token, before `last`: how many tokens it takes, and the verb."""
        g, lowers = self.grammar, self.lowers
        found = g.cues.at(lowers, index) if index < last else None
        return found if found and found[1].tense in ("present", "past") else None

    def clause_behind(self, index: int, last: int) -> int | None:
        """The token behind the verb of saying that follows a subject which ends at a token."""
        while index < last and self._is_between(self.lowers[index]):
            index += 1
        found = self.cue_at(index, last)
        return index + found[0] if found and not found[1].weak else None

    def _clause(
        self, first: int, at: int, end: int, last: int, cue: Cue, after: bool, subject: Speaker | None
    ) -> ReportingClause | None:
        if cue.tense == "preposition":
            speaker = self.phrase(end, last)
            return ReportingClause(at, at, end, speaker.last, cue, speaker, True, False) if speaker else None
        if inverted := self._inverted(first, at, end, last, cue, after):
            return ReportingClause(at, at, end, inverted.last, cue, inverted, True, False)
        participle = cue.tense == "participle"
        j = self._verb_start(first, at)
        if j > first and self.lowers[j - 1] in self.grammar.passives:
            if not participle and end - at == 1:
                return None
            j, participle = self._verb_start(first, j - 1), False
        if j - 1 > first and self.texts[j - 1] == "," and self.texts[j - 2] == ")":
            j -= 1
        if j > first and self.texts[j - 1] == ")":
            j = next((i for i in range(j - 2, max(first, j - 12), -1) if self.texts[i] == "("), j)
        found = self._subject(first, j, cue, self.lowers[at], participle)
        if found is None:
            return None
        speaker, start = found
        if speaker is None:
            speaker = self._clause_subject(first, at) or subject or self.subject(first, at)
            return ReportingClause(at, at, end, end, cue, speaker, False, True)
        return ReportingClause(start, at, end, end, cue, speaker, False, False)

    def _verb_start(self, first: int, at: int) -> int:
        """Where the verb phrase begins that ends before a token: auxiliaries and adverbs."""
        stop = max(first, at - _REACH)
        while at > stop and self._is_between(self.lowers[at - 1]):
            at -= 1
        return at

    def _subject(self, first: int, at: int, cue: Cue, verb: str, participle: bool) -> tuple[Speaker | None, int] | None:
        """The subject that ends before a verb phrase, and where its phrase begins.

        A speaker of None: the subject of an earlier verb. None: no verb, but a noun.
        """
        g, lowers = self.grammar, self.lowers
        if at <= first:
            return None, at
        before = lowers[at - 1].partition("'")[0] or lowers[at - 1]
        if before in g.relatives:
            end = at - 1 - (at - 2 > first and self.texts[at - 2] == ",")
            found = self._chunk_back(end, first)
            return (found, self._start(found.first, first)) if found else None
        if before in g.subjects and not participle:
            return Speaker(at - 1, at, None), at - 1
        if self.texts[at - 1] in _PAUSES:
            apposed = None if participle else self._apposed(at - 1, first)
            if not apposed or not self._agrees(apposed, cue, verb):
                return None, at
            start = self._start(apposed.first, first)
            if start > first and self.texts[start - 1] == "," and (head := self._chunk_back(start - 1, first)):
                start = self._start(head.first, first)  # his wife, Smith, said
            return apposed, start
        if before in g.chains:
            return None, at
        if not self.is_nominal(at - 1):
            return (None, at) if participle else None  # by saying; the claims, in reply: a noun
        found = self._phrase_back(at, first)
        if not found or (participle and self._is_medium(found)):
            return (None, at) if participle else None
        if not participle and not self._agrees(found, cue, verb):
            return None
        return found, self._start(found.first, first)

    def _is_medium(self, speaker: Speaker) -> bool:
        """Whether a noun phrase is what is said and not who says it: `released a statement saying`."""
        return speaker.mention is None and self.lowers[speaker.last - 1] in self.grammar.media | self.grammar.calendar

    def _agrees(self, speaker: Speaker, cue: Cue, verb: str) -> bool:
        """Whether the base form of a verb can have this subject; a noun looks like it: `the phone call`."""
        plurals = self.grammar.plurals
        if speaker.mention or cue.tense != "present" or verb.endswith(plurals):
            return True
        return any(lower.endswith(plurals) for lower in self.lowers[speaker.first : speaker.last])

    def _start(self, at: int, first: int) -> int:
        """Where the phrase begins that a speaker ends: `Clinton ally` in front of the name."""
        first = max(first, at - _REACH)
        while at > first:
            if (known := self.names.ending.get(at)) and known[0] >= first:
                at = known[0]
            elif self.is_nominal(at - 1) or self.lowers[at - 1] in self.phrasal:
                at -= 1
            else:
                break
        return at

    def phrase_start(self, noun: int, first: int) -> int:
        """Where the noun phrase begins whose noun this is, without the phrases that prepositions join to it."""
        at, first = noun, max(first, noun - _REACH)
        while at > first and (self.is_nominal(at - 1) or self.lowers[at - 1] in self.grammar.calendar):
            at -= 1
        while at > first and self.lowers[at - 1] in self.grammar.determiners:
            at -= 1
        return at

    def _is_between(self, lower: str) -> bool:
        g = self.grammar
        return lower in g.between or lower in g.calendar or (lower.endswith(g.endings) and len(lower) > 4)

    def is_verb(self, index: int) -> bool:
        """Whether a word behind a noun looks like its verb."""
        g = self.grammar
        return self.lowers[index].endswith(g.verbs) and self.lowers[index - 1] not in g.determiners

    def _is_name(self, index: int) -> bool:
        """Whether a capital inside a sentence says that a word is a name: `Read said`."""
        return self.texts[index][0].isupper() and index not in self.firsts

    def _inverted(self, first: int, at: int, end: int, last: int, cue: Cue, after: bool) -> Speaker | None:
        """The speaker behind the cue: `…,” said Smith`."""
        if cue.tense == "participle" or cue.addressee:
            return None
        j = at - 1
        while j >= max(first, at - _REACH) and (self._is_between(self.lowers[j]) or self.texts[j] == ","):
            j -= 1
        follows = j < first and after
        if not follows and at > first and self.texts[at - 1] not in _BEFORE_VERB:
            return None
        swallowed = self.names.starting.get(at)  # the verb taken for a given name: Said Smith:
        speaker = Speaker(end, swallowed[0], None) if swallowed and swallowed[0] > end else self.phrase(end, last)
        if speaker and not follows:
            ends = speaker.last >= last or not self.texts[speaker.last][0].isalnum()
            return speaker if ends and (speaker.mention or swallowed) else None
        return speaker

    def is_nominal(self, index: int) -> bool:
        """Whether a token may be a noun or an adjective, as far as is known."""
        lower = self.lowers[index]
        if lower in self.grammar.function or lower in self.grammar.breaks:
            return self._is_name(index) and len(lower) > 1
        return lower[0].isalnum() and lower not in self.grammar.calendar

    def phrase(self, first: int, last: int) -> Speaker | None:
        """The noun phrase that begins at a token."""
        g, lowers = self.grammar, self.lowers
        at, last = first, min(last, first + _REACH)
        while at < last:
            if known := self.names.starting.get(at):
                at = known[0]
                if not self._leads_on(at, last):
                    break
            elif lowers[at] in g.subjects and at == first and lowers[at] not in g.determiners:
                return Speaker(at, at + 1, None)
            elif lowers[at] in g.determiners:
                if at > first and lowers[at - 1] not in g.determiners:
                    break
                at += 1
            elif lowers[at] == "-" or lowers[at] in self.possessives:
                at += 1
            elif not self.is_nominal(at) or self._is_between(lowers[at]) or (at > first and self.is_verb(at)):
                break
            else:
                at += 1
        if at == first:
            return None
        return self._speaker(first, at)

    def _leads_on(self, at: int, last: int) -> bool:
        """Whether the words behind a name lead to a role or another name: `Smith campaign manager Keller`."""
        for index in range(at, min(last, at + 4)):
            low = self.lowers[index]
            if index in self.names.starting or low in self.roles or low in self.possessives:
                return True
            if not self.is_nominal(index):
                break
        return False

    def _speaker(self, first: int, last: int) -> Speaker:
        """A phrase as a speaker: the name that ends it, or all of it."""
        known = self.names.ending.get(last)
        return Speaker(known[0], last, known[1]) if known and known[0] >= first else Speaker(first, last, None)

    def _phrase_back(self, end: int, first: int) -> Speaker | None:
        """The head of the noun phrase that ends before a token: an adviser in `an adviser to the minister`."""
        first = max(first, end - _REACH)
        chunk = self._chunk_back(end, first)
        head = chunk
        while head and head.first - 1 > first and self.lowers[head.first - 1] in self.grammar.links:
            chunk = self._chunk_back(head.first - 1, first)
            if not chunk:
                break
            head = chunk
        if head and head.first - 1 > first and self.lowers[head.first - 1] in self.grammar.relatives:
            return self._chunk_back(head.first - 1, first) or head  # an official who spoke to reporters said
        return head

    def _chunk_back(self, end: int, first: int) -> Speaker | None:
        """The noun phrase without prepositions that ends before a token."""
        g, lowers = self.grammar, self.lowers
        at = end
        known = self.names.ending.get(end)
        if known and known[0] >= first:
            return Speaker(known[0], end, known[1])
        while at > first and end - at < 9:
            if (known := self.names.ending.get(at)) and known[0] >= first:
                at = known[0]
            elif lowers[at - 1] in g.determiners:
                at -= 1
                if lowers[at - 1] not in g.determiners:
                    break
            elif (at < end and self._joins(at - 1)) or self.is_nominal(at - 1):
                at -= 1
            else:
                break
        return Speaker(at, end, None) if at < end else None

    def _joins(self, index: int) -> bool:
        """Whether a token holds two words of a phrase together: a hyphen that no space follows, a possessive."""
        lower = self.lowers[index]
        return lower in self.possessives or (lower == "-" and self.tokens[index].end == self.tokens[index + 1].start)

    def _apposed(self, comma: int, first: int) -> Speaker | None:
        """The head in front of an apposition that ends with this comma: `Smith, a teacher from Iowa, said`."""
        fallback = None
        at = comma - 1
        while at > max(first, comma - _REACH):
            if self.texts[at] in _PAUSES:
                named = self.names.ending.get(comma)
                if named and named[0] == at + 1 and named[1].kind != "place" and self.is_nominal(at - 1):
                    return Speaker(named[0], comma, named[1])  # his wife, Smith, said
                known = self.names.ending.get(at)
                if known and known[0] >= first and known[1].kind != "place":
                    return Speaker(known[0], at, known[1])
                if fallback is None and self.lowers[at + 1] in self.grammar.determiners | self.grammar.relatives:
                    fallback = self._phrase_back(at, first)
            at -= 1
        return fallback

    def _clause_subject(self, first: int, at: int) -> Speaker | None:
        """The subject that begins the clause in which a verb is not the first one: `..., he rose and said`."""
        comma = next((i for i in range(at - 1, max(first, at - _REACH), -1) if self.texts[i] == ","), None)
        found = self.subject(comma + 1, at) if comma is not None and comma + 1 < at else None
        return found if found and comma is not None and found.first == comma + 1 else None

    def subject(self, first: int, last: int) -> Speaker | None:
        """The subject of the clause in these tokens: its first noun phrase, behind an introduction."""
        at = first
        if at < last and (self.lowers[at] in self.grammar.openings or self._is_between(self.lowers[at])):
            comma = next((i for i in range(at, min(last, at + _REACH)) if self.texts[i] == ","), None)
            at = comma + 1 if comma is not None and comma + 1 < last else at
        last = min(last, at + _REACH)
        while at < last:
            lower = self.lowers[at].partition("'")[0]
            if lower in self.grammar.subjects and lower not in self.grammar.determiners:
                return Speaker(at, at + 1, None)
            if at in self.names.starting or self.lowers[at] in self.grammar.determiners:
                return self.phrase(at, last)
            at += 1
        return None
