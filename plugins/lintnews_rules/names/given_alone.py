"""`names/given-alone`: a Chinese or Korean given name with a title, as if it were the family name."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.given_alone import given_alone
from lintnews.rule import Invalid, Meta, Rule


class GivenAlone(Rule):
    """A Chinese or Korean person has a title before the given name alone: “President Jinping” for Xi Jinping.

    The family name stands in front there. Who takes the last word for it calls a president by his given name, and the
    reader finds nobody of that name elsewhere.

    Not found: a given name without a title; given names of one syllable; persons whose full name the text has nowhere.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("names",))

    VALID = (
        "President Xi Jinping met Moon Jae-in. Mr Xi and Mr Moon shook hands.",
        "Lee Harvey Oswald was shot. Mr Harvey Oswald, his cousin, is no Kim Clijsters. Ms Clijsters agreed.",
        "President Jinping is a nickname.",
        "Song Joong-ki came late. “Joong-ki is a star,” she said.",
    )
    INVALID = (
        Invalid(
            "President Xi Jinping spoke. President ⟦Jinping⟧ is 70.", says="the family name of “Xi Jinping” is “Xi”"
        ),
        Invalid("He met Moon Jae-in in Seoul. Later Mr ⟦Jae-in⟧ left.", says="“Moon”"),
        Invalid("The leader, Kim Jong Un, came by train. President ⟦Jong Un⟧ smiled.", says="“Kim”"),
        Invalid("Lai Ching-te won. President ⟦Ching-te⟧ will travel.", says="“Lai”"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(given_alone):
            yield self.finding(
                one.mention.span,
                f"“{one.mention.text}” is a given name: the family name of “{one.full.text}” is “{one.family}”",
                notes=[Note(one.full.span, "the full name")],
            )
