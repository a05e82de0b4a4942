"""`repetition/echo`: a sentence that ends as it began."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.speech.quotes import quoted
from lintnews.layers.text.changes import kept, numbers_in
from lintnews.layers.text.letter_case import sentence_cases
from lintnews.layers.text.sentences import sentences
from lintnews.layers.text.tokens import tokens_in, words_of
from lintnews.lexicons import section
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

_MOST = 80
"""Words of a sentence that is looked at."""


def _come_again(doc: Document) -> Sequence[Span]:
    """The sentences whose first word comes again."""
    return kept(doc, _come_again, _come_again_in)


def _come_again_in(doc: Document, part: Span) -> Iterator[Span]:
    every, spans, cases = doc.layer(words_of).lowers, doc.layer(sentences), doc.layer(sentence_cases)
    for number in numbers_in(spans, part):
        inside = every[cases[number].first : cases[number].last]
        opening = next((low for low in inside if low[0].isalnum()), "")
        if inside.count(opening) > 1:
            yield spans[number]


@dataclass(frozen=True)
class Echo(Rule):
    """A sentence ends with the words with which it began.

    The translation engine said a clause twice, often in place of the one that should stand there.

    Not found: a phrase that comes again in other words; emphasis inside quotations.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Addition", since="0.1", in_quotations=False)

    fewest: int = 4
    """How many words the phrase has at least."""

    VALID = (
        "What is done is done. “We will win this, we will win this,” he said.",
        "The bigger the house, the bigger the garden of the house.",
    )
    INVALID = (
        Invalid("⟦On Friday⟧ the shops will be closed on Friday.", says="“On Friday”"),
        Invalid("⟦More data are needed⟧, says Moll, more data are needed.", says="“More data are needed”"),
        Invalid("⟦The opera was full⟧ and the opera was full.", says="ends as it began"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for sentence in doc.layer(_come_again):
            words = [token for token in tokens_in(doc, sentence) if token.text[0].isalnum()]
            if len(words) > _MOST:
                continue
            lowers = [word.text.lower() for word in words]
            most = len(words) // 2
            fewest = 2 if words[1:] and words[1].text in section(doc.language, "calendar", "weekdays") else self.fewest
            size = next((n for n in range(most, fewest - 1, -1) if lowers[:n] == lowers[-n:]), 0)
            if size and not quoted(doc, words[0].start) and not quoted(doc, words[-1].start):
                first = Span(words[0].start, words[size - 1].end)
                again = Span(words[-size].start, words[-1].end)
                message = f"the sentence ends as it began: “{doc.text[slice(*first)]}”"
                yield self.finding(first, message, notes=[Note(again, "again")])
