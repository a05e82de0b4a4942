"""`grammar/punctuation`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Punctuation(EngineRule):
    """A mark is missing, doubled or of the wrong kind.

    Marks are set by the rules of the language that was translated from.

    Not found: quotation marks and spaces, which have rules of their own.
    """

    meta = Meta(severity=Severity.NOTE, mqm="Linguistic conventions/Punctuation", since="0.1", slow=True)

    VALID = (
        "Well, he said... they don’t know; it's late.",
        "The U.S., he said, etc., was ready.",
    )
    INVALID = (
        Invalid("They met⟦,,⟧ he said.", says="two marks", fixed="They met, he said."),
        Invalid("They ⟦don`t⟧ know it.", says="apostrophe", fixed="They don't know it."),
    )
