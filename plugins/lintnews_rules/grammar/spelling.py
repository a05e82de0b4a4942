"""`grammar/spelling`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.grammar.filter import Fault
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Spelling(EngineRule):
    """A word is misspelled, or a translation engine made it up.

    The dictionary does not know it and knows a word that is a slip away. Names, words that the article writes with a
    capital, words of other languages and words made of known ones are let alone. A word that stands twice, and one in
    which a letter seems to stand for another, may be a rare word: a note.

    Not found: a slip that gives another word; two slips in one word; words of fewer than five letters; names, which
    `names/drift` and `names/known` judge, except what LanguageTool knows of them.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Linguistic conventions/Spelling", since="0.1", slow=True)

    VALID = (
        "The programme was recognised by its organisers in the centre.",
        "He is the de facto leader; income per capita fell.",
        "The frontrunner, a well-known playmaker, was unelectable.",
        "The frigate lay in the roadstead; the specialities were forkballs and autodromes.",
        "Bloviate all you like on https://example.org/succesfully or #succesfully.",
    )
    INVALID = (
        Invalid(
            "Ministers met for ⟦breakast⟧ in Berlin.", says="dictionary", fixed="Ministers met for breakfast in Berlin."
        ),
        Invalid(
            "The ⟦negotations⟧ will go on, and the parts ⟦consistof⟧ three.",
            fixed="The negotiations will go on, and the parts consist of three.",
        ),
    )

    def speaks_for(self, fault: Fault) -> bool:
        return fault.kind in ("spelling", "name")
