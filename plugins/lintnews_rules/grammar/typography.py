"""`grammar/typography`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Typography(EngineRule):
    """A space, a sign or an abbreviation is not set as the language's typography wants it.

    Engines judge it by the book and newsrooms by their own: off until it is asked for.

    Not found: what the pack of typographical slips finds anyway.
    """

    meta = Meta(
        severity=Severity.NOTE, mqm="Linguistic conventions/Punctuation", since="0.1", status="preview", slow=True
    )

    VALID = ("The ministers left; the talks, he said, go on.",)
    INVALID = (Invalid("The ministers⟦ ,⟧ he said, left.", says="no space", fixed="The ministers, he said, left."),)
