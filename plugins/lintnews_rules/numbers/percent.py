"""`numbers/percent`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity, Span
from lintnews.layers.facts.numbers import Number, numbers
from lintnews.layers.text.sentences import sentence_at
from lintnews.layers.text.tokens import tokens_in
from lintnews.lexicons import section
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule

_SHARES = range(3, 8)
_NEAR = 60
"""Code points around the last share among which those who are left over are named."""


@dataclass(frozen=True)
class Percent(Rule):
    """Shares of one whole are more than the whole.

    A digit was changed or a share was doubled: “61 percent were in favor, 48 percent against and 8 percent undecided”.
    Shares count as shares of one whole when the last of them is of those who are left over.

    Not found: shares of several answers, spread over sentences, or without those who are left over.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("numbers",), of_numbers=True
    )

    rounding: float = 0.5
    """By how much every share may have been rounded up."""
    most: float = 160
    """A larger sum is of several wholes."""

    VALID = (
        "Of those asked, 51 percent were in favor, 41 percent were against and 9 percent had no opinion.",
        "She won men 51 percent to 24 percent, while he won women, 57 percent to 22 percent.",
        "Spending fell 34 per cent in June, 49 per cent in July and 66 per cent in August.",
        "Registration was up by 123 percent. The rate is 150 percent of the national average.",
        "Among men 51 percent and among women 48 percent agreed, while 12 percent were undecided.",
    )
    INVALID = (
        Invalid("⟦130 percent⟧ of the data were lost.", says="more than all"),
        Invalid(
            "Of those asked, ⟦61 percent were in favor, 48 percent were against and 8 percent⟧ had no opinion.",
            says="117 percent",
        ),
        Invalid("Voter turnout was ⟦117 percent⟧.", says="more than all"),
        Invalid("Police say that ⟦120 percent⟧ of the voters came.", says="more than all"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        shares = [number for number in doc.layer(numbers) if number.unit == "%" and not number.ordinal]
        for share in shares:
            if share.value > 100 and _of_a_whole(doc, share):
                yield self.finding(share.span, f"{share.value:g} percent are more than all")
        for sentence, group in groupby(shares, lambda share: sentence_at(doc, share.span.start)):
            parts = list(group)
            total = sum(part.value for part in parts)
            if (
                len(parts) in _SHARES
                and 100 + self.rounding * len(parts) < total <= self.most
                and _is_one_whole(doc, sentence, parts)
            ):
                yield self.finding(
                    Span(parts[0].span.start, parts[-1].span.end),
                    f"the shares of one whole make {total:g} percent",
                    notes=[Note(part.span, f"{part.value:g}") for part in parts],
                )


def _of_a_whole(doc: Document, share: Number) -> bool:
    """Whether the share is of something that cannot be more than all: “of the voters”, “turnout was”."""
    line = " ".join(
        token.text.lower() for token in tokens_in(doc, Span(max(0, share.span.start - _NEAR), share.span.start))
    )
    nouns, verbs = (section(doc.language, "numbers", name) for name in ("turnouts", "amounts"))
    if any(line.endswith(f"{noun} {verb}") for noun in nouns for verb in verbs):
        return True
    wholes = section(doc.language, "numbers", "wholes")
    links, between = section(doc.language, "numbers", "of"), section(doc.language, "numbers", "quantifiers")
    behind = [token.text.lower() for token in tokens_in(doc, Span(share.span.end, share.span.end + _NEAR))]
    if not behind or behind[0] not in links:
        return False
    return next((word for word in behind[1:] if word not in between), "") in wholes


def _is_one_whole(doc: Document, sentence: Span, parts: Sequence[Number]) -> bool:
    """Whether the last share is of those who are left over, and nothing else is set beside them."""
    last = parts[-1].span
    around = Span(last.start - _NEAR // 3, last.end + _NEAR)
    rest, others = (section(doc.language, "numbers", name) for name in ("rest", "comparisons"))
    return _has_phrase(doc, around, rest) and not _has_phrase(doc, sentence, others)


def _has_phrase(doc: Document, span: Span, phrases: Iterable[str]) -> bool:
    """Whether any of the lower-case phrases stands in a span."""
    line = f" {' '.join(token.text.lower() for token in tokens_in(doc, span))} "
    return any(f" {phrase} " in line for phrase in phrases)
