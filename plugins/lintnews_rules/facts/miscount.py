"""`facts/miscount`: a total, a doubling or a difference that is none."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.products import miscounts
from lintnews.rule import Invalid, Meta, Rule


class Miscount(Rule):
    """A total, a part, a multiple, a difference or a lead is not what its own numbers make.

    “Doubled from 31 to 48”, “230 of 310, that is half”, “150 people give 200 euros each, a total of 300,000 euros”: one
    of the numbers was changed.

    Not found: numbers that stand far from one another; numbers that are not exact.
    """

    meta = Meta(
        severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("quantities",), of_numbers=True
    )

    VALID = (
        "Anna Berg won with 530 votes ahead of Eva Holm with 412. She won with 42 percent; in May she got 51 percent.",
        "The cases doubled from 31 to 64. In Bonn 150 people give 200 euros each, a total of 30,000 euros.",
        "There were 14 fires in May and 28 in June, twice as many. Now 21 of 28 are out, that is three quarters.",
        "It costs 12 euros, for children half, 6 euros.",
        "They got 60 votes, more than twice the 28 of May.",
        "A flat costs 850 euros. A year ago it was 800 euros, an increase of 50 euros.",
        "There are 215,000 pupils, 3,000 more than the 212,000 of last year.",
    )
    INVALID = (
        Invalid("Anna Berg won with ⟦412 votes ahead of Eva Holm with 530⟧.", says="won with “412 votes”"),
        Invalid("The cases doubled to ⟦48 from 31⟧ in May.", says="1.5 times as many"),
        Invalid("The cases doubled. In 2022 there were ⟦14, in 2023 there were 21⟧.", says="1.5 times as many"),
        Invalid("There were ⟦14 fires in 2022 and 21 in 2023, twice⟧ as many.", says="1.5 times as many"),
        Invalid("They found ⟦230 of 310 cars, that is half⟧.", says="“half”, but the numbers make 74 percent"),
        Invalid("Today ⟦60 of the 200 pupils (40 percent⟧) came.", says="30 percent"),
        Invalid("It costs ⟦12 euros, for children half, 7 euros⟧.", says="58 percent"),
        Invalid("They counted ⟦40 fires, twice the 30⟧ of last year.", says="1.3 times as many"),
        Invalid(
            "Here live ⟦212,000 pupils. They get 50 euros for each pupil, a total of 106 million euros⟧.",
            says="make 10,600,000",
        ),
        Invalid("Here ⟦64 people lost a total of 1.1 million euros, on average 9,000 euros⟧ each.", says="576,000"),
        Invalid("A flat costs ⟦850 euros. A year ago it was 800 euros, an increase of 80 euros⟧.", says="make 50"),
        Invalid("Berg won the vote with ⟦42 percent, Holm got 51 percent⟧.", says="51 the larger one"),
        Invalid("The rent rose from ⟦800 to 850 euros, an increase of 80 euros⟧.", says="make 50"),
        Invalid("The trip is cut from ⟦70 to 25 minutes, by 35 minutes⟧.", says="make 45"),
        Invalid("The cases doubled from ⟦31 to 48⟧ in May.", says="“doubled”, but the numbers make 1.5 times as many"),
        Invalid("In Bonn ⟦150 people give 200 euros each, a total of 300,000 euros⟧.", says="make 30,000"),
        Invalid("It costs ⟦20 million euros a day, 60 million euros⟧ in two days.", says="40,000,000"),
        Invalid("It is ⟦14 metres long and 9 wide, a total of 180 square metres⟧.", says="make 126"),
        Invalid("There are ⟦212,000 pupils, 3,000 more than the 215,000⟧ of last year.", says="3,000 fewer"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(miscounts):
            notes = [Note(part.span, f"{part.value:,g}") for part in one.parts]
            spans = sorted(part.span for part in one.parts)
            if one.word:
                notes.append(Note(one.word, "the word"))
                spans = sorted((*spans, one.word)) if one.word.start > spans[0].start else spans
            yield self.finding(
                (spans[0].start, spans[-1].end), f"{one.said}, but the numbers make {one.real}", notes=notes
            )
