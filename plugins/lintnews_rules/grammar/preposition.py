"""`grammar/preposition`."""

from __future__ import annotations

from lintnews.findings import Severity
from lintnews.rule import Invalid, Meta
from lintnews_rules.grammar.engine_rule import EngineRule


class Preposition(EngineRule):
    """A preposition is wrong, missing, or one too many.

    Prepositions are translated one by one and belong to the words beside them: the phrase is read twice.

    Not found: most of those that are possible elsewhere in the language.
    """

    meta = Meta(severity=Severity.WARNING, mqm="Linguistic conventions/Function words", since="0.1", slow=True)

    VALID = (
        "Despite the rain they discussed the plan.",
        "They arrived in Berlin and talked about the plan.",
        "He has lived there for three years.",
        "They met in Sunday’s match and on January 5.",
    )
    INVALID = (
        Invalid("⟦Despite of⟧ the rain the talks went on.", says="espite", fixed="Despite the rain the talks went on."),
        Invalid("The ministers ⟦discussed about⟧ the plan.", fixed="The ministers discussed the plan."),
        Invalid("The verdict came. ⟦In Sunday⟧ the team won.", fixed="The verdict came. On Sunday the team won."),
    )
