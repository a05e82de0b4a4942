"""`source/name`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.records import dataclass
from lintnews.rule import Invalid, Meta, Rule, Valid


@dataclass(frozen=True)
class Name(Rule):
    """A person's name is not the one that the original has.

    The reader cannot find the person, or finds somebody else. A Chinese name is compared with all readings of all
    characters of the original; a name in Latin letters with the original's letters, where the rest of the name is the
    same, or has only another last letter.

    Not found: names that the original writes in other alphabets, as there are several ways to write them in English;
    Cantonese and older spellings, which are no syllables of Mandarin.
    """

    meta = Meta(
        severity=Severity.WARNING,
        mqm="Accuracy/Mistranslation",
        since="0.1",
        needs_original=True,
    )

    VALID = (
        Valid(
            "The mayor, Zeng Lihua, opened the bridge.",
            original="市长曾丽华为大桥剪彩。",
            original_language="zh",
        ),
        Valid(
            "The trial of Björn Haraldsson began on 3 May 2024.",
            original="Réttarhöldin yfir Birni Haraldssyni hófust 3. maí 2024.",
            original_language="is",
        ),
    )
    INVALID = (
        Invalid(
            "The mayor, ⟦Zhong Lihua⟧, opened the bridge.",
            says="“郑丽华”, which is read “Zheng Lihua”",
            original="市长⟦郑丽华⟧为大桥剪彩。",
            original_language="zh",
        ),
        Invalid(
            "Anne ⟦Kehler⟧ said no.",
            says="“Keller”",
            original="Anna ⟦Keller⟧ sagte nein.",
            original_language="de",
        ),
        Invalid(
            "Striker Anna ⟦Haberland⟧ scored twice.",
            says="“Haferland”",
            original="Stürmerin Anna ⟦Haferland⟧ traf zweimal.",
            original_language="de",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        if doc.original is None:
            return
        from lintnews.layers.alignment.misread_names import misread_names

        for target, source, reading in doc.layer(misread_names):
            theirs = doc.original.text[slice(*source)]
            which = f", which is read “{reading}”" if reading != theirs else ""
            yield self.finding(
                target,
                f"the original has no “{doc.text[slice(*target)]}”, but “{theirs}”{which}",
                notes=[Note(source, "the name in the original", in_original=True)],
            )
