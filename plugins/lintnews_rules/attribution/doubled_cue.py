"""`attribution/doubled-cue`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Severity, Span
from lintnews.layers.speech.reporting_clauses import ClauseFinder, NarrationSegment, ReportingClause, Speaker, segments
from lintnews.layers.speech.shown_in_original import shown_in_original
from lintnews.layers.text.tokens import words_of
from lintnews.lexicons import section
from lintnews.records import NamedTuple
from lintnews.rule import Invalid, Meta, Rule

_WINDOW = 9
"""Tokens before and behind a verb of saying among which its medium or addressee stands."""
_KINDS = ("media", "audience")


class DoubledCue(Rule):
    """What is said, or those who hear it, are also the one who says it.

    “A statement said in a statement”: the speaker was lost in translation, and the medium or the audience took the
    place. The reader does not learn who spoke.

    Only nouns for what is said and for those who hear it count, and only where the same words name both.

    Not found: a medium as speaker that is named once, such as “an interview said”.
    """

    meta = Meta(Severity.ERROR, "Accuracy/Mistranslation", since="0.1", needs=("speech",))

    VALID = (
        "The ministry said in a statement that the talks go on. One official told another official about it.",
        "The statement said that a second statement would follow. The company told the company's lawyers.",
        "In an interview on Monday, Anna Keller told reporters that reporters were welcome.",
    )
    INVALID = (
        Invalid("“The talks go on,” ⟦a statement said in a statement⟧.", says="“statement”"),
        Invalid("⟦Reporters told reporters⟧ that the talks go on.", says="“reporters”"),
        Invalid("“The talks go on,” ⟦a phone interview said on Monday in a phone interview⟧ with a paper."),
        Invalid("“The talks go on,” ⟦the op-ed noted in an op-ed⟧.", says="“op-ed”"),
        Invalid("⟦In a statement, the statement said⟧ that the talks go on."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words, finder = doc.layer(words_of), doc.layer(ClauseFinder)
        for segment in doc.layer(segments):
            for clause in segment.clauses:
                echo = _echo(finder, segment, clause)
                if not echo or not any(echo.noun in section(doc.language, "speech", name) for name in _KINDS):
                    continue
                place = Span(words.tokens[echo.first].start, words.tokens[echo.last - 1].end)
                yield self.finding(
                    place,
                    f"“{echo.noun}” both says it and is what it is said {'to' if clause.cue.addressee else 'in'}",
                    notes=shown_in_original(doc, place, "what the original has here"),
                )


class _Echo(NamedTuple):
    """The tokens from a speaker to the same noun as medium or addressee."""

    first: int
    last: int
    noun: str


def _echo(finder: ClauseFinder, segment: NarrationSegment, clause: ReportingClause) -> _Echo | None:
    """Where a speaker's noun is also the medium or the addressee; None: it does not come again."""
    speaker, lowers = clause.speaker, finder.lowers
    if speaker is None or speaker.mention or clause.dependent or clause.cue.tense == "participle":
        return None
    noun = lowers[speaker.last - 1]
    if not noun.replace("-", "").isalpha() or noun in finder.grammar.subjects:
        return None
    start = clause.cue_first if clause.inverted else speaker.first
    for at in range(clause.last, min(segment.last, clause.last + _WINDOW)):
        if not lowers[at][0].isalnum():
            break
        if lowers[at] == noun and _is_object(
            finder, clause.last, at, segment.last, speaker, addressee=clause.cue.addressee
        ):
            return _Echo(start, at + 1, noun)
    comma = clause.first - 1
    if comma - 1 > segment.first and finder.texts[comma] == "," and lowers[comma - 1] == noun:
        first = finder.phrase_start(comma - 1, segment.first)
        if first > segment.first and lowers[first - 1] in finder.grammar.places and not _is_other(finder, first, comma):
            return _Echo(first - 1, clause.last, noun)
    return None


def _is_object(finder: ClauseFinder, first: int, at: int, last: int, speaker: Speaker, *, addressee: bool) -> bool:
    """Whether a noun behind a verb of saying, which ends at `first`, is what it is said to or in."""
    if at + 1 < last:
        compound = finder.is_nominal(at + 1) and not finder.is_verb(at + 1)
        if compound or finder.lowers[at + 1] in finder.possessives:
            return False
    start = finder.phrase_start(at, first)
    if addressee and start == first and not _is_same_phrase(finder, first, at + 1, speaker):
        return False
    governed = addressee if start == first else finder.lowers[start - 1] in finder.grammar.places
    return governed and not _is_other(finder, start, at)


def _is_same_phrase(finder: ClauseFinder, first: int, last: int, speaker: Speaker) -> bool:
    """Whether a phrase says the speaker's noun with the same words: the supporters' club is not the club."""
    determiners = finder.grammar.determiners
    one, other = (
        [low for low in finder.lowers[start:end] if low not in determiners]
        for start, end in ((speaker.first, speaker.last), (first, last))
    )
    return one == other


def _is_other(finder: ClauseFinder, first: int, last: int) -> bool:
    """Whether a phrase says that it means another one."""
    return any(finder.lowers[index] in finder.grammar.others for index in range(first, last))
