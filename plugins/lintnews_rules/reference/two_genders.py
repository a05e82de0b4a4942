"""`reference/two-genders`: a person who is “he” in one sentence and “she” in another."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.pronoun_genders import two_genders
from lintnews.rule import Invalid, Meta, Rule


class TwoGenders(Rule):
    """A person is “he” in one sentence and “she” in another.

    Chinese, Turkish, Finnish or Persian have one pronoun for men and women, and the translation guesses anew in each
    sentence: “Demirkan said he was content. … Demirkan was born in Izmir. She …”.

    A pronoun counts only where it opens its sentence or follows a verb of saying, and nobody but that person is in
    sight. Which of the two is right is not said; what is shown is the one that is rarer.

    Not found: persons with a title or a given name that tells the gender, of whom other rules speak; pronouns inside a
    sentence.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        in_quotations=False,
        needs=("speech",),
    )

    VALID = (
        "Ao Demirkan said he was content. He left for Izmir. Ao Demirkan was born in Bonn. He likes it.",
        "Ao Demirkan spoke of his wife. She was ill. He left. Ao Demirkan said he was late.",
        "Ao Demirkan met Bo Yildiran. She left. Ao Demirkan said he was late.",
    )
    INVALID = (
        Invalid(
            "Ao Demirkan said he was content. It rained. Ao Demirkan was born in Izmir. ⟦She⟧ studied law there.",
            says="“She” stands for “Ao Demirkan”, who is “he” elsewhere",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(two_genders):
            pronoun, other, name = (doc.text[slice(*span)] for span in (one.pronoun, one.other, one.name))
            yield self.finding(
                one.pronoun,
                f"“{pronoun}” stands for “{name}”, who is “{other}” elsewhere",
                notes=[Note(one.name, "for whom it stands"), Note(one.other, f"“{other}”")],
            )
