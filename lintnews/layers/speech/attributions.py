"""Attributions: who said what, by which words the text says so.

Sieves in the order of their precision: the clause at a quotation's end, the one in front of it, the pieces of one
speech, a colon or a dash without a verb, and last the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from lintnews.document import Document
from lintnews.findings import Span
from lintnews.layers.names.mentions import PLACE, Mention
from lintnews.layers.speech.quotes import Quotation, outermost
from lintnews.layers.speech.reporting_clauses import ClauseFinder, NarrationSegment, ReportingClause, Speaker, segments
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.tokens import words_of
from lintnews.layers.text.vocabulary import vocabulary
from lintnews.records import NamedTuple

_PIECES = 8
"""Among how many pieces of a sentence the clause of quoted words is looked for."""


class Attribution(NamedTuple):
    """Who said what."""

    speaker: Span | None
    """A name without its titles, a pronoun or a noun phrase; None: nobody near."""
    cue: Span | None
    """The verb or preposition; None where a colon, a dash or the sentence before stands for it."""
    content: tuple[Span, ...]
    """The quotations with their marks; of indirect speech, the clause."""
    kind: str
    """`direct` (speech as sentences), `mixed` (quoted words in the text's own sentence) or `indirect`."""
    mention: Mention | None
    """The speaker's name."""


def attributions(doc: Document) -> tuple[Attribution, ...]:
    """The attributions of a document, in the order of what is said."""
    return _Reader(doc).read()


def quote_speakers(doc: Document) -> Mapping[Span, Attribution]:
    """For every outermost quotation, by its span, the attribution that it belongs to."""
    return {span: one for one in doc.layer(attributions) if one.kind != "indirect" for span in one.content}


class _Source(NamedTuple):
    """Where a quotation has its speaker from. Quotations with one source are the pieces of one speech."""

    speaker: Speaker | None
    cue: ReportingClause | None
    direct: bool


_NOBODY = _Source(None, None, True)


class _Reader:
    """Gives every quotation its source."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self.words = doc.layer(words_of)
        self.sentence_cases = doc.layer(sentence_cases)
        self.quotations = doc.layer(outermost)
        self.segments = doc.layer(segments)
        self.finder = doc.layer(ClauseFinder)
        self.vocabulary = vocabulary(doc.language)
        self.after: dict[int, int] = {}
        self.front: dict[int, int] = {}
        for number, segment in enumerate(self.segments):
            if segment.before is not None:
                self.after[segment.before] = number
            if segment.behind is not None:
                self.front[segment.behind] = number

    def read(self) -> tuple[Attribution, ...]:
        sources: list[_Source] = []
        for number in range(len(self.quotations)):
            sources.append(self._source(number, sources))
            if number and self.quotations[number - 1].continues:
                self._spread(number, sources)
        pieces: dict[_Source | int, list[Span]] = {}
        for number, (quotation, source) in enumerate(zip(self.quotations, sources, strict=True)):
            pieces.setdefault(number if source == _NOBODY else source, []).append(quotation.span)
        found = [
            self._made(_NOBODY if isinstance(source, int) else source, tuple(content))
            for source, content in pieces.items()
        ]
        found += self._indirect({source.cue for source in sources if source.cue})
        return tuple(sorted(found, key=lambda one: one.content))

    def _spread(self, number: int, sources: list[_Source]) -> None:
        """Give the last part of a quotation over paragraphs and all parts before it one source: the last with a cue."""
        if sources[number].cue is None or sources[number] == sources[number - 1]:
            sources[number] = sources[number - 1]
            return
        while number and self.quotations[number - 1].continues:
            number -= 1
            sources[number] = sources[number + 1]

    def _made(self, source: _Source, content: tuple[Span, ...], kind: str = "") -> Attribution:
        speaker, clause = source.speaker, source.cue
        named = speaker.mention.span if speaker and speaker.mention else None
        return Attribution(
            named or (self._span(speaker.first, speaker.last) if speaker else None),
            self._span(clause.cue_first, clause.cue_last) if clause else None,
            content,
            kind or ("direct" if source.direct else "mixed"),
            speaker.mention if speaker else None,
        )

    def _span(self, first: int, last: int) -> Span:
        tokens = self.words.tokens
        return Span(tokens[first].start, tokens[last - 1].end)

    def _source(self, number: int, sources: list[_Source]) -> _Source:
        quotation = self.quotations[number]
        speech = self._is_speech(quotation)
        front = self._front(number, speech)
        pause = self._pause(quotation)
        after = self._after(number, speech, pause)
        clause = front and front.speaker and self._is_clause(number)
        source = after if after and not clause and (pause == "," or not front) else front
        if source and source.speaker is None and number and sources[-1].speaker:
            earlier = self._segment(self.front, number)
            if earlier and earlier.before == number - 1:
                source = source._replace(speaker=sources[-1].speaker)
        if source:
            return source
        return (
            self._in_sentence(number, speech, sources)
            or self._dash(number)
            or self._before(number, sources)
            or (speech and self._ahead(number))
            or _NOBODY
        )

    def _is_clause(self, number: int) -> bool:
        """Whether a quotation is the clause of the clause in front of it: Smith said that “…”, Reuters reported."""
        segment = self._segment(self.front, number)
        return bool(
            segment and segment.clauses and self.words.lowers[segment.last - 1] in self.finder.grammar.subordinators
        )

    def _pause(self, quotation: Quotation) -> str:
        """The mark at a quotation's end: inside, or right behind it; or nothing."""
        inside = self.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:]
        behind = self.text[quotation.span.end : quotation.span.end + 1]
        if behind == ",":
            return ","
        return "" if inside.isalnum() else inside

    def _is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation is a sentence of its own, and not words in a sentence of the text."""
        inner = self.text[quotation.inner.start : quotation.inner.end].strip(" '\"“”‘’.…[(—-")
        return inner[:1].isupper() and " " in inner and not inner.istitle()

    def _same_paragraph(self, first: int, last: int) -> bool:
        return "\n" not in self.text[first:last]

    def _after(self, number: int, speech: bool, pause: str) -> _Source | None:
        """The clause right behind a quotation."""
        segment = self._segment(self.after, number)
        if not segment or not segment.clauses:
            return None
        opening = segment.first
        while opening < segment.last and not self.words.texts[opening][0].isalnum():
            opening += 1
        clause = next(
            (s for s in segment.clauses if s.first <= opening or (s.dependent and s.cue_first <= opening + 1)),
            None,
        )
        if (
            pause == "."
            and clause
            and self.words.texts[segment.first][0].isupper()
            and not self._is_all(segment, clause)
        ):
            return None
        if not clause or (pause not in (",", "?", "!", "—", "–", "…", "-") and not speech):
            return None
        return _Source(clause.speaker, clause, speech or pause == ",")

    def _is_all(self, segment: NarrationSegment, clause: ReportingClause) -> bool:
        """Whether nothing but a clause stands between two quotations or at a sentence's end: “….” Smith said."""
        return not any(text[0].isalnum() for text in self.words.texts[clause.last : segment.last])

    def _front(self, number: int, speech: bool) -> _Source | None:
        """The last clause in front of a quotation in its sentence."""
        segment = self._segment(self.front, number)
        if not segment:
            return None
        texts = self.words.texts
        colon = texts[segment.last - 1] == ":"
        clauses = [s for s in segment.clauses if s.cue.tense != "preposition"] or segment.clauses
        if clauses and (colon or texts[segment.last - 1] == "," or segment.last - clauses[-1].last < 15):
            return _Source(clauses[-1].speaker, clauses[-1], speech)
        if colon or (speech and texts[segment.last - 1] == ","):
            return self._subject(segment, speech)
        return None

    def _subject(self, segment: NarrationSegment, speech: bool) -> _Source | None:
        speaker = self.finder.subject(segment.first, segment.last)
        return _Source(speaker, None, speech) if speaker else None

    def _segment(self, table: Mapping[int, int], number: int) -> NarrationSegment | None:
        index = table.get(number)
        return None if index is None else self.segments[index]

    def _in_sentence(self, number: int, speech: bool, sources: list[_Source]) -> _Source | None:
        """A clause elsewhere in the sentence of quoted words: behind them, or the one of the quotation before."""
        front, after = self._segment(self.front, number), self._segment(self.after, number)
        if front and front.before is not None and sources[front.before].speaker:
            return sources[front.before]._replace(direct=sources[front.before].direct and speech)
        if not after or after.first == self.sentence_cases[after.sentence].first:
            return None
        start = self.after[number]
        same = (
            segment
            for segment in self.segments[start : start + _PIECES]
            if segment.sentence == after.sentence and segment.clauses
        )
        clause = next((segment.clauses[-1] for segment in same), None)
        return _Source(clause.speaker, clause, False) if clause and not clause.dependent else None

    def _dash(self, number: int) -> _Source | None:
        """A name behind a dash: “…” — Smith."""
        segment = self._segment(self.after, number)
        if not segment or self.words.texts[segment.first] not in "—–―-" or segment.first + 1 >= segment.last:
            return None
        speaker = self.finder.phrase(segment.first + 1, segment.last)
        return _Source(speaker, None, True) if speaker and speaker.mention else None

    def _before(self, number: int, sources: list[_Source]) -> _Source | None:
        """The speaker of the sentence before, for a quotation that is a sentence of its own."""
        if self.front.get(number) is not None:
            return None
        quotation = self.quotations[number]
        index = self._last_gap(quotation.span.start)
        segment = self.segments[index] if index is not None else None
        if segment:
            end = self.words.tokens[segment.last - 1].end
            near = self._same_paragraph(end, quotation.span.start)
            colon = self.words.texts[segment.last - 1] == ":"
            if near or colon:
                if segment.before is not None and sources[segment.before].speaker:
                    return sources[segment.before]
                told = [s for s in segment.clauses if s.speaker and not s.cue.weak]
                if told:
                    return _Source(told[-1].speaker, told[-1], True)
        if number:
            earlier = self.quotations[number - 1]
            if self._same_paragraph(earlier.span.end, quotation.span.start) and sources[-1].speaker:
                return sources[-1]
        if segment and (near or colon):
            source = self._subject(segment, True)
            return source if source and (colon or self._is_somebody(source)) else None
        return None

    def _is_somebody(self, source: _Source) -> bool:
        """Whether the subject of a sentence without a verb of saying can speak: a name, a person, a body."""
        v, speaker = self.vocabulary, source.speaker
        if speaker is None:
            return False
        if speaker.mention is not None:
            return speaker.mention.kind != PLACE
        if speaker.last == speaker.first + 1:
            return True  # a pronoun
        for index in range(speaker.first, speaker.last):
            word = self.words.lowers[index]
            forms = {word, *(word.removesuffix(ending) for ending in self.finder.grammar.plurals)} - {""}
            persons = any(form in v.roles or form in v.gendered or form in v.kin or form in v.offices for form in forms)
            if persons or v.offices.at(self.words.lowers, index) or word.capitalize() in v.heads:
                return True
        return False

    def _ahead(self, number: int) -> _Source | None:
        """The speaker who is named behind the next quotation of the paragraph, when nobody is named before."""
        if number + 1 >= len(self.quotations):
            return None
        quotation, following = self.quotations[number], self.quotations[number + 1]
        if not self._same_paragraph(quotation.span.start, following.span.end):
            return None
        pause = self._pause(following)
        source = self._after(number + 1, self._is_speech(following), pause)
        return source if source and source.speaker and source.cue else None

    def _last_gap(self, offset: int) -> int | None:
        tokens = self.words.tokens
        index = bisect_left(self.segments, offset, key=lambda segment: tokens[segment.first].start) - 1
        return index if index >= 0 else None

    def _indirect(self, used: set[ReportingClause]) -> Iterator[Attribution]:
        """The reporting clauses without a quotation: X said that ..., ..., X said."""
        lowers, subordinators = self.words.lowers, self.finder.grammar.subordinators
        for segment in self.segments:
            for number, clause in enumerate(segment.clauses):
                if clause in used or clause.dependent or not clause.speaker or clause.cue.weak:
                    continue
                start = segment.clauses[number - 1].last if number else segment.first
                end = segment.clauses[number + 1].first if number + 1 < len(segment.clauses) else segment.last
                after = clause.last + (clause.last < end and lowers[clause.last] in subordinators)
                content = (after, end) if end - after > clause.first - start else (start, clause.first)
                if content[0] < content[1]:
                    yield self._made(_Source(clause.speaker, clause, False), (self._span(*content),), "indirect")
