"""`grammar/style`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Style(EngineRule):
    """A phrase is right, and clumsy.

    Words that say a thing twice, that belong to another register or variant of the language: a matter of taste, and off
    until it is asked for.

    Not found: most of it, unless LanguageTool is there.
    """

    meta = Meta(severity=Severity.NOTE, mqm="Style/Unidiomatic style", since="0.1", status="preview", slow=True)

    VALID = (
        "It was the better and the most likely of both.",
        "There is more higher education now.",
    )
    INVALID = (Invalid("This is ⟦more better⟧ than before.", says="comparatives", fixed="This is better than before."),)
