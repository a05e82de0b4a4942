"""`grammar/usage`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.grammar.filter import Fault
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule

OTHER_RULES = frozenset(
    (
        *("agreement", "article", "capitalization", "compound", "name", "preposition"),
        *("punctuation", "spelling", "style", "typography", "verb-form", "word-choice"),
    )
)
"""The kinds of faults that other rules speak for."""


class Usage(EngineRule):
    """A phrase that nobody says so.

    Each word is right and the phrase is not: translated word for word, or built after another language.

    Not found: most of them; the packs of calques know those of some source languages.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Linguistic conventions/Grammar", since="0.1", slow=True)

    VALID = (
        "He asked how to do it, made a mistake and became a factor.",
        "A touristy town in the United Nations list.",
    )
    INVALID = (Invalid("He ⟦did⟧ a mistake, the minister said.", says="istake"),)

    def speaks_for(self, fault: Fault) -> bool:
        return fault.kind not in OTHER_RULES
