"""`lists/garbled`."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.document import Document
from lintnews.findings import Finding, Note, Severity
from lintnews.layers.facts.lists import mixed_lists, repeated_members
from lintnews.layers.speech.quotes import quoted
from lintnews.rule import Invalid, Meta, Rule


class Garbled(Rule):
    """A list has lost or doubled a member.

    A town is explained by its country in a list of countries (“Berlin in Germany, France and the United
    Kingdom”): the list was of capitals, or of countries, and the translation mixed the two. Or one member stands twice
    (“Angola, Zimbabwe and Zimbabwe”), and the one that it replaced is lost.

    Not found: towns that the lexicon does not know; lists of two; members in other words.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Accuracy/Mistranslation", since="0.1", needs=("lists",))

    VALID = (
        "They met in Berlin in Germany, Paris in France and Rome in Italy.",
        "Democrats in Ohio, Texas and Florida voted. Offices in Berlin in Germany and in France closed.",
        "The price rose more and more, over and over. They read Long Story, Short Story and Story for Children.",
        "He spoke of Paris, Texas, and Paris, France.",
        "The ferry calls at Nes, Vik and Nes again. It sails on Monday, Friday and Monday morning.",
        "It was a war of words, and of words and of words alone.",
        "They pass wheat fields, low hills and fields of rye. He turned left, right and left. She beat Ross, Ross beat "
        "Brandt, and Brandt smiled.",
    )
    INVALID = (
        Invalid("The group has five members: ⟦Peru, Chile, Brazil, Peru⟧ and Ecuador.", says="“Peru” stands twice"),
        Invalid(
            "Blinken will consult with ⟦Berlin in Germany, France and the United Kingdom⟧ on Thursday.",
            says="“Berlin in Germany” stands in a list of countries",
        ),
        Invalid("He will visit Spain, ⟦Bergen in Norway and Egypt⟧ in May.", says="a list of countries"),
        Invalid("Voters in ⟦Houston in Texas, Virginia, and Georgia⟧ agreed.", says="a list of states"),
        Invalid("It has friends in Angola, ⟦Zimbabwe and Zimbabwe⟧.", says="“Zimbabwe” stands twice"),
        Invalid("The talks with ⟦Facebook, Google and Facebook⟧ failed.", says="“Facebook” stands twice"),
        Invalid("They brought ⟦blankets, water and blankets⟧.", says="“blankets” stands twice"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for one in doc.layer(mixed_lists):
            yield self.finding(one.span, f"“{doc.text[slice(*one.gloss)]}” stands in a list of {one.kind}")
        for twice in doc.layer(repeated_members):
            yield self.finding(
                twice.span,
                f"“{doc.text[slice(*twice.first)]}” stands twice in one list",
                notes=[Note(twice.first, "first here")],
                severity=Severity.NOTE if quoted(doc, twice.first.start) else None,
            )
