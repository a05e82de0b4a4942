"""`names/order`: family names in front of the given name, and behind it."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.names.name_order import turned_names
from lintnews.rule import Invalid, Meta, Rule, Valid


class Order(Rule):
    """Japanese names stand in two orders in one text: Kenichi Chiba, but Tsuchiya Yui.

    The translation turned some of the names round and left the others. The reader takes the given name for the family
    name, and does not find “Mr Tsuchiya” again.

    What is shown is the order that fewer names of the text have.

    Not found: names of three words; names whose given name is not known, or is a family name, too; other languages
    that write the family name first.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("names",))

    VALID = (
        Valid("Kenichi Chiba met Yui Tsuchiya in Nara. Chiba spoke to Naomi Osaka.", source_language="ja"),
        Valid("Chiba Kenichi met Tsuchiya Yui in Nara.", source_language="ja"),
        Valid("Chiba Kenichi met Joe Biden and Marina Rossi in Nara.", source_language="ja"),
    )
    INVALID = (
        Invalid(
            "Kenichi Chiba, 44, thanked Takashi Ono. He praised ⟦Tsuchiya Yui⟧, a student, in Japan.",
            says="in front in “Tsuchiya Yui”, and behind in “Takashi Ono”",
        ),
        Invalid(
            "Katsuno Kenta pitched on Sunday. The coach in Nagoya, Tanaka Takashi, praised ⟦Kenta Katsuno⟧.",
            says="behind in “Kenta Katsuno”",
            source_language="ja",
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(turned_names):
            name, other = (doc.text[slice(*span)] for span in (one.span, one.other))
            here, there = ("in front", "behind") if one.family_first else ("behind", "in front")
            yield self.finding(
                one.span,
                f"the family name stands {here} in “{name}”, and {there} in “{other}”",
                notes=[Note(one.family_of_other, f"the family name, {there}")],
            )
