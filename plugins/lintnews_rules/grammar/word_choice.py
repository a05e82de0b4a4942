"""`grammar/word-choice`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class WordChoice(EngineRule):
    """A word stands where another one that looks or sounds alike is meant.

    No dictionary finds it, because each word is right somewhere; the sentence says something else or nothing.

    Not found: confusions that make sense.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Linguistic conventions/Grammar", since="0.1", slow=True)

    VALID = (
        "They would lose the war, and the loose ends remain.",
        "Whether the weather turns is another question.",
    )
    INVALID = (
        Invalid("They did not want ⟦to loose⟧ the war.", says="lose", fixed="They did not want to lose the war."),
        Invalid("The economy took a ⟦turn for the worst⟧ in May.", says="Worse"),
    )
