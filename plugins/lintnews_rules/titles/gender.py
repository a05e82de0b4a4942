"""`titles/gender`: a noun or a title that tells a gender, beside a name of the other one."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.gender_clashes import gender_clashes
from lintnews.rule import Invalid, Meta, Rule


class Gender(Rule):
    """A noun or a courtesy title that tells a gender stands beside the name of a person of the other one.

    Turkish, Finnish, Hungarian, Chinese or Persian do not tell an actor from an actress or a prince from a princess as
    English does, and the translation guesses: “actress Karl Weber”, “businessman Ayşe Demir”, “Mr Angela Holm”. The
    reader doubts who it is.

    The name tells the gender by its given name or by the end of a woman's surname (-ova, -dóttir); or the same full
    name stands beside a noun of the other gender elsewhere: “spokesman Li Wen” and “spokeswoman Li Wen”.

    Not found: given names that men and women have; bare names, but for relatives (his wife Ivan); chairmen, aldermen
    and others that women are called.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs=("offices", "given_names"),
    )

    VALID = (
        "The actress Anna Weber met Karl Weber, her husband. Chairman Anna Berg came with Mrs Peter Holm.",
        "Sister Michael prayed. The minister, Karl Holm, his wife, Anna, and the king came.",
        "The actress Andrea Berg met the spokesman Mao Wen. Karl Weber, the actress's son, was late.",
        "“The actress,” Karl Weber said, was late. He told the actress Karl was there.",
        "Jan Weber, a woman of the world, met the actress, Karl Weber and the two girls.",
    )
    INVALID = (
        Invalid("The ⟦actress⟧ Karl Weber was late.", says="“actress” is said of “Karl Weber”"),
        Invalid("His ⟦wife⟧ Ivan Petrov came with him.", says="“Ivan Petrov”, a name of the other gender"),
        Invalid("She came with her ⟦husband⟧ Anna.", says="“husband” is said of “Anna”"),
        Invalid("⟦Mr⟧ Angela Weber was absent.", says="“Mr”"),
        Invalid("Karl Weber, the popular ⟦actress⟧, was late.", says="“actress”"),
        Invalid("The ⟦spokesman⟧ Maria Zakharova said so.", says="“Maria Zakharova”"),
        Invalid("Spokesman Li Wen spoke. “No,” said the ⟦spokeswoman⟧ Li Wen later.", says="“Spokesman” elsewhere"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for clash in doc.layer(gender_clashes):
            word, name = doc.text[slice(*clash.noun.span)], clash.noun.mention
            if clash.before:
                other = doc.text[slice(*clash.before.span)]
                message = f"“{name.text}” is “{word}” here, and “{other}” elsewhere: two genders"
                notes = [Note(clash.before.span, f"“{other}”")]
            else:
                message = f"“{word}” is said of “{name.text}”, a name of the other gender"
                notes = [Note(name.span, "the name")]
            yield self.finding(clash.noun.span, message, notes=notes)
